import Foundation
import GRDB
import Reporting

extension Verification {
    /// Revisions, receipts, working copies, and the totals that follow from them; a round at a
    /// time.
    mutating func checkReports(_ database: ReadTransaction, told rounds: ToldRounds) throws {
        files.formUnion(try database.plans.fileHashes())
        for round in try database.rounds.all() {
            let layout: TotalsLayout
            do {
                layout = try database.forms.layout(of: round)
            } catch {
                find("round \(round.address): its form can't be read: \(error)")
                continue
            }
            let tree = try database.rounds.units(of: round.id)
            let plan = try database.plan(of: round)
            let reports = try database.reports.all(in: round.id)
            let forms = try database.forms.ofRound(round.id)
            let revisions = try checkRevisions(of: round, tree, layout.form, database)
            var totals = RecomputedTotals(round.id, tree: tree)
            var list = RecomputedList()
            var progress = RoundProgress()
            for unit in tree where unit.owesReport {
                guard let report = reports[unit.id], let plan else {
                    find("report \(round.address)/\(unit.unit.code): is not there")
                    continue
                }
                let file = ReportFile(
                    round: round, unit: unit, report: report, layout: layout, plan: plan)
                let latest = revisions[unit.id]
                try check(file, latest: latest, forms, by: rounds, database)
                let isCounted = report.state.isCounted
                totals.add(file, tally: isCounted ? latest.map { file.tally(of: $0) } : nil)
                let nodes = totals.nodes(above: unit)
                list.add(file, under: nodes)
                for node in nodes { progress.add(file.counted(nil), sign: 1, of: unit, at: node) }
            }
            let astray = try list.differences(in: round.id, database)
            if !astray.isEmpty {
                let first = tree.filter { astray.contains($0.id) }.prefix(3).map(
                    \.unit.code.rawValue)
                find(
                    "list of \(round.address): \(astray.count) reports are not where they belong, "
                        + "such as \(first.joined(separator: ", "))")
            }
            progress.dropNothing()
            if try progress != RoundProgress(of: round.id, database.database) {
                find(
                    "totals of \(round.address): when reports came in, or from where, is told otherwise"
                )
            }
            let communes = tree.filter { $0.unit.kind == .commune }.map(\.id)
            if try totals.communeCounts(of: communes, at: layout.communePlaces)
                != CommuneTallies.counts(of: round.id, database.database)
            {
                find("totals of \(round.address): communes are counted otherwise")
            }
            do {
                let parts = try database.totals.parts(of: round.id, layout: layout)
                for difference in totals.differences(from: parts, zero: .zero(layout)) {
                    find("totals of \(round.address): \(difference)")
                }
            } catch let error as StorageError {
                find("totals of \(round.address): \(error)")
            }
        }
    }

    /// The report's row and its working copy, held against its latest revision and its events.
    private mutating func check(
        _ file: ReportFile, latest: StoredRevision?, _ forms: RoundForms, by rounds: ToldRounds,
        _ database: ReadTransaction
    ) throws {
        let name = "report \(file.round.address)/\(file.unit.unit.code)"
        let report = file.report
        if report.revision != latest?.number ?? 0 {
            find(
                "\(name): speaks of revision \(report.revision), the last is \(latest?.number ?? 0)"
            )
        }
        if report.submittedAt != latest?.submittedAt {
            find("\(name): its moment of submission is not the last revision's")
        }
        if report.firstSubmittedAt != latest?.firstSubmittedAt {
            find("\(name): its first moment of submission is not the first revision's")
        }
        let (cells, entries): (Entries, Entries)
        do {
            cells = try database.reports.cells(
                of: report.unit, in: report.round, form: file.form, forms)
            // While it counts they are those of its revision, in the words of that one's form.
            entries =
                report.state.isCounted
                ? try database.reports.entries(
                    of: report.unit, in: report.round, form: latest?.form ?? file.form) : [:]
        } catch let error as StorageError {
            find("\(name): \(error)")
            return
        }
        for case .value(let value) in cells.values { files.formUnion(value.attached.map(\.hash)) }
        try checkTold(file, cells: cells, forms, by: rounds, database)
        guard report.state.isCounted, let latest else { return }
        if !latest.form.isSettled(entries, as: latest.values) {
            find("\(name): its cells are not those of the revision that was submitted")
        }
        let confirmations = try database.reports.confirmations(of: report.unit, in: report.round)
        if confirmations != latest.confirmations.sorted(by: { $0.rule < $1.rule }) {
            find("\(name): its reasons are not those of the revision that was submitted")
        }
        let waivers = try database.reports.waivers(of: report.unit, in: report.round)
        if let checks = latest.checks, checks.waivers != waivers {
            find("\(name): its waived rules are not those of the revision that was submitted")
        }
    }
}

extension RoundRepository {
    package func all() throws -> [Round] {
        try database.cachedStatement(sql: Round.selection + "ORDER BY round.id")
            .all([], Round.init(columns:)).map(addressed)
    }
}

extension ReportFile {
    fileprivate func tally(of revision: StoredRevision) -> Tally {
        tally(
            of: revision.form.version == form.version
                ? revision.values : form.taking(revision.values, of: revision.form))
    }
}
