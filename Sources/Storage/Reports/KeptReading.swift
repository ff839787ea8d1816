import Foundation
import GRDB
import Reporting

/// What was found in the file of a signed copy, held against the receipts.
package struct KeptReading: Hashable, Sendable {
    /// The revision whose code the file bears.
    package struct Revision: Hashable, Sendable {
        package var round: Round.ID
        package var unit: Unit.ID
        package var number: Int
    }

    /// As far as a copy can be recognised.
    package enum Bears: String, Hashable, Sendable {
        /// The code of the revision that it is beside.
        case own
        /// Of another revision of the same report.
        case revision
        /// Of another report.
        case report
    }

    package var bears: Bears?
    /// Of those of the file that is nearest to the copy.
    package var revision: Revision?
    package var means: PaperReading.Means?
    package var failure: PaperReading.Failure?
    package var pages: Int?
    package var signatures: [PaperSignature]?
    package var readAt: Moment
    package var tools: String
    /// How often its file was begun to be read.
    package var tries: Int
}

/// A signed copy whose file is yet to be read.
package struct UnreadPaper: Hashable, Sendable {
    package var copy: SignedCopy.ID
    package var hash: String
    package var sentAt: Moment
    fileprivate var of: KeptReading.Revision

    /// How often a reading is begun before it is given up.
    package static let mostTries = 3
}

extension ReportRepository {
    /// What was found in each copy of the report that was read, or given up.
    package func readings(of unit: Unit.ID, in round: Round.ID) throws
        -> [SignedCopy.ID: KeptReading]
    {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT paper_reading.*, signed_copy.added_at FROM paper_reading
                    JOIN signed_copy ON signed_copy.id = paper_reading.copy_id
                    WHERE signed_copy.round_id = ? AND signed_copy.unit_id = ?
                    """), arguments: [round.rawValue, unit.rawValue]
        ).reduce(into: [:]) { readings, row in
            readings[SignedCopy.ID(rawValue: row["copy_id"])] = try KeptReading(row: row)
        }
    }

    /// Whether a signed copy stands beside the latest revision that was not found to be the paper of
    /// something else.
    package func hasFittingCopy(_ report: Report) throws -> Bool {
        try Bool.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT EXISTS (SELECT 1 FROM fitting_copy
                        WHERE round_id = ? AND unit_id = ? AND revision = ?)
                    """),
            arguments: [report.round.rawValue, report.unit.rawValue, report.revision]) ?? false
    }

    /// The one that was sent last of those that were never read to the end.
    package func unreadPaper() throws -> UnreadPaper? {
        try Row.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT signed_copy.* FROM signed_copy
                    LEFT JOIN paper_reading ON paper_reading.copy_id = signed_copy.id
                    WHERE paper_reading.copy_id IS NULL
                        OR paper_reading.read_at IS NULL AND paper_reading.tries < ?
                    ORDER BY signed_copy.id DESC LIMIT 1
                    """), arguments: [UnreadPaper.mostTries]
        ).map { row in
            UnreadPaper(
                copy: SignedCopy.ID(rawValue: row["id"]), hash: row["hash"],
                sentAt: Moment(milliseconds: row["added_at"]),
                of: KeptReading.Revision(row: row, number: row["revision"]))
        }
    }

    /// Of the codes the one whose revision is nearest to the paper's: its own, of the same report,
    /// any; nil where no receipt has one of them.
    package func match(_ codes: [PaperReading.Code], for paper: UnreadPaper) throws -> CodeMatch? {
        var best: CodeMatch?
        for code in codes {
            for revision in try revisions(withCode: code.start) {
                let bears: KeptReading.Bears =
                    revision == paper.of
                    ? .own
                    : revision.round == paper.of.round && revision.unit == paper.of.unit
                        ? .revision : .report
                let match = CodeMatch(bears: bears, revision: revision, means: code.means)
                if best.map({ match.bears.rank < $0.bears.rank }) ?? true { best = match }
            }
        }
        return best
    }

    /// Of one code: one, but for chance.
    private func revisions(withCode start: String) throws -> [KeptReading.Revision] {
        guard let octets = Digest.bytes(hexadecimal: start) else { return [] }
        return try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT round_id, unit_id, revision FROM receipt
                    WHERE substr(hash, 1, 5) = ? ORDER BY number LIMIT 10
                    """), arguments: [Data(octets)]
        ).map { KeptReading.Revision(row: $0, number: $0["revision"]) }
    }
}

