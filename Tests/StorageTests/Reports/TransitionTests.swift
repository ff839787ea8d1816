import GRDB
import Reporting
import Testing

@testable import Storage

/// Documentation/Sources.md 9.2, written out a second time: every transition from every state by
/// every role.
@Suite struct TransitionTests {
    private struct Undo: Error {}

    /// One school for each state, in a round that wants the head's signature.
    let small: SmallRound
    let schools: [ReportState: Unit.ID]

    init() throws {
        small = try SmallRound(schools: 7, wantsHead: true)
        schools = Dictionary(uniqueKeysWithValues: zip(ReportState.allCases, small.schools))
        let round = small.round.id
        try small.storage.write { [schools, small] database in
            for (state, school) in schools {
                if state != .notStarted, state != .exempt {
                    _ = try database.saveDraft(
                        ["a_integer": .value(.integer(1))], of: school, in: round, seen: nil,
                        by: .of(.clerk))
                }
                switch state {
                case .notStarted, .draft: break
                case .pendingHead:
                    try database.move(school, in: round, by: .askHead, by: .of(.clerk))
                case .submitted, .returned, .approved:
                    _ = try database.submit(small.submission(school), by: .of(.head))
                    if state == .approved {
                        try database.move(school, in: round, by: .approve, by: .of(.leader))
                    }
                    if state == .returned {
                        try database.return(
                            school, in: round, .init(reason: "Sửa"), by: .of(.officer))
                    }
                case .exempt:
                    try database.move(
                        school, in: round, by: .exempt, reason: "Nghỉ", by: .of(.officer))
                }
            }
        }
    }

    /// From a state, by these roles, to a state.
    private typealias Line = (from: ReportState, roles: Set<Role>, to: ReportState)

    private static func allowed(_ transition: Transition) -> [Line] {
        let author: Set<Role> = [.clerk, .head, .officer]
        let office: Set<Role> = [.officer, .leader]
        switch transition {
        case .save:
            return [
                (.notStarted, author, .draft), (.draft, author, .draft),
                (.returned, author, .returned), (.pendingHead, [.head, .officer], .pendingHead),
            ]
        case .askHead:
            return [(.draft, [.clerk], .pendingHead), (.returned, [.clerk], .pendingHead)]
        case .submit:
            return [.notStarted, .draft, .pendingHead, .returned].map {
                ($0, [.head, .officer], .submitted)
            }
        case .giveBack: return [(.pendingHead, [.head], .draft)]
        case .takeBack: return [(.pendingHead, [.clerk], .draft)]
        case .withdraw: return [(.submitted, [.head], .draft)]
        case .review: return [(.submitted, office, .submitted)]
        case .approve: return [(.submitted, office, .approved)]
        case .return: return [(.submitted, office, .returned), (.approved, office, .returned)]
        case .exempt:
            return ReportState.allCases.filter { $0 != .exempt }.map { ($0, [.officer], .exempt) }
        case .recall: return [(.exempt, [.officer], .notStarted)]
        case .unlock: return []
        }
    }

