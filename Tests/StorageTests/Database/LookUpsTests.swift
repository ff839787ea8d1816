import GRDB
import Reporting
import TestSupport
import Testing

@testable import Storage

/// What is looked up often is found without reading everything.
@Suite struct LookUpsTests {
    struct LookUp: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let index: String
        let body: @Sendable (WriteTransaction, Round) throws -> Void

        init(
            _ what: String, by index: String,
            _ body: @escaping @Sendable (WriteTransaction, Round) throws -> Void
        ) {
            testDescription = what
            self.index = index
            self.body = body
        }
    }

    static let all = [
        LookUp("the only department", by: "unit_kind") { database, _ in
            _ = try database.read.onlyDepartment(on: database.now.day)
        },
        LookUp("few units of a kind", by: "unit_kind") { database, _ in
            for most in [1, 1_000] {
                _ = try database.read.units.few(
                    of: [.school, .commune], atMost: most, on: database.now.day)
            }
        },
        LookUp("units that take a name", by: "unit_name_waiting") { database, _ in
            _ = try database.read.units.withNameDue(on: database.now.day, limit: 5)
        },
        LookUp("incidents that nobody has acknowledged", by: "incident_in_state") {
            database, round in
            _ = try database.read.incidents.list(.office(round.owner), in: .new, limit: 2)
        },
        LookUp("whom a unit succeeds", by: "unit_predecessor") { database, round in
            _ = try database.read.units.succeeding(round.owner)
            _ = try database.read.units.succeeds(round.owner, Unit.ID(rawValue: 2))
        },
        LookUp("whose code it is", by: "unit_identifier_value") { database, round in
            let unit = try #require(try database.read.units.find(round.owner))
            _ = try database.read.units.fault(
                of: "H1", in: "dinh-danh", of: unit, from: database.now.day)
            _ = try database.read.units.identifiers(of: [unit.id], on: database.now.day)
        },
        LookUp("what a succession concerns", by: "unit_parent_under") { database, round in
            _ = try database.read.units.below([round.owner], from: database.now.day, limit: 9)
            _ = try database.read.effects(closed: [round.owner], moved: [], at: database.now)
        },
        LookUp("units whose names have a word", by: "unit_word_word") { database, _ in
            _ = try database.read.units.named(like: "truong mot", most: 5)
        },
        LookUp("the totals of a round", by: "round_unit_node") { database, round in
            for communes in [CommuneGroups.none, .page(from: 0, limit: 3)] {
                _ = try database.read.roundTotals(
                    of: round, below: round.owner, states: [.approved], communes: communes,
                    at: database.now)
            }
        },
        LookUp("communes that have sent least", by: "commune_share") { database, round in
            _ = try database.read.communeShares(of: round, limit: 3)
        },
        LookUp("the latest reports", by: "report_submitted") { database, round in
            var filter = ReportFilter()
            filter.order = .submitted
            _ = try database.read.reportPage(
                of: round, below: round.owner, filter: filter, limit: 3, at: database.now)
        },
        LookUp("what stands in no commune", by: "round_unit_outside") { database, round in
            var filter = ReportFilter()
            (filter.order, filter.states) = (.commune, [.notStarted])
            _ = try database.read.reportPage(
                of: round, below: round.owner, filter: filter, limit: 3, at: database.now)
        },
        LookUp("how many reports are overdue", by: "round_unit_own_due") { database, round in
            _ = try database.read.reportCounts(of: round, below: round.owner, at: database.now)
        },
        LookUp("requests that wait", by: "unlock_request_waiting") { database, round in
            _ = try database.read.reports.waitingUnlockRequests(seenBy: round.owner)
        },
        LookUp("a page of many units", by: "unit_place") { database, round in
            for scope in [UnitScope.all, .below(round.owner)] {
                var filter = UnitFilter(scope)
                for query in ["", "truong"] {
                    filter.query = query
                    _ = try database.read.unitPage(
                        filter, after: round.owner, limit: 2, few: 0, on: database.now.day)
                }
            }
        },
        LookUp("few units below an office", by: "unit_parent_under") { database, round in
            _ = try database.read.unitPage(
                UnitFilter(.below(round.owner)), limit: 2, on: database.now.day)
        },
        LookUp("people by their names", by: "account_word_word") { database, round in
            for few in [0, 5] {
                _ = try database.read.accountPage(
                    of: UnitFilter(.below(round.owner)), query: "nguyen an", limit: 2, few: few,
                    on: database.now.day
                ) { _, _ in true }
            }
        },
        LookUp("the journal of a kind", by: "event_kind") { database, _ in
            var filter = JournalFilter()
            filter.kind = .reportSubmitted
            _ = try database.read.journal(filter, in: .all, limit: 3, at: database.now)
            _ = try database.read.events.latest(.serverStarted)
        },
        LookUp("the journal of some days", by: "event_at") { database, _ in
            var filter = JournalFilter()
            filter.from = database.now.day
            _ = try database.read.journal(filter, in: .all, limit: 3, at: database.now)
        },
        LookUp("the journal of a unit and a person", by: "event_subject") { database, _ in
            var filter = JournalFilter()
            filter.units = .init(code: "truong-1", words: "truong")
            _ = try database.read.journal(filter, in: .all, limit: 3, at: database.now)
            filter = JournalFilter()
            filter.person = "an"
            _ = try database.read.journal(filter, in: .all, limit: 3, at: database.now)
        },
        LookUp("the journal of an office", by: "event_unit") { database, round in
            let scope = JournalScope.below(round.owner, account: nil)
            _ = try database.read.journal(JournalFilter(), in: scope, limit: 3, at: database.now)
        },
        LookUp("whether a file is named", by: "attachment_hash") { database, _ in
            _ = try database.read.isAttached(String(repeating: "a", count: 64))
        },
        LookUp("a unit's kept answers", by: "access_link_of_unit") { database, round in
            try database.forgetFormAnswers(of: round.owner)
        },
    ]

    @Test("it goes by its index, and no table is read through", arguments: all)
    func plans(lookUp: LookUp) throws {
        let small = try SmallRound()
        let plans = try small.storage.write { write in
            var statements: [String] = []
            write.database.trace { event in
                if case .statement(let statement) = event {
                    statements.append(statement.expandedSQL)
                }
            }
            try lookUp.body(write, small.round)
            write.database.trace()
            return try statements.flatMap { sql in
                try Row.fetchAll(write.database, sql: "EXPLAIN QUERY PLAN " + sql)
                    .map { $0["detail"] as String }
            }
        }
        #expect(plans.contains { $0.contains(" INDEX \(lookUp.index) ") })
        let scans = plans.filter {
            $0.hasPrefix("SCAN ") && !$0.hasSuffix("VIRTUAL TABLE INDEX 1:")
                && !$0.hasPrefix("SCAN (subquery") && $0 != "SCAN CONSTANT ROW"
                // A handful for a whole country; rounds are few.
                && !["level", "round", "unit_form", "identifier_scheme", "later"].contains(
                    $0.split(separator: " ")[1])
        }
        #expect(scans == [])
        // All rows of a round are as many as its schools.
        #expect(plans.filter { $0.hasSuffix("PRIMARY KEY (round_id=?)") } == [])
    }

    @Test("the first units in a state are those of the list, below each node")
    func firstUnits() throws {
        let database = try DemonstrationDatabase()
        let round = try database.round()
        try database.storage.read { read in
            let nodes = try read.rounds.nodes(of: round.id).map(\.id)
            #expect(nodes.count > 10)
            let sets: [Set<ReportState>] = [
                [], [.submitted], [.notStarted, .draft, .returned], Set(ReportState.allCases),
            ]
            for (node, states) in nodes.flatMap({ node in sets.map { (node, $0) } }) {
                let listed = try read.listing(of: round, below: node, at: database.clock.now)
                    .filter { states.contains($0.report.state) }.map(\.unit)
                for limit in [0, 3, 1_000] {
                    #expect(
                        try read.units(
                            of: round, below: node, in: states, limit: limit,
                            at: database.clock.now)
                            == Array(listed.prefix(limit)))
                }
            }
        }
    }

    @Test("few units are given with their communes, in display order; more than that are not")
    func few() throws {
        let small = try SmallRound(schools: 3)
        let day = small.clock.now.day
        func few(_ kinds: Set<Unit.Kind>, _ most: Int) throws -> [String]? {
            try small.storage.read { database in
                try database.units.few(of: kinds, atMost: most, on: day)?.map {
                    "\($0.unit.code) \($0.commune ?? "-")"
                }
            }
        }
        let schools = ["truong-1 Xã Một", "truong-2 Xã Một", "truong-3 Xã Một"]
        #expect(try few([.school], 3) == schools)
        #expect(try few([.school], 2) == nil)
        #expect(try few([.department, .commune], 2)?.sorted() == ["phong -", "xa-mot -"])
        #expect(try few([.department, .commune], 1) == nil)
        #expect(try few([.province], 0) == [])
        #expect(try few([], 5) == [])
        // One that is no more, and one that moves on the day.
        try small.storage.write { database in
            try database.close(small.schools[1], from: day, by: .command)
            try database.add(
                NewUnit(code: "xa-hai", name: "Xã Hai", shortName: "Hai", kind: .commune),
                by: .command)
            let moved = UnitDraft(
                code: "truong-3", name: "Trường 3", kind: "school", level: "MN", reportsTo: "phong",
                commune: "xa-hai")
            try database.apply([moved], from: day, by: .command)
        }
        #expect(try few([.school], 2) == ["truong-1 Xã Một", "truong-3 Xã Hai"])
    }

    @Test("the only department is the one that there is on the day")
    func onlyDepartment() throws {
        let small = try SmallRound()
        let day = small.clock.now.day
        func only(_ day: Day) throws -> Unit.Code? {
            try small.storage.read { try $0.onlyDepartment(on: day)?.code }
        }
        #expect(try only(day) == "phong")
        try small.storage.write { database in
            try database.add(
                NewUnit(code: "phong-hai", name: "Phòng Hai", shortName: "Hai", kind: .department),
                by: .command)
            try database.close(small.round.owner, from: day + 1, by: .command)
        }
        #expect(try only(day) == nil)
        #expect(try only(day + 1) == "phong-hai")
    }
}
