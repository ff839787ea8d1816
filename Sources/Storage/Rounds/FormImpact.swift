import GRDB
import Reporting

/// What it would do to an open round that another version takes the place of its form.
package struct FormImpact: Sendable {
    /// How many reports are in question.
    package struct Reports: Hashable, Sendable {
        /// Those that the school still has.
        package var drafts = 0
        /// Those that count.
        package var counted = 0
    }

    package let form: Form
    package let difference: FormDifference
    /// The reports with an answer that this version does not take, and the same by question.
    package fileprivate(set) var losing = Reports()
    package fileprivate(set) var losingAt: [Indicator.Code: Reports] = [:]
    /// How many reports that count do not answer what has to be answered, and did not have to be.
    package fileprivate(set) var missing: [Indicator.Code: Int] = [:]
    /// How many reports count.
    package fileprivate(set) var counted = 0
    /// Passages, annexes and definitions of the saved consolidated report that name what this version
    /// does not have; nil where none was saved.
    package fileprivate(set) var lostPassages: Int?
    /// Answers of the office's own part that it does not take.
    package fileprivate(set) var lostOwn = 0
}

extension ReadTransaction {
    /// What the form of that edition would do to the round. Costs one pass over the working copies, where
    /// some question is in doubt, however many schools there are in the round.
    package func impact(of edition: Form.Edition, on round: Round) throws -> FormImpact {
        let old = try forms.layout(round.form)
        let new = try forms.layout(edition).form
        var impact = FormImpact(
            form: new, difference: FormDifference(from: old.form, to: new))
        try addLosses(to: &impact, round, old.form)
        try addMissing(to: &impact, round, old)
        try addDocuments(to: &impact, round, old.form)
        return impact
    }

    private func addLosses(to impact: inout FormImpact, _ round: Round, _ now: Form) throws {
        let doubtful = impact.difference.inDoubt
        guard !doubtful.isEmpty else { return }
        let earlier = try forms.ofRound(round.id)
        let rows = try Row.fetchCursor(
            database.cachedStatement(
                sql: """
                    SELECT report.unit_id, report.state, round_unit.level, changed_by, cell.key,
                        json_quote(cell.value), cell.type
                    FROM working_copy JOIN report USING (round_id, unit_id)
                        JOIN round_unit USING (round_id, unit_id), json_each(cells) AS cell
                    WHERE working_copy.round_id = ?
                        AND cell.key IN (SELECT value FROM json_each(?))
                    """),
            arguments: [
                round.id.rawValue, JSON.array(doubtful.map { .string($0.rawValue) }).column,
            ])
        var last: Int64?
        while let row = try rows.next() {
            let code = Indicator.Code(rawValue: row[4])
            let own = (row[3] as Int64?).flatMap(earlier.form(at:)) ?? now
            guard let state = ReportState(rawValue: row[1]), let indicator = own.cell(code) else {
                continue
            }
            // An array is text to SQLite: what could not be read.
            let isUnreadable = row[6] == "array"
            let cell =
                isUnreadable
                ? StoredCell.unreadable("") : StoredCell(json: try JSON(stored: row[5], "cells"))
            guard let entry = try cell?.entry(of: indicator) else { continue }
            let level = Level(rawValue: row[2] as String? ?? "")
            let isAsked = impact.form.cell(code)?.applies(to: level) ?? false
            guard !isAsked || impact.form.taking(entry, at: code, of: own) == nil else { continue }
            impact.losingAt[code, default: .init()].add(state)
            if last != row[0] as Int64 { impact.losing.add(state) }
            last = row[0]
        }
    }

    private func addMissing(to impact: inout FormImpact, _ round: Round, _ now: TotalsLayout)
        throws
    {
        let parts = try totals.parts(of: round.id, nodes: [round.owner], layout: now).filter {
            $0.state.isCounted
        }
        impact.counted = parts.reduce(0) { $0 + $1.reports }
        for new in impact.form.indicators where new.requirement == .always {
            let old = now.form.indicator(new.code)
            guard new.calculation == nil, !round.disabled.contains(new.code),
                old?.requirement != .always || old?.levels != new.levels
            else { continue }
            let places = now.indicators[new.code]
            let missing = parts.filter { new.applies(to: $0.level) }.reduce(0) { sum, part in
                let answered = places.flatMap { part.tally?.figures[$0.answered] } ?? 0
                return sum + part.reports - Int(answered)
            }
            let lost = impact.losingAt[new.code]?.counted ?? 0
            if missing + lost > 0 { impact.missing[new.code] = missing + lost }
        }
    }

    private func addDocuments(to impact: inout FormImpact, _ round: Round, _ now: Form) throws {
        impact.lostPassages = try documents.outline(of: round.id, form: now).map { saved in
            Outline.keeping(saved.outline.document, of: impact.form)?.lost
                ?? saved.outline.blocks.count
        }
        guard let own = now.own,
            let values = try documents.ownReport(of: round.id, form: now)?.values
        else { return }
        impact.lostOwn = values.count - (impact.form.own?.taking(values, of: own).count ?? 0)
    }
}

extension FormImpact.Reports {
    fileprivate mutating func add(_ state: ReportState) {
        if state.isCounted { counted += 1 } else { drafts += 1 }
    }
}
