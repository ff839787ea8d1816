import GRDB
import Reporting

/// How a school reported over a year (thi đua).
package struct Standing: Sendable {
    package var unit: Unit
    package var commune: Unit?
    /// Reports that it owed, exempt ones apart.
    package var owed = 0
    package var onTime = 0
    package var late = 0
    /// Calendar days beyond the due day, of all that came late.
    package var daysLate = 0
    /// Owed, and the due moment has passed or the round is closed.
    package var missing = 0
    /// Owed, never sent, and not yet due in an open round.
    package var ahead = 0
    package var returns = 0
    /// Cells that it was given back to mend; a return without cells counts as one.
    package var errors = 0
    /// What the school says to it.
    package var note: String?
}

extension ReadTransaction {
    /// The rounds that are owed to the unit and due in the year, the first due first.
    package func rounds(owedTo owner: Unit.ID, dueIn year: Int) throws -> [Round] {
        try rounds.owned(by: owner).filter { round in
            let last = Moment(milliseconds: round.dueAt.milliseconds - 1).day
            return round.isPublic && last.components.year == year
        }.reversed()
    }

    /// Every school that owed a report to the unit in the year's rounds, in display order; with
    /// `school` that one alone.
    package func standings(
        of owner: Unit.ID, year: Int, school: Unit.ID? = nil, at now: Moment
    ) throws -> [Standing] {
        var standings: [Unit.ID: Standing] = [:]
        var order: [Unit.ID] = []
        for round in try rounds(owedTo: owner, dueIn: year) {
            let errors = try returnedCells(in: round.id, of: school)
            let lines =
                try school.map { try listing(of: round, unit: $0, at: now) }
                ?? listing(of: round, below: owner, at: now)
            for listed in lines where listed.report.state != .exempt {
                let unit = listed.unit.id
                if standings[unit] == nil { order.append(unit) }
                var own =
                    standings[unit]
                    ?? Standing(unit: listed.unit.unit, commune: listed.commune?.unit)
                own.add(listed, errors: errors[unit] ?? 0, isClosed: round.state == .closed)
                standings[unit] = own
            }
        }
        let notes = try standingNotes(of: year, school: school)
        return order.compactMap { unit in
            var own = standings[unit]
            own?.note = notes[unit]
            return own
        }
    }

    /// Of the school alone where one is named.
    private func returnedCells(in round: Round.ID, of school: Unit.ID?) throws -> [Unit.ID: Int] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT unit_id, detail FROM event JOIN event_detail USING (seq)
                    WHERE kind = ? AND round_id = ? AND unit_id BETWEEN ? AND ?
                    """),
            arguments: [
                Event.Kind.reportMoved.rawValue, round.rawValue, school?.rawValue ?? 0,
                school?.rawValue ?? .max,
            ]
        ).reduce(into: [:]) { counts, row in
            let detail = try JSON(stored: row["detail"], "event_detail")
            guard
                case .reportMoved(_, to: .returned, _, let cells, _)? =
                    Happening(.reportMoved, detail), let unit = row.unit("unit_id")
            else { return }
            counts[unit, default: 0] += max(1, cells.count)
        }
    }

    private func standingNotes(of year: Int, school: Unit.ID?) throws -> [Unit.ID: String] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT unit_id, note FROM standing_note
                    WHERE year = ? AND unit_id BETWEEN ? AND ?
                    """),
            arguments: [year, school?.rawValue ?? 0, school?.rawValue ?? .max]
        ).reduce(into: [:]) { $0[Unit.ID(rawValue: $1["unit_id"])] = $1["note"] }
    }
}

extension Standing {
    fileprivate mutating func add(_ listed: ListedReport, errors: Int, isClosed: Bool) {
        owed += 1
        returns += listed.report.returnedCount
        self.errors += errors
        daysLate += listed.daysLate
        if listed.report.firstSubmittedAt == nil {
            // Nothing is ahead in a closed round but what an unlock granted.
            let isOver = isClosed && listed.report.grantedDueAt == nil
            if listed.isOverdue || isOver { missing += 1 } else { ahead += 1 }
        } else if listed.isLate {
            late += 1
        } else {
            onTime += 1
        }
    }
}

extension WriteTransaction {
    /// Keeps what the school says to its year; an empty text takes it back.
    package func noteStanding(_ note: String, of unit: Unit.ID, year: Int, by actor: Actor) throws {
        let before = try String.fetchOne(
            database.cachedStatement(
                sql: "SELECT note FROM standing_note WHERE unit_id = ? AND year = ?"),
            arguments: [unit.rawValue, year])
        guard before ?? "" != note else { return }
        let event = try record(
            .standingNoted(year: year, from: before, to: note), unit: unit, by: actor)
        guard !note.isEmpty else {
            try database.cachedStatement(
                sql: "DELETE FROM standing_note WHERE unit_id = ? AND year = ?"
            ).execute(arguments: [unit.rawValue, year])
            return
        }
        try database.cachedStatement(
            sql: """
                INSERT INTO standing_note (unit_id, year, note, event) VALUES (?, ?, ?, ?)
                ON CONFLICT (unit_id, year) DO UPDATE SET note = excluded.note,
                    event = excluded.event
                """
        ).execute(arguments: [unit.rawValue, year, note, event])
    }
}