/// A code of a paper that a receipt has.
package struct CodeMatch: Hashable, Sendable {
    package var bears: KeptReading.Bears
    package var revision: KeptReading.Revision
    package var means: PaperReading.Means
}

extension WriteTransaction {
    /// Notes that the file is being read, so that one which the server does not survive is not read
    /// for ever.
    package func beginReading(_ paper: UnreadPaper) throws {
        try database.cachedStatement(
            sql: """
                INSERT INTO paper_reading (copy_id, hash, tries) VALUES (?, ?, 1)
                ON CONFLICT (copy_id) DO UPDATE SET tries = paper_reading.tries + 1
                """
        ).execute(arguments: [paper.copy.rawValue, paper.hash])
    }

    /// Keeps what was found in the file, after `beginReading`.
    package func keep(_ reading: PaperReading, of paper: UnreadPaper) throws {
        let match = try read.reports.match(reading.codes, for: paper)
        try database.cachedStatement(
            sql: """
                UPDATE paper_reading SET read_at = ?, tools = ?, failure = ?, pages = ?, bears = ?,
                    means = ?, round_id = ?, unit_id = ?, revision = ?, signatures = ?
                WHERE copy_id = ?
                """
        ).execute(arguments: [
            now.column, reading.tools, reading.failure?.rawValue, reading.pages,
            match?.bears.rawValue, match?.means.rawValue, match?.revision.round.rawValue,
            match?.revision.unit.rawValue, match?.revision.number,
            reading.signatures.map { JSON.array($0.map(\.json)).column }, paper.copy.rawValue,
        ])
        ledger.touch(paper.of.round)
    }
}

extension KeptReading.Bears {
    fileprivate var rank: Int {
        switch self {
        case .own: 0
        case .revision: 1
        case .report: 2
        }
    }
}

extension KeptReading.Revision {
    fileprivate init(row: Row, number: Int) {
        self.init(
            round: Round.ID(rawValue: row["round_id"]), unit: Unit.ID(rawValue: row["unit_id"]),
            number: number)
    }
}

extension KeptReading {
    /// nil while it goes on.
    fileprivate init?(row: Row) throws {
        guard let readAt = row.moment("read_at") else {
            guard row["tries"] >= UnreadPaper.mostTries else { return nil }
            self.init(
                failure: .interrupted, readAt: Moment(milliseconds: row["added_at"]), tools: "",
                tries: row["tries"])
            return
        }
        let bears = try row.optional("bears", as: Bears.self)
        self.init(
            bears: bears, revision: bears.map { _ in Revision(row: row, number: row["revision"]) },
            means: try row.optional("means", as: PaperReading.Means.self),
            failure: try row.optional("failure", as: PaperReading.Failure.self),
            pages: row["pages"], signatures: try KeptReading.signatures(row["signatures"]),
            readAt: readAt, tools: row["tools"] ?? "", tries: row["tries"])
    }

    private static func signatures(_ text: String?) throws -> [PaperSignature]? {
        guard let text else { return nil }
        guard case .array(let all) = try JSON(stored: text, "paper_reading.signatures") else {
            throw StorageError.damaged("paper_reading.signatures")
        }
        return all.compactMap(PaperSignature.init)
    }
}

extension Row {
    /// nil for NULL.
    fileprivate func optional<Value: RawRepresentable>(_ column: String, as type: Value.Type) throws
        -> Value?
    where Value.RawValue == String {
        (self[column] as String?) == nil ? nil : try value(column, as: type)
    }
}
