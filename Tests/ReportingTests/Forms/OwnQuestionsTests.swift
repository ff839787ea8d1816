import Testing

@testable import Reporting

/// What a form asks the office that opens the round.
@Suite struct OwnQuestionsTests {
    private static let own = """
        {"sections": [{"code": "P", "vi": "Việc của cơ quan", "indicators": [
          {"code": "own_visits", "vi": "Lượt kiểm tra", "type": "integer", "unit": "lượt",
           "required": "always", "clauses": ["II.2"]},
          {"code": "own_pick", "vi": "Lựa chọn", "type": "choice", "list": "CL",
           "required": "when", "when": "own_visits > 0"},
          {"code": "own_money", "vi": "Kinh phí", "type": "money", "required": "optional"}]}],
         "rules": [{"id": "P1", "severity": "error", "for": ["own_visits"],
          "holds": "value >= $least", "vi": "{label} ({value}) ít hơn {$least}."}]}
        """

    private static let outline = """
        {"subject": "Kết quả", "let": {"each": "own_visits - staff"}, "blocks": [
          {"vi": "Cơ quan đã kiểm tra {own_visits} lượt, chi {own_money}; {own_pick}.",
           "when": "own_visits > 0"},
          {"vi": "Chưa kiểm tra.", "when": "own_visits = 0"},
          {"vi": "Chưa nhập.", "when": "not present(own_visits)"},
          {"vi": "Chọn hai.", "when": "own_pick = 'b'"},
          {"vi": "Hơn {each}.", "when": "each > 0"},
          {"vi": "Các trường có {staff} người."}]}
        """

    private static func form(_ own: String = own, outline: String = outline) throws -> Form {
        let text = SmallForm.text.dropLast()
        return try Form(
            document: try JSON(
                parsing: (text + ", \"own\": \(own), \"outlines\": {\"consolidated\": \(outline)}}")
                    .utf8))
    }

