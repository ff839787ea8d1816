import Demonstration
import Reporting
import Testing

@Suite struct CourseOfStatesTests {
    let now: Moment
    let current: RoundScript

    init() throws {
        now = try #require(Moment(rfc3339: "2026-11-23T08:00:00+07:00"))
        current = .current(now: now)
    }

    private func states(
        _ round: RoundScript
    ) -> [ReportCourse.State: [ReportCourse]] {
        Dictionary(grouping: ReportCourse.all(in: round), by: \.state)
    }

    private func sent(_ course: ReportCourse, in round: RoundScript) -> [Moment] {
        course.events.compactMap {
            guard case .submitted = $0.step else { return nil }
            return $0.at.moment(in: round)
        }
    }

    @Test("of 2022, 47 are approved, 5 came late, 3 were once returned, 4 never began")
    func in2022() {
        let states = states(.in2022)
        #expect(states.mapValues(\.count) == [.approved: 47, .notStarted: 4])
        let approved = states[.approved] ?? []
        let due = RoundScript.in2022.dueAt
        #expect(due.description == "2022-09-10T00:00:00+07:00")
        #expect(approved.count { sent($0, in: .in2022)[0] >= due } == 5)
        #expect(approved.count { sent($0, in: .in2022).count == 2 } == 3)
    }

    @Test("reports of 2022 came over the weeks, on working days but for one")
    func spread() {
        let days = (states(.in2022)[.approved] ?? []).map { sent($0, in: .in2022)[0].day }
        #expect(Set(days).count >= 10)
        #expect(days.filter { $0.weekday > 5 }.count == 1)
    }

    @Test("the current round has every state, and most have not begun")
    func inCurrent() {
        let states = states(current)
        let counts = states.mapValues(\.count)
        #expect(
            counts == [
                .submitted: 7, .approved: 4, .returned: 1, .pendingHead: 1, .draft: 4, .exempt: 1,
                .notStarted: 33,
            ])
        #expect(Set(counts.keys) == Set(ReportCourse.State.allCases))
        let fresh = Set((states[.notStarted] ?? []).map(\.school.code))
        #expect(fresh.isSuperset(of: ["th-cao-thang", "thcs-cao-thang"]))
    }

    @Test("one draft has a number that can't be read, behind what it kept")
    func unreadable() throws {
        let order = try FormDocument.read().order
        var found: [Indicator.Code: String] = [:]
        for course in states(current)[.draft] ?? [] {
            guard case .saved(let share, let texts) = course.events.last?.step else { continue }
            found.merge(texts) { $1 }
            let values = InventedFigures.values(for: course.school, in: current)
            let draft = InventedFigures.draft(of: values, share: share, order: order)
            #expect(!draft.isEmpty && draft.count < values.count)
        }
        #expect(found == ["bud_planned": "khoảng 15 triệu"])
    }

    @Test("things happen in their order, before now and before the round closes")
    func order() throws {
        for round in [RoundScript.in2022, current] {
            for course in ReportCourse.all(in: round) {
                let moments = course.events.map { $0.at.moment(in: round) }
                #expect(moments == moments.sorted(), "\(course.school.code)")
                #expect(Set(moments).count == moments.count)
                #expect(moments.allSatisfy { $0 < now })
            }
        }
    }

    @Test("what was sent wrongly breaks no rule, and is what was sent back")
    func returned() throws {
        let check = try DemonstrationCheck()
        for round in [RoundScript.in2022, current] {
            for course in ReportCourse.all(in: round) {
                for (event, next) in zip(course.events, course.events.dropFirst()) {
                    guard case .submitted(let wrongly) = event.step,
                        case .returned(_, let cells) = next.step
                    else { continue }
                    #expect(!wrongly.isEmpty)
                    #expect(Set(cells.map(\.code)).isSuperset(of: wrongly.keys))
                    let values = InventedFigures.values(for: course.school, in: round)
                    let problems = try check.problems(
                        values.merging(wrongly) { $1 }, of: course.school, in: round,
                        today: round.anchor)
                    #expect(problems.map(\.rule) == ["W35"])
                }
            }
        }
    }

    @Test(
        "the current round is due in nine days and covers six whole months",
        arguments: [
            ("2026-11-23T08:00:00+07:00", "pccc-2026", "2026-05-01", "2026-10-31", "2026-12-02"),
            ("2027-01-31T23:59:59+07:00", "pccc-2026", "2026-07-01", "2026-12-31", "2027-02-09"),
            ("2028-03-01T00:00:00+07:00", "pccc-2027", "2027-09-01", "2028-02-29", "2028-03-10"),
            ("2026-07-31T18:00:00Z", "pccc-2026", "2026-02-01", "2026-07-31", "2026-08-10"),
        ])
    func round(now: String, code: String, start: String, close: String, due: String) throws {
        let round = RoundScript.current(now: try #require(Moment(rfc3339: now)))
        #expect(round.code == code)
        #expect(round.period.lowerBound.description == start)
        #expect(round.dataClose.description == close)
        #expect(round.dueAt.description == due + "T17:00:00+07:00")
    }
}
