import Reporting
import Testing

@Suite struct LatenessTests {
    let due = Moment(Day(number: 20_000))
    let unit = RoundUnit(
        round: Round.ID(rawValue: 1),
        unit: Unit(
            id: Unit.ID(rawValue: 2), code: "th", name: "Trường", shortName: "TH", kind: .school,
            level: "TH"), reportsTo: Unit.ID(rawValue: 1), commune: nil, owesReport: true,
        displayOrder: 0)

    func round(grace: Duration = .zero) -> Round {
        Round(
            id: Round.ID(rawValue: 1), code: "r", title: "Đợt", plan: Plan.ID(rawValue: 1),
            form: .init(.init(code: "small", version: 1)), owner: Unit.ID(rawValue: 1),
            period: Day(number: 19_000)...Day(number: 19_900), dataClose: Day(number: 19_900),
            dueAt: due, dueText: "trước ngày", grace: grace)
    }

    func report(first: Moment, last: Moment? = nil, granted: Moment? = nil) -> Report {
        var report = Report(round: Round.ID(rawValue: 1), unit: unit.id)
        report.state = .submitted
        report.firstSubmittedAt = first
        report.submittedAt = last ?? first
        report.grantedDueAt = granted
        return report
    }

    @Test("the due moment itself is late, the millisecond before is not")
    func exclusive() {
        let before = Moment(milliseconds: due.milliseconds - 1)
        #expect(!report(first: before).isLate(in: round(), for: unit))
        #expect(report(first: due).isLate(in: round(), for: unit))
    }

    @Test("grace and a due moment of the unit's own put it off")
    func putOff() {
        #expect(!report(first: due).isLate(in: round(grace: .seconds(1)), for: unit))
        var extended = unit
        extended.dueAt = due + .seconds(86400)
        #expect(!report(first: due).isLate(in: round(), for: extended))
    }

    @Test("after a return the granted moment counts, and a late first submission stays late")
    func granted() {
        let early = Moment(milliseconds: due.milliseconds - 1000)
        let after = due + .seconds(3600)
        let granted = due + .seconds(7200)
        #expect(
            !report(first: early, last: after, granted: granted).isLate(in: round(), for: unit))
        #expect(
            report(first: early, last: granted, granted: granted).isLate(in: round(), for: unit))
        #expect(!report(first: early, last: after).isLate(in: round(), for: unit))
        #expect(report(first: due, last: after, granted: granted).isLate(in: round(), for: unit))
    }

    @Test("only what is still owed is overdue")
    func overdue() {
        var report = Report(round: Round.ID(rawValue: 1), unit: unit.id)
        #expect(report.isOverdue(in: round(), for: unit, at: due))
        #expect(!report.isOverdue(in: round(), for: unit, at: Moment(milliseconds: 0)))
        for state in ReportState.allCases {
            report.state = state
            #expect(report.isOverdue(in: round(), for: unit, at: due) == state.isOwed)
        }
    }
}
