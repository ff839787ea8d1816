import GRDB
import Reporting

/// The working copy of a report as it is stored: what is in its cells, and which event put it there.
struct WorkingCopy: Sendable {
    /// Of cells that are not blank, also of those that the form does not have.
    private(set) var cells: [Indicator.Code: StoredCell] = [:]
    /// The event that changed it last; nil while nothing was ever saved.
    private(set) var changedBy: Int64?
    /// Those that changed other cells.
    private var entered: [Indicator.Code: Int64] = [:]
    /// The round had another version of its form when it was typed.
    private(set) var isOfEarlierForm = false

    /// With these cells instead; nil makes one blank.
    func with(_ changes: [Indicator.Code: Entry?]) -> Changed {
        let kept = cells.filter { changes[$0.key] == nil }
        let new = changes.lazy.compactMap { code, entry in
            entry.map { (key: code, value: StoredCell($0).json) }
        }
        return Changed(
            cells: JSON.cells(new + kept.map { ($0.key, $0.value.json) }).column,
            entered: JSON.cells(
                kept.keys.map { ($0, .integer(entered[$0] ?? changedBy ?? 0)) }
            ).column)
    }

    /// As it is to be stored, but for the event.
    struct Changed: Sendable {
        fileprivate let cells: String
        fileprivate let entered: String
    }

    fileprivate init(columns: inout ColumnsInOrder) throws {
        cells = try WorkingCopy.members(columns.next()).reduce(into: [:]) { cells, pair in
            guard let cell = StoredCell(json: pair.value) else {
                throw StorageError.damaged("working_copy: \(pair.name)")
            }
            cells[Indicator.Code(rawValue: pair.name)] = cell
        }
        changedBy = columns.optional()
        entered = try WorkingCopy.members(columns.next()).reduce(into: [:]) {
            $0[Indicator.Code(rawValue: $1.name)] = $1.value.integer
        }
    }

    fileprivate init() {}

    /// As `form` has it, where it was typed when the round had another version.
    fileprivate func carried(to form: Form, _ forms: RoundForms) throws -> WorkingCopy {
        guard let changedBy, let earlier = forms.form(at: changedBy),
            earlier.version != form.version
        else { return self }
        var copy = WorkingCopy()
        for (old, new, cell) in try form.carrying(
            cells, of: earlier,
            versions: { forms.form(inVersion: $0, now: form) },
            read: { try $0.entry(of: $1) }, write: StoredCell.init)
        {
            copy.cells[new] = cell
            copy.entered[new] = entered[old] ?? changedBy
        }
        copy.changedBy = changedBy
        copy.isOfEarlierForm = true
        return copy
    }

    /// What of it is kept and answers no question of the form, by its places.
    func kept(_ version: (Int) -> Form?) throws -> [Indicator.Code: OldAnswer] {
        try cells.reduce(into: [:]) { kept, cell in
            guard let (code, number) = cell.key.keptPlace,
                let indicator = version(number)?.cell(code)
            else { return }
            kept[cell.key] = OldAnswer(
                indicator, version: number, entry: try cell.value.entry(of: indicator))
        }
    }

    private static func members(_ text: String) throws -> [(name: String, value: JSON)] {
        guard let members = try JSON(stored: text, "working_copy").object else {
            throw StorageError.damaged("working_copy: no object")
        }
        return members.pairs
    }
}

extension ReportRepository {
    func workingCopy(of unit: Unit.ID, in round: Round.ID) throws -> WorkingCopy {
        try database.cachedStatement(
            sql: """
                SELECT cells, changed_by, entered FROM working_copy
                WHERE round_id = ? AND unit_id = ?
                """
        ).first([round.rawValue, unit.rawValue], WorkingCopy.init(columns:)) ?? WorkingCopy()
    }

    /// The same as this version of the round's form has it.
    func workingCopy(of unit: Unit.ID, in round: Round.ID, form: Form) throws -> WorkingCopy {
        try workingCopy(of: unit, in: round).carried(to: form, try forms.ofRound(round))
    }

    /// All of the working copy in the words of the form that it was typed in, with what is kept beside
    /// its cells. `form` is what the round asks now.
    func cells(of unit: Unit.ID, in round: Round.ID, form: Form, _ forms: RoundForms) throws
        -> Entries
    {
        let copy = try workingCopy(of: unit, in: round)
        let kept = try copy.kept { forms.form(inVersion: $0, now: form) }.mapValues(\.entry)
        return try copy.entries(of: copy.changedBy.flatMap(forms.form(at:)) ?? form)
            .merging(kept) { cell, _ in cell }
    }

    /// What stands in the working copy, as this version of the round's form has it. Cells whose
    /// indicator the form does not have are left out.
    package func entries(of unit: Unit.ID, in round: Round.ID, form: Form) throws -> Entries {
        try workingCopy(of: unit, in: round, form: form).entries(of: form)
    }

    /// The cells of the working copy that the department entered, in the school's place.
    package func entriesOnBehalf(of unit: Unit.ID, in round: Round.ID, form: Form) throws
        -> Entries
    {
        let entered = try String.fetchSet(
            database.cachedStatement(
                sql: """
                    SELECT cell.key
                    FROM working_copy, json_each(cells) AS cell
                        JOIN event ON event.seq
                            = coalesce(json_extract(entered, '$."' || cell.key || '"'), changed_by)
                    WHERE working_copy.round_id = ? AND working_copy.unit_id = ?
                        AND event.role NOT IN ('clerk', 'head')
                    """), arguments: [round.rawValue, unit.rawValue])
        return try entries(of: unit, in: round, form: form).filter {
            entered.contains($0.key.rawValue)
        }
    }
}

extension WorkingCopy {
    /// - Throws: `StorageError.damaged` where a cell is not what its indicator asks.
    func entries(of form: Form) throws -> Entries {
        try cells.reduce(into: [:]) { entries, cell in
            guard let indicator = form.cell(cell.key) else { return }
            entries[cell.key] = try cell.value.entry(of: indicator)
        }
    }
}

extension WriteTransaction {
    /// Stores the working copy as the event, which is recorded, has changed it.
    func write(_ copy: WorkingCopy.Changed, of unit: Unit.ID, in round: Round.ID, event: Int64)
        throws
    {
        try database.cachedStatement(
            sql: """
                INSERT INTO working_copy (round_id, unit_id, cells, changed_by, entered)
                VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (round_id, unit_id) DO UPDATE SET
                    cells = excluded.cells, changed_by = excluded.changed_by,
                    entered = excluded.entered
                """
        ).execute(arguments: [round.rawValue, unit.rawValue, copy.cells, event, copy.entered])
    }
}
