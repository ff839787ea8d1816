import Reporting
import Testing

@Suite("A percentage: 0 to 100, never summed")
struct PercentTests {
    let form: Form

    init() throws { form = try PercentForm.read() }

    private func number(_ units: Int64, _ scale: Int) -> Value {
        .decimal(FixedPoint(units: units, scale: scale))
    }

    @Test("it is read with its scale, one digit unless the form says otherwise, and its unit")
    func read() throws {
        let attended = try #require(form.indicator("attended"))
        #expect(attended.kind == .percent(scale: 1))
        #expect(attended.kind.name == "percent")
        #expect(attended.unit?.vietnamese == "%")
        #expect(attended.weight == "pupils")
        #expect(form.indicator("lit")?.kind == .percent(scale: 2))
        #expect(form.indicator("whole")?.unit?.vietnamese == "% số phòng")
        #expect(form.indicator("whole")?.weight == nil)
    }

    static let faulty: [(old: String, new: String, place: String, reason: String)] = [
        (#""aggregate": "none""#, #""aggregate": "sum""#, "[4]", "'sum' is not for type 'percent'"),
        (#""scale": 2"#, #""scale": 3"#, "[3].scale", "3 is outside 0…2"),
        (#""weight": "pupils", "#, "", "[0]", "'weight' is missing"),
        (#""weight": "pupils""#, #""weight": "pupil""#, "[0].weight", "unknown indicator 'pupil'"),
        (#""weight": "pupils""#, #""weight": "lit""#, "[0].weight", "no number that adds up"),
        (#""weight": "area""#, #""weight": "attended""#, "[3].weight", "no number that adds up"),
        (
            #""aggregate": "none""#, #""aggregate": "none", "weight": "pupils""#, "[4]",
            "'weight' goes with aggregate: weighted"
        ),
        (
            #""aggregate": "sum", "required": "optional", "levels": ["MN", "TH"]"#,
            #""aggregate": "sum", "required": "optional", "levels": ["TH"]"#, "[0].weight",
            "'pupils' is not asked at every level of 'attended'"
        ),
        (
            #""nature": "stock", "aggregate": "sum", "required": "always""#,
            #""nature": "stock", "aggregate": "weighted", "weight": "pupils", "required": "always""#,
            "[2]",
            "'weighted' is not for type 'decimal'"
        ),
    ]

    @Test("what can't be meant is told with its place", arguments: faulty)
    func faults(old: String, new: String, place: String, reason: String) throws {
        let text = PercentForm.text.replacing(old, with: new)
        let found = #expect(throws: InvalidForm.self) { try PercentForm.read(text) }
        let first = try #require(found?.faults.first)
        #expect(first.place == "sections[0].indicators" + place)
        #expect(first.message.contains(reason), "\(first.message)")
    }

    @Test(
        "a measure takes neither its sum nor a condition of it",
        arguments: ["sum(whole)", "count(whole > 50)"])
    func measures(formula: String) throws {
        let text = PercentForm.text.replacing("sum(pupils)", with: formula)
        let found = #expect(throws: InvalidForm.self) { try PercentForm.read(text) }
        #expect(
            found?.faults.map(\.description) == [
                "measures[0]: measures run over sums, and 'whole' has none"
            ])
    }

    @Test(
        "people type it with the sign or without",
        arguments: [
            ("98,5", 985), ("98,5%", 985), (" 98,5 % ", 985), ("98,50", 985), ("９８，５％", 985),
            ("0", 0), ("0%", 0), ("100", 1000), ("100,0%", 1000),
        ] as [(String, Int64)])
    func typed(text: String, tenths: Int64) throws {
        let attended = try #require(form.indicator("attended"))
        #expect(attended.entry(typed: [text]) == .value(number(tenths, 1)))
    }

    @Test(
        "beyond its bounds and finer than its scale it is refused, with a reason",
        arguments: [
            ("-0,1", "Không nhập số âm."), ("100,1", "Không được lớn hơn 100."),
            ("101%", "Không được lớn hơn 100."), ("12,34", "tối đa 1 chữ số sau dấu phẩy"),
            ("98.5", "Dùng dấu phẩy"), ("%", "Chưa nhập số."), ("98%%", "Chỉ nhập chữ số"),
        ])
    func unreadable(text: String, reason: String) throws {
        let attended = try #require(form.indicator("attended"))
        #expect(attended.entry(typed: [text]) == .unreadable(text))
        #expect(attended.complaint(about: text).contains(reason))
    }

    @Test("the sign is of percentages alone")
    func sign() throws {
        let pupils = try #require(form.indicator("pupils"))
        #expect(pupils.entry(typed: ["5%"]) == .unreadable("5%"))
    }

    @Test("in JSON it is a number")
    func json() throws {
        let attended = try #require(form.indicator("attended"))
        for (text, tenths) in [("98.5", 985), ("98", 980), ("98.50", 985), ("0", 0), ("100", 1000)]
            as [(String, Int64)]
        {
            let value = try attended.value(json: try JSON(parsing: text.utf8))
            #expect(value == number(tenths, 1))
            #expect(value?.json == (try JSON(parsing: text.utf8)))
        }
        for (text, reason) in [
            ("-0.1", "không âm"), ("100.1", "lớn hơn 100"), ("12.34", "tối đa 1 chữ số"),
            (#""98,5""#, "cần số từ 0 đến 100"), ("true", "cần số từ 0 đến 100"),
        ] {
            let misfit = #expect(throws: Misfit.self) {
                try attended.value(json: try JSON(parsing: text.utf8))
            }
            #expect(misfit?.sentence.contains(reason) ?? false, "\(text)")
        }
        let whole = try #require(form.indicator("whole"))
        #expect(try whole.value(json: 50) == .integer(50))
        #expect(throws: Misfit.self) { try whole.value(json: try JSON(parsing: "50.5".utf8)) }
    }

    @Test("rules reckon with it as with every number")
    func rules() throws {
        let check = ReportCheck(form: form, level: "TH", parameters: [:])
        func problems(_ attended: Int64) -> [Problem] {
            check.problems(in: [
                "attended": .value(number(attended, 1)), "area": .value(number(1, 6)),
                "whole": .value(.integer(20)),
            ])
        }
        #expect(problems(400) == [])
        #expect(problems(399).map(\.message) == ["Tỷ lệ chuyên cần (39,9) quá thấp."])
        // As people read percentages: with one decimal, also what is asked without any.
        #expect(problems(380).map(\.message) == ["Tỷ lệ chuyên cần (38,0) quá thấp."])
        let shown = try #require(form.indicator("whole")?.kind.number?.shown(FixedPoint(98)))
        #expect(shown == FixedPoint(98) && shown.scale == 1)
    }

    @Test("a blank one is asked for by what it has to be, as every kind of number is")
    func blank() {
        let check = ReportCheck(form: form, level: "TH", parameters: [:])
        #expect(
            check.problems(in: [:]).map(\.message) == [
                "Chỉ tiêu “Tỷ lệ chuyên cần” bắt buộc nhập, là tỷ lệ phần trăm từ 0 đến 100.",
                "Chỉ tiêu “Diện tích” bắt buộc nhập, là số không âm, tối đa 6 chữ số thập phân.",
            ])
    }

    @Test(
        "a percentage that is to be summed is not taken in, by whatever name; kept forms still open",
        arguments: [
            ("%", "sum", false), ("% số học sinh", "sum", false), ("‰", "sum", false),
            ("phần trăm", "sum", false), ("%", "none", true), ("m²", "sum", true),
            ("học sinh", "sum", true),
        ])
    func summed(unit: String, aggregate: String, isTaken: Bool) throws {
        let text = PercentForm.text.replacing(
            #""nature": "stock", "aggregate": "sum", "required": "always""#,
            with: #""nature": "stock", "aggregate": "\#(aggregate)", "unit": "\#(unit)", "#
                + #""required": "always""#)
        let document = try JSON(parsing: text.utf8)
        _ = try Form(document: document)
        let form = try? Form.imported(document)
        #expect((form != nil) == isTaken)
    }
}
