import GRDB
import Reporting

/// A version of what a round's consolidated report says.
package struct SavedOutline: Sendable {
    /// From 1.
    package var number: Int
    package var savedAt: Moment
    package var outline: Outline
}

extension DocumentRepository {
    /// The numbers and moments of the saved versions, the newest first.
    package func outlines(of round: Round.ID) throws -> [(number: Int, savedAt: Moment)] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT number, saved_at FROM outline WHERE round_id = ? ORDER BY number DESC
                    """), arguments: [round.rawValue]
        ).map { ($0["number"], Moment(milliseconds: $0["saved_at"])) }
    }

    /// That version, or the newest; nil when there is none. Of one that was written for an earlier version
    /// of the form only what it can say.
    package func outline(_ number: Int? = nil, of round: Round.ID, form: Form) throws
        -> SavedOutline?
    {
        try Row.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT * FROM outline WHERE round_id = :round AND number = coalesce(:number,
                        (SELECT max(number) FROM outline WHERE round_id = :round))
                    """), arguments: ["round": round.rawValue, "number": number]
        ).map { row in
            SavedOutline(
                number: row["number"], savedAt: Moment(milliseconds: row["saved_at"]),
                outline: try Outline(
                    stored: row["content"], of: form,
                    isEarlier: try self.form(at: row["event"], of: round) != nil))
        }
    }
}

extension Outline {
    /// Reads a consolidated report's outline that we stored ourselves; of one that was written for an
    /// earlier version of the form, what this one can say.
    init(stored text: String, of form: Form, isEarlier: Bool) throws {
        let json = try JSON(stored: text, "outline")
        guard !isEarlier else {
            self = Outline.keeping(json, of: form)?.outline ?? form.outline(.consolidated)
            return
        }
        do throws(InvalidForm) {
            try self.init(.consolidated, document: json, of: form)
        } catch {
            throw StorageError.damaged("outline: \(error.faults)")
        }
    }
}

extension ReadTransaction {
    /// What the round's consolidated report says: what was saved last, and before that
    /// `firstOutline`.
    package func outline(of round: Round, form: Form) throws -> Outline {
        try documents.outline(of: round.id, form: form)?.outline
            ?? firstOutline(of: round, form: form)
    }

    /// What it says before anything was saved: the words of the round before that hold for this one,
    /// when it was the same office's and had the same form, and else the form's own.
    package func firstOutline(of round: Round, form: Form) throws -> Outline {
        if let previous = try round.previous.flatMap({ try rounds.find($0) }),
            previous.form == round.form, previous.owner == round.owner,
            let before = try documents.outline(of: previous.id, form: form)
        {
            return before.outline.renewed(over: form.outline(.consolidated))
        }
        return form.outline(.consolidated)
    }

    /// The schools below the node that owe a report in the round, in display order, with the values
    /// of their approved ones.
    package func owingSchools(
        of round: Round, below node: Unit.ID, form: Form, at now: Moment
    ) throws -> [Annexes.School] {
        let values = try reports.submittedValues(in: round.id, states: [.approved], form: form)
        return try listing(of: round, below: node, at: now)
            .filter { $0.report.state != .exempt }
            .map { Annexes.School(unit: $0.unit.unit, values: values[$0.unit.id]) }
    }

    /// The consolidated report of a round over its approved reports as they are now. Where more than
    /// `few` schools owe one, its annexes have no schools, and it costs the same however many they are;
    /// the workbook of its annexes wants all.
    package func consolidatedReport(
        of round: Round, outline: Outline, upTo few: Int = Annexes.mostInDocument, at now: Moment
    ) throws -> ConsolidatedReport {
        guard let plan = try plan(of: round), let owner = try units.find(round.owner) else {
            throw StorageError.damaged("round \(round.code)")
        }
        let states: Set<ReportState> = [.approved]
        let count = try owedByLevel(of: round).values.reduce(0, +)
        let hasAll = count <= few
        var totals = try roundTotals(
            of: round, below: round.owner, states: states, communes: hasAll ? .all : .none,
            at: now)
        if !hasAll { totals.total.communes.all = try rounds.communeCount(of: round.id) }
        let form = totals.layout.form
        let found =
            hasAll
            ? try allSchools(of: round, form: form, at: now)
            : try namedSchools(of: round, outline: outline, form: form, at: now)
        let previous = try before(
            round, states: states, communes: hasAll ? .all : .none, at: now
        ).map { Facts.compared($0.total, of: $0.round, with: round) }
        let letterhead = try letterhead(of: owner, on: now.day)
        let setting = DocumentSetting(
            round: round, form: form, plan: plan, unit: letterhead.name, owner: letterhead.name)
        let own = try documents.ownReport(of: round.id, form: form)?.values ?? [:]
        var report = ConsolidatedReport(
            outline: outline, letterhead: letterhead, setting: setting,
            totals: ReportedTotals(
                total: totals.total, previous: previous ?? [:], owedByLevel: found.owedByLevel,
                missing: found.missing, late: found.late,
                contacts: try reports.contactCounts(in: round.id)),
            own: own,
            annexes: Annexes(
                form: form, total: totals.total,
                levels: totals.levels.map {
                    .init(
                        $0.level.level, name: $0.level.short, title: $0.level.name,
                        totals: $0.totals)
                },
                communes: try communes(
                    of: round, form, among: totals, for: outline, isWhole: hasAll),
                schools: found.schools, of: count,
                tasks: outline.annexes.contains(.tasks)
                    ? PlanTasks(
                        plan.tasks, of: form, totals.total, schools: hasAll ? found.schools : nil,
                        parameters: setting.parameters, own: own) : PlanTasks(groups: [])),
            isShort: hasAll ? nil : true)
        report.quoted = found.quoted
        return report
    }

    /// Those by which an annex may have its schools, or that it names beside them.
    private func communes(
        of round: Round, _ form: Form, among totals: RoundTotals, for outline: Outline,
        isWhole: Bool
    ) throws -> [(code: Unit.Code, name: String)] {
        let hasTheirs = outline.annexes.contains { annex in
            annex.order == .communes || !annex.tables(in: form).isEmpty
        }
        let communes =
            isWhole
            ? totals.communes.compactMap(\.commune)
            : hasTheirs ? try rounds.nodes(of: round.id).filter { $0.unit.kind == .commune } : []
        return communes.map { ($0.unit.code, $0.unit.name) }
    }
}

extension WriteTransaction {
    /// Keeps a new version of what the round's consolidated report says.
    ///
    /// `last` is the version that it was made from, 0 for none. Returns its number; nil, and
    /// nothing is kept, when another was saved meanwhile.
    package func save(_ outline: Outline, of round: Round.ID, after last: Int, by actor: Actor)
        throws -> Int?
    {
        let newest = try read.documents.outlines(of: round).first?.number ?? 0
        guard newest == last else { return nil }
        let event = try record(
            .outlineSaved(
                number: newest + 1,
                hash: Digest.hexadecimal(Digest.sha256(outline.document.canonical))),
            round: round, by: actor)
        try database.cachedStatement(
            sql: """
                INSERT INTO outline (round_id, number, saved_at, content, event)
                VALUES (?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            round.rawValue, newest + 1, now.column, outline.document.column, event,
        ])
        return newest + 1
    }
}
