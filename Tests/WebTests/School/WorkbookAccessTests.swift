import Foundation
import HTTPTypes
import Reporting
import Storage
import TestSupport
import Testing

@testable import Web

/// Who gets and sends a report's workbook, and when.
@Suite("who fills in by workbook")
struct WorkbookAccessTests {
    let fixture: SchoolFixture
    private let round = "/rounds/\(SchoolFixture.round)"
    private var own: String { round + "/report" }

    init() throws { fixture = try SchoolFixture() }

    private func entry(_ school: String = "th-cao-thang") -> String {
        "\(round)/reports/\(school)/entry"
    }

    private func write(_ body: (WriteTransaction, Round, Reporting.Unit) throws -> Void) throws {
        try fixture.storage.write { database in
            let round = try #require(
                try database.read.rounds.find(Round.Code(rawValue: SchoolFixture.round)))
            let unit = try #require(try database.read.units.find("th-cao-thang"))
            try body(database, round, unit)
        }
    }

    @Test("an officer takes what a school sent by mail, and submits it with the reason")
    func onBehalf() throws {
        let clerk = try fixture.reporter("nv-th-cao-thang")
        var file = try FilledFile(try clerk.get(own + "/form.xlsx").body)
        for (code, text) in SchoolFixture.filled where code != "forms" {
            try file.put(
                text: ["true": "Có", "none": "Không có"][text] ?? text, at: code)
        }
        // The school's own draft is not the department's to see.
        _ = try clerk.post(own, [("pupils", "98.765")])
        let officer = try Browser(fixture.site, as: "cv")
        let page = try officer.get(entry() + "/workbook")
        #expect(page.text.contains("Tệp Excel nhà trường gửi"))
        #expect(page.text.contains("đang nhập dở"))
        #expect(
            try !FilledFile(try officer.get(entry() + "/form.xlsx").body).row("pupils").contains(
                "777"))
        let target = entry() + "/form.xlsx"
        let preview = try officer.send(workbook: try file.octets, to: target)
        #expect(preview.status == .ok)
        #expect(!preview.text.contains("98.765"))
        let taken = try officer.act("take", upon: preview, at: target)
        #expect(taken.location == entry() + "/workbook?done=taken")
        let form = try officer.get(entry())
        #expect(form.text.contains("value=\"512\""))
        let without = try officer.post(entry(), [("_do", "submit")])
        #expect(without.status == .unprocessableContent)
        #expect(without.text.contains("ghi lý do nhập thay"))
        let submitted = try officer.post(
            entry(),
            [
                ("_do", "submit"), ("on_behalf_channel", "email"),
                ("on_behalf_reason", "Trường gửi tệp Excel qua thư điện tử ngày 20/11/2026."),
            ])
        #expect(submitted.location?.hasSuffix("?done=entered") == true)
    }

    @Test("another school's address, a leader and a script of none get nothing")
    func others() throws {
        let clerk = try fixture.reporter("nv-th-cao-thang")
        let file = try clerk.get(own + "/form.xlsx").body
        for address in ["/workbook", "/form.xlsx"] {
            #expect(try clerk.get(entry("th-doan-tung") + address).status == .forbidden)
        }
        #expect(
            try clerk.send(workbook: file, to: entry("th-doan-tung") + "/form.xlsx").status
                == .forbidden)
        let officer = try Browser(fixture.site, as: "cv")
        #expect(try officer.get(entry("khong-co") + "/form.xlsx").status == .notFound)
        #expect(try officer.get(own + "/form.xlsx").status == .forbidden)
    }

    @Test("what can't be filled in any more is neither given nor taken")
    func closed() throws {
        let clerk = try fixture.reporter("nv-th-cao-thang")
        let file = try clerk.get(own + "/form.xlsx").body
        _ = try clerk.post(own, SchoolFixture.filled + [("_do", "submit")])
        let read = try FilledFile(try clerk.get(own + "/form.xlsx").body)
        #expect(try read.cell("pupils")?.contains("<v>512</v>") == true)
        #expect(!read.hasOpenCells)
        let officer = try Browser(fixture.site, as: "cv")
        #expect(try officer.get(entry() + "/form.xlsx").location == entry() + "/workbook")
        _ = try clerk.get(own)
        #expect(try clerk.send(workbook: file, to: own + "/form.xlsx").status == .conflict)
        let page = try clerk.get(own + "/workbook")
        #expect(page.status == .ok)
        #expect(!page.text.contains("type=\"file\""))
    }

    @Test("of a report that was given back by cells only these can be typed over and are taken")
    func returned() throws {
        let clerk = try fixture.reporter("nv-th-cao-thang")
        _ = try clerk.post(own, SchoolFixture.filled)
        var older = try FilledFile(try clerk.get(own + "/form.xlsx").body)
        _ = try clerk.get(own)
        _ = try clerk.post(own, SchoolFixture.filled + [("_do", "submit")])
        let due = try SchoolFixture.moment("2026-11-27T17:00:00+07:00")
        try write { database, round, unit in
            try database.return(
                unit.id, in: round.id,
                .init(reason: "", cells: ["spent": "Nhầm đơn vị"], dueAt: due), by: .command)
        }
        let file = try FilledFile(try clerk.get(own + "/form.xlsx").body)
        #expect(try file.row("spent").contains("Nhầm đơn vị"))
        #expect(try file.row("staff").contains("Không phải sửa"))
        try older.put(number: "8000000", at: "spent")
        try older.put(number: "98765", at: "pupils")
        let preview = try clerk.send(workbook: try older.octets, to: own + "/form.xlsx")
        #expect(preview.text.contains("không nằm trong yêu cầu sửa"))
        #expect(preview.text.contains("Nhận 1 ô"))
        #expect(
            try clerk.act("take", upon: preview, at: own + "/form.xlsx").status == .seeOther)
        let page = try clerk.get(own).text
        #expect(page.contains("8.000.000"))
        #expect(!page.contains("98.765"))
    }

    @Test("what the round asks no more is not in the file, and not taken of an older one")
    func disabled() throws {
        let clerk = try fixture.reporter("nv-th-cao-thang")
        var file = try FilledFile(try clerk.get(own + "/form.xlsx").body)
        try file.put(number: "600", at: "pupils")
        try file.put(number: "5", at: "area")
        let preview = try clerk.send(workbook: try file.octets, to: own + "/form.xlsx")
        try write { database, round, _ in
            try database.setDisabled(["area"], in: round.id, reason: "", by: .command)
        }
        let again = try FilledFile(try clerk.get(own + "/form.xlsx").body)
        #expect(again.has("pupils"))
        #expect(!again.has("area"))
        let shown = try clerk.act("take", upon: preview, at: own + "/form.xlsx")
        #expect(shown.status == .conflict)
        #expect(shown.text.contains("Diện tích"))
        #expect(try fixture.entries().isEmpty)
        #expect(try clerk.act("take", upon: shown, at: own + "/form.xlsx").status == .seeOther)
        #expect(try clerk.get(own).text.contains("value=\"600\""))
        let later = try clerk.send(workbook: try file.octets, to: own + "/form.xlsx")
        #expect(later.text.contains("Dòng không có trong biểu"))
        #expect(later.text.contains("Diện tích"))
    }

    @Test("who has not signed in is led there, and sends nothing")
    func signedOut() throws {
        let nobody = Browser(fixture.site)
        #expect(try nobody.get(own + "/form.xlsx").location == "/sign-in")
        #expect(try nobody.send(workbook: [1, 2, 3], to: own + "/form.xlsx").status != .ok)
    }
}
