import Testing

@testable import Reporting

struct ExpressionReadingTests {
    private let vocabulary = FireSafety.vocabulary.bound(to: .integer)
        .defining(["min": .number, "late": .boolean])

    @Test(
        "an expression without parentheses is read like the one with them",
        arguments: [
            ("1 + 2 * 3 = 7", "(1 + (2 * 3)) = 7"),
            ("1 - 2 - 3 = 0", "((1 - 2) - 3) = 0"),
            ("-1 * 2 = -2", "((-1) * 2) = (-2)"),
            ("2 * -1 - -1 = -1", "((2 * (-1)) - (-1)) = (-1)"),
            ("not 1 = 2", "not (1 = 2)"),
            ("not true and false", "(not true) and false"),
            ("not not true", "not (not true)"),
            ("true or true and false", "true or (true and false)"),
            ("true and true and false", "(true and true) and false"),
            ("true or false or true", "(true or false) or true"),
            ("true or false => true and false", "(true or false) => (true and false)"),
            ("true => false => true", "true => (false => true)"),
            ("true => false <=> false => true", "(true => false) <=> (false => true)"),
            ("true <=> false <=> true", "true <=> (false <=> true)"),
            ("true and not 1 < 2 or false", "(true and (not (1 < 2))) or false"),
            ("1 + 1 > 1 and 2 <> 3", "((1 + 1) > 1) and (2 <> 3)"),
            ("not level in {'MN'}", "not (level in {'MN'})"),
            ("level in {'MN'} => 1 < 2", "(level in {'MN'}) => (1 < 2)"),
            ("  true\n\tand\u{a0}false ", "true and false"),
        ])
    func precedence(_ text: String, _ explicit: String) throws {
        #expect(
            try Expression.read(text, in: vocabulary).expression
                == Expression.read(explicit, in: vocabulary).expression)
    }

    @Test(
        "an expression has the type of what it comes to",
        arguments: [
            ("diss_staff", .number), ("bud_spent - 1", .number), ("area * 2", .number),
            ("plan_issued", .boolean), ("1 < 2", .boolean), ("plan_date", .date),
            ("$today", .date), ("$min_sessions", .number), ("$strict", .boolean),
            ("$file_missing", .text), ("plan_number", .text), ("'a'", .text), ("level", .level),
            ("fire_plan_status", .option(FireSafety.plans)), ("report_file", .file),
            ("count(it_tools)", .number), ("min(1, 2)", .number), ("min", .number),
            ("previous(plan_date)", .date), ("value", .number), ("late", .boolean),
            ("if(late, 'ok', chk_escape)", .option(FireSafety.checks)),
            ("if(late, '2022-03-16', $today)", .date), ("if(late, 'a', 'b')", .text),
        ] as [(String, ExpressionType)])
    func types(_ text: String, _ type: ExpressionType) throws {
        #expect(try Expression.read(text, in: vocabulary).type == type)
    }

    @Test("a definition may be called like a function, which has parentheses")
    func definitionLikeFunction() throws {
        #expect(
            try Expression.read("min(min, 5) = min", in: vocabulary).expression
                == .binary(
                    .equal, .minimum(.defined("min"), .integer(5)), .defined("min")))
    }

    @Test("a quoted text next to a date is that date")
    func date() throws {
        let day = try #require(Day(year: 2022, month: 3, day: 16))
        #expect(
            try Expression.read("plan_date >= '2022-03-16'", in: vocabulary).expression
                == .binary(.greaterOrEqual, .indicator("plan_date"), .date(day)))
    }

    @Test("present asks of a value of any type")
    func presentOfMixed() throws {
        let mixed = FireSafety.vocabulary.bound(to: .integer, .boolean)
        #expect(try Expression.readCondition("present(value)", in: mixed) == .present(.boundValue))
    }

    @Test("a condition is nothing but a boolean")
    func condition() throws {
        #expect(
            try Expression.readCondition("plan_issued", in: vocabulary)
                == .indicator("plan_issued"))
        expectFault(at: 1, "a condition is needed, not a number") {
            try Expression.readCondition("diss_staff", in: vocabulary)
        }
    }
}
