import Reporting
import TestSupport
import Testing

@testable import Storage

/// Stored totals held against what is counted one by one.
extension TotalsTests {
    func compare(_ known: Round) throws {
        // Its due moment may have moved.
        let round = try database.round(known.code)
        let now = database.clock.now
        let all = Recount(
            lines: try Recount.lines(of: round, in: database.storage), form: form.document)
        for states in [[.submitted], [.approved], [.submitted, .approved]] as [Set<ReportState>] {
            let totals = try database.storage.read {
                try $0.roundTotals(of: round, below: round.owner, states: states, at: now)
            }
            try compare(totals.total, all, states, "root")
            #expect(totals.levels.map(\.level.level.rawValue) == ["MN", "TH", "THCS"])
            for (level, group) in totals.levels {
                try compare(
                    group, all.narrowed { $0.level == level.level.rawValue }, states, level.name)
            }
            #expect(totals.communes.count == 17)
            for (commune, group) in totals.communes {
                let commune = try #require(commune)
                let own = all.narrowed { $0.commune == commune.id.rawValue }
                #expect(own.lines.count == 3)
                try compare(group, own, states, commune.unit.name)
            }
        }
        try compareRows(round, all)
        try compareSchools(round)
    }

    private func compare(
        _ found: GroupTotals, _ lines: Recount, _ states: Set<ReportState>, _ what: String
    ) throws {
        let counted = lines.narrowed { line in states.contains { $0.rawValue == line.state } }
        #expect(found.figuresByName == counted.indicators, "\(what)")
        for measure in form.measures {
            let result = found.result(of: measure)
            if let permille = result.permille { #expect((0...1000).contains(permille), "\(what)") }
            switch (measure.code.rawValue, result) {
            case (let code, .ratio(let numerator, let denominator))
            where counted.ratios[code] != nil:
                #expect(
                    [numerator, denominator].compactMap(\.self) == counted.ratios[code],
                    "\(what) \(code)")
            case ("d_inc_total", .value(let total)): #expect(total == counted.incidents)
            case ("d_ext_total", .value(let total)):
                #expect(total == counted.sum("eq_ext_powder", "eq_ext_co2"))
            case ("d_party_communes", .ratio(let numerator, _)):
                #expect(numerator == counted.communesWithDocuments, "\(what)")
            case ("d_submit_rate", .ratio(let numerator, let denominator)):
                #expect(numerator == Int64(found.coverage.submitted))
                #expect(denominator == Int64(found.coverage.due))
            default: break
            }
        }
        for state in ReportState.allCases {
            let count = lines.lines.count { $0.state == state.rawValue }
            #expect(found.coverage[state] == count, "\(what) \(state)")
        }
        let sent = lines.lines.filter { $0.state == "submitted" || $0.state == "approved" }
        #expect(found.coverage.late == sent.count(where: \.isLate), "\(what)")
        #expect(found.coverage.due == lines.lines.count { $0.state != "exempt" })
        #expect(found.counted == counted.lines.count)
        #expect(found.tally.figures.allSatisfy { $0 >= 0 })
    }

    /// What a total leads to: the schools' own values add up to it, for each sum and each level.
    private func compareSchools(_ round: Round) throws {
        let states: Set<ReportState> = [.submitted, .approved]
        let now = database.clock.now
        let (totals, values, tree, form) = try database.storage.read { read in
            let form = try read.forms.layout(of: round).form
            return (
                try read.roundTotals(of: round, below: round.owner, states: states, at: now),
                try read.reports.submittedValues(in: round.id, states: states, form: form),
                try read.rounds.units(of: round.id), form
            )
        }
        for (level, group) in totals.levels {
            let own = tree.filter { $0.level == level.level }.compactMap { values[$0.id] }
            #expect(own.count == group.counted)
            for indicator in form.indicators where indicator.applies(to: level.level) {
                guard let places = group.layout.indicators[indicator.code] else { continue }
                let answers = own.compactMap { $0[indicator.code] }
                #expect(group.figure(places.answered) == Int64(answers.count))
                guard case .sum(let place) = places.detail else { continue }
                let sum = answers.reduce(Int64(0)) {
                    if case .integer(let number) = $1 { $0 + number } else { $0 }
                }
                #expect(group.figure(place) == sum, "\(level.name) \(indicator.code)")
            }
        }
    }

    /// The rows themselves, each node, level and state apart.
    private func compareRows(_ round: Round, _ all: Recount) throws {
        let parts = try database.storage.read {
            try $0.totals.parts(of: round.id, layout: try $0.forms.layout(round.form))
        }
        let owner = round.owner.rawValue
        #expect(Set(parts.map(\.node.rawValue)).isSuperset(of: Set(all.lines.map(\.commune))))
        for part in parts {
            let node = part.node.rawValue
            let own = all.lines.filter {
                $0.level == part.level.rawValue && $0.state == part.state.rawValue
                    && (node == owner || part.node != round.owner && isAbove(node, $0, all))
            }
            #expect(part.reports == own.count)
            #expect(part.late == (part.state.isCounted ? own.count(where: \.isLate) : 0))
        }
        let atRoot = parts.filter { $0.node == round.owner }
        #expect(atRoot.reduce(0) { $0 + $1.reports } == all.lines.count)
    }

    /// A commune stands above its own; what stands above the owner stands above all.
    private func isAbove(_ node: Int64, _ line: Recount.Line, _ all: Recount) -> Bool {
        let communes = Set(all.lines.map(\.commune))
        return communes.contains(node) ? line.commune == node : true
    }
}
