import Demonstration
import Reporting
import Testing

/// What is made up of a form of seventy questions and its rules.
@Suite("a sample of the demonstration's form")
struct SampleOfFormTests {
    @Test("breaks no rule that stands in the way", arguments: ["MN", "TH", "THCS"] as [Level])
    func fits(level: Level) throws {
        let form = try DemonstrationCheck.form()
        let day = try #require(Day(year: 2026, month: 11, day: 30))
        let days: [String: Parameter] = [
            "period_start": .date(day + -180), "data_close": .date(day),
            "plan_date": .date(day + -300), "today": .date(day),
        ]
        let check = ReportCheck(
            form: form, level: level, parameters: form.parameters.merging(days) { own, _ in own },
            previous: [:])
        for seed in 0..<3 {
            let entries = check.sampleEntries(seed: seed, near: day)
            #expect(
                check.problems(in: entries).filter { $0.severity == .error }.map(\.message) == [])
        }
    }
}