    @Test("it is a form of one level over the same lists and parameters, added up with nothing")
    func reading() throws {
        let form = try Self.form()
        let own = try #require(form.own)
        #expect(own.indicators.map(\.code) == ["own_visits", "own_pick", "own_money"])
        #expect(own.indicators.map(\.number) == [1, 2, 3])
        #expect(own.indicators.allSatisfy { $0.levels == [.own] && $0.aggregate == .none })
        #expect(own.indicators(for: .own).count == 3)
        #expect(own.own == nil)
        #expect(try SmallForm.read().own == nil)
        // Schools are asked as before, and totals have the same places.
        #expect(form.indicators == (try SmallForm.read()).indicators)
        #expect(form.without(["staff"]).own?.indicators == own.indicators)
        let check = ReportCheck(form: own, level: .own, parameters: form.parameters)
        #expect(
            check.problems(in: ["own_visits": .value(.integer(1))]).map(\.message) == [
                "Lượt kiểm tra (1) ít hơn 2.", "Chỉ tiêu “Lựa chọn” bắt buộc nhập.",
            ])
    }

    @Test(
        "what it can't be is named with its place",
        arguments: [
            (#""unit": "lượt""#, #""levels": ["TH"]"#, "own.sections[0].indicators[0]: 'levels'"),
            (#""unit": "lượt""#, #""aggregate": "sum""#, "own.sections[0].indicators[0]: 'aggreg"),
            (#""unit": "lượt""#, #""profile": true"#, "own.sections[0].indicators[0]: 'profile'"),
            (#""unit": "lượt""#, #""scale": 2, "hidden": 1"#, "unknown member 'hidden'"),
            (#""integer""#, #""file", "accept": ["pdf"]"#, "a file is not"),
            (#""list": "CL""#, #""list": "CM""#, "own.sections[0].indicators[1]: unknown list"),
            ("own_money", "staff", "own: 'staff' is a name"),
            ("own_money", "people", "own: 'people' is a name"),
            ("own_money", "previous_staff", "own: 'previous_staff' is a name"),
            ("own_money", "pick_a", "own: 'pick_a' is a name"),
            ("own_money", "own_visits", "'own_visits' occurs twice"),
            (#""error""#, #""warning""#, "'severity' is error or note"),
            ("value >= $least", "value >= staff", "own.rules[0].holds"),
            (#""rules""#, #""measures""#, "unknown member 'measures'"),
        ])
    func faults(old: String, new: String, fault: String) throws {
        do {
            _ = try Self.form(Self.own.replacing(old, with: new))
            Issue.record("read")
        } catch let invalid as InvalidForm {
            #expect(
                invalid.faults.contains { $0.description.contains(fault) }, "\(invalid.faults)")
        }
    }

    @Test("what is wrong at one question leaves the others, and blames no text that names it")
    func partly() throws {
        let wrong = Self.own.replacing(#""unit": "lượt""#, with: #""unit": "lượt", "levels": []"#)
            .replacing(#""money""#, with: #""gold""#)
        let text =
            SmallForm.text.dropLast()
            + #", "own": \#(wrong), "outlines": {"consolidated": {"subject": "K", "blocks": ["#
            + #"{"vi": "{own_visits} lượt, {own_money} đồng."}]}}}"#
        let reading = Form.Reading(try JSON(parsing: Array(text.utf8)))
        #expect(reading.form.own?.indicators.map(\.code) == ["own_visits", "own_pick"])
        #expect(
            reading.faults.map(\.place) == [
                "own.sections[0].indicators[0]", "own.sections[0].indicators[2]",
            ], "\(reading.faults)")
    }

    @Test("a note is only read there too")
    func note() throws {
        let note = #"{"code": "own_note", "type": "note", "vi": "Chỉ kể đoàn của Phòng"}, "#
        let own = Self.own.replacing(
            #""indicators": ["#, with: #""indicators": [\#(note)"#)
        let form = try #require(try Self.form(own).own)
        #expect(form.sections[0].notes.map(\.code.rawValue) == ["own_note"])
        #expect(form.indicators.map(\.number) == [1, 2, 3])
    }

    private func said(_ own: Values) throws -> [String] {
        let form = try Self.form()
        let totals = GroupTotals.of([["staff": .integer(2)]], in: form)
        let setting = DocumentSetting(
            round: "Đợt", period: Day(number: 19_000)...Day(number: 19_100),
            dataClose: Day(number: 19_100), dueText: "", parameters: [:], planNumber: "1/KH",
            planDate: Day(number: 18_000), planIssuer: "Phòng", planSubject: "Việc",
            unit: "Phòng", owner: "Phòng")
        let facts = Facts(
            ReportedTotals(total: totals, previous: [:], owedByLevel: [:], missing: [], late: []),
            own: own, setting)
        return form.outline(.consolidated).filled(with: facts).blocks.map {
            $0.runs.map(\.text).joined()
        }
    }

    @Test("documents say it beside the schools' sums, and conditions look at it; blank is not 0")
    func sentences() throws {
        let schools = "Các trường có 02 người."
        #expect(try said([:]) == ["Chưa nhập.", schools])
        #expect(try said(["own_visits": .integer(0)]) == ["Chưa kiểm tra.", schools])
        #expect(
            try said([
                "own_visits": .integer(5), "own_pick": .choice("b"), "own_money": .integer(9_500),
            ]) == [
                "Cơ quan đã kiểm tra 05 lượt, chi 9.500 đồng; hai.", "Chọn hai.", "Hơn 03.",
                schools,
            ])
    }

    @Test("a form without an outline says each answer under its section")
    func plain() throws {
        let text = SmallForm.text.dropLast() + ", \"own\": \(Self.own)}"
        let form = try Form(document: try JSON(parsing: text.utf8))
        let sources = form.outline(.consolidated).document.serialized()
        let json = String(decoding: sources, as: UTF8.self)
        for words in ["Việc của cơ quan", "Lượt kiểm tra: {own_visits} lượt.", "{own_money}."] {
            #expect(json.contains(words), "\(words)")
        }
        #expect(
            !String(decoding: form.outline(.report).document.serialized(), as: UTF8.self)
                .contains("own_"))
    }

    @Test("what is stored is read back; what is none of the form's is damage")
    func stored() throws {
        let form = try Self.form()
        let values: Values = ["own_visits": .integer(3), "own_pick": .choice("a")]
        #expect(try form.ownValues(stored: .values(values)) == values)
        for json: JSON in [["staff": 3], ["own_visits": "ba"], ["own_pick": "z"], 3] {
            #expect(throws: Misfit.self) { try form.ownValues(stored: json) }
        }
        #expect(throws: Misfit.self) { try SmallForm.read().ownValues(stored: [:]) }
    }
}
