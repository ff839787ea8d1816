import Foundation
import HTTPTypes
import Reporting
import Storage
import TestSupport
import Testing

@testable import Web

/// What documents say is written on the page, sentence by sentence.
@Suite("The outline of a form that is being made")
struct DraftOutlineTests {
    let fixture: SchoolFixture
    let officer: Browser
    let address: String

    init() throws {
        fixture = try SchoolFixture()
        officer = try Browser(fixture.site, as: "cv")
        address = try officer.beginDraft("Y tế")
        for (words, type) in [("Số học sinh", "integer"), ("Khó khăn", "text")] {
            _ = try officer.post(
                address + "/sections",
                [("section", "A"), ("title", words), ("type", type), ("_do", "question")])
        }
    }

    private func post(_ kind: String, _ fields: [(String, String)]) throws -> Browser.Answer {
        try officer.post("\(address)/outlines/\(kind)", fields)
    }

    private func document() throws -> JSON {
        let id = try #require(Int64(address.split(separator: "/")[1]))
        return try fixture.storage.read { database in
            let owner = try #require(try database.units.find("pgd"))
            return try #require(
                try database.formDrafts.find(.init(rawValue: id), of: owner.id)
            ).draft.document
        }
    }

    /// The hidden mark of the block that is open.
    private func mark(_ place: Int, _ kind: String = "report") throws -> String {
        let page = try officer.get("\(address)/outlines/\(kind)?b=\(place)").text
        let start = try #require(page.range(of: #"name="_was" value=""#))
        return String(page[start.upperBound...].prefix { $0 != "\"" })
    }

    @Test("begins with what the form says by itself, and is dropped again")
    func begins() throws {
        let blank = try officer.get(address + "/outlines/report").text
        #expect(blank.contains("Chưa có đề cương"))
        _ = try post("report", [("_do", "begin")])
        let page = try officer.get(address + "/outlines/report").text
        #expect(page.contains("Số học sinh: {câu 1}."))
        #expect(try document()["outlines"]?["report"]?["blocks"]?.array?.isEmpty == false)
        _ = try post("report", [("_do", "drop")])
        #expect(try document()["outlines"] == nil)
    }

    @Test("has its blocks written, moved, added and taken out; a figure is put in by its number")
    func blocks() throws {
        _ = try post("report", [("_do", "begin")])
        let before = try #require(try document()["outlines"]?["report"]?["blocks"]?.array)
        let saved = try post(
            "report",
            [
                ("block", "2"), ("_was", try mark(2)), ("heading", "0"),
                ("text", "Trường có {câu 1} học sinh"), ("stands", "when"),
                ("when_q", "so_hoc_sinh"),
                ("when_is", "at_least"), ("when_to", "1"), ("note", "Ngắn gọn"),
                ("_figure", "câu 2"),
            ])
        #expect(saved.location == address + "/outlines/report?b=2#b-2")
        let block = try #require(try document()["outlines"]?["report"]?["blocks"]?.array?[2])
        #expect(block["vi"] == "Trường có {so_hoc_sinh} học sinh {kho_khan}")
        #expect(block["note"] == "Ngắn gọn")
        #expect(block["when"]?.string?.hasPrefix("so_hoc_sinh") == true)
        let added = try post(
            "report",
            [
                ("block", "2"), ("_was", try mark(2)), ("heading", "2"), ("text", "Đề mục"),
                ("stands", ""), ("_do", "add"),
            ])
        #expect(added.location == address + "/outlines/report?b=3#b-3")
        var blocks = try #require(try document()["outlines"]?["report"]?["blocks"]?.array)
        #expect(blocks.count == before.count + 1)
        #expect(blocks[2]["vi"] == "Đề mục" && blocks[2]["heading"] == 2)
        _ = try post(
            "report", [("block", "3"), ("_was", try mark(3)), ("_do", "remove")])
        blocks = try #require(try document()["outlines"]?["report"]?["blocks"]?.array)
        #expect(blocks.count == before.count)
        _ = try post(
            "report",
            [
                ("block", "2"), ("_was", try mark(2)), ("heading", "1"), ("text", "Lên trên"),
                ("stands", ""), ("_do", "up"),
            ])
        #expect(try document()["outlines"]?["report"]?["blocks"]?.array?[1]["vi"] == "Lên trên")
    }

    @Test("of two who changed one block the later one is told, and keeps what was typed")
    func changedTwice() throws {
        _ = try post("report", [("_do", "begin")])
        let mark = try mark(1)
        let first = [("block", "1"), ("_was", mark), ("heading", "0"), ("stands", "")]
        _ = try post("report", first + [("text", "Một"), ("_do", "save")])
        let second = try post("report", first + [("text", "Hai"), ("_do", "save")])
        #expect(second.status == .conflict)
        #expect(
            second.text.contains(">\nHai</textarea>") && second.text.contains("Người khác vừa sửa"))
        #expect(try document()["outlines"]?["report"]?["blocks"]?.array?[1]["vi"] == "Một")
        let gone = try post(
            "report", [("block", "99"), ("_was", mark), ("text", "Ba"), ("_do", "save")])
        #expect(gone.status == .conflict)
    }

    @Test("what is wrong is told at its block, and on the form's page with the way there")
    func faults() throws {
        _ = try post("report", [("_do", "begin")])
        _ = try post(
            "report",
            [
                ("block", "1"), ("_was", try mark(1)), ("heading", "0"), ("text", "{khong_co}"),
                ("stands", ""), ("_do", "save"),
            ])
        let page = try officer.get(address + "/outlines/report").text
        #expect(page.contains(#"<div class="fq err" id="b-1">"#))
        #expect(page.contains("“{khong_co}”"))
        let form = try officer.get(address).text
        #expect(form.contains(address + "/outlines/report?b=1#b-1"))
    }

    @Test("the consolidated one has annexes, and figures of totals")
    func consolidated() throws {
        _ = try post("consolidated", [("_do", "begin")])
        _ = try post(
            "consolidated",
            [
                ("subject", "Kết quả y tế"), ("annex", "schools"), ("annex", "tasks"),
                ("_do", "frame"),
            ])
        let outline = try #require(try document()["outlines"]?["consolidated"])
        #expect(outline["subject"] == "Kết quả y tế")
        #expect(outline["annexes"]?.array?.prefix(2) == ["schools", "tasks"])
        let page = try officer.get(address + "/outlines/consolidated?b=1").text
        #expect(page.contains(#"value="$owed" data-insert="text">"#))
        #expect(try officer.get(address + "/outlines/other").status == .notFound)
    }

    @Test("a school's report is shown as it is printed")
    func printed() throws {
        _ = try post("report", [("_do", "begin")])
        let page = try officer.get(address + "/outlines/report?school=Cao%20Th%E1%BA%AFng").text
        #expect(page.contains("Xem như khi in") && page.contains("Trường Tiểu học Cao Thắng"))
    }
}
