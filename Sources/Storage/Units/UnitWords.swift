import GRDB
import Reporting

/// The words by which units are found (`unit_word`).
enum UnitWords {
    private static let setting = "search_version"

    /// Makes them anew where the search's words are others than those that are kept: after an
    /// upgrade, or in a database of an earlier release. Costs some seconds for 50,000 units then.
    static func bringUpToDate(_ database: Database) throws {
        try SearchWords.bringUpToDate(setting, in: database) {
            try database.execute(sql: "DELETE FROM unit_word")
            let names = try Row.fetchCursor(
                database,
                sql:
                    "SELECT unit_id, name FROM unit_name UNION SELECT unit_id, name FROM round_unit"
            )
            while let row = try names.next() { try add(row[1], of: row[0], to: database) }
        }
    }

    /// The unit is found by this name too.
    static func add(_ name: String, of unit: Int64, to database: Database) throws {
        for word in SearchText.stored(name).split(separator: " ") {
            try database.cachedStatement(
                sql: "INSERT INTO unit_word (unit_id, word) VALUES (?, ?) ON CONFLICT DO NOTHING"
            ).execute(arguments: [unit, String(word)])
        }
    }
}

extension UnitRepository {
    /// The units of which a name may match the query: those that have each of its first words, the
    /// rarest first; nil where they are more than `most`, or more than ten times that have the rarest, or the
    /// query has no words. Who asks matches the names themselves.
    func named(like query: String, most: Int) throws -> [Unit.ID]? {
        // What was typed may have any number of them.
        let words = SearchText.words(query: query).prefix(5)
        var best: (word: String, units: [Unit.ID])?
        for word in words {
            let limit = best?.units.count ?? 10 * most
            let found = try having(word, limit: limit + 1)
            if found.count <= limit { best = (word, found) }
        }
        guard let best else { return nil }
        var units = best.units
        for word in words where word != best.word && !units.isEmpty {
            units = try having(word, among: units)
        }
        return units.count <= most ? units : nil
    }

    func having(_ word: String, limit: Int) throws -> [Unit.ID] {
        try Int64.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT DISTINCT unit_id FROM unit_word
                    WHERE word >= :word AND word < :word || char(0x10FFFF) LIMIT :limit
                    """), arguments: ["word": word, "limit": limit]
        ).map(Unit.ID.init(rawValue:))
    }

    private func having(_ word: String, among units: [Unit.ID]) throws -> [Unit.ID] {
        try Int64.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT value FROM json_each(:units) WHERE EXISTS (
                        SELECT 1 FROM unit_word WHERE unit_id = value
                            AND word >= :word AND word < :word || char(0x10FFFF))
                    """), arguments: ["word": word, "units": units.column]
        ).map(Unit.ID.init(rawValue:))
    }
}
