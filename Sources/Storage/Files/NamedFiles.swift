import Foundation
import GRDB
import Reporting

/// The files that a database names: attached ones, signed copies, those of plans, of incidents, of cells
/// and of revisions.
enum NamedFiles {
    /// Those of the files that nothing names, neither a row of the database at `path` nor one of the
    /// databases that a restore or a migration has kept beside it, which use the same folder. Reads
    /// each of them once, however many files there are, and without a limit of time.
    ///
    /// - Throws: when one of them can't be read, with its path.
    static func missing(_ hashes: Set<String>, in path: String) throws -> Set<String> {
        var left = hashes
        for database in try [path] + KeptDatabase.paths(beside: path) where !left.isEmpty {
            do {
                try strike(&left, at: database)
            } catch {
                throw StorageError.file("what \(database) names can't be read: \(error)")
            }
        }
        return left
    }

    private static func strike(_ left: inout Set<String>, at path: String) throws {
        let connection = try Connections.reading(path)
        try connection.read { database in
            guard try Migrations.version(of: database) > 0 else {
                throw StorageError.foreignDatabase
            }
            try strike(&left, in: database)
        }
        try connection.close()
    }

    private static func strike(_ left: inout Set<String>, in database: Database) throws {
        // Earlier schemas lack some of the tables.
        for (table, sql) in sources where try !left.isEmpty && database.tableExists(table) {
            let names = try String.fetchCursor(database, sql: sql)
            while let name = try names.next() { left.remove(name) }
        }
    }

    /// The short ones first: hardly ever is a file left for the revisions.
    private static let sources = [
        ("attachment", "SELECT hash FROM attachment"),
        ("plan_file", "SELECT hash FROM plan_file"),
        ("signed_copy", "SELECT hash FROM signed_copy"),
        ("incident_entry", "SELECT file FROM incident_entry WHERE file IS NOT NULL"),
        // As cells of working copies were, and are.
        ("report_value", "SELECT substr(text, 3, 64) FROM report_value WHERE text LIKE '[\"%'"),
        (
            "working_copy",
            """
            SELECT substr(cell.value, 3, 64) FROM working_copy, json_each(cells) AS cell
            WHERE instr(cells, '"[\\"') > 0
                AND cell.type = 'text' AND cell.value LIKE '["%'
            """
        ),
        // Several in one cell; what somebody typed may look like a list, and be none.
        (
            "working_copy",
            """
            SELECT json_extract(file.value, '$.sha256')
            FROM working_copy, json_each(cells) AS cell,
                json_each(CASE WHEN json_valid(cell.value) THEN cell.value ELSE '[]' END) AS file
            WHERE instr(cells, 'sha256') > 0 AND cell.type = 'text' AND cell.value LIKE '[{%'
                AND file.type = 'object' AND json_extract(file.value, '$.sha256') IS NOT NULL
            """
        ),
        (
            "report_revision",
            """
            SELECT json_extract(cell.value, '$.sha256')
            FROM report_revision, json_each(content, '$.values') AS cell
            WHERE instr(content, '"sha256"') > 0 AND cell.type = 'object'
                AND json_extract(cell.value, '$.sha256') IS NOT NULL
            """
        ),
        (
            "report_revision",
            """
            SELECT json_extract(file.value, '$.sha256')
            FROM report_revision, json_each(content, '$.values') AS cell,
                json_each(CASE WHEN cell.type = 'array' THEN cell.value ELSE '[]' END) AS file
            WHERE instr(content, '"sha256"') > 0 AND file.type = 'object'
                AND json_extract(file.value, '$.sha256') IS NOT NULL
            """
        ),
    ]
}

/// A database that is kept beside the one in use: as it was before a restore or a migration.
enum KeptDatabase {
    static func path(of database: String, beforeRestoreAt now: Moment) -> String {
        "\(database).before-\(now.description.prefix(19).filter { $0.isNumber })"
    }

    static func path(of database: String, beforeMigrationFrom version: Int) -> String {
        "\(database).schema-\(version)"
    }

    /// Those beside the database, by the names that are given here: what somebody has packed or
    /// renamed is theirs, and is no database to be read.
    static func paths(beside database: String) throws -> [String] {
        let folder = Durable.folder(of: database)
        let name = URL(filePath: database).lastPathComponent
        return try FileManager.default.contentsOfDirectory(atPath: folder).filter { other in
            other.hasPrefix(name)
                && other.dropFirst(name.count).wholeMatch(
                    of: /\.before-[0-9]{14}(-1)*|\.schema-[0-9]+/) != nil
        }.sorted().map { folder + $0 }
    }
}

extension ReadTransaction {
    /// Whether a row names the file that a request has just kept: it attached it to a cell, to a
    /// plan or to a revision.
    func isAttached(_ hash: String) throws -> Bool {
        try Bool.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT EXISTS (SELECT 1 FROM attachment WHERE hash = :hash)
                        OR EXISTS (SELECT 1 FROM plan_file WHERE hash = :hash)
                        OR EXISTS (SELECT 1 FROM signed_copy WHERE hash = :hash)
                        OR EXISTS (SELECT 1 FROM incident_entry WHERE file = :hash)
                    """), arguments: ["hash": hash]) ?? false
    }
}
