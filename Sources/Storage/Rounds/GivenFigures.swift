import GRDB
import Reporting

/// What an office knows of one school of a round, by the codes of the form's figures.
package struct GivenRow: Hashable, Sendable {
    package var unit: Unit.ID
    /// nil for what it knows no more.
    package var values: [String: Parameter?]

    package init(unit: Unit.ID, values: [String: Parameter?]) {
        (self.unit, self.values) = (unit, values)
    }
}

extension RoundRepository {
    /// What the office knows of the unit, as rules and documents call it.
    package func given(to unit: Unit.ID, in round: Round.ID, form: Form) throws
        -> [String: Parameter]
    {
        guard !form.given.isEmpty else { return [:] }
        let rows = try Row.fetchAll(
            database.cachedStatement(
                sql: "SELECT figure, value FROM given_figure WHERE round_id = ? AND unit_id = ?"),
            arguments: [round.rawValue, unit.rawValue])
        return try rows.reduce(into: [:]) { given, row in
            let (code, value): (String, String) = (row[0], row[1])
            guard let figure = form.given.first(where: { $0.code == code }) else { return }
            given[code] = figure.stored(try JSON(stored: value, "given_figure"))
        }
    }

    /// Of how many schools each figure is known.
    package func givenCounts(in round: Round.ID) throws -> [String: Int] {
        let rows = try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT figure, count(*) FROM given_figure WHERE round_id = ? GROUP BY figure
                    """), arguments: [round.rawValue])
        return rows.reduce(into: [:]) { $0[$1[0]] = $1[1] }
    }

    /// All that the office knows in the round, of the form's figures.
    package func givenRows(in round: Round.ID, form: Form) throws -> [GivenRow] {
        let rows = try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT unit_id, figure, value FROM given_figure WHERE round_id = ?
                    ORDER BY unit_id
                    """), arguments: [round.rawValue])
        return try given(rows, form)
    }

    /// Of rows that stand unit by unit.
    private func given(_ rows: [Row], _ form: Form) throws -> [GivenRow] {
        let figures = Dictionary(
            form.given.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
        return try rows.reduce(into: []) { given, row in
            let (unit, code): (Int64, String) = (row[0], row[1])
            guard
                let value = figures[code]?.stored(try JSON(stored: row[2], "given_figure"))
            else { return }
            if given.last?.unit.rawValue != unit {
                given.append(GivenRow(unit: .init(rawValue: unit), values: [:]))
            }
            given[given.count - 1].values[code] = .some(value)
        }
    }

    /// The same of so many schools behind that one, in no order that people know.
    package func givenPage(
        in round: Round.ID, form: Form, after unit: Unit.ID?, limit: Int
    ) throws -> [GivenRow] {
        let rows = try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT unit_id, figure, value FROM given_figure
                    WHERE round_id = :round AND unit_id IN (
                        SELECT DISTINCT unit_id FROM given_figure
                        WHERE round_id = :round AND unit_id > :after ORDER BY unit_id LIMIT :limit)
                    ORDER BY unit_id
                    """),
            arguments: [
                "round": round.rawValue, "after": unit?.rawValue ?? 0, "limit": limit,
            ])
        return try given(rows, form)
    }

    /// SHA-256 over all that is given in the round; nil where nothing is.
    func givenHash(of round: Round.ID) throws -> String? {
        var stream = Digest.Stream()
        var isEmpty = true
        let rows = try Row.fetchCursor(
            database.cachedStatement(
                sql: """
                    SELECT unit_id, figure, value FROM given_figure WHERE round_id = ?
                    ORDER BY unit_id, figure
                    """), arguments: [round.rawValue])
        while let row = try rows.next() {
            isEmpty = false
            let line: JSON = [.integer(row[0]), .string(row[1]), .string(row[2])]
            stream.add(line.canonical)
        }
        return isEmpty ? nil : stream.hexadecimal
    }
}

extension WriteTransaction {
    /// Keeps what the office knows of schools of a round that is planned or open; figures that a row
    /// does not name stay. What a school has submitted was checked by what was known then, which stays.
    ///
    /// - Throws: `RoundObjection.isNotOpen`.
    /// - Returns: the schools that have submitted, of which nothing was changed.
    package func give(
        _ rows: [GivenRow], in id: Round.ID, by actor: Actor
    ) throws -> [Unit.ID] {
        guard let round = try read.rounds.find(id), [.planned, .open].contains(round.state),
            round.withdrawnAt == nil
        else { throw RoundObjection.isNotOpen }
        var kept: [Unit.ID] = []
        for row in rows {
            if let report = try read.reports.find(row.unit, in: id), report.revision > 0 {
                kept.append(row.unit)
                continue
            }
            for (code, value) in row.values { try set(code, of: row.unit, in: id, to: value) }
        }
        if kept.count < rows.count {
            try record(
                .figuresGiven(
                    units: rows.count - kept.count, hash: try read.rounds.givenHash(of: id)),
                round: id, by: actor)
        }
        return kept
    }

    private func set(
        _ figure: String, of unit: Unit.ID, in round: Round.ID, to value: Parameter?
    ) throws {
        guard let value else {
            try database.cachedStatement(
                sql: """
                    DELETE FROM given_figure WHERE round_id = ? AND unit_id = ? AND figure = ?
                    """
            ).execute(arguments: [round.rawValue, unit.rawValue, figure])
            return
        }
        try database.cachedStatement(
            sql: """
                INSERT INTO given_figure (round_id, unit_id, figure, value) VALUES (?, ?, ?, ?)
                ON CONFLICT (round_id, unit_id, figure) DO UPDATE SET value = excluded.value
                """
        ).execute(arguments: [
            round.rawValue, unit.rawValue, figure, value.json.column,
        ])
    }

    /// What the office knows goes along into another round with the same schools.
    func copyGiven(from round: Round.ID, to other: Round.ID, by actor: Actor) throws {
        try database.cachedStatement(
            sql: """
                INSERT INTO given_figure (round_id, unit_id, figure, value)
                SELECT ?, unit_id, figure, value FROM given_figure WHERE round_id = ?
                """
        ).execute(arguments: [other.rawValue, round.rawValue])
        let count = database.changesCount
        guard count > 0 else { return }
        let units = try Int.fetchOne(
            database.cachedStatement(
                sql: "SELECT count(DISTINCT unit_id) FROM given_figure WHERE round_id = ?"),
            arguments: [other.rawValue])
        try record(
            .figuresGiven(units: units ?? 0, hash: try read.rounds.givenHash(of: other)),
            round: other, by: actor)
    }
}
