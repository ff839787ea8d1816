import Foundation
import Reporting
import Storage
import TestSupport
import Testing

@testable import Web

extension Browser {
    /// Sends a file with the form of the page that was read last.
    func send(workbook octets: [UInt8], to target: String) throws -> Answer {
        let head = [("_csrf", token ?? ""), ("_key", key ?? "")].map {
            "--b\r\nContent-Disposition: form-data; name=\"\($0)\"\r\n\r\n\($1)\r\n"
        }.joined()
        let file =
            "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"bieu.xlsx\"\r\n\r\n"
        return try post(
            target, body: Array((head + file).utf8) + octets + Array("\r\n--b--\r\n".utf8),
            type: "multipart/form-data; boundary=b")
    }

    /// Presses a button of a preview.
    func act(_ wanted: String, upon preview: Answer, at target: String) throws -> Answer {
        try post(
            target, hiddenFields(to: target, in: preview.text) + [("_do", wanted)], hidden: false)
    }
}

extension Browser.Answer {
    /// The four counts of a preview: taken, kept, blank, wrong.
    var counts: [Int] {
        (text.components(separatedBy: "<dl class=\"nums any\">").last ?? "")
            .components(between: "<dd>", and: "</dd>").prefix(4).compactMap { Int($0) }
    }
}

extension SchoolFixture {
    /// The working copy of the school's report in the open round.
    func entries(of unit: Reporting.Unit.Code = "th-cao-thang") throws -> Entries {
        try storage.read { database in
            let round = try #require(
                try database.rounds.find(Round.Code(rawValue: SchoolFixture.round)))
            let id = try #require(try database.units.find(unit)).id
            let form = try database.forms.layout(of: round).form
            return try database.reports.entries(of: id, in: round.id, form: form)
        }
    }
}
