import GRDB
import Reporting

/// A school's wish to mend its report after the close (yêu cầu mở khóa).
package struct UnlockRequest: Hashable, Sendable {
    package struct Answer: Hashable, Sendable {
        package var at: Moment
        package var isGranted: Bool
        package var text: String
    }

    package var unit: Unit.ID
    package var askedAt: Moment
    package var reason: String
    /// nil while it waits.
    package var answer: Answer?

    fileprivate init(row: Row) {
        unit = Unit.ID(rawValue: row["unit_id"])
        askedAt = Moment(milliseconds: row["asked_at"])
        reason = row["reason"]
        answer = row.moment("answered_at").map {
            Answer(at: $0, isGranted: row["granted"], text: row["answer"] ?? "")
        }
    }

    /// Why a school can't ask, or a request can't be answered.
    package enum Objection: Error, Hashable, Sendable {
        /// The round is open: there is nothing to unlock.
        case roundIsOpen
        /// The report is the school's to mend already, or need not be sent.
        case isNotLocked
        case waitsAlready
        case nothingWaits

        /// Vietnamese.
        package var sentence: String {
            switch self {
            case .roundIsOpen: "Đợt báo cáo đang mở, không cần mở khóa."
            case .isNotLocked: "Báo cáo không bị khóa."
            case .waitsAlready: "Đã gửi yêu cầu mở khóa, đang chờ cơ quan quản lý trả lời."
            case .nothingWaits: "Không có yêu cầu mở khóa nào đang chờ."
            }
        }
    }
}

extension ReportRepository {
    /// The requests about one report, newest first.
    package func unlockRequests(of unit: Unit.ID, in round: Round.ID) throws -> [UnlockRequest] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT * FROM unlock_request WHERE round_id = ? AND unit_id = ? ORDER BY id DESC
                    """), arguments: [round.rawValue, unit.rawValue]
        ).map(UnlockRequest.init(row:))
    }

    /// Whose requests wait in the rounds in whose trees the unit stands, by round.
    package func waitingUnlockRequests(seenBy unit: Unit.ID) throws -> [Round.ID: [Unit.ID]] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT unlock_request.round_id, unlock_request.unit_id
                    FROM round_unit JOIN unlock_request USING (round_id)
                    WHERE round_unit.unit_id = ? AND answered_at IS NULL
                    """), arguments: [unit.rawValue]
        ).reduce(into: [:]) {
            $0[Round.ID(rawValue: $1["round_id"]), default: []].append(
                Unit.ID(rawValue: $1["unit_id"]))
        }
    }

    /// The requests of the round that wait, by unit.
    package func waitingUnlockRequests(in round: Round.ID) throws -> [Unit.ID: UnlockRequest] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: "SELECT * FROM unlock_request WHERE round_id = ? AND answered_at IS NULL"),
            arguments: [round.rawValue]
        ).map(UnlockRequest.init(row:)).reduce(into: [:]) { $0[$1.unit] = $1 }
    }
}

extension ReportFile {
    /// Why its school can't ask for an unlock; nil when it can.
    package func objectionToUnlockRequest(waiting: Bool) -> UnlockRequest.Objection? {
        guard round.state == .closed else { return .roundIsOpen }
        guard report.state != .exempt, report.state == .submitted || report.grantedDueAt == nil
        else { return .isNotLocked }
        return waiting ? .waitsAlready : nil
    }
}

extension WriteTransaction {
    /// The school asks. Throws `UnlockRequest.Objection`.
    package func askUnlock(
        of unit: Unit.ID, in round: Round, reason: String, by actor: Actor
    ) throws {
        guard let file = try read.reportFile(of: unit, in: round) else {
            throw StorageError.damaged("no report of unit \(unit.rawValue)")
        }
        let last = try read.reports.unlockRequests(of: unit, in: round.id).first
        let waits = last.map { $0.answer == nil } ?? false
        if let objection = file.objectionToUnlockRequest(waiting: waits) { throw objection }
        try database.cachedStatement(
            sql: """
                INSERT INTO unlock_request (round_id, unit_id, asked_at, reason)
                VALUES (?, ?, ?, ?)
                """
        ).execute(arguments: [round.id.rawValue, unit.rawValue, now.column, reason])
        try record(.unlockAsked(reason: reason), round: round.id, unit: unit, by: actor)
        ledger.touch(round.id)
    }

    /// Gives the report back to the school until `dueAt`, whether it asked or not; a request that
    /// waits is answered. Throws `Transition.Objection`.
    package func unlock(
        _ unit: Unit.ID, in round: Round.ID, _ wish: Return, by actor: Actor
    ) throws {
        try self.return(unit, in: round, wish, as: .unlock, by: actor)
        try answerUnlockRequest(of: unit, in: round, isGranted: true, text: wish.reason, by: actor)
    }

    /// Refuses the request that waits. Throws `UnlockRequest.Objection.nothingWaits`.
    package func refuseUnlock(
        of unit: Unit.ID, in round: Round.ID, text: String, by actor: Actor
    ) throws {
        let isAnswered = try answerUnlockRequest(
            of: unit, in: round, isGranted: false, text: text, by: actor)
        guard isAnswered else { throw UnlockRequest.Objection.nothingWaits }
    }

    @discardableResult
    private func answerUnlockRequest(
        of unit: Unit.ID, in round: Round.ID, isGranted: Bool, text: String, by actor: Actor
    ) throws -> Bool {
        try database.cachedStatement(
            sql: """
                UPDATE unlock_request SET answered_at = ?, granted = ?, answer = ?
                WHERE round_id = ? AND unit_id = ? AND answered_at IS NULL
                """
        ).execute(arguments: [
            now.column, isGranted, text, round.rawValue, unit.rawValue,
        ])
        guard database.changesCount == 1 else { return false }
        try record(
            .unlockAnswered(isGranted: isGranted, reason: text), round: round, unit: unit, by: actor
        )
        ledger.touch(round)
        return true
    }
}
