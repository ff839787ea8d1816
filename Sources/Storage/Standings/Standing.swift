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
    /// The rounds that are owed to the unit and due in the year, the first due first; no trials.
    package func rounds(owedTo owner: Unit.ID, dueIn year: Int) throws -> [Round] {
        try rounds.owned(by: owner).filter { round in
            let last = Moment(milliseconds: round.dueAt.milliseconds - 1).day
            return round.isPublic && !round.isTrial && last.components.year == year
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
            let errors = try returnedCells(in: round.id, of: school.map { [$0] })
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
        let notes = try standingNotes(of: year, schools: school.map { [$0] })
        return order.compactMap { unit in
            var own = standings[unit]
            own?.note = notes[unit]
            return own
        }
    }

    /// The first of them behind the place, `limit` at most: the schools of the year's first round in
    /// display order, then those that later rounds add. A page may be short.
    package func standings(
        of owner: Unit.ID, year: Int, after cursor: ReportCursor?, limit: Int, at now: Moment
    ) throws -> (page: [Standing], next: ReportCursor?) {
        let rounds = try rounds(owedTo: owner, dueIn: year)
        var filter = ReportFilter()
        filter.states = Set(ReportState.allCases).subtracting([.exempt])
        var (units, next): ([ListedReport], ReportCursor?) = ([], cursor ?? ReportCursor(place: -1))
        // A later round adds few.
        for _ in 0..<10 {
            guard units.count < limit, let place = next, place.group >= 0,
                place.group < rounds.count
            else { break }
            let (index, round) = (Int(place.group), rounds[Int(place.group)])
            let page = try reportPage(
                of: round, below: owner, filter: filter,
                after: ReportCursor(place: place.place), limit: limit - units.count, at: now)
            units += try page.lines.filter { line in
                try !rounds[..<index].contains {
                    try reports.find(line.unit.id, in: $0.id).map { $0.state != .exempt } ?? false
                }
            }
            next =
                page.next.map { ReportCursor(group: place.group, place: $0.place) }
                ?? (index + 1 < rounds.count
                    ? ReportCursor(group: place.group + 1, place: -1) : nil)
        }
        return (try standings(of: units, in: rounds, below: owner, year: year, at: now), next)
    }

    private func standings(
        of schools: [ListedReport], in rounds: [Round], below owner: Unit.ID, year: Int,
        at now: Moment
    ) throws -> [Standing] {
        let ids = schools.map(\.unit.id)
        let notes = try standingNotes(of: year, schools: ids)
        var standings = schools.map { Standing(unit: $0.unit.unit, commune: $0.commune?.unit) }
        for round in rounds {
            let errors = try returnedCells(in: round.id, of: ids)
            let lines = try listing(
                of: schools.map(\.unit.unit.code), in: round, below: owner, at: now
            ).reduce(into: [Unit.ID: ListedReport]()) { $0[$1.unit.id] = $1 }
            for (place, unit) in ids.enumerated() {
                guard let line = lines[unit], line.report.state != .exempt else { continue }
                standings[place].add(
                    line, errors: errors[unit] ?? 0, isClosed: round.state == .closed)
            }
        }
        for (place, unit) in ids.enumerated() { standings[place].note = notes[unit] }
        return standings
    }

    /// Of these schools alone; nil for all.
    private func returnedCells(
        in round: Round.ID, of schools: [Unit.ID]?
    ) throws -> [Unit.ID: Int] {
        let rows =
            if let schools {
                try Row.fetchAll(
                    database.cachedStatement(
                        sql: """
                            SELECT unit_id, detail FROM event JOIN event_detail USING (seq)
                            WHERE round_id = ? AND unit_id IN (SELECT value FROM json_each(?))
                                AND +kind = ?
                            """),
                    arguments: [
                        round.rawValue, schools.column, Event.Kind.reportMoved.rawValue,
                    ])
            } else {
                try Row.fetchAll(
                    database.cachedStatement(
                        sql: """
                            SELECT unit_id, detail FROM event JOIN event_detail USING (seq)
                            WHERE kind = ? AND round_id = ?
                            """), arguments: [Event.Kind.reportMoved.rawValue, round.rawValue])
            }
        return try rows.reduce(into: [:]) { counts, row in
            let detail = try JSON(stored: row["detail"], "event_detail")
            guard
                case .reportMoved(_, to: .returned, _, let cells, _)? =
                    Happening(.reportMoved, detail), let unit = row.unit("unit_id")
            else { return }
            counts[unit, default: 0] += max(1, cells.count)
        }
    }

    private func standingNotes(of year: Int, schools: [Unit.ID]?) throws -> [Unit.ID: String] {
        let rows =
            if let schools {
                try Row.fetchAll(
                    database.cachedStatement(
                        sql: """
                            SELECT unit_id, note FROM standing_note
                            WHERE year = ? AND unit_id IN (SELECT value FROM json_each(?))
                            """), arguments: [year, schools.column])
            } else {
                try Row.fetchAll(
                    database.cachedStatement(
                        sql: "SELECT unit_id, note FROM standing_note WHERE year = ?"),
                    arguments: [year])
            }
        return rows.reduce(into: [:]) { $0[Unit.ID(rawValue: $1["unit_id"])] = $1["note"] }
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