    /// Does it and takes it back; the state that it would lead to, or nil when it was refused.
    private func outcome(
        of transition: Transition, on school: Unit.ID, in small: SmallRound, by role: Role
    ) throws -> ReportState? {
        var outcome: ReportState?
        #expect(throws: Undo.self) {
            try small.storage.write { database in
                let before = try picture(of: school, in: small, database)
                do {
                    outcome = try perform(transition, on: school, in: small, by: role, database)
                    #expect(try picture(of: school, in: small, database) != before)
                } catch is Transition.Objection {
                    #expect(try picture(of: school, in: small, database) == before)
                }
                throw Undo()
            }
        }
        return outcome
    }

    private func perform(
        _ transition: Transition, on school: Unit.ID, in small: SmallRound, by role: Role,
        _ database: WriteTransaction
    ) throws -> ReportState {
        let round = small.round.id
        switch transition {
        case .save:
            return try database.saveDraft(
                ["a_money": .value(.integer(5))], of: school, in: round, seen: nil, by: .of(role)
            ).state
        case .submit:
            _ = try database.submit(small.submission(school), by: .of(role))
            return try database.read.reports.find(school, in: round)?.state ?? .notStarted
        case .return, .unlock:
            return try database.return(
                school, in: round, .init(reason: "Sửa", dueAt: SmallRound.dueAt + .seconds(60)),
                as: transition, by: .of(role)
            ).state
        default:
            return try database.move(school, in: round, by: transition, by: .of(role)).state
        }
    }

    /// Everything that a change would change.
    private func picture(
        of school: Unit.ID, in small: SmallRound, _ database: WriteTransaction
    ) throws -> [String] {
        let read = database.read
        return [
            "\(String(describing: try read.reports.find(school, in: small.round.id)))",
            "\(try read.reports.entries(of: school, in: small.round.id, form: small.form))",
            "\(try Int.fetchOne(database.database, sql: "SELECT COUNT(*) FROM event") ?? 0)",
        ]
    }

    @Test(
        "each transition starts from its states, by its roles, and from nowhere else",
        arguments: Transition.allCases)
    func table(transition: Transition) throws {
        let lines = Self.allowed(transition)
        for (state, school) in schools {
            for role in Role.allCases {
                let line = lines.first { $0.from == state && $0.roles.contains(role) }
                let found = try outcome(of: transition, on: school, in: small, by: role)
                #expect(found == line?.to, "\(transition) from \(state) by \(role)")
            }
        }
    }

    @Test("a closed round is locked: nothing but an unlock, and approving what was submitted")
    func closed() throws {
        try small.storage.write { try $0.close(small.round.id, by: .of(.leader)) }
        for transition in Transition.allCases {
            for (state, school) in schools {
                for role in Role.allCases {
                    let found = try outcome(of: transition, on: school, in: small, by: role)
                    let isOfOffice = role == .officer || role == .leader
                    let right: ReportState? =
                        switch (transition, state) {
                        case (.unlock, let state) where role == .officer && state != .exempt:
                            .returned
                        case (.review, .submitted) where isOfOffice: .submitted
                        case (.approve, .submitted) where isOfOffice: .approved
                        default: nil
                        }
                    #expect(found == right, "\(transition) from \(state) by \(role)")
                }
            }
        }
    }

    @Test("a return before the close, with a due moment, is no unlock after it")
    func closingEndsGrants() throws {
        let school = try #require(schools[.submitted])
        try small.storage.write {
            try $0.return(
                school, in: small.round.id,
                .init(reason: "Sửa", dueAt: SmallRound.dueAt + .seconds(60)), by: .of(.officer))
            try $0.close(small.round.id, by: .of(.leader))
        }
        for role in Role.allCases {
            #expect(try outcome(of: .save, on: school, in: small, by: role) == nil)
            #expect(try outcome(of: .submit, on: school, in: small, by: role) == nil)
        }
    }

    @Test("an unlocked report goes its whole way in the closed round: clerk, head, department")
    func unlocked() throws {
        let school = try #require(schools[.approved])
        let round = small.round.id
        try small.storage.write { database in
            try database.close(round, by: .of(.leader))
            let wish = WriteTransaction.Return(
                reason: "Theo đề nghị của trường", dueAt: SmallRound.dueAt + .seconds(60))
            let report = try database.return(
                school, in: round, wish, as: .unlock, by: .of(.officer))
            #expect(report.grantedDueAt == wish.dueAt)
            _ = try database.saveDraft(
                ["a_money": .value(.integer(5))], of: school, in: round, seen: nil, by: .of(.clerk))
            try database.move(school, in: round, by: .askHead, by: .of(.clerk))
            try database.move(school, in: round, by: .giveBack, by: .of(.head))
            try database.move(school, in: round, by: .askHead, by: .of(.clerk))
            _ = try database.submit(small.submission(school), by: .of(.head))
            try database.move(school, in: round, by: .approve, by: .of(.officer))
        }
        #expect(try small.report(school).state == .approved)
        #expect(try small.report(school).revision == 2)
        for role in Role.allCases {
            #expect(try outcome(of: .return, on: school, in: small, by: role) == nil)
        }
    }

    @Test("a planned round takes nothing yet")
    func planned() throws {
        let small = try SmallRound(state: .planned)
        for transition in Transition.allCases {
            for role in Role.allCases {
                #expect(
                    try outcome(of: transition, on: small.schools[0], in: small, by: role) == nil)
            }
        }
    }

    @Test("where the head's signature is not wanted, the clerk submits and asks nobody")
    func withoutHead() throws {
        let small = try SmallRound(wantsHead: false)
        let school = small.schools[0]
        #expect(try outcome(of: .submit, on: school, in: small, by: .clerk) == .submitted)
        try small.storage.write {
            _ = try $0.saveDraft(
                ["a_integer": .value(.integer(1))], of: school, in: small.round.id, seen: nil,
                by: .of(.clerk))
        }
        #expect(try outcome(of: .askHead, on: school, in: small, by: .clerk) == nil)
        #expect(try outcome(of: .submit, on: school, in: small, by: .clerk) == .submitted)
    }

    @Test("a head does not withdraw what is under review")
    func underReview() throws {
        let school = try #require(schools[.submitted])
        try small.storage.write {
            try $0.database.execute(sql: "UPDATE report SET review_started_at = 1")
        }
        #expect(try outcome(of: .withdraw, on: school, in: small, by: .head) == nil)
        #expect(try outcome(of: .approve, on: school, in: small, by: .officer) == .approved)
    }
}
