import Reporting
import Testing

/// The table of Documentation/Sources.md 9.2, written down again.
@Suite struct TransitionTests {
    static let allowed: [(Transition, ReportState, ReportState)] = [
        (.save, .notStarted, .draft), (.save, .draft, .draft), (.save, .returned, .returned),
        (.askHead, .draft, .pendingHead), (.askHead, .returned, .pendingHead),
        (.submit, .notStarted, .submitted), (.submit, .draft, .submitted),
        (.submit, .pendingHead, .submitted), (.submit, .returned, .submitted),
        (.giveBack, .pendingHead, .draft), (.takeBack, .pendingHead, .draft),
        (.withdraw, .submitted, .draft),
        (.review, .submitted, .submitted), (.approve, .submitted, .approved),
        (.return, .submitted, .returned),
        (.return, .approved, .returned), (.recall, .exempt, .notStarted),
    ]

    private func round(_ state: Round.State = .open, wantsHead: Bool = false) -> Round {
        Round(
            id: Round.ID(rawValue: 1), code: "r", title: "Đợt", plan: Plan.ID(rawValue: 1),
            form: .init(.init(code: "small", version: 1)), owner: Unit.ID(rawValue: 1),
            period: Day(number: 0)...Day(number: 1), dataClose: Day(number: 1),
            dueAt: Moment(milliseconds: 0), dueText: "", wantsHead: wantsHead, state: state)
    }

    private func report(_ state: ReportState) -> Report {
        var report = Report(round: Round.ID(rawValue: 1), unit: Unit.ID(rawValue: 2))
        report.state = state
        return report
    }

    private func doer(of transition: Transition) -> Role {
        switch transition {
        case .askHead, .takeBack: .clerk
        case .save, .submit, .giveBack, .withdraw: .head
        case .review, .approve, .return, .exempt, .recall, .unlock: .officer
        }
    }

    @Test("every transition starts from its states and from no other")
    func table() {
        for transition in Transition.allCases where transition != .unlock {
            for origin in ReportState.allCases {
                let objection = transition.objection(
                    to: report(origin), in: round(wantsHead: transition == .askHead),
                    by: doer(of: transition))
                let expected = TransitionTests.allowed.first {
                    $0.0 == transition && $0.1 == origin
                }
                if transition == .exempt {
                    #expect((objection == nil) == (origin != .exempt))
                } else if transition == .save, origin == .pendingHead {
                    #expect(objection == nil, "the head may correct what waits for him")
                } else {
                    #expect((objection == nil) == (expected != nil), "\(transition) \(origin)")
                }
                if let expected {
                    #expect(transition.state(from: origin, hasEntries: false) == expected.2)
                }
            }
        }
    }

    @Test("nobody does what is another's")
    func roles() {
        for transition in Transition.allCases {
            for role in Role.allCases where !transition.roles.contains(role) {
                for state in ReportState.allCases {
                    #expect(
                        transition.objection(to: report(state), in: round(), by: role) == .notYours)
                }
            }
        }
        #expect(Transition.approve.roles == [.officer, .leader])
        #expect(Transition.submit.roles == [.clerk, .head, .officer])
    }

    @Test("where the round wants the head, a clerk asks him")
    func head() {
        let round = round(wantsHead: true)
        #expect(
            Transition.submit.objection(to: report(.draft), in: round, by: .clerk) == .headSubmits)
        #expect(Transition.askHead.objection(to: report(.draft), in: round, by: .clerk) == nil)
        #expect(Transition.submit.objection(to: report(.pendingHead), in: round, by: .head) == nil)
        #expect(
            Transition.save.objection(to: report(.pendingHead), in: round, by: .clerk)
                == .waitsForHead)
    }

    @Test("a closed round is locked but for what an unlock gave back")
    func closed() {
        var unlocked = report(.returned)
        #expect(
            Transition.submit.objection(to: unlocked, in: round(.closed), by: .head)
                == .roundIsClosed)
        unlocked.grantedDueAt = Moment(milliseconds: 1)
        #expect(Transition.submit.objection(to: unlocked, in: round(.closed), by: .head) == nil)
        #expect(
            Transition.unlock.objection(to: report(.approved), in: round(.closed), by: .officer)
                == nil)
        #expect(
            Transition.unlock.objection(to: report(.approved), in: round(), by: .officer)
                == .roundIsOpen)
        #expect(
            Transition.save.objection(to: report(.notStarted), in: round(.planned), by: .head)
                == .roundIsPlanned)
    }

    @Test("a report under review can't be withdrawn")
    func review() {
        var report = report(.submitted)
        #expect(Transition.withdraw.objection(to: report, in: round(), by: .head) == nil)
        report.reviewStartedAt = Moment(milliseconds: 1)
        #expect(Transition.withdraw.objection(to: report, in: round(), by: .head) == .underReview)
    }
}
