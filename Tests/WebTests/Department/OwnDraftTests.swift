import Foundation
import HTTPTypes
import Reporting
import Storage
import TestSupport
import Testing

@testable import Web

/// What the office itself is asked is made on a page beside what schools are asked.
@Suite("The office's part of a form that is being made")
struct OwnDraftTests {
    private let desk: DraftDesk
    private let draft: String

    init() throws {
        desk = try DraftDesk()
        draft = try desk.begin()
        try desk.add("Số học sinh", "integer", to: "A", draft)
        let own = draft + "/own"
        _ = try desk.send(own, to: "/sections", [("_do", "add"), ("title", "Việc của Phòng")])
        try desk.add("Số lượt kiểm tra", "integer", to: "A", own)
        try desk.add("Số học sinh", "integer", to: "A", own)
    }

    private func save(_ code: String, _ fields: [(String, String)]) throws -> Browser.Answer {
        try desk.send(
            "\(draft)/own?q=\(code)", to: "/questions",
            [("question", code), ("_do", "save")] + fields)
    }

    @Test("its questions say nothing of schools, and share no code with theirs")
    func questions() throws {
        let saved = try save(
            "so_luot_kiem_tra",
            [
                ("label", "Số lượt kiểm tra"), ("type", "integer"), ("unit", "lượt"),
                ("required", "always"), ("level", "TH"), ("aggregate", "sum"),
                ("nature", "flow"), ("clauses", "II.2"), ("profile", "1"),
            ])
        #expect(saved.location == draft + "/own?q=so_luot_kiem_tra&done=saved#q-so_luot_kiem_tra")
        let stored = try desk.stored(draft)
        let question: JSON = [
            "code": "so_luot_kiem_tra", "vi": "Số lượt kiểm tra", "type": "integer",
            "unit": "lượt", "required": "always", "clauses": ["II.2"],
        ]
        #expect(stored.own.sections[0].questions[0].json == question)
        #expect(stored.own.sections[0].questions.map(\.code)[1] == "so_hoc_sinh_2")
        #expect(stored.sections[0].questions.map(\.code) == ["so_hoc_sinh"])
        #expect(stored.own.sections[0].code == "A" && stored.sections.count == 1)
        let page = try desk.officer.get(draft + "/own?q=so_luot_kiem_tra").text
        #expect(!page.contains(#"name="level""#) && !page.contains(#"name="aggregate""#))
        #expect(!page.contains(#"value="file""#) && page.contains(#"value="table""#))
        #expect(page.contains(#"name="clauses" value="II.2""#))
    }

    @Test("a condition is a sentence over its own questions, also while another one is wrong")
    func condition() throws {
        _ = try save(
            "so_hoc_sinh_2",
            [
                ("label", "Số trường"), ("type", "integer"), ("required", "when"),
                ("when_q", "so_luot_kiem_tra"), ("when_is", "at_least"), ("when_to", "1"),
            ])
        _ = try save("so_luot_kiem_tra", [("label", "Lượt"), ("type", "decimal"), ("scale", "9")])
        let page = try desk.officer.get(draft + "/own?q=so_hoc_sinh_2").text
        #expect(page.contains("Còn 2 chỗ phải sửa ở phần này."), "\(page.prefix(4000))")
        let whole = try desk.officer.get(draft).text
        #expect(whole.contains(draft + "/own?q=so_luot_kiem_tra#q-so_luot_kiem_tra"))
        #expect(whole.contains("Phần của cơ quan, Mục A, câu 1"))
        _ = try save(
            "so_luot_kiem_tra", [("label", "Lượt"), ("type", "integer"), ("required", "always")])
        let mended = try desk.officer.get(draft + "/own?q=so_hoc_sinh_2").text
        #expect(mended.contains(#"<option value="so_luot_kiem_tra" selected>1. Lượt</option>"#))
        #expect(mended.contains("hỏi khi câu 1"))
    }

    @Test("rules, notes and tables are of it too; what was taken out comes back")
    func rest() throws {
        let rule = try desk.send(
            draft + "/own?r=new&kind=between", to: "/rules",
            [
                ("rule", "new"), ("kind", "between"), ("q", "so_luot_kiem_tra"), ("least", "0"),
                ("most", "500"), ("severity", "error"), ("at", ""), ("message", ""),
                ("explanations", ""), ("_do", "save"),
            ])
        let opened = try desk.officer.get(draft + "/own?r=new&kind=between").text
        #expect(opened.contains(#"value="note""#) && !opened.contains(#"value="warning""#))
        #expect(rule.location == draft + "/own?r=E1&done=saved#r-E1", "\(rule.text.prefix(500))")
        try desk.add("Chỉ kể đoàn của Phòng", "note", to: "A", draft + "/own")
        #expect(try desk.stored(draft).own.rules.count == 1)
        #expect(try desk.stored(draft).rules.isEmpty)
        _ = try desk.send(
            draft + "/own?q=so_hoc_sinh_2", to: "/questions",
            [
                ("question", "so_hoc_sinh_2"), ("label", "Số trường"), ("type", "integer"),
                ("required", "always"), ("_do", "remove"),
            ])
        #expect(try desk.stored(draft).own.questionsLaidAside.map(\.code) == ["so_hoc_sinh_2"])
        let back = try desk.send(
            draft + "/own", to: "/questions", [("question", "so_hoc_sinh_2"), ("_do", "restore")])
        #expect(back.location == draft + "/own?q=so_hoc_sinh_2#q-so_hoc_sinh_2")
        #expect(try desk.stored(draft).reading.faults.isEmpty)
    }

    @Test("it is brought out with the form, and then asks the office")
    func published() throws {
        _ = try save(
            "so_luot_kiem_tra",
            [
                ("label", "Lượt"), ("type", "choice"), ("options", "Ít\nNhiều"),
                ("required", "always"),
            ])
        let answer = try desk.send(draft, to: "", [("_do", "publish")])
        #expect(answer.location?.hasPrefix("/forms/y_te_truong_hoc/1") == true)
        let form = try desk.fixture.storage.read { database in
            let owner = try #require(try database.units.find("pgd-a")?.id)
            let version = Form.Version(code: "y_te_truong_hoc", version: 1)
            return try database.forms.layout(.init(version, of: owner)).form
        }
        let own = try #require(form.own)
        #expect(own.indicators.map(\.code) == ["so_luot_kiem_tra", "so_hoc_sinh_2"])
        #expect(own.indicators[0].kind.list?.options.map(\.label.vietnamese) == ["Ít", "Nhiều"])
        #expect(form.document["own"]?["removed"] == nil)
    }

    @Test("a part without questions is none; another office sees none of it")
    func empty() throws {
        for code in ["so_luot_kiem_tra", "so_hoc_sinh_2"] {
            _ = try desk.send(
                "\(draft)/own?q=\(code)", to: "/questions",
                [("question", code), ("label", "x"), ("type", "integer"), ("_do", "remove")])
        }
        _ = try desk.send(draft + "/own", to: "/sections", [("_do", "remove"), ("section", "A")])
        let stored = try desk.stored(draft)
        #expect(stored.own.sections.isEmpty && stored.reading.form.own == nil)
        #expect(stored.reading.faults.isEmpty)
        _ = try desk.other.get("/forms")
        #expect(try desk.other.get(draft + "/own").status == .notFound)
        let sent = try desk.send(
            draft + "/own", to: "/sections", [("_do", "add"), ("title", "Lạ")], by: desk.other)
        #expect(sent.status == .notFound)
    }
}
