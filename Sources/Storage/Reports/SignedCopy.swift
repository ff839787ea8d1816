import GRDB
import Reporting

/// The signed paper of one revision, scanned and kept beside it: the revision itself and all that
/// follows from it stay as they are.
package struct SignedCopy: Hashable, Sendable, Identifiable {
    package struct ID: Hashable, Sendable, RawRepresentable {
        package let rawValue: Int64
        package init(rawValue: Int64) { self.rawValue = rawValue }
    }

    package var id: ID
    /// The revision that it is the paper of.
    package var revision: Int
    package var file: Attachment
    /// How many photos were joined; nil for a PDF that was sent as it is.
    package var photos: Int?
    package var addedAt: Moment

    /// How many copies of one revision are kept; the latest counts.
    package static let most = 5

    /// What the copies of one report may be in all, of whatever revisions, in bytes.
    package static let quota = 100_000_000

    /// The report's copies would be more than `quota`.
    package struct QuotaExceeded: Error {}

    /// Why none can be attached.
    package enum Objection: Error, Hashable, Sendable {
        /// There is no submitted report now: it is yet to be sent, was taken back or returned.
        case notSubmitted
        /// Another revision was submitted last.
        case otherRevision(Int)
        /// The school submitted it itself, so that its paper is the school's to attach.
        case isOfSchool
        /// The role has nothing to do with it.
        case notTheirs
        /// The revision has `most` of them.
        case enough
    }
}

extension ReportRepository {
    /// The signed copies of all revisions, newest first.
    package func signedCopies(of unit: Unit.ID, in round: Round.ID) throws -> [SignedCopy] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT * FROM signed_copy WHERE round_id = ? AND unit_id = ? ORDER BY id DESC
                    """), arguments: [round.rawValue, unit.rawValue]
        ).map(SignedCopy.init(row:))
    }

    /// How many bytes the report's signed copies are in all.
    package func signedBytes(of unit: Unit.ID, in round: Round.ID) throws -> Int {
        try signedCopies(of: unit, in: round).reduce(0) { $0 + $1.file.bytes }
    }

    /// That of the revision that was submitted last; nil where that one has none.
    package func signedCopy(of report: Report) throws -> SignedCopy? {
        try signedCopies(of: report.unit, in: report.round).first {
            $0.revision == report.revision
        }
    }

    /// The units whose report is submitted or approved with a signed copy beside it that fits, and
    /// whether one was found to bear the revision's code.
    package func signedUnits(of units: [Unit.ID], in round: Round.ID) throws -> [Unit.ID: Bool] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT report.unit_id, COUNT(paper_reading.bears) > 0 AS recognised FROM report
                    JOIN fitting_copy ON fitting_copy.round_id = report.round_id
                        AND fitting_copy.unit_id = report.unit_id
                        AND fitting_copy.revision = report.revision
                    LEFT JOIN paper_reading ON paper_reading.copy_id = fitting_copy.id
                    WHERE report.round_id = ? AND report.state IN ('submitted', 'approved')
                        AND report.unit_id IN (SELECT value FROM json_each(?))
                    GROUP BY report.unit_id
                    """), arguments: [round.rawValue, units.column]
        ).reduce(into: [:]) { $0[Unit.ID(rawValue: $1["unit_id"])] = $1["recognised"] }
    }
}

extension ReadTransaction {
    /// Why somebody of the role can't attach a signed copy of the revision now; nil when it can be.
    /// An officer attaches that of a report which the department entered from paper.
    package func objection(
        toSignedCopyOf revision: Int, of file: ReportFile, by role: Role
    ) throws -> SignedCopy.Objection? {
        let (unit, round) = (file.unit.id, file.round.id)
        guard role.isOfSchool || role == .officer else { return .notTheirs }
        guard let report = try reports.find(unit, in: round), report.state.isCounted else {
            return .notSubmitted
        }
        guard report.revision == revision else { return .otherRevision(report.revision) }
        if !role.isOfSchool {
            let latest = try reports.latestRevision(of: unit, in: round, form: file.form)
            guard latest?.onBehalfReason != nil else { return .isOfSchool }
        }
        let copies = try reports.signedCopies(of: unit, in: round)
        return copies.count { $0.revision == revision } < SignedCopy.most ? nil : .enough
    }
}

extension WriteTransaction {
    /// Puts the file, whose content is kept already, beside the revision as its signed paper, in the
    /// place of an earlier one; that one stays below it. The latest file once more changes nothing.
    ///
    /// - Throws: `SignedCopy.Objection`, `SignedCopy.QuotaExceeded`.
    package func attachSignedCopy(
        _ copy: Attachment, photos: Int? = nil, to revision: Int, of file: ReportFile,
        as role: Role, by actor: Actor
    ) throws {
        let (unit, round) = (file.unit.id, file.round.id)
        let current = try read.reports.signedCopies(of: unit, in: round).first {
            $0.revision == revision
        }
        let objection = try read.objection(toSignedCopyOf: revision, of: file, by: role)
        if let objection, objection != .enough { throw objection }
        guard current?.file.hash != copy.hash else { return }
        if let objection { throw objection }
        let event = try record(
            .signedCopyAttached(
                .init(
                    revision: revision, hash: copy.hash, name: copy.name, bytes: copy.bytes,
                    photos: photos)), round: round, unit: unit, by: actor)
        try database.cachedStatement(
            sql: """
                INSERT INTO signed_copy
                    (round_id, unit_id, revision, hash, name, bytes, photos, added_at, event)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            round.rawValue, unit.rawValue, revision, copy.hash, copy.name, copy.bytes, photos,
            now.column, event,
        ])
        guard try read.reports.signedBytes(of: unit, in: round) <= SignedCopy.quota else {
            throw SignedCopy.QuotaExceeded()
        }
        ledger.touch(round)
    }
}

extension SignedCopy {
    fileprivate init(row: Row) {
        self.init(
            id: ID(rawValue: row["id"]), revision: row["revision"],
            file: Attachment(hash: row["hash"], name: row["name"], bytes: row["bytes"]),
            photos: row["photos"], addedAt: Moment(milliseconds: row["added_at"]))
    }
}
