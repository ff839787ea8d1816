import Foundation
import Testing

@testable import Reporting

/// The cases of cases.json, which a browser runs against Public/report/rules.js too (Tests/BrowserTests/test_rules.py).
struct RuleCase: Decodable, CustomStringConvertible {
    let expression: String
    let tree: JSON
    /// null is unknown.
    let result: JSON
    private let entries: JSON
    private let notApplicable: [String]
    private let level: String
    private let parameters: JSON
    private let previous: JSON
    /// The code that `value` stands for.
    private let cell: String?
    private let definitions: JSON

    init(from decoder: any Decoder) throws {
        let json = try DecodedJSON(from: decoder).json
        expression = try #require(json["expression"]?.string)
        tree = try #require(json["tree"])
        result = try #require(json["result"])
        entries = json["entries"] ?? [:]
        notApplicable = (json["not_applicable"]?.array ?? []).compactMap(\.string)
        level = json["level"]?.string ?? "TH"
        parameters = json["parameters"] ?? [:]
        previous = json["previous"] ?? [:]
        cell = json["cell"]?.string
        definitions = json["definitions"] ?? [:]
    }

    /// Expressions.
    static func all() throws -> [RuleCase] { try file().cases }

    /// Rules of `DomainRule.all`, whose id is in `expression`; the result is the cells at which
    /// they are broken, null for the report.
    static func rules() throws -> [RuleCase] { try file().rules }

    private struct File: Decodable { let cases, rules: [RuleCase] }

    private static func file() throws -> File {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("cases.json")
        return try JSONDecoder().decode(File.self, from: Data(contentsOf: file))
    }

    var description: String { expression }
}

extension RuleCase {
    var vocabulary: Vocabulary {
        var vocabulary = FireSafety.vocabulary.defining(["min": .number])
        vocabulary.bound = boundCode.flatMap { FireSafety.kinds[$0] }.map { [$0] } ?? []
        return vocabulary
    }

    var context: RuleContext {
        var context = RuleContext(
            entries: entries.cells.compactMapValues { code, json in
                if let text = json["unreadable"]?.string { return .unreadable(text) }
                return FireSafety.kinds[code].flatMap { json.value(as: $0) }.map { .value($0) }
            },
            applicable: Set(FireSafety.kinds.keys)
                .subtracting(notApplicable.map { Indicator.Code(rawValue: $0) }),
            level: Level(rawValue: level),
            parameters: (parameters.object?.pairs ?? []).reduce(into: [:]) { table, member in
                table[member.name] = member.value.parameter(
                    as: FireSafety.vocabulary.parameters[member.name])
            },
            previous: previous.cells.compactMapValues { code, json in
                FireSafety.kinds[code].flatMap { json.value(as: $0) }
            })
        context.bound = boundCode
        context.definitions = (definitions.object?.pairs ?? []).reduce(into: [:]) {
            $0[$1.name] = $1.value.tableNumber.map { .number($0) }
        }
        return context
    }

    /// What `context` looks at, by the places of a form that asks just its applicable cells.
    func placed() throws -> (form: Form, answers: PlacedAnswers) {
        let context = context
        let form = try FireSafety.form().without(
            Set(FireSafety.kinds.keys).subtracting(context.applicable))
        var answers = PlacedAnswers(
            context.entries, of: form, level: context.level, parameters: context.parameters,
            previous: context.previous)
        answers.bound = context.bound.map(form.place(of:))
        answers.definitions = context.definitions.map { ($0.key, $0.value) }
        return (form, answers)
    }

    private var boundCode: Indicator.Code? { cell.map { Indicator.Code(rawValue: $0) } }
}

extension Operand? {
    /// As cases.json writes a result.
    var json: JSON {
        switch self {
        case nil: .null
        case .number(let number): ["number": .string(number.description)]
        case .boolean(let truth): .boolean(truth)
        case .date(let day): .string(day.description)
        case .time(let time): .string(time.description)
        case .table: .string("a table")
        case .text(let text), .option(let text): .string(text)
        case .options(let options): .array(options.map { .string($0) })
        }
    }
}

extension JSON {
    /// A number as `5` or `{"number": "12.50"}`.
    fileprivate var tableNumber: FixedPoint? {
        if let integer { return FixedPoint(integer) }
        guard let text = self["number"]?.string else { return nil }
        let scale = text.split(separator: ".").dropFirst().first?.count ?? 0
        return Int64(text.filter { $0 != "." }).map { FixedPoint(units: $0, scale: scale) }
    }

    fileprivate var cells: [(Indicator.Code, JSON)] {
        (object?.pairs ?? []).map { (Indicator.Code(rawValue: $0.name), $0.value) }
    }

    fileprivate func value(as kind: Indicator.Kind) -> Reporting.Value? {
        switch kind {
        case .number(let number) where number.scale == 0:
            tableNumber?.integer.map { .integer($0) }
        case .number: tableNumber.map { .decimal($0) }
        case .boolean: boolean.map { .boolean($0) }
        case .date: string.flatMap { Day(iso: $0) }.map { .date($0) }
        case .time: string.flatMap { TimeOfDay(iso: $0) }.map { .time($0) }
        case .location, .table: nil
        case .text: string.map { .text($0) }
        case .choice: string.map { .choice($0) }
        case .choices: array.map { .choices($0.compactMap(\.string)) }
        case .file(let question) where question.takesSeveral:
            array.map {
                .files($0.compactMap(\.string).map { AttachedFile(hash: $0, name: $0) })
            }
        case .file: self["file"]?.string.map { .file(hash: "00", name: $0) }
        }
    }

    fileprivate func parameter(as kind: Parameter.Kind?) -> Parameter? {
        switch kind {
        case .integer: integer.map { .integer($0) }
        case .boolean: boolean.map { .boolean($0) }
        case .date: string.flatMap { Day(iso: $0) }.map { .date($0) }
        case .text: string.map { .text($0) }
        case nil: nil
        }
    }
}

extension [(Indicator.Code, JSON)] {
    fileprivate func compactMapValues<Result>(
        _ transform: (Indicator.Code, JSON) -> Result?
    ) -> [Indicator.Code: Result] {
        reduce(into: [:]) { $0[$1.0] = transform($1.0, $1.1) }
    }
}
