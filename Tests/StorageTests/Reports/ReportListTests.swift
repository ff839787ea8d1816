import GRDB
import Reporting
import TestSupport
import Testing

@testable import Storage

/// Pages of the list of reports, held against the whole of it.
@Suite struct ReportListTests {
    private func cursor(_ line: ListedReport, _ order: ReportFilter.Order) -> ReportCursor {
        let place = Int64(line.unit.displayOrder)
        func latest(_ moment: Moment?) -> ReportCursor {
            .latest(moment, line.unit.id, else: place)
        }
        return switch order {
        case .unit: ReportCursor(place: place)
        case .state: ReportCursor(group: line.report.state.rank, place: place)
        case .submitted: latest(line.report.submittedAt)
        case .changed: latest(line.report.changedAt)
        case .commune:
            ReportCursor(group: line.commune.map { Int64($0.displayOrder) } ?? .max, place: place)
        }
    }

    private func filter(_ random: inout SeededRandom, _ communes: [Unit.Code]) -> ReportFilter {
        var filter = ReportFilter()
        func now(_ of: Int) -> Bool { Int.random(in: 0..<of, using: &random) == 0 }
        if now(2) {
            filter.states = Set(ReportState.allCases.filter { _ in Bool.random(using: &random) })
        }
        if now(4) { filter.time = ReportFilter.Time.allCases.randomElement(using: &random) }
        filter.lacksPaper = now(5)
        if now(3) { filter.level = ["MN", "TH", "THCS", "none"].randomElement(using: &random) }
        if now(3) { filter.commune = communes.randomElement(using: &random) }
        if now(4) {
            filter.query = ["cao thang", "th", "mam non", "zz"].randomElement(using: &random) ?? ""
        }
        filter.order = ReportFilter.Order.allCases.randomElement(using: &random) ?? .unit
        return filter
    }

    @Test("page by page the list is the whole one, narrowed and sorted", arguments: 0..<6)
    func pages(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        let database = try DemonstrationDatabase()
        // Some have their paper, and two moments of their own.
        try database.storage.write { write in
            let round = try #require(try write.read.rounds.find("pccc-2026"))
            let lines = try write.read.listing(of: round, below: round.owner, at: write.now)
            for line in lines where line.report.state.isCounted && line.unit.id.rawValue % 3 == 0 {
                try write.setPaper(
                    Day(iso: "2026-11-01"), of: line.unit.id, in: round.id, by: .command)
            }
            for line in lines where line.report.state.isOwed && line.unit.id.rawValue % 4 == 0 {
                try write.setDue(
                    write.now + .seconds(86_400 * (Bool.random(using: &random) ? 9 : -9)),
                    of: line.unit.id, in: round.id, reason: "Thử", by: .command)
            }
        }
        #expect(try Verification.of(database.storage.path).findings == [])
        try database.storage.read { read in
            let rounds = try ["pccc-2022", "pccc-2026"].map {
                try #require(try read.rounds.find(Round.Code(rawValue: $0)))
            }
            for round in rounds {
                let nodes = try read.rounds.nodes(of: round.id)
                let communes = nodes.map(\.unit.code) + [.noCommune, "none"]
                let above = nodes.filter { $0.unit.kind != .commune }.map(\.id)
                for node in (0..<12).flatMap({ _ in above }) {
                    let filter = filter(&random, communes)
                    let now = database.clock.now
                    let whole = try read.listing(of: round, below: node, filter: filter, at: now)
                        .sorted { cursor($0, filter.order) < cursor($1, filter.order) }
                    var pages: [ListedReport] = []
                    var next: ReportCursor?
                    repeat {
                        let limit = Int.random(in: 1...20, using: &random)
                        let page = try read.reportPage(
                            of: round, below: node, filter: filter, after: next, limit: limit,
                            at: now)
                        #expect(page.lines.count == limit || page.next == nil)
                        #expect(page.next == nil || page.next != next)
                        pages += page.lines
                        next = page.next.flatMap { ReportCursor($0.text) }
                    } while next != nil
                    #expect(
                        pages.map(\.unit.unit.code) == whole.map(\.unit.unit.code),
                        "\(filter) below \(node)")
                    try count(read, round, node, filter, now)
                }
            }
        }
    }

    private func count(
        _ read: ReadTransaction, _ round: Round, _ node: Unit.ID, _ filter: ReportFilter,
        _ now: Moment
    ) throws {
        let lines = try read.listing(of: round, below: node, filter: filter.place, at: now)
        let counts = try #require(
            try read.reportCounts(of: round, below: node, place: filter, at: now))
        #expect(counts.states == lines.reduce(into: [:]) { $0[$1.report.state, default: 0] += 1 })
        let counted = lines.filter(\.report.state.isCounted)
        #expect(counts.late == counted.count(where: \.isLate))
        #expect(counts.lacksPaper == counted.count { $0.report.paperOn == nil })
        #expect(counts.overdue == lines.count(where: \.isOverdue))
    }

    @Test("what waits for an unlock is a list too, in every order")
    func unlocks() throws {
        let database = try DemonstrationDatabase()
        try database.storage.write { write in
            let round = try #require(try write.read.rounds.find("pccc-2022"))
            let lines = try write.read.listing(of: round, below: round.owner, at: write.now)
            for line in lines where line.report.state == .approved && line.unit.id.rawValue % 5 == 0
            {
                try write.askUnlock(of: line.unit.id, in: round, reason: "Nhầm.", by: .of(.head))
            }
        }
        try database.storage.read { read in
            let round = try #require(try read.rounds.find("pccc-2022"))
            let waiting = Set(try read.reports.waitingUnlockRequests(in: round.id).keys)
            #expect(waiting.count > 3)
            for order in ReportFilter.Order.allCases {
                var filter = ReportFilter()
                (filter.order, filter.asksUnlock) = (order, true)
                let now = database.clock.now
                let first = try read.reportPage(
                    of: round, below: round.owner, filter: filter, limit: 2, at: now)
                let rest = try read.reportPage(
                    of: round, below: round.owner, filter: filter, after: first.next, limit: 500,
                    at: now)
                #expect(rest.next == nil)
                let found = (first.lines + rest.lines).map(\.unit.id)
                #expect(found.count == waiting.count && Set(found) == waiting)
            }
            #expect(
                try read.reportCounts(of: round, below: round.owner, at: database.clock.now)?
                    .unlocks == waiting.count)
        }
    }

    @Test(
        "a cursor is two numbers with a dot between",
        arguments: ["", "1", "1.2.3", "a.1", "1.", "-"])
    func cursors(text: String) {
        #expect(ReportCursor(text) == nil)
        #expect(ReportCursor("-5.7") == ReportCursor(group: -5, place: 7))
    }

    @Test("verify sees a line that stands in another list than its report")
    func tampered() throws {
        let database = try DemonstrationDatabase()
        try database.storage.write { write in
            try write.database.execute(
                sql: """
                    UPDATE listed_report SET state = 'draft'
                    WHERE state = 'not_started' AND place = (
                        SELECT MIN(place) FROM listed_report WHERE state = 'not_started')
                    """)
        }
        let findings = try Verification.of(database.storage.path).findings
        #expect(findings.contains { $0.contains("list") })
    }
}
