import Foundation
import HTTPTypes
import Reporting
import Storage
import TestSupport
import Testing

@testable import Web

/// A table that two people type at one time.
@Suite("rows of a table are merged one by one")
struct MergeRowsTests {
    let fixture: SchoolFixture
    private let clerk: Browser
    private let head: Browser
    private let report = "/rounds/bang-2/report"

    private static let form = """
        {"code": "bang", "version": 2, "title": {"vi": "Bảng"}, "sections": [
         {"code": "A", "vi": "Mục", "indicators": [
          {"code": "t", "vi": "Các vụ", "type": "table", "rows": 4, "nature": "flow",
           "aggregate": "list", "required": "optional", "levels": ["TH", "MN"], "columns": [
            {"code": "place", "vi": "Nơi", "type": "text", "max": 40, "required": true},
            {"code": "hurt", "vi": "Bị thương", "type": "integer", "required": true}]}]}]}
        """

    init() throws {
        fixture = try SchoolFixture()
        try fixture.openRound("bang-2", title: "Bảng", form: Self.form, approved: [])
        clerk = try fixture.reporter("nv-th-cao-thang")
        head = try fixture.reporter("ht-th-cao-thang")
    }

    private func typed(_ rows: [[String]]) -> (String, String) {
        ("t", rows.isEmpty ? "" : TableQuestion.typedText(rows))
    }

    /// The rows as the page has them; those of spare ones are left out.
    private func rows(_ person: Browser) throws -> [[String]] {
        let page = try person.get(report).text
        return (1...4).map { row in
            ["place", "hurt"].map { column in
                page.components(between: "name=\"t.\(row).\(column)\"", and: ">").first?
                    .components(between: "value=\"", and: "\"").first ?? ""
            }
        }.filter { $0 != ["", ""] }
    }

    private func save(_ person: Browser, _ rows: [[String]]) throws -> Browser.Answer {
        try person.post(report, [typed(rows), ("_do", "save")])
    }

    /// Both have read the page with these rows.
    private func begin(_ rows: [[String]]) throws {
        _ = try clerk.get(report)
        _ = try save(clerk, rows)
        _ = try clerk.get(report)
        _ = try head.get(report)
    }

    @Test("rows that each added are both kept, and what one changed beside them")
    func added() throws {
        try begin([["Kho", "1"]])
        _ = try save(head, [["Kho", "1"], ["Bếp", "2"]])
        let answer = try save(clerk, [["Kho", "5"], ["Sân", "3"]])
        #expect(answer.status == .seeOther)
        #expect(try rows(clerk) == [["Kho", "5"], ["Bếp", "2"], ["Sân", "3"]])
    }

    @Test("a row that cannot be read yet stands beside those of others")
    func unreadable() throws {
        try begin([["Kho", "1"]])
        _ = try save(head, [["Kho", "1"], ["Bếp", ""]])
        _ = try save(clerk, [["Kho", "1"], ["Sân", "3"]])
        #expect(try rows(head) == [["Kho", "1"], ["Bếp", ""], ["Sân", "3"]])
        #expect(try head.get(report).text.contains("Dòng 2: chưa nhập “Bị thương”."))
    }

    @Test(
        "the same row changed by both, and more rows than there may be, are asked about as a table")
    func asked() throws {
        try begin([["Kho", "1"]])
        _ = try save(head, [["Kho", "2"]])
        let same = try save(clerk, [["Kho", "3"]])
        #expect(same.status == .conflict)
        #expect(same.text.contains("Hai người cùng sửa ô này."))
        #expect(try rows(head) == [["Kho", "2"]])

        _ = try clerk.get(report)
        _ = try head.get(report)
        let many = [["Kho", "2"], ["A", "1"], ["B", "1"]]
        _ = try save(head, many)
        let full = try save(clerk, [["Kho", "2"], ["C", "1"], ["D", "1"]])
        #expect(full.status == .conflict)
        #expect(try rows(head) == many)
    }

    private func cells(
        _ person: Browser, _ rows: [[String]], was: String?
    ) throws -> JSON {
        let answer = try person.post(
            report + "/cells", [typed(rows), ("_was", was.map { "t:\($0)" } ?? "")])
        #expect(answer.status == .ok)
        return try JSON(parsing: answer.body)
    }

    @Test("a script is told what stands now, and what it sent, upon which it goes on")
    func script() throws {
        try begin([])
        let other = try cells(head, [["Bếp", "2"]], was: nil)
        #expect(other["cells"]?["t"]?["own"] == nil)
        let first = try cells(clerk, [["Sân", ""]], was: nil)
        #expect(first["both"] == [:] && first["others"] != nil)
        #expect(first["cells"]?["t"]?["text"]?.string == #"[["Bếp","2"],["Sân",""]]"#)
        // Somebody typed on meanwhile: over what was sent, not over what is stored.
        let own = try #require(first["cells"]?["t"]?["own"]?.string)
        let next = try cells(clerk, [["Sân", "3"]], was: own)
        #expect(next["cells"]?["t"]?["text"]?.string == #"[["Bếp","2"],["Sân","3"]]"#)
        let was = try #require(next["cells"]?["t"]?["was"]?.string)
        // Whoever has the whole may take rows of it away.
        _ = try cells(clerk, [["Sân", "3"]], was: was)
        #expect(try rows(head) == [["Sân", "3"]])
    }
}
