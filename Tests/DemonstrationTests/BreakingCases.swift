import Foundation
import Reporting
import Testing

/// breaking-cases.json: small changes to the sample, each with the problems that it gives.
struct BreakingCases: Decodable {
    struct Base: Decodable {
        var level: String
        var period_start: String
        var data_close: String
        var today: String
        var plan_date: String
        var values: Answers
    }

    struct Case: Decodable {
        var rule: String
        var set: Answers?
        var clear: [String]?
        var level: String?
        var today: String?
        var previous: Answers?
        var expect: [Expected]
    }

    struct Expected: Decodable, Hashable {
        var rule: String
        var at: [String]
        var message: String
    }

    var base: Base
    var standing: Expected
    var cases: [Case]

    static func read() throws -> BreakingCases {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "breaking-cases.json")
        return try JSONDecoder().decode(BreakingCases.self, from: try Data(contentsOf: file))
    }

    /// Answers as the programming interface takes them.
    struct Answers: Decodable {
        enum Answer: Decodable {
            case boolean(Bool)
            case integer(Int64)
            case text(String)
            case texts([String])

            init(from decoder: any Decoder) throws {
                if let flag = try? Bool(from: decoder) {
                    self = .boolean(flag)
                } else if let number = try? Int64(from: decoder) {
                    self = .integer(number)
                } else if let texts = try? [String](from: decoder) {
                    self = .texts(texts)
                } else {
                    self = .text(try String(from: decoder))
                }
            }
        }

        var answers: [String: Answer]

        init(from decoder: any Decoder) throws {
            answers = try [String: Answer](from: decoder)
        }

        func values(in form: Form) throws -> Values {
            try answers.reduce(into: [:]) { values, answer in
                let code = Indicator.Code(rawValue: answer.key)
                let kind = try #require(form.indicator(code)?.kind, "\(code)")
                switch (kind, answer.value) {
                case (.integer, .integer(let number)), (.money, .integer(let number)):
                    values[code] = .integer(number)
                case (.boolean, .boolean(let flag)): values[code] = .boolean(flag)
                case (.date, .text(let text)): values[code] = .date(try #require(Day(iso: text)))
                case (.text, .text(let text)): values[code] = .text(text)
                case (.choice, .text(let text)): values[code] = .choice(text)
                case (.choices, .texts(let texts)): values[code] = .choices(texts)
                default: Issue.record("\(code) can't be \(answer.value)")
                }
            }
        }
    }
}
