import HTTPTypes
import Reporting
import TestSupport
import Testing

@testable import Web

/// Whoever makes a form reads words and numbers where the document has codes, and loses nothing of what
/// was typed beside.
@Suite("Words of a form that is being made")
struct DraftWordsTests {
    private let desk: DraftDesk
    private let draft: String

    init() throws {
        let desk = try DraftDesk()
        (self.desk, draft) = (desk, try desk.begin())
        for (label, type) in [
            ("Số học sinh", "integer"), ("Số học sinh được khám", "integer"),
            ("Xếp loại", "choice"),
        ] { try desk.add(label, type, to: "A", draft) }
        let options = [
            ("question", "xep_loai"), ("label", "Xếp loại"), ("type", "choice"),
            ("options", "Đạt\nChưa đạt"), ("required", "always"), ("level", "TH"), ("_do", "save"),
        ]
        try desk.send(draft + "?q=xep_loai", to: "/questions", options)
        try desk.send(
            draft + "?m=new&kind=ratio", to: "/measures",
            [
                ("measure", "new"), ("kind", "ratio"), ("label", "Tỷ lệ khám"),
                ("part", "so_hoc_sinh_duoc_kham"), ("whole", "so_hoc_sinh"), ("_do", "save"),
            ])
    }

    private func outline(_ kind: String) -> String { "\(draft)/outlines/\(kind)" }

    /// Keeps a block of the outline, and reads back what is stored and what the page then shows.
    private func write(
        _ text: String, _ kind: String, _ more: [(String, String)] = [("stands", "")]
    ) throws -> (stored: JSON, page: String) {
        let page = outline(kind) + "?b=1"
        let shown = try desk.officer.get(page).text
        let mark = shown.components(
            between: #"name="block" value="1"><input type="hidden" name="_was" value=""#, and: "\"")
        let answer = try desk.officer.post(
            outline(kind),
            [
                ("block", "1"), ("_was", try #require(mark.first)), ("heading", "0"),
                ("text", text), ("_do", "save"),
            ] + more)
        #expect(answer.status == .seeOther)
        let stored = try #require(try desk.stored(draft).document["outlines"]?[kind])
        return (stored, try desk.officer.get(page).text)
    }

    @Test(
        "a figure is written by its words, and shown by them",
        arguments: [
            ("Theo {Số kế hoạch}", "report", "Theo {$plan_number}"),
            ("Theo {số kế hoạch}", "report", "Theo {$plan_number}"),
            ("Có {câu 1}, {Câu 2}", "report", "Có {so_hoc_sinh}, {so_hoc_sinh_duoc_kham}"),
            ("Đạt {chỉ số 1}", "consolidated", "Đạt {ty_le_kham}"),
            ("{câu 3: Chưa đạt} trường", "consolidated", "{xep_loai_chua_dat} trường"),
            ("{Số báo cáo muộn} muộn", "consolidated", "{$late} muộn"),
            ("{khong co}", "report", "{khong co}"),
        ])
    func figures(typed: String, kind: String, stored: String) throws {
        _ = try desk.send(outline(kind), to: "", [("_do", "begin")])
        let (document, page) = try write(typed, kind)
        #expect(document["blocks"]?.array?[1]["vi"]?.string == stored)
        let shown = typed.replacing("số kế", with: "Số kế").replacing("Câu 2", with: "câu 2")
        #expect(page.contains(">\n\(shown)</textarea>"))
        #expect(page.contains("fq open err") == typed.contains("khong"))
    }

    @Test("a formula in braces is reckoned, under one name, for as long as a text holds it")
    func formulas() throws {
        _ = try desk.send(outline("report"), to: "", [("_do", "begin")])
        let (outline, page) = try write(
            "Khám {câu 2 / câu 1}, còn {câu 1 - câu 2}; {câu 2/câu 1}.", "report")
        #expect(
            outline["let"] == [
                "tinh_1": ["so_hoc_sinh_duoc_kham", "so_hoc_sinh"],
                "tinh_2": "so_hoc_sinh - so_hoc_sinh_duoc_kham",
            ])
        #expect(
            outline["blocks"]?.array?[1]["vi"] == "Khám {tinh_1}, còn {tinh_2}; {tinh_1}.")
        #expect(page.contains(">\nKhám {câu 2 / câu 1}, còn {câu 1 - câu 2}; {câu 2 / câu 1}.<"))
        #expect(!page.contains("fq open err"))
        let (shorter, _) = try write("Còn {câu 1 - câu 2}.", "report")
        #expect(shorter["let"]?.object?.names == ["tinh_2"])
        let (without, wrong) = try write("Còn {câu 1 / câu 2 / câu 1}.", "report")
        #expect(without["let"] == nil && wrong.contains("fq open err"))
    }

    @Test(
        "a formula that could not be kept comes back as it was typed; a name like one is nobody's to drop"
    )
    func kept() throws {
        _ = try desk.send(outline("report"), to: "", [("_do", "begin")])
        let late = try desk.officer.post(
            outline("report"),
            [
                ("block", "1"), ("_was", "cũ"), ("heading", "0"), ("stands", ""),
                ("text", "Khám {câu 2 / câu 1}"), ("_do", "save"),
            ])
        #expect(late.status == .conflict)
        #expect(late.text.contains(">\nKhám {câu 2 / câu 1}</textarea>"))
        _ = try desk.send(
            outline("report"), to: "",
            [
                ("subject", "Kết quả"), ("name1", "tinh_thanh"), ("value1", "câu 1"),
                ("_do", "frame"),
            ])
        let (document, _) = try write("Chưa viết", "report")
        #expect(document["let"]?.object?.names == ["tinh_thanh"])
    }

