import Foundation
import GRDB
import Reporting

/// What schools were given for what they submitted.
extension ReportRepository {
    /// The units and revisions in the round whose receipt's hash begins with these hexadecimal
    /// digits: one, but for chance.
    package func receipts(hashBeginning start: String, in round: Round.ID) throws
        -> [(unit: Unit.ID, revision: Int)]
    {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT unit_id, revision FROM receipt
                    WHERE round_id = ? AND lower(hex(hash)) LIKE ? || '%'
                    """), arguments: [round.rawValue, start]
        ).map { (Unit.ID(rawValue: $0["unit_id"]), $0["revision"]) }
    }

    /// The receipt of that number, when its hash begins with these hexadecimal digits; nil for any
    /// other. A number that nobody was given costs as much as a wrong beginning.
    package func issuedReceipt(_ number: String, hashBeginning start: String) throws
        -> IssuedReceipt?
    {
        let row = try Row.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT receipt.*, round.title, report.revision AS latest
                    FROM receipt JOIN round ON round.id = receipt.round_id
                        JOIN report USING (round_id, unit_id)
                    WHERE number = ?
                    """), arguments: [number])
        guard let row else { return nil }
        let receipt = Receipt(row: row)
        guard receipt.hash.hasPrefix(start.lowercased()) else { return nil }
        return IssuedReceipt(
            receipt: receipt, round: row["title"],
            isLatest: row["latest"] as Int == receipt.revision)
    }

    /// The receipts of the latest revisions, by unit.
    package func receipts(in round: Round.ID) throws -> [Unit.ID: Receipt] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: "SELECT * FROM receipt WHERE round_id = ? ORDER BY revision"),
            arguments: [round.rawValue]
        ).reduce(into: [:]) { $0[Unit.ID(rawValue: $1["unit_id"])] = Receipt(row: $1) }
    }

    /// Those of the units alone.
    package func receipts(of units: [Unit.ID], in round: Round.ID) throws -> [Unit.ID: Receipt] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT * FROM receipt WHERE round_id = ?
                        AND unit_id IN (SELECT value FROM json_each(?)) ORDER BY revision
                    """), arguments: [round.rawValue, units.column]
        ).reduce(into: [:]) { $0[Unit.ID(rawValue: $1["unit_id"])] = Receipt(row: $1) }
    }

    /// The receipt of the latest submitted revision; nil before the first.
    package func receipt(of unit: Unit.ID, in round: Round.ID) throws -> Receipt? {
        try Row.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT * FROM receipt WHERE round_id = ? AND unit_id = ?
                    ORDER BY revision DESC LIMIT 1
                    """), arguments: [round.rawValue, unit.rawValue]
        ).map(Receipt.init(row:))
    }
}

extension Receipt {
    fileprivate init(row: Row) {
        self.init(
            number: row["number"], revision: row["revision"],
            submittedAt: Moment(milliseconds: row["submitted_at"]), isLate: row["late"],
            hash: Digest.hexadecimal(row["hash"] as Data))
    }
}
