import Testing

@testable import Reporting

/// What a round costs schools in time.
@Suite("How long questions take")
struct AnsweringTimesTests {
    private let form: Form

    init() throws { form = try SmallForm.read() }

    /// Cells with the seconds at which they were saved.
    private func report(_ cells: [(Indicator.Code, Int64)]) -> [AnsweringTimes.Saved] {
        cells.map { .init(cell: $0.0, at: Moment(milliseconds: 1_000_000 + $0.1 * 1_000)) }
    }

    private func seconds(_ times: AnsweringTimes, _ code: Indicator.Code) throws
        -> AnsweringTimes.Estimate
    {
        times.estimate(try #require(form.indicator(code)))
    }

    @Test("nobody has answered: what is usual of the kind")
    func usual() throws {
        let times = AnsweringTimes()
        #expect(try seconds(times, "staff") == .init(seconds: 45, isMeasured: false))
        #expect(try seconds(times, "has_plan") == .init(seconds: 20, isMeasured: false))
        #expect(try seconds(times, "paper") == .init(seconds: 120, isMeasured: false))
    }

    @Test("five answers tell of a question, by their median; a pause is shared by what it led to")
    func measured() throws {
        var times = AnsweringTimes()
        for pause in [10, 20, 30, 40, 299] as [Int64] {
            times.add(
                report([
                    ("staff", 0), ("reached", pause), ("has_plan", pause + 20),
                    ("plan_day", pause + 20),
                ]), of: form)
        }
        #expect(try seconds(times, "reached") == .init(seconds: 30, isMeasured: true))
        #expect(try seconds(times, "plan_day") == .init(seconds: 10, isMeasured: true))
        // The first saving of a report tells of nothing before it.
        #expect(try seconds(times, "staff") == .init(seconds: 45, isMeasured: false))
    }

    @Test("long pauses, and what came all at once, tell of nothing; four answers are too few")
    func left() throws {
        var times = AnsweringTimes()
        for _ in 0..<9 { times.add(report([("staff", 0), ("reached", 301)]), of: form) }
        for _ in 0..<9 {
            times.add(
                report(
                    [("staff", 0)]
                        + ["reached", "money", "share", "has_plan", "plan_day", "paper"].map {
                            (Indicator.Code(rawValue: $0), 60)
                        }), of: form)
        }
        for _ in 0..<4 { times.add(report([("staff", 0), ("money", 7)]), of: form) }
        for code in ["reached", "money", "paper"] as [Indicator.Code] {
            #expect(try !seconds(times, code).isMeasured, "\(code)")
        }
    }

    @Test("twenty answers to questions of a kind tell of one that nobody was asked")
    func ofKind() throws {
        var times = AnsweringTimes()
        for _ in 0..<20 { times.add(report([("staff", 0), ("reached", 8)]), of: form) }
        let new = Indicator(
            code: "new", number: 1, label: Label("Mới"), kind: .integer, nature: .stock,
            aggregate: .sum, requirement: .always, levels: ["TH"], clauses: [], isProfile: false)
        #expect(times.estimate(new) == .init(seconds: 8, isMeasured: true))
    }
}
