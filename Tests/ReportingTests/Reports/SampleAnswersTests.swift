import Testing

@testable import Reporting

/// Answers that are made up of a form alone.
@Suite("sample answers")
struct SampleAnswersTests {
    private let day = Day(year: 2026, month: 11, day: 30)

    private func check(_ level: Level) throws -> ReportCheck {
        let form = try Form(document: try JSON(parsing: SmallForm.text.utf8))
        return ReportCheck(form: form, level: level, parameters: form.parameters, previous: [:])
    }

    @Test("fit the form's types and rules, and are the same each time", arguments: ["MN", "TH"])
    func fit(level: Level) throws {
        let check = try check(level)
        for seed in 0..<3 {
            let entries = check.sampleEntries(seed: seed, near: try #require(day))
            #expect(!entries.isEmpty)
            #expect(entries.values.allSatisfy { $0.value != nil }, "all can be read")
            #expect(check.problems(in: entries).filter { $0.severity == .error } == [])
            #expect(entries == check.sampleEntries(seed: seed, near: try #require(day)))
        }
        #expect(
            check.sampleEntries(seed: 0, near: try #require(day))
                != check.sampleEntries(seed: 1, near: try #require(day)))
    }
}
