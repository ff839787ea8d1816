import HTTP
import HTTPTypes
import Reporting
import Storage
import Testing

@testable import Web

@Suite("A form that is being made is its office's, and bounded")
struct DraftBoundsTests {
    private let desk: DraftDesk

    init() throws { desk = try DraftDesk() }

    @Test("questions that were asked before are found by their words and taken as they are")
    func library() throws {
        let draft = try desk.begin()
        let page = try desk.officer.get(draft + "?add=A&find=nguoi").text
        let reference = try #require(
            page.components(between: "name=\"question\" value=\"", and: "\"").first)
        let code = try #require(reference.split(separator: "/").last.map(String.init))
        try desk.send(draft, to: "/taken", [("section", "A"), ("question", reference)])
        #expect(try desk.stored(draft).question(code) != nil)
        #expect(
            try desk.send(draft, to: "/taken", [("section", "A"), ("question", reference)]).status
                == .conflict)
        #expect(!(try desk.officer.get(draft + "?add=A&find=nguoi").text.contains(reference)))
        #expect(
            try desk.officer.get(draft + "?add=A&find=zzz").text
                .contains("Không có câu nào phù hợp."))
    }

    @Test("a section of another form is copied with what is new of it, once")
    func sections() throws {
        let draft = try desk.begin()
        let page = try desk.officer.get(draft + "?copy=1").text
        let references = page.components(between: "name=\"copied\" value=\"", and: "\"")
        let first = try #require(references.first)
        let answer = try desk.send(draft, to: "/taken", [("copied", first)])
        #expect(answer.location?.hasPrefix(draft + "#s-") == true)
        let sections = try desk.stored(draft).sections
        #expect(sections.count == 2)
        #expect(!(sections[1].questions.isEmpty))
        #expect(try desk.send(draft, to: "/taken", [("copied", first)]).status == .conflict)
        #expect(
            !(try desk.officer.get(draft + "?copy=1").text.contains("value=\"\(first)\"")))
        #expect(
            try desk.send(draft, to: "/taken", [("copied", "thu/1/khong-co")]).status == .conflict)
    }

    @Test("what is typed line by line is bounded, and refused before anything is made of it")
    func lines() throws {
        let draft = try desk.begin()
        try desk.add("Phòng y tế", "choice", to: "A", draft)
        func lines(_ count: Int) -> String {
            (1...count).map { "x\($0) = \($0)" }.joined(separator: "\n")
        }
        let question = [
            ("question", "phong_y_te"), ("label", "Phòng y tế"), ("type", "choice"),
            ("required", "always"), ("level", "TH"), ("_do", "save"),
        ]
        let before = try desk.stored(draft)
        for (page, act, fields, words) in [
            (
                "?q=phong_y_te", "/questions", question + [("options", lines(1_001))],
                "Có 1.001 lựa chọn; nhiều nhất 1.000."
            ),
            (
                "", "", [("_do", "parameters"), ("parameters", lines(101))],
                "Có 101 định mức; nhiều nhất 100."
            ),
            (
                "?r=new&kind=text", "/rules",
                [
                    ("rule", "new"), ("kind", "text"), ("holds", "true"), ("names", lines(101)),
                    ("_do", "save"),
                ], "Có 101 tên; nhiều nhất 100."
            ),
        ] {
            let answer = try desk.send(draft + page, to: act, fields)
            #expect(answer.status == .unprocessableContent)
            #expect(answer.text.contains(words))
            // It goes back to who typed it.
            #expect(answer.text.contains("x101 = 101"))
        }
        #expect(try desk.stored(draft) == before)
        let full = try desk.send(
            draft + "?q=phong_y_te", to: "/questions", question + [("options", lines(1_000))])
        #expect(full.status == .seeOther)
        #expect(try desk.stored(draft).document["lists"]?["phong_y_te"]?.array?.count == 1_000)
    }

    @Test("parameters are lines, and what is wrong with one is told")
    func parameters() throws {
        let draft = try desk.begin()
        try desk.add("Số học sinh", "integer", to: "A", draft)
        let lines = "so_buoi = 2\nbat_buoc = có\nngay = 2026-09-05\nToday = 1"
        try desk.send(draft, to: "", [("_do", "parameters"), ("parameters", lines)])
        #expect(
            try desk.stored(draft).document["parameters"] == [
                "so_buoi": 2, "bat_buoc": true, "ngay": "2026-09-05", "Today": 1,
            ])
        let page = try desk.officer.get(draft).text
        #expect(page.contains("Định mức Today"))
        #expect(
            page.contains("so_buoi = 2\nbat_buoc = có\nngay = 2026-09-05\nToday = 1</textarea>"))
        try desk.send(draft, to: "", [("_do", "parameters"), ("parameters", "")])
        #expect(try desk.stored(draft).document["parameters"] == nil)
    }

    @Test("a trial shows the school's fields and what the checks say, and keeps nothing")
    func trial() throws {
        let draft = try desk.begin()
        try desk.add("Số học sinh", "integer", to: "A", draft)
        try desk.send(
            draft + "?q=so_hoc_sinh", to: "/questions", DraftDesk.pupils + [("_do", "save")])
        let blank = try desk.officer.get(draft + "/trial?level=TH")
        #expect(blank.text.contains("name=\"so_hoc_sinh\""))
        func check(_ answer: String) throws -> Browser.Answer {
            try desk.officer.post(draft + "/trial", [("_level", "TH"), ("so_hoc_sinh", answer)])
        }
        let wrong = try check("nhiều")
        #expect(wrong.status == .ok)
        #expect(wrong.text.contains("1 lỗi"))
        #expect(wrong.text.contains("value=\"nhiều\""))
        #expect(try check("120").text.contains("Nộp được: không có lỗi"))
        #expect(try check("").text.contains("1 câu bắt buộc còn trống"))
        #expect(try desk.officer.get(draft + "/trial?level=MN").status == .badRequest)
    }

    @Test(
        "a trial begins with a school's last figures, in its own level, and knows the round before")
    func trialOfSchool() throws {
        _ = try desk.officer.get("/forms")
        let draft = try #require(
            try desk.officer.post("/form-drafts", [("from", "thu/1")]).location)
        let page = try desk.officer.get(draft + "/trial?school=th-cao-thang").text
        #expect(page.contains("Số liệu của Trường Tiểu học Cao Thắng trong đợt"))
        #expect(page.contains("value=\"30\""))
        #expect(page.contains("name=\"_level\" value=\"TH\""))
        let several = try desk.officer.get(draft + "/trial?school=cao%20thang").text
        #expect(several.contains("Có nhiều trường tên như vậy"))
        #expect(several.contains("\(draft)/trial?school=mn-cao-thang"))
        // Another office's school is none.
        for name in ["th-khac", "zzz"] {
            #expect(
                try desk.officer.get(draft + "/trial?school=\(name)").text
                    .contains("Không có trường nào tên “\(name)”."))
        }
        let answer = try desk.officer.post(
            draft + "/trial",
            [("_level", "TH"), ("_school", "th-cao-thang"), ("staff", "31")])
        #expect(answer.text.contains("name=\"_school\" value=\"th-cao-thang\""))
        #expect(answer.text.contains("value=\"31\""))
    }

    @Test("a draft is its office's alone, by every address and act")
    func foreign() throws {
        let draft = try desk.begin()
        try desk.add("Số học sinh", "integer", to: "A", draft)
        let before = try desk.stored(draft)
        for address in [draft, draft + "/trial"] {
            #expect(try desk.other.get(address).status == .notFound)
        }
        for (act, fields) in [
            ("", [("_do", "publish")]), ("", [("_do", "remove"), ("sure", "1")]),
            ("", [("_do", "title"), ("title", "x")]),
            ("/sections", [("_do", "add"), ("title", "x")]),
            ("/questions", [("question", "so_hoc_sinh"), ("_do", "remove")]),
            ("/rules", [("rule", "new"), ("kind", "text"), ("holds", "true"), ("_do", "save")]),
            ("/measures", [("measure", "new"), ("formula", "due"), ("_do", "save")]),
            ("/taken", [("section", "A"), ("question", "thu/1/staff")]),
            ("/trial", [("_level", "TH")]),
        ] {
            _ = try desk.other.get("/forms")
            #expect(try desk.other.post(draft + act, fields).status == .notFound, "\(act)")
        }
        #expect(try desk.stored(draft) == before)
        #expect(!(try desk.other.get("/forms").text.contains("Y tế trường học")))
        #expect(try desk.fixture.browser("ld-a").get(draft).status == .forbidden)
    }

    @Test("drafts are bounded, and no title is none")
    func bounds() throws {
        for title in ["", "  ", String(repeating: "x", count: 301)] {
            _ = try desk.officer.get("/forms")
            #expect(
                try desk.officer.post("/form-drafts", [("title", title)]).status
                    == .unprocessableContent)
        }
        for from in ["khong_co/1", "thu", "thu/x", "/", "thu/1/2"] {
            _ = try desk.officer.get("/forms")
            #expect(
                try desk.officer.post("/form-drafts", [("from", from)]).status.code / 100 == 4)
        }
        // The fixture has one.
        for _ in 1..<KeptDraft.most { try desk.begin() }
        _ = try desk.officer.get("/forms")
        let more = try desk.officer.post("/form-drafts", [("title", "Một nữa")])
        #expect(more.status == .conflict)
        let first = try #require(
            try desk.officer.get("/forms").text
                .components(between: "href=\"/form-drafts/", and: "\"").first)
        let draft = "/form-drafts/\(first)"
        #expect(
            try desk.send(draft, to: "", [("_do", "remove")]).status == .unprocessableContent)
        #expect(
            try desk.send(draft, to: "", [("_do", "remove"), ("sure", "1")]).location
                == "/forms?done=removed")
        let long = String(repeating: "a ", count: 140_000)
        let answer = try desk.send(
            try desk.begin(), to: "/sections", [("_do", "add"), ("title", long)])
        #expect(answer.status == .conflict || answer.status == .contentTooLarge)
    }

    @Test("a document with faults can be mended on the page")
    func document() throws {
        _ = try desk.officer.get("/forms")
        let wrong = FormFaultsTests.document
        #expect(
            try desk.officer.post("/forms", [("document", wrong)]).text
                .contains("formaction=\"/form-drafts\""))
        let draft = try #require(
            try desk.officer.post("/form-drafts", [("document", wrong)]).location)
        #expect(try desk.stored(draft).document == JSON(parsing: wrong.utf8))
        #expect(try desk.officer.get(draft).text.contains("Còn 7 chỗ phải sửa"))
        for text in ["", "[]", "{", "1", "{\"a\": }"] {
            _ = try desk.officer.get("/forms")
            #expect(
                try desk.officer.post("/form-drafts", [("document", text)]).status
                    == .unprocessableContent)
        }
        _ = try desk.officer.get("/forms")
        let bare = try #require(
            try desk.officer.post("/form-drafts", [("document", "{}")]).location)
        #expect(try desk.officer.get(bare).status == .ok)
        #expect(try desk.stored(bare).code == "bieu_mau")
    }

    @Test("every row of a form that was made elsewhere opens")
    func everyRow() throws {
        _ = try desk.officer.get("/forms")
        let answer = try desk.officer.post("/form-drafts", [("from", "thu/1")])
        let draft = try #require(answer.location)
        let before = try desk.stored(draft)
        for rule in before.rules {
            let page = try desk.officer.get(draft + "?r=\(rule.id)").text
            #expect(page.contains("id=\"r-\(rule.id)\""))
            #expect(page.contains("name=\"rule\" value=\"\(rule.id)\""))
        }
        for measure in before.measures {
            #expect(
                try desk.officer.get(draft + "?m=\(measure.code)").text
                    .contains("name=\"measure\" value=\"\(measure.code)\""))
        }
        for question in before.sections.flatMap(\.questions) {
            #expect(
                try desk.officer.get(draft + "?q=\(question.code)").text
                    .contains("name=\"question\" value=\"\(question.code)\""))
        }
        #expect(try desk.officer.get(draft).text.contains("Biểu mẫu đủ điều kiện công bố."))
    }
}