    @Test("options whose words look alike are called by their codes, so that none becomes another")
    func alike() throws {
        let options = [
            ("question", "xep_loai"), ("label", "Xếp loại"), ("type", "choice"),
            ("options", "Bể nước\nBê nước\nKhác {x}"), ("required", "always"), ("level", "TH"),
            ("_do", "save"),
        ]
        try desk.send(draft + "?q=xep_loai", to: "/questions", options)
        _ = try desk.send(outline("consolidated"), to: "", [("_do", "begin")])
        let codes = try desk.stored(draft).options(of: "xep_loai").map(\.value)
        let text = codes.map { "{xep_loai_\($0)}" }.joined(separator: " ")
        let (document, page) = try write(text, "consolidated")
        #expect(document["blocks"]?.array?[1]["vi"]?.string == text)
        #expect(page.contains(">\n\(text)</textarea>"))
    }

    @Test("a condition is read as a sentence, or with numbers and words for its names")
    func conditions() throws {
        _ = try desk.send(outline("report"), to: "", [("_do", "begin")])
        let when = [
            ("stands", "when"), ("when_q", "so_hoc_sinh"), ("when_is", "at_least"),
            ("when_to", "5"),
        ]
        _ = try write("Đông", "report", when)
        #expect(
            try desk.officer.get(outline("report")).text.contains(
                "Chỉ in khi: câu 1 không nhỏ hơn 5"))
        _ = try desk.send(outline("consolidated"), to: "", [("_do", "begin")])
        let written = [("stands", "written"), ("when", "câu 1 > 0 and {Số báo cáo muộn} = 0")]
        let (stored, page) = try write("Đủ", "consolidated", written)
        #expect(stored["blocks"]?.array?[1]["when"] == "so_hoc_sinh > 0 and $late = 0")
        #expect(page.contains("value=\"câu 1 &gt; 0 and {Số báo cáo muộn} = 0\""))
        #expect(!page.contains("fq open err"))
    }

    @Test("what is not printed of a school is shown with why")
    func leftOut() throws {
        _ = try desk.send(outline("report"), to: "", [("_do", "begin")])
        let when = [("stands", "when"), ("when_q", "so_hoc_sinh"), ("when_is", "given")]
        _ = try write("Trường có {câu 1} em.", "report", when)
        #expect(
            try desk.officer.get(outline("report")).text.contains(
                "Lần này không in, vì chưa đúng điều kiện: Trường có {câu 1} em."))
    }

    @Test(
        "a measure is opened as the sentence that it was written by",
        arguments: [
            (
                [("kind", "share"), ("a_q", "xep_loai"), ("a_is", "equal"), ("a_to", "Đạt")],
                "Số trường có câu 3 là Đạt, trên số trường có báo cáo", "value=\"Đạt\""
            ),
            (
                [("kind", "ratio"), ("part", "so_hoc_sinh_duoc_kham"), ("whole", "so_hoc_sinh")],
                "câu 2 cộng lại, trên câu 1 cộng lại",
                "<option value=\"so_hoc_sinh_duoc_kham\" selected>"
            ),
            (
                [("kind", "total"), ("q_1", "so_hoc_sinh"), ("q_3", "so_hoc_sinh_duoc_kham")],
                "Tổng của câu 1 cộng câu 2", "<option value=\"so_hoc_sinh_duoc_kham\" selected>"
            ),
            (
                [("kind", "text"), ("form", "value"), ("formula", "sum(câu 1) + sum(câu 2)")],
                "sum(câu 1) + sum(câu 2)", "sum(câu 1) + sum(câu 2)</textarea>"
            ),
        ])
    func measures(fields: [(String, String)], words: String, field: String) throws {
        let answer = try desk.send(
            draft + "?m=new&kind=\(fields[0].1)", to: "/measures",
            fields + [("measure", "new"), ("label", "Chỉ số mới"), ("_do", "save")])
        #expect(answer.status == .seeOther)
        #expect(try desk.officer.get(draft).text.contains("mute\">\(words)</p>"))
        let open = try desk.officer.get(draft + "?m=chi_so_moi").text
        #expect(open.contains(field) && open.contains("name=\"kind\" value=\"\(fields[0].1)\""))
    }

    @Test("to add a question keeps what was changed of the one that is open")
    func addedBeside() throws {
        let page = draft + "?q=so_hoc_sinh"
        let shown = try desk.officer.get(page).text
        #expect(shown.contains(#"<input id="new-A" form="question" name="new_A""#))
        #expect(!(try desk.officer.get(draft).text.contains("form=\"question\"")))
        let changed = DraftDesk.pupils.map { $0.0 == "label" ? ("label", "Tổng số học sinh") : $0 }
        let answer = try desk.send(
            page, to: "/questions",
            changed + [("new_A", "Số lớp"), ("type_A", "integer"), ("_do", "save")])
        #expect(answer.location == "\(draft)?q=so_lop&done=saved#q-so_lop")
        let stored = try desk.stored(draft)
        #expect(stored.question("so_hoc_sinh")?.label == "Tổng số học sinh")
        #expect(stored.question("so_lop")?.json["type"] == "integer")
        // Where somebody else was faster, both come back.
        let late = try desk.officer.post(
            draft + "/questions",
            changed + [
                ("new_A", "Số phòng"), ("type_A", "integer"), ("_was", "cũ"), ("_do", "save"),
            ])
        #expect(late.status == .conflict && late.text.contains("value=\"Số phòng\""))
        #expect(try desk.stored(draft).question("so_phong") == nil)
    }
}
