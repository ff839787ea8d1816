import Testing

@testable import Reporting

@Suite("An XLSForm")
struct SurveyTests {
    private func outcome(_ rows: [[String: String]]) -> XLSForm.Outcome {
        XLSForm.read(Surveys.sheets(rows), levels: ["MN", "TH"])
    }

    private func texts(_ outcome: XLSForm.Outcome) -> [String] {
        outcome.findings.map(\.description)
    }

    @Test("becomes a form: groups are sections, types are types")
    func whole() throws {
        let outcome = outcome([
            ["type": "integer", "name": "pupils", "label": "Số học sinh", "required": "yes"],
            ["type": "begin group", "name": "water", "label": "Nước"],
            ["type": "select one from source", "name": "source", "label": "Nguồn"],
            ["type": "begin_group", "name": "inner", "label": "Bể"],
            ["type": "decimal", "name": "volume", "label": "Dung tích"],
            ["type": "end_group"],
            ["type": "select_multiple source", "name": "others", "label": "Nguồn khác"],
            ["type": "end group"],
            ["type": "date", "name": "Ngay-KT", "label": "Ngày", "required": "TRUE"],
        ])
        let form = try #require(outcome.form)
        #expect(
            form.sections.map { "\($0.code) \($0.title.vietnamese): \($0.indicators.map(\.code))" }
                == [
                    "A Thông tin chung: [pupils]", "B Nước: [source]", "C Nước – Bể: [volume]",
                    "D Nước (tiếp theo): [others]", "E Thông tin chung (tiếp theo): [ngay_kt]",
                ])
        #expect(
            form.indicators.map(\.kind.name) == ["integer", "choice", "decimal", "choices", "date"])
        #expect(
            form.indicators.map(\.aggregate) == [.sum, .distribution, .sum, .distribution, .list])
        #expect(form.indicators.map(\.requirement).first == .always)
        #expect(texts(outcome) == ["survey:10:name: 'Ngay-KT' is called 'ngay_kt'"])
    }

    @Test("has constraints that become rules, with what they say")
    func constraints() throws {
        let outcome = outcome([
            ["type": "integer", "name": "pupils", "label": "Số học sinh"],
            [
                "type": "integer", "name": "girls", "label": "Số nữ",
                "constraint": ". <= ${pupils} and regex(., '^1') and . >= 0",
                "constraint_message": "Không quá ${pupils} {em}.",
            ],
            [
                "type": "range", "name": "grade", "label": "Điểm",
                "parameters": "start=1 end=10 step=1",
            ],
        ])
        let rules = try #require(outcome.document?["rules"]?.array)
        #expect(rules.map { $0["id"] } == ["C1", "C2", "C3"])
        #expect(
            rules.map { $0["holds"]?.string } == [
                "value <= pupils and value >= 0", "value >= 1", "value <= 10",
            ])
        #expect(rules[0]["vi"] == "Không quá {pupils} (em).")
        #expect(outcome.form?.rules.count == 3)
        #expect(
            texts(outcome) == [
                "survey:3:constraint: not taken: the rule language has no 'regex'",
                "survey:3:constraint_message: braces became parentheses",
            ])
    }

    @Test("asks by conditions of rows and of their groups")
    func conditions() throws {
        let outcome = outcome([
            ["type": "integer", "name": "a", "label": "A"],
            ["type": "begin_group", "name": "g", "label": "G", "relevant": "${a} > 1 or ${a} = 0"],
            ["type": "text", "name": "b", "label": "B", "required": "yes"],
            [
                "type": "text", "name": "c", "label": "C", "required": "yes",
                "relevant": "${b} != ''",
            ],
            ["type": "text", "name": "d", "label": "D"],
            ["type": "text", "name": "e", "label": "E", "required": "${a} > 5"],
            ["type": "end_group"],
        ])
        let questions = try #require(
            outcome.document?["sections"]?.array?.last?["indicators"]?.array)
        #expect(questions.map { $0["required"] } == ["when", "when", "optional", "when"])
        #expect(
            questions.map { $0["when"]?.string } == [
                "a > 1 or a = 0", "(a > 1 or a = 0) and present(b)", nil,
                "(a > 1 or a = 0) and a > 5",
            ])
        #expect(
            texts(outcome) == [
                "survey:6: not taken: what is not required is asked always"
            ])
    }

    @Test("has a repeat, a note, a time, a place and what is calculated")
    func others() throws {
        let outcome = outcome([
            ["type": "integer", "name": "a", "label": "A"],
            ["type": "calculate", "name": "twice", "label": "Hai lần", "calculation": "${a} * 2"],
            ["type": "calculate", "name": "half", "calculation": "${a} div 2"],
            ["type": "calculate", "name": "over", "calculation": "${half} + 1"],
            ["type": "note", "name": "n", "label": "Lưu ý", "relevant": "${a} > 1"],
            ["type": "time", "name": "t", "label": "Giờ"],
            ["type": "geopoint", "name": "p", "label": "Vị trí"],
            ["type": "begin_repeat", "name": "rooms", "label": "Phòng", "repeat_count": "5"],
            [
                "type": "decimal", "name": "area", "label": "Diện tích", "required": "yes",
                "constraint": ". > 0",
            ],
            ["type": "image", "name": "photo", "label": "Ảnh"],
            ["type": "end_repeat"],
            [
                "type": "integer", "name": "b", "label": "B", "required": "yes",
                "relevant": "count(${rooms}) > 1 and sum(${area}) > 20",
            ],
        ])
        let json = try #require(outcome.document?["sections"]?.array?.first?["indicators"]?.array)
        #expect(json.map { $0["code"]?.string } == ["a", "twice", "n", "t", "p", "rooms", "b"])
        #expect(json[1]["calculation"] == "a * 2")
        #expect(json[1]["required"] == "optional")
        #expect(
            json[2] == [
                "code": "n", "vi": "Lưu ý", "type": "note", "levels": ["MN", "TH"], "when": "a > 1",
            ])
        #expect(json[3]["type"] == "time")
        #expect(json[4]["type"] == "location")
        #expect(
            json[5] == [
                "code": "rooms", "vi": "Phòng", "type": "table", "nature": "state",
                "aggregate": "list", "required": "optional", "levels": ["MN", "TH"], "rows": 5,
                "columns": [
                    [
                        "code": "area", "vi": "Diện tích", "type": "decimal", "scale": 2,
                        "required": true,
                    ]
                ],
            ])
        #expect(json[6]["when"] == "count(rooms) > 1 and sum(rooms.area) > 20")
        let rule = outcome.document?["rules"]?.array?.first
        #expect(rule?["at"] == ["rooms"])
        #expect(rule?["holds"] == "every(rooms, rooms.area > 0)")
        let lost = outcome.findings.filter { $0.remark.weight == .lost }
        #expect(
            lost.map(\.description) == [
                "survey:4:calculation: not taken: the rule language has no 'div'",
                "survey:5:calculation: not taken: '${half}' is no question that was taken",
                "survey:11:type: not taken: a table has no 'image'",
            ])
    }

    @Test("has times that are held against each other, to the minute")
    func times() {
        func when(_ relevant: String) -> String? {
            let outcome = outcome([
                ["type": "time", "name": "t", "label": "Giờ"],
                [
                    "type": "integer", "name": "q", "label": "Q", "required": "yes",
                    "relevant": relevant,
                ],
            ])
            return outcome.document?["sections"]?.array?.first?["indicators"]?.array?[1]["when"]?
                .string
        }
        #expect(when("${t} >= '07:30:00.000+07:00'") == "t >= '07:30'")
        #expect(when("${t} != ''") == "present(t)")
        #expect(when("${t} < '7 giờ'") == nil)
        #expect(when("${t} < '27:30'") == nil)
    }

    @Test("has Vietnamese first, English beside it, and other languages are told")
    func languages() throws {
        let outcome = outcome([
            [
                "type": "integer", "name": "q", "label::English (en)": "Pupils",
                "label::Vietnamese (vi)": "Số học sinh", "label::French (fr)": "Élèves",
                "hint::Tiếng Việt": "Đếm cả điểm lẻ", "hint::English": "All sites",
            ]
        ])
        let label = try #require(outcome.form?.indicators.first?.label)
        #expect(label.vietnamese == "Số học sinh")
        #expect(label.english == "Pupils")
        #expect(outcome.form?.indicators.first?.help?.vietnamese == "Đếm cả điểm lẻ")
        #expect(
            texts(outcome) == [
                "survey:1:hint::English: not taken: 1 cells of this column",
                "survey:1:label::French (fr): not taken: 1 cells of this column",
            ])
    }

    @Test("without settings has a code and a version that are told")
    func settings() {
        let outcome = Surveys.outcome(
            of: ["type": "integer", "name": "q", "label": "Q"],
            settings: ["form_title": "Nước sạch", "version": "2024010100", "style": "pages"])
        #expect(outcome.form?.version == .init(code: "nuoc_sach", version: 1))
        #expect(texts(outcome).contains("settings:2:form_id: the form is called 'nuoc_sach'"))
        #expect(texts(outcome).contains("settings:2:version: it is version 1"))
        #expect(texts(outcome).contains("settings:1:style: not taken: 1 cells of this column"))
    }

    @Test("with levels of its own asks these")
    func levels() {
        let outcome = Surveys.outcome(
            of: ["type": "integer", "name": "q", "label": "Q", "levels": "TH, THCS"])
        #expect(outcome.form?.indicators.first?.levels == ["TH", "THCS"])
    }

    @Test("of absurd size costs little")
    func bounded() {
        let rows = (0..<5_000).map { ["type": "integer", "name": "q\($0)", "label": "Q"] }
        #expect(outcome(rows).isWrong)
        let deep = (0..<1_900).map { ["type": "begin_group", "name": "g\($0)", "label": "G"] }
        #expect(outcome(deep).isWrong)
        let same = (0..<1_900).map { _ in ["type": "integer", "name": "value", "label": "Q"] }
        #expect(outcome(same).findings.count > 1_000)
    }
}
