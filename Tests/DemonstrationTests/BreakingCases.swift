import Foundation
import Reporting
import Testing

/// breaking-cases.json: small changes to the sample, each with the problems that it gives.
struct BreakingCases {
    struct Case: CustomTestStringConvertible {
        var rule: Rule.ID
        var values: Values
        var level: Level
        var today: Day
        var previous: Values
        var expected: Set<Problem>

        var testDescription: String { rule.rawValue }
    }

    let json: JSON
    let form: Form

    init() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "breaking-cases.json")
        json = try JSON(parsing: Array(try Data(contentsOf: file)))
        form = try DemonstrationCheck.form()
    }

    /// The filled sample of Documentation/Sources.md 12, without the file.
    var sample: Values {
        get throws { try values(json["base"]?["values"]) }
    }

    /// The round of the plan, on the day `today`.
    func parameters(today: Day) throws -> [String: Parameter] {
        var parameters = form.parameters
        for name in ["period_start", "data_close", "plan_date"] {
            parameters[name] = .date(try day(json["base"]?[name]))
        }
        parameters["today"] = .date(today)
        return parameters
    }

    var cases: [Case] {
        get throws {
            let standing = try problem(json["standing"])
            return try (json["cases"]?.array ?? []).map { json in
                var values = try sample.merging(try values(json["set"])) { $1 }
                for code in json["clear"]?.array ?? [] {
                    values[Indicator.Code(rawValue: code.string ?? "")] = nil
                }
                let expected = try (json["expect"]?.array ?? []).map { try problem($0) }
                return Case(
                    rule: Rule.ID(rawValue: try #require(json["rule"]?.string)), values: values,
                    level: Level(rawValue: json["level"]?.string ?? "TH"),
                    today: try day(json["today"] ?? self.json["base"]?["today"]),
                    previous: try self.values(json["previous"]),
                    expected: Set(expected + [standing]))
            }
        }
    }

    private func day(_ json: JSON?) throws -> Day {
        try #require(Day(iso: json?.string ?? ""))
    }

    private func values(_ json: JSON?) throws -> Values {
        try (json?.object ?? [:]).pairs.reduce(into: [:]) { values, pair in
            let code = Indicator.Code(rawValue: pair.name)
            let indicator = try #require(form.indicator(code))
            values[code] = try indicator.value(json: pair.value)
        }
    }

    private func problem(_ json: JSON?) throws -> Problem {
        let rule = Rule.ID(rawValue: try #require(json?["rule"]?.string))
        let severity: Rule.Severity =
            switch rule.rawValue.first {
            case "E": .error
            default: rule == "W33" ? .note : .warning
            }
        return Problem(
            cells: (json?["at"]?.array ?? []).compactMap(\.string)
                .map(Indicator.Code.init(rawValue:)),
            rule: rule, severity: severity, message: try #require(json?["message"]?.string))
    }
}
