import Foundation
import GRDB
import Reporting

extension WriteTransaction {
    /// Why figures can't be closed.
    package enum ClosingObjection: Error, Hashable, Sendable {
        case isNotOpened
        /// Reports are missing and nobody said why it is closed all the same.
        case reportsAreMissing
        case needsReason
        /// Nothing is otherwise than in the closing before, not even number and date.
        case nothingChanged
        /// A report on a plan can't be older than the plan, which is of this day.
        case dateIsBeforePlan(Day)
        case dateIsAhead

        /// It is what was said that will not do, not how things stand.
        package var isOfDate: Bool {
            switch self {
            case .dateIsBeforePlan, .dateIsAhead: true
            default: false
            }
        }

        /// Vietnamese.
        package var sentence: String {
            switch self {
            case .isNotOpened: "Đợt báo cáo chưa mở hoặc đã thu hồi, không chốt số liệu được."
            case .reportsAreMissing:
                "Còn đơn vị chưa có báo cáo được duyệt. Ghi lý do vẫn chốt, hoặc duyệt đủ rồi chốt."
            case .needsReason: "Ghi lý do đính chính."
            case .nothingChanged:
                "Số liệu, lời văn, số và ngày văn bản đều như lần chốt trước, không có gì để chốt lại."
            case .dateIsBeforePlan(let day):
                "Ngày văn bản không trước ngày của kế hoạch (\(VietnameseDate.text(day)))."
            case .dateIsAhead: "Ngày văn bản không sau hôm nay."
            }
        }
    }

    /// Chốt số liệu: freezes the approved reports as they are, with the files that `maker` makes
    /// of them, and ends the round when it is open. A later closing corrects the one before and
    /// says what is otherwise. Throws `ClosingObjection`.
    ///
    /// All of it happens here, and holds up who else writes: a server makes the closing beside them
    /// first (`makeClosing`).
    ///
    /// - Returns: its number, from 1.
    package func close(
        _ round: Round.ID, documentNumber: Int, documentDate: Day, reason: String,
        with maker: ClosingMaker, by actor: Actor
    ) throws -> Int {
        try settleTotals()
        let made = try read.makeClosing(
            of: round, documentNumber: documentNumber, documentDate: documentDate, reason: reason,
            with: maker, at: now)
        return try keep(made, by: actor)
    }

    /// Keeps a closing that was made before, and ends the round when it is open; nil, and nothing is
    /// changed, when something of the round was changed since.
    package func close(_ made: MadeClosing, by actor: Actor) throws -> Int? {
        // What earlier writes of the commit changed counts too.
        try settleTotals()
        guard try read.state(of: made.round) == made.state else { return nil }
        return try keep(made, by: actor)
    }

    private func keep(_ made: MadeClosing, by actor: Actor) throws -> Int {
        let (content, round) = (made.content, made.round)
        if made.isOpen { try close(round, by: actor) }
        let event = try record(
            .figuresClosed(
                .init(
                    number: content.number, documentNumber: content.documentNumber,
                    documentDate: content.documentDate, reason: content.reason,
                    reports: made.reports, content: made.contentHash,
                    files: made.files.reduce(into: [:]) { $0[$1.name] = $1.hash })),
            round: round, by: actor)
        try database.cachedStatement(
            sql: """
                INSERT INTO closing (round_id, number, closed_at, content, event)
                VALUES (?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            round.rawValue, content.number, content.closedAt.column, made.contentColumn, event,
        ])
        try database.cachedStatement(
            sql: """
                INSERT INTO closing_report (round_id, closing, unit_id, revision)
                SELECT round_id, ?, unit_id, revision FROM report
                WHERE round_id = ? AND state = 'approved'
                """
        ).execute(arguments: [content.number, round.rawValue])
        guard database.changesCount == made.reports else {
            throw StorageError.damaged("closing \(content.number)")
        }
        for file in made.files {
            try database.cachedStatement(
                sql: """
                    INSERT INTO closing_file (round_id, closing, name, content, hash)
                    VALUES (?, ?, ?, ?, ?)
                    """
            ).execute(arguments: [
                round.rawValue, content.number, file.name, file.content, file.hash,
            ])
        }
        ledger.touch(round)
        return content.number
    }
}
