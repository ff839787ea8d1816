import Testing
import TestSupport

@testable import Reporting

@Suite("However long, deep or senseless a text is, reading it")
struct ExpressionLimitsTests {
    private let vocabulary = {
        var vocabulary = FireSafety.vocabulary.bound(to: .integer)
        vocabulary.indicators.merge(more) { _, new in new }
        return vocabulary
    }()

    @Test(
        "ends with an error, not with the stack",
        arguments: [
            "(", "-", "not ", "if(true, ", "min(1, ", "1 + (", "true => ", "true <=> ", "1 + ",
            "true or ", "count(", "contains(", "1 * ", "true = (", "1\n",
        ])
    func isBounded(_ part: String) {
        for count in [95, 1000, 100_000] {
            let text = String(repeating: part, count: count)
            #expect(throws: ExpressionError.self) { try Expression.read(text, in: vocabulary) }
            #expect(throws: ExpressionError.self) {
                try Measure.Formula.readPercent(text, in: vocabulary, measures: [])
            }
        }
    }

    @Test("says where it became too deep")
    func tooDeep() {
        expectFault(at: 101, "nested too deeply") {
            try Expression.read(String(repeating: "(", count: 1000), in: vocabulary)
        }
        expectFault(at: 1, "nested too deeply") {
            try Expression.read("1" + String(repeating: " + 1", count: 100), in: vocabulary)
        }
        expectFault(at: 1, "longer than 4096 bytes") {
            try Expression.read(String(repeating: " ", count: 4097), in: vocabulary)
        }
    }

    @Test("accepts what a form may need: a sum of 99 numbers, 99 parentheses")
    func deepEnough() throws {
        let sum = "1" + String(repeating: " + 1", count: 98)
        let (expression, _) = try Expression.read(sum, in: vocabulary)
        var random = SeededRandom(seed: 14)
        #expect(expression.value(in: RuleContext.random(using: &random)) == .number(FixedPoint(99)))
        let nested =
            String(repeating: "(", count: 99) + "1" + String(repeating: ")", count: 99)
        #expect(try Expression.read(nested, in: vocabulary).expression == .integer(1))
        let choices =
            String(repeating: "if(false, 2, ", count: 99) + "1" + String(repeating: ")", count: 99)
        let (choice, _) = try Expression.read(choices, in: vocabulary)
        #expect(choice.value(in: RuleContext.random(using: &random)) == .number(FixedPoint(1)))
    }

    @Test("of random tokens gives an expression or a place in the text", arguments: 0..<8)
    func tokens(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        for _ in 0..<2000 {
            let text = (0..<Int.random(in: 1...14, using: &random)).map { _ in
                Self.words[Int.random(in: 0..<Self.words.count, using: &random)]
            }.joined(separator: Bool.random(using: &random) ? " " : "")
            read(text, using: &random)
        }
    }

    @Test("of random characters does so too", arguments: 0..<4)
    func characters(seed: UInt64) {
        let alphabet = Array("ab_1290 '$(){}<>=+-*/,.\"\n\r\té\u{301}😀\u{0}\u{202e}ế")
        var random = SeededRandom(seed: seed)
        for _ in 0..<2000 {
            let text = (0..<Int.random(in: 0...24, using: &random)).map { _ in
                alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
            }
            read(String(text), using: &random)
        }
    }

    @Test("of every part of a real rule does so too")
    func parts() {
        var random = SeededRandom(seed: 14)
        for rule in DomainRule.all {
            for end in rule.holds.indices { read(String(rule.holds[..<end]), using: &random) }
            for start in rule.holds.indices { read(String(rule.holds[start...]), using: &random) }
        }
    }

    @Test("of random expressions succeeds, and no report makes them trap", arguments: 0..<8)
    func sentences(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        for _ in 0..<500 {
            let text = Self.sentence(of: .boolean, depth: 4, using: &random)
            let expression = try Expression.readCondition(text, in: vocabulary)
            for _ in 0..<4 { _ = expression.truth(in: RuleContext.random(using: &random)) }
        }
    }

    /// Reads the text as everything that it could be; an error must lie in it.
    private func read(_ text: String, using random: inout SeededRandom) {
        do throws(ExpressionError) {
            let expression = try Expression.read(text, in: vocabulary).expression
            _ = expression.value(in: RuleContext.random(using: &random))
            _ = expression.syntaxTree
        } catch {
            #expect((1...text.count + 1).contains(error.position), "\(text): \(error)")
        }
        do throws(ExpressionError) {
            _ = try Measure.Formula.readPercent(text, in: vocabulary, measures: ["d_ext_total"])
                .syntaxTree
        } catch {
            #expect((1...text.count + 1).contains(error.position), "\(text): \(error)")
        }
    }

    private static let words = [
        "1", "0", "9223372036854775807", "'ok'", "'MN'", "'", "true", "false", "level", "value",
        "diss_staff", "gen_staff_total", "chk_electric", "it_tools", "plan_issued", "plan_date",
        "report_file", "$today", "$strict", "$x", "and", "or", "not", "in", "=>", "<=>", "=", "<>",
        "<", "<=", ">", ">=", "+", "-", "*", "/", "(", ")", "(", ")", "{", "}", ",", "present(",
        "count(", "contains(", "min(", "if(", "previous(", "sum(", "count()", "due", "d_ext_total",
        "log", "log.hurt", ".", "every(", "hour", "'07:30'",
    ]

    private static func sentence(
        of type: ExpressionType, depth: Int, using random: inout SeededRandom
    ) -> String {
        func part(_ type: ExpressionType) -> String {
            sentence(of: type, depth: depth - 1, using: &random)
        }
        func one(of choices: String...) -> String {
            choices[Int.random(in: 0..<choices.count, using: &random)]
        }
        let shape = depth == 0 ? 0 : Int.random(in: 0...7, using: &random)
        if type == .number {
            return switch shape {
            case 0, 1: one(of: "diss_staff", "value", "bud_spent", "area", "0", "$min_sessions")
            case 2: "(\(part(.number)) \(one(of: "+", "-", "*")) \(part(.number)))"
            case 3: "min(\(part(.number)), \(part(.number)))"
            case 4: "if(\(part(.boolean)), \(part(.number)), \(part(.number)))"
            case 5: "-\(part(.number))"
            case 6: "previous(\(one(of: "value", "area", "gen_staff_total")))"
            default:
                one(
                    of: "count(it_tools)", "sum(log.hurt)", "count(log)", "9223372036854775807",
                    "area_used")
            }
        }
        return switch shape {
        case 0, 1: one(of: "plan_issued", "gen_kitchen", "true", "$strict", "(level = 'MN')")
        case 2: "(\(part(.boolean)) \(one(of: "and", "or", "=>", "<=>", "=")) \(part(.boolean)))"
        case 3: "(not \(part(.boolean)))"
        case 4: "if(\(part(.boolean)), \(part(.boolean)), \(part(.boolean)))"
        case 5: one(of: "present(value)", "contains(it_tools, 'web')", "(plan_date < $today)")
        case 6:
            one(
                of: "every(log, log.hurt < 3)", "(hour < '12:00')", "(chk_electric in {'ok'})",
                "(chk_escape <> chk_electric)")
        default: "(\(part(.number)) \(one(of: "<", "<=", "=", "<>", ">", ">=")) \(part(.number)))"
        }
    }
}

