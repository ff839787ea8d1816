import Demonstration
import Foundation
import Reporting
import Testing

/// The form document, read without the program's own reader.
struct FormDocument: Decodable {
    struct Option: Decodable {
        var value: String
        var vi: String
        var en: String
    }

    struct Section: Decodable {
        var code: String
        var vi: String
        var en: String
        var clauses: [String]
        var indicators: [Question]
    }

    struct Question: Decodable {
        var code: String
        var vi: String
        var vi_MN: String?
        var vi_TH: String?
        var vi_THCS: String?
        var vi_TH_THCS: String?
        var en: String
        var type: String
        var unit: String?
        var unit_MN: String?
        var unit_TH: String?
        var unit_THCS: String?
        var unit_TH_THCS: String?
        var help: String?
        var help_MN: String?
        var nature: String
        var aggregate: String
        var required: String
        var when: String?
        var levels: [String]
        var clauses: [String]
        var profile: Bool?
        var list: String?
        var max: Int?
        var accept: [String]?
        var max_mb: Int?
    }

    struct Check: Decodable {
        var id: String
        var severity: String
        var holds: String
        var vi: String
        var en: String
        var at: [String]?
        var bound: Cells?
        var definitions: [String: String]?

        enum CodingKeys: String, CodingKey {
            case id, severity, holds, vi, en, at, bound = "for", definitions = "let"
        }
    }

    /// What a rule is bound to: codes, or all indicators of a nature and of some types.
    enum Cells: Decodable {
        case listed([String])
        case selected(nature: String, types: [String])

        private enum CodingKeys: CodingKey { case nature, type }

        init(from decoder: any Decoder) throws {
            if let codes = try? [String](from: decoder) {
                self = .listed(codes)
            } else {
                let keys = try decoder.container(keyedBy: CodingKeys.self)
                self = .selected(
                    nature: try keys.decode(String.self, forKey: .nature),
                    types: try keys.decode([String].self, forKey: .type))
            }
        }
    }

    enum Setting: Decodable {
        case integer(Int64)
        case text(String)

        init(from decoder: any Decoder) throws {
            if let number = try? Int64(from: decoder) {
                self = .integer(number)
            } else {
                self = .text(try String(from: decoder))
            }
        }
    }

    struct Figure: Decodable {
        var code: String
        var vi: String
        var percent: String?
        var value: String?
    }

    var code: String
    var version: Int
    var parameters: [String: Setting]
    var lists: [String: [Option]]
    var sections: [Section]
    var rules: [Check]
    var measures: [Figure]

    var indicators: [Question] { sections.flatMap(\.indicators) }
    var order: [Indicator.Code] { indicators.map { Indicator.Code(rawValue: $0.code) } }

    static func read() throws -> FormDocument {
        try JSONDecoder().decode(
            FormDocument.self, from: Data(FireSafetyForm.document))
    }

    /// Why the values are not a report of a school of the level; empty when they are.
    func faults(of values: Values, level: Level) -> [String] {
        let questions = Dictionary(uniqueKeysWithValues: indicators.map { ($0.code, $0) })
        var faults: [String] = []
        for (code, value) in values {
            guard let question = questions[code.rawValue] else {
                faults.append("\(code) is not asked")
                continue
            }
            if !question.levels.contains(level.rawValue) {
                faults.append("\(code) does not apply to \(level)")
            }
            if !fits(value, question) { faults.append("\(code) can't be \(value)") }
        }
        for question in indicators where question.required == "always" {
            let isAsked = question.levels.contains(level.rawValue)
            if isAsked, values[Indicator.Code(rawValue: question.code)] == nil {
                faults.append("\(question.code) is missing")
            }
        }
        return faults
    }

    private func fits(_ value: Value, _ question: Question) -> Bool {
        let options = question.list.flatMap { lists[$0] }?.map(\.value) ?? []
        switch (question.type, value) {
        case ("integer", .integer(let number)): return number >= 0
        case ("money", .integer(let number)):
            return number >= 0 && number <= 1_000_000_000_000 && number % 1000 == 0
        case ("boolean", .boolean), ("date", .date): return true
        case ("text", .text(let text)):
            return !text.isEmpty && text.count <= (question.max ?? 0)
                && text == text.precomposedStringWithCanonicalMapping
        case ("choice", .choice(let option)): return options.contains(option)
        case ("choices", .choices(let chosen)):
            return !chosen.isEmpty && options.filter(chosen.contains) == chosen
        default: return false
        }
    }
}
