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
        address = try officer.beginDraft(
            "Y tế", asking: [("Số học sinh", "integer"), ("Khó khăn", "text")])
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
        let opened = #"name="block" value="\#(place)"><input type="hidden" name="_was" value=""#
        return try #require(page.components(between: opened, and: "\"").first)
    }

    /// That of subject, names and annexes, which stand before the blocks.
    private func frameMark(_ kind: String) throws -> String {
        let page = try officer.get("\(address)/outlines/\(kind)").text
        return try #require(page.components(between: #"name="_was" value=""#, and: "\"").first)
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
                ("_was", try frameMark("consolidated")), ("_do", "frame"),
            ])
        let outline = try #require(try document()["outlines"]?["consolidated"])
        #expect(outline["subject"] == "Kết quả y tế")
        #expect(outline["annexes"]?.array?.prefix(2) == ["schools", "tasks"])
        let page = try officer.get(address + "/outlines/consolidated?b=1").text
        #expect(page.contains(#"value="Số trường phải báo cáo" data-insert="text">"#))
        #expect(try officer.get(address + "/outlines/other").status == .notFound)
    }

    @Test("names for what is computed are made codes, stand in texts, and are told apart")
    func names() throws {
        _ = try post("consolidated", [("_do", "begin")])
        let mark = try frameMark("consolidated")
        let fields = [
            ("subject", "Kết quả"), ("name1", "Gấp đôi"), ("value1", "câu 1 + Câu 1"),
            ("name2", "Gấp đôi"), ("value2", "gap_doi"), ("whole2", "câu 1"), ("name3", ""),
            ("value3", ""), ("_was", mark), ("_do", "frame"),
        ]
        #expect(try post("consolidated", fields).status == .seeOther)
        let names = try #require(try document()["outlines"]?["consolidated"]?["let"]?.object)
        #expect(names.names == ["gap_doi", "gap_doi_2"])
        #expect(names["gap_doi"] == "so_hoc_sinh + so_hoc_sinh")
        #expect(names["gap_doi_2"] == ["gap_doi", "so_hoc_sinh"])
        let page = try officer.get(address + "/outlines/consolidated?b=1").text
        #expect(page.contains(#"name="value1" value="câu 1 + câu 1""#))
        #expect(page.contains(#"value="gap_doi" data-insert="text">"#))
        _ = try post(
            "consolidated",
            [
                ("block", "1"), ("_was", try self.mark(1, "consolidated")), ("heading", "0"),
                ("text", "Cả thảy {gap_doi}, {gap_doi_2}."), ("stands", ""), ("_do", "save"),
            ])
        #expect(!(try officer.get(address + "/outlines/consolidated").text.contains("msg err")))
        // Of two who changed it the later one is told, and what was typed comes back.
        let late = try post("consolidated", fields)
        #expect(late.status == .conflict)
        #expect(late.text.contains(#"name="name1" value="Gấp đôi""#))
        // A form that was made elsewhere may have more names than the page has room for.
        let most = OutlineFrameDraft.mostNames + 3
        let many = (1...most).flatMap { [("name\($0)", "so_\($0)"), ("value\($0)", "\($0)")] }
        _ = try post(
            "consolidated",
            [("subject", "K"), ("_was", try frameMark("consolidated")), ("_do", "frame")] + many)
        #expect(try document()["outlines"]?["consolidated"]?["let"]?.object?.count == most)
        #expect(
            try officer.get(address + "/outlines/consolidated").text.contains(
                #"name="name\#(most)" value="so_\#(most)""#))
        // What is wrong is told with the name at which it stands.
        _ = try post(
            "consolidated",
            [
                ("subject", "Kết quả"), ("name1", "gap_doi"), ("value1", "khong_co + 1"),
                ("_was", try frameMark("consolidated")), ("_do", "frame"),
            ])
        let wrong = try officer.get(address + "/outlines/consolidated").text
        #expect(wrong.contains("gap_doi: "), "\(wrong.prefix(3000))")
    }

    @Test("schools are quoted, by a block that was text and becomes text again")
    func quotes() throws {
        _ = try post("consolidated", [("_do", "begin")])
        func save(_ fields: [(String, String)]) throws -> JSON {
            _ = try post(
                "consolidated",
                [("block", "1"), ("_was", try mark(1, "consolidated")), ("_do", "save")] + fields)
            return try #require(
                try document()["outlines"]?["consolidated"]?["blocks"]?.array?[1])
        }
        var block = try save([("heading", "quotes"), ("text", "x"), ("quotes", "kho_khan")])
        #expect(block == ["quotes": "kho_khan"])
        #expect(
            try officer.get(address + "/outlines/consolidated").text.contains(
                "Trích lời các trường: Khó khăn"))
        block = try save(
            [("heading", "quotes"), ("quotes", "kho_khan"), ("quotes_all", "1")])
        #expect(block == ["quotes": "kho_khan", "units": "all"])
        block = try save([("heading", "0"), ("text", "Lời"), ("quotes", "kho_khan")])
        #expect(block == ["vi": "Lời"])
        // What schools answer in numbers is not quoted, nor is a question that nobody chose.
        for code in ["so_hoc_sinh", ""] {
            _ = try save([("heading", "quotes"), ("quotes", code)])
            let page = try officer.get(address + "/outlines/consolidated").text
            #expect(page.contains(#"<div class="fq err" id="b-1">"#), "\(code)")
        }
    }

    @Test("an annex has the words of schools by the numbers of questions")
    func texts() throws {
        _ = try post("consolidated", [("_do", "begin")])
        _ = try post(
            "consolidated",
            [
                ("subject", "Kết quả"), ("annex", "levels"), ("title1", "Khó khăn của các trường"),
                ("texts1", "2, 1"), ("by1", "commune"), ("title2", ""), ("texts2", ""),
                ("by2", ""), ("_was", try frameMark("consolidated")), ("_do", "frame"),
            ])
        let annexes = try document()["outlines"]?["consolidated"]?["annexes"]
        #expect(
            annexes == [
                "levels",
                [
                    "title": "Khó khăn của các trường", "texts": ["kho_khan", "so_hoc_sinh"],
                    "by": "commune",
                ],
            ])
        let page = try officer.get(address + "/outlines/consolidated").text
        #expect(page.contains(#"name="texts1" value="2, 1""#) && page.contains(#"name="title2""#))
    }

    @Test("a school's report is shown as it is printed")
    func printed() throws {
        _ = try post("report", [("_do", "begin")])
        let page = try officer.get(address + "/outlines/report?school=Cao%20Th%E1%BA%AFng").text
        #expect(page.contains("Xem như khi in") && page.contains("Trường Tiểu học Cao Thắng"))
    }
}