/// A table and a time, which the fire safety form has none of.
private let more: [Indicator.Code: Indicator.Kind] = [
    "hour": .time,
    "log": .table(
        TableQuestion(
            rows: 5,
            columns: [
                Indicator(
                    code: "hurt", number: 0, label: Label("Bị thương"), kind: .integer,
                    nature: .state, aggregate: .none, requirement: .optional, levels: [],
                    clauses: [], isProfile: false)
            ])),
]

/// The cells that random expressions name.
private let named =
    FireSafety.kinds.sorted { $0.key < $1.key }.filter {
        [
            "diss_staff", "gen_staff_total", "chk_electric", "chk_escape", "it_tools",
            "plan_issued",
            "gen_kitchen", "plan_date", "report_file", "bud_spent", "area", "area_used",
        ].contains($0.key)
    } + more.sorted { $0.key < $1.key }

extension RuleContext {
    /// Each of them blank, unreadable, small or at the end of `Int64`.
    fileprivate static func random(using random: inout SeededRandom) -> RuleContext {
        func number() -> Int64 {
            [0, 1, 2, 34, .max, .min, .max / 2][Int.random(in: 0..<7, using: &random)]
        }
        func value(_ kind: Indicator.Kind) -> Value {
            switch kind {
            case .number(let kind): kind.value(units: number())
            case .boolean: .boolean(.random(using: &random))
            case .date: .date(Day(number: .random(in: 0...40000, using: &random)))
            case .text: .text("một")
            case .time:
                TimeOfDay(minutes: .random(in: 0..<1440, using: &random)).map(Value.time)
                    ?? .text("")
            case .location: .location(Location(name: "một", point: nil))
            case .table(let table):
                .table(
                    AnswerTable(
                        rows: (0...Int.random(in: 0...2, using: &random)).map { _ in
                            table.columns.reduce(into: [:]) {
                                if Bool.random(using: &random) {
                                    $0[$1.code.rawValue] = value($1.kind)
                                }
                            }
                        }))
            case .choice(let list): .choice(list.options[0].value)
            case .choices(let list): .choices([list.options[0].value])
            case .file(let question):
                question.adding(AttachedFile(hash: "00", name: "a.pdf"), to: []) ?? .text("")
            }
        }
        var entries: Entries = [:]
        var previous: Values = [:]
        for (code, kind) in named {
            switch Int.random(in: 0...3, using: &random) {
            case 0: break
            case 1: entries[code] = .unreadable("?")
            default: entries[code] = .value(value(kind))
            }
            previous[code] = Bool.random(using: &random) ? value(kind) : nil
        }
        var context = RuleContext(
            entries: entries, applicable: Set(named.map(\.key)).subtracting(["chk_escape"]),
            level: "MN",
            parameters: ["min_sessions": .integer(number()), "strict": .boolean(true)],
            previous: previous)
        context.bound = "diss_staff"
        return context
    }
}
