import Reporting
import Testing

@Suite("rounds that came one after the other")
struct RoundCourseTests {
    /// Due at the end of the day, for the month in which that lies.
    private func round(due: String) throws -> Round {
        let day = try #require(Day(iso: due))
        return Round(
            id: .init(rawValue: 1), code: "rt", title: "Báo cáo", plan: .init(rawValue: 1),
            form: .init(.init(code: "a", version: 1)), owner: .init(rawValue: 1),
            period: day...day, dataClose: day,
            dueAt: try #require(Moment(rfc3339: "\(due)T23:59:00+07:00")),
            dueText: "trước ngày \(VietnameseDate.text(day))")
    }

    @Test(
        "what a short month lacks is lent to it alone",
        arguments: [
            // moneymanagerex#631, tasks#1356.
            (["2027-01-30", "2027-02-28"], 1, "2027-03-30"),
            (["2027-01-28", "2027-02-28"], 1, "2027-03-28"),
            (["2026-12-29", "2027-01-29", "2027-02-28", "2027-03-29"], 1, "2027-04-29"),
            (["2026-11-30", "2027-02-28"], 3, "2027-05-31"),
            (["2026-08-30", "2026-11-30", "2027-02-28"], 3, "2027-05-30"),
            (["2028-02-29", "2029-02-28", "2030-02-28", "2031-02-28"], 12, "2032-02-29"),
            // The last day of each month stays that.
            (["2027-01-31", "2027-02-28"], 1, "2027-03-31"),
            (["2027-02-28"], 1, "2027-03-31"),
            // From where somebody chose another day on, it is that one.
            (["2027-01-31", "2027-02-28", "2027-03-25"], 1, "2027-04-25"),
            (["2027-02-28", "2027-03-30", "2027-04-30"], 1, "2027-05-30"),
            (["2027-01-30", "2027-02-15"], 1, "2027-03-15"),
            // One of another year that happens to be before it says nothing.
            (["2022-09-09", "2026-12-09"], 12, "2027-12-09"),
        ])
    func days(earlier: [String], months: Int, next: String) throws {
        let rounds = try earlier.reversed().map(round)
        let draft = RoundDraft(
            like: RoundCourse(rounds[0], after: rounds.dropFirst()), form: rounds[0].form.version,
            later: months, span: months)
        let expected = try round(due: next)
        #expect(draft.dates.dueAt == expected.dueAt)
        #expect(draft.dates.dataClose == expected.dataClose)
        #expect(draft.dates.periodTo == expected.dataClose)
        #expect(draft.dates.dueText == expected.dueText)
    }
}
