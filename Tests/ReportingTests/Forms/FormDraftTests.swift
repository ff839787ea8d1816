import Reporting
import Testing

@Suite("A form that is being made")
struct FormDraftTests {
    /// Two sections; a number, a choice and a day that hangs on it.
    private func draft() -> FormDraft {
        var draft = FormDraft(title: "Sức khỏe học sinh", code: "suc_khoe")
        draft.addSection("Học sinh")
        draft.addSection("Phòng y tế")
        var pupils = QuestionDraft()
        pupils.label = "Tổng số học sinh"
        pupils.levels = ["TH", "THCS"]
        var room = pupils
        (room.label, room.type) = ("Phòng y tế", "choice")
        room.options = ["Có, đủ thuốc", "Có, thiếu thuốc", "Chưa có"]
        var day = pupils
        (day.label, day.type) = ("Ngày kiểm tra phòng y tế", "date")
        (day.requirement, day.condition) = ("when", "phong_y_te <> 'chua_co'")
        draft.add(pupils, to: "A")
        draft.add(room, to: "B")
        draft.add(day, to: "B")
        return draft
    }

    private func codes(_ draft: FormDraft) -> [[String]] {
        draft.sections.map { $0.questions.map(\.code) }
    }

    @Test("what is typed becomes a form, with codes made of its words")
    func made() throws {
        let form = try draft().finished(code: "suc_khoe", version: 3)
        #expect(form.version == .init(code: "suc_khoe", version: 3))
        #expect(form.sections.map(\.code) == ["A", "B"])
        #expect(
            form.indicators.map(\.code) == [
                "tong_so_hoc_sinh", "phong_y_te", "ngay_kiem_tra_phong_y_te",
            ])
        #expect(form.indicators.map(\.aggregate) == [.sum, .distribution, .list])
        #expect(form.indicators.map(\.nature) == [.stock, .state, .state])
        #expect(
            form.lists.map { $0.options.map(\.value) } == [
                ["co_du_thuoc", "co_thieu_thuoc", "chua_co"]
            ])
    }

    @Test("a section that asks nothing is not brought out")
    func emptySection() throws {
        var draft = draft()
        draft.addSection("Chưa hỏi gì")
        #expect(draft.faults(draft.reading).isEmpty)
        let form = try draft.finished(code: "suc_khoe", version: 1)
        #expect(form.sections.map(\.code) == ["A", "B"])
        #expect(draft.sections.count == 3)
    }

    @Test("a code is free, no word of the language, and begins with a letter")
    func freeCodes() {
        var draft = draft()
        var question = QuestionDraft()
        for (label, code) in [
            ("Phòng y tế", "phong_y_te_2"), ("Phòng y tế", "phong_y_te_3"), ("Count", "count_2"),
            ("2 dãy nhà", "cau_2_day_nha"), ("???", "cau"), ("", "cau_2"),
            (
                "Số học sinh được khám sức khỏe định kỳ và được cấp sổ",
                "so_hoc_sinh_duoc_kham_suc_khoe"
            ),
        ] {
            question.label = label
            let made = draft.add(question, to: "A")
            #expect(made == code)
        }
        let nowhere = draft.add(question, to: "Z")
        #expect(nowhere == nil)
    }

    @Test("what is read from a question and written again is the question")
    func roundTrip() throws {
        let document = try SmallForm.document()
        var draft = FormDraft(document)
        for question in draft.sections.flatMap(\.questions) {
            draft.set(QuestionDraft(question.json, lists: document["lists"]), at: question.code)
        }
        #expect(draft.document == document)
        for rule in draft.rules { draft.set(RuleDraft(rule.json), at: rule.id) }
        for measure in draft.measures { draft.set(MeasureDraft(measure.json), at: measure.code) }
        #expect(draft.document == document)
    }

    @Test("what can't be read stays as it was typed, and is told at its place")
    func mistyped() throws {
        var draft = draft()
        var question = QuestionDraft()
        (question.label, question.type, question.scale) = ("Diện tích", "decimal", "hai")
        question.levels = ["TH"]
        let code = draft.add(question, to: "A") ?? ""
        let json = try #require(draft.question(code)?.json)
        #expect(QuestionDraft(json, lists: nil).scale == "hai")
        let faults = draft.faults(draft.reading)
        #expect(faults.map(\.place) == ["sections[0].indicators[1].scale"])
        #expect(faults.map(\.fault) == [.shape(.integer, found: "a string")])
    }

    @Test("what goes with another type waits there, and is not brought out")
    func otherType() throws {
        var draft = draft()
        var question = try #require(
            draft.question("phong_y_te").map {
                QuestionDraft($0.json, lists: draft.document["lists"])
            })
        question.type = "boolean"
        draft.set(question, at: "phong_y_te")
        #expect(draft.faults(draft.reading).map(\.place) == ["sections[1].indicators[1].when"])
        var day = try #require(
            draft.question("ngay_kiem_tra_phong_y_te").map { QuestionDraft($0.json, lists: nil) })
        day.requirement = "optional"
        draft.set(day, at: "ngay_kiem_tra_phong_y_te")
        let form = try draft.finished(code: "suc_khoe", version: 1)
        #expect(form.lists.isEmpty)
        #expect(form.indicator("phong_y_te")?.aggregate == .countTrue)
        question.type = "choice"
        draft.set(question, at: "phong_y_te")
        #expect(draft.document["lists"]?["phong_y_te"]?.array?.count == 3)
    }

    @Test("an option that is mended keeps its value, a new one gets its own")
    func options() throws {
        var draft = draft()
        func values(_ words: [String]) throws -> [String] {
            var question = try #require(
                draft.question("phong_y_te").map {
                    QuestionDraft($0.json, lists: draft.document["lists"])
                })
            question.options = words
            draft.set(question, at: "phong_y_te")
            return (draft.document["lists"]?["phong_y_te"]?.array ?? [])
                .compactMap { $0["value"]?.string }
        }
        #expect(
            try values(["Có, đủ thuốc", "Có nhưng thiếu thuốc", "Chưa có"])
                == ["co_du_thuoc", "co_thieu_thuoc", "chua_co"])
        #expect(
            try values(["Chưa có", "Đang xây", "Có, đủ thuốc", "Có nhưng thiếu thuốc"])
                == ["chua_co", "dang_xay", "co_du_thuoc", "co_thieu_thuoc"])
        #expect(try values(["Có", "Có", "Không"]) == ["co", "co_2", "khong"])
    }

    @Test("a type that was just chosen gets what it needs, and what was emptied is told")
    func completed() throws {
        var draft = draft()
        var question = QuestionDraft()
        (question.label, question.levels) = ("Khó khăn", ["TH"])
        question.type = "text"
        let code = draft.add(question, to: "B") ?? ""
        #expect(draft.question(code)?.json["max"] == 500)
        #expect(draft.faults(draft.reading).isEmpty)
        question.limit = ""
        draft.set(question, at: code)
        #expect(draft.faults(draft.reading).map(\.fault) == [.missing("max")])
        (question.type, question.limit) = ("file", "500")
        draft.set(question, at: code)
        #expect(draft.question(code)?.json["accept"]?.array?.count == 3)
        question.type = "choices"
        draft.set(question, at: code)
        #expect(draft.faults(draft.reading).map(\.fault) == [.missing("list")])
    }

    @Test("questions move within their section and on into the next")
    func moves() {
        var draft = draft()
        draft.moveQuestion("ngay_kiem_tra_phong_y_te", up: true)
        #expect(
            codes(draft) == [["tong_so_hoc_sinh"], ["ngay_kiem_tra_phong_y_te", "phong_y_te"]])
        draft.moveQuestion("ngay_kiem_tra_phong_y_te", up: true)
        #expect(
            codes(draft) == [["tong_so_hoc_sinh", "ngay_kiem_tra_phong_y_te"], ["phong_y_te"]])
        draft.moveQuestion("tong_so_hoc_sinh", up: true)
        draft.moveQuestion("phong_y_te", up: false)
        draft.moveQuestion("gone", up: false)
        #expect(
            codes(draft) == [["tong_so_hoc_sinh", "ngay_kiem_tra_phong_y_te"], ["phong_y_te"]])
        draft.moveSection("B", by: -1)
        draft.moveSection("B", by: -1)
        #expect(
            codes(draft) == [["phong_y_te"], ["tong_so_hoc_sinh", "ngay_kiem_tra_phong_y_te"]])
        draft.removeQuestion("tong_so_hoc_sinh")
        draft.removeSection("B")
        #expect(codes(draft) == [["ngay_kiem_tra_phong_y_te"]])
        let new = draft.addSection("Mới")
        #expect(new == "B")
    }

    @Test("a question of another form keeps its code and its options")
    func taken() throws {
        let form = try SmallForm.read()
        var draft = draft()
        let taken = ["pick", "pick", "gone"].map {
            draft.take(.init(rawValue: $0), of: form, to: "A")
        }
        #expect(taken == [true, false, false])
        #expect(draft.document["lists"]?["CL"] == form.document["lists"]?["CL"])
        var other = QuestionDraft()
        (other.label, other.type, other.options) = ("CL", "choice", ["Khác"])
        draft.document = try JSON(
            parsing: SmallForm.text.replacing("\"Một\"", with: "\"Muội\"").utf8)
        draft.removeQuestion("picks")
        let isTaken = draft.take("picks", of: form, to: "B")
        #expect(isTaken)
        #expect(draft.question("picks")?.json["list"] == "CL_2")
    }

    @Test("rules and measures get ids of their own, and say what they are about")
    func rules() throws {
        var draft = draft()
        var rule = RuleDraft()
        (rule.holds, rule.codes) = ("tong_so_hoc_sinh > 0", ["tong_so_hoc_sinh"])
        rule.message = "Trường có {tong_so_hoc_sinh} học sinh."
        let ids = [draft.add(rule)]
        rule.severity = "warning"
        (rule.names, rule.holds) = (["least = 10 * 2", "x"], "tong_so_hoc_sinh > least")
        let warnings = [draft.add(rule), draft.add(rule)]
        #expect(ids + warnings == ["E1", "W1", "W2"])
        #expect(
            draft.faults(draft.reading).map(\.description) == [
                "rules[1].let.x: the text is empty", "rules[2].let.x: the text is empty",
            ])
        draft.removeRule("W2")
        rule.names = ["least = 10 * 2"]
        draft.set(rule, at: "W1")
        draft.moveRule("W1", up: true)
        var measure = MeasureDraft()
        (measure.label, measure.formula) = ("Tỷ lệ", "count(tong_so_hoc_sinh > 9) / count()")
        let code = draft.add(measure)
        #expect(code == "ty_le")
        let form = try draft.finished(code: "x", version: 1)
        #expect(form.rules.map(\.id) == ["W1", "E1"])
        #expect(form.measures.count == 1)
    }

    @Test("a form that asks nothing is not brought out")
    func empty() {
        var draft = FormDraft(title: "Trống", code: "trong")
        draft.addSection("Mục")
        #expect(draft.faults(draft.reading).map(\.fault) == [.asksNothing])
    }

    @Test("documents of any shape are changed without harm", arguments: JSONShapes.all)
    func anyShape(document: JSON) {
        var draft = FormDraft(document)
        draft.title = "Tên"
        draft.addSection("Mục")
        let code = draft.add(QuestionDraft(), to: draft.sections.last?.code ?? "")
        draft.moveQuestion(code ?? "", up: true)
        draft.removeQuestion(code ?? "")
        _ = draft.add(RuleDraft())
        _ = draft.add(MeasureDraft())
        #expect(draft.title == "Tên")
        #expect(!draft.faults(draft.reading).isEmpty)
    }
}

/// Documents that are no forms.
enum JSONShapes {
    static let all: [JSON] = [
        .null, 1, "x", [], [1], [:], ["sections": 1], ["sections": [1, "x", []]],
        ["sections": [["indicators": [1, [:], ["code": 2]]]], "rules": 1, "measures": [1]],
        ["lists": [1], "title": "x", "sections": [["code": 1, "indicators": [:]]]],
        ["own": 1, "outlines": 2, "parameters": 3, "sections": []],
        ["own": ["sections": [1, ["indicators": 2]]], "outlines": ["report": 1], "sections": []],
    ]
}
