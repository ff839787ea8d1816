import Testing

@testable import Reporting

@Suite("A rule as a sentence")
struct RulePatternTests {
    private let vocabulary = Vocabulary(indicators: [
        "a": .integer, "b": .integer, "c": .integer, "ok": .boolean, "day": .date,
        "pick": .choice(Self.list), "picks": .choices(Self.list), "log": .table(Self.log),
    ])

    private static let log = TableQuestion(
        rows: 5, columns: [column("day", .date), column("hurt", .integer)])

    private static func column(_ code: Indicator.Code, _ kind: Indicator.Kind) -> Indicator {
        Indicator(
            code: code, number: 0, label: Label(code.rawValue), kind: kind, nature: .state,
            aggregate: .none, requirement: .optional, levels: [], clauses: [], isProfile: false)
    }

    private static let list = ChoiceList(
        code: "L",
        options: [.init(value: "x", label: Label("X")), .init(value: "7", label: Label("7"))])

    private func pattern(_ source: String) throws -> RulePattern? {
        RulePattern(try Expression.readCondition(source, in: vocabulary))
    }

    static let patterns: [RulePattern] = [
        .comparison([.question("a")], .atMost, [.question("b")]),
        .comparison([.question("a")], .equal, [.question("b"), .question("c"), .number(2)]),
        .comparison([.question("a"), .question("b")], .notEqual, [.number(0)]),
        .implication(.init("ok", .isTrue), .init("a", .greater, "0")),
        .implication(.init("ok", .isFalse), .init("day", .isAbsent)),
        .implication(.init("pick", .equal, "x"), .init("picks", .contains, "x")),
        .implication(.init("day", .less, "2026-09-10"), .init("b", .isPresent)),
        .between(.question("a"), 1, 60), .withinPeriod(.question("day")),
        .between(.column(.init("log", "hurt")), 0, 9), .withinPeriod(.column(.init("log", "day"))),
        .comparison([.sum(.init("log", "hurt"))], .equal, [.question("a")]),
        .change("a", .notHalved), .change("a", .notDoubled), .change("b", .notLess),
        .change("b", .notMore),
    ]

    @Test("is read back from what it says in the rule language", arguments: patterns)
    func roundTrip(pattern: RulePattern) throws {
        #expect(try self.pattern(pattern.source) == pattern)
    }

    @Test(
        "is none where the rule says more",
        arguments: [
            "a * 2 <= b", "not (a <= b)", "ok", "1 <= a and b <= 3", "a <= previous(b)",
            "previous(a) > 0 => 3 * a >= previous(a)", "a > 0 and b > 0", "level = 'MN'",
            "$period_start <= day and day <= $today", "min(a, b) <= c", "a - b <= c",
            "ok => a > 0 and b > 0", "every(log, log.hurt <= 3)",
            "every(log, 1 <= log.hurt and log.hurt <= a)", "every(log, 1 <= a and a <= 3)",
        ])
    func none(source: String) throws {
        let vocabulary = Vocabulary(
            indicators: vocabulary.indicators, levels: ["MN"])
        #expect(RulePattern(try Expression.readCondition(source, in: vocabulary)) == nil)
    }

    @Test("a value from outside can't leave its quotes")
    func quotes() throws {
        let condition = ConditionPattern("pick", .equal, "x' or 'a' = 'a")
        #expect(condition.source == "pick = 'x or a = a'")
        #expect(ConditionPattern("a", .greater, "9223372036854775808").source.hasSuffix("808'"))
    }
}
