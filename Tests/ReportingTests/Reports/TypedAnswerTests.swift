import Reporting
import Testing

/// What people type, for every type of indicator.
@Suite struct TypedAnswerTests {
    let form: Form

    init() throws { form = try SmallForm.read() }

    @Test(
        "what can be read becomes a value",
        arguments: [
            ("staff", "1.234", Value.integer(1234)), ("staff", " 0 ", .integer(0)),
            ("money", "9 850 000", .integer(9_850_000)),
            ("money", "9,850,000", .integer(9_850_000)),
            ("money", "9.850.000 đồng", .integer(9_850_000)), ("money", "500đ", .integer(500)),
            ("money", "500 VNĐ", .integer(500)), ("staff", "34 NGƯỜI", .integer(34)),
            ("staff", "34ngu\u{31B}o\u{31B}\u{300}i", .integer(34)),
            ("share", "12,5", .decimal(FixedPoint(units: 125, scale: 1))),
            ("has_plan", "false", .boolean(false)),
            ("plan_day", "5/6/2026", .date(Day(number: 20_609))),
            ("plan_day", "5/6/26", .date(Day(number: 20_609))),
            ("plan_day", "05062026", .date(Day(number: 20_609))),
            ("pick", "na", .choice("na")), ("paper", " 12/NQ ", .text("12/NQ")),
        ] as [(Indicator.Code, String, Value)])
    func readable(code: Indicator.Code, typed: String, value: Value) throws {
        let indicator = try #require(form.indicator(code))
        #expect(indicator.entry(typed: [typed]) == .value(value))
    }

    @Test(
        "what can't be read stays as it was typed, with a reason",
        arguments: [
            ("staff", "abc"), ("staff", "1,234"), ("staff", "-3"), ("staff", "12a"),
            ("staff", "34 người lớn"), ("staff", "người"), ("staff", "34 bình"), ("staff", "34%"),
            ("staff", "99999999999999999999"), ("money", "12,5 triệu"), ("share", "1,25"),
            ("has_plan", "có lẽ"), ("plan_day", "31/02/2026"), ("plan_day", "5/6"),
            ("pick", "c"), ("paper", "một văn bản dài hơn hai mươi ký tự"),
        ] as [(Indicator.Code, String)])
    func unreadable(code: Indicator.Code, typed: String) throws {
        let indicator = try #require(form.indicator(code))
        #expect(indicator.entry(typed: [typed]) == .unreadable(typed))
        let complaint = indicator.complaint(about: typed)
        #expect(complaint.hasSuffix("."), "a sentence: \(complaint)")
    }

    @Test(
        "only an amount of money is told of đồng",
        arguments: [
            ("staff", "1,5 triệu", false), ("staff", "1.234.567đ", false),
            ("share", "2 nghìn", false),
            ("money", "1,5 triệu", true), ("money", "1,5 triệu đồng", true),
        ] as [(Indicator.Code, String, Bool)])
    func unitOfMoney(code: Indicator.Code, typed: String, isTold: Bool) throws {
        let complaint = try #require(form.indicator(code)).complaint(about: typed)
        #expect(complaint.contains("đồng") == isTold, "\(complaint)")
    }

    @Test("nothing typed, or blanks, is a blank cell", arguments: ["", "  ", "\u{a0}"])
    func blank(typed: String) throws {
        for indicator in form.indicators {
            #expect(indicator.entry(typed: [typed]) == nil)
            #expect(indicator.entry(typed: []) == nil)
        }
    }

    @Test("ticked options are kept once, in the list's order")
    func choices() throws {
        let picks = try #require(form.indicator("picks"))
        #expect(picks.entry(typed: ["b", "a", "b"]) == .value(.choices(["a", "b"])))
        #expect(picks.entry(typed: ["b", "x"]) == .unreadable("b; x"))
    }

    @Test("decomposed text is the same text composed")
    func normalForm() throws {
        let paper = try #require(form.indicator("paper"))
        let composed = "Đảng ủy"
        let decomposed = "Đa\u{309}ng u\u{309}y"
        guard case .value(.text(let text))? = paper.entry(typed: [decomposed]) else {
            Issue.record("it is a text")
            return
        }
        #expect(Array(text.unicodeScalars) == Array(composed.unicodeScalars))
    }
}
