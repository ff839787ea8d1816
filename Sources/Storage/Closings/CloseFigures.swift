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
    /// - Returns: its number, from 1.
    package func close(
        _ round: Round.ID, documentNumber: Int, documentDate: Day, reason: String,
        with maker: ClosingMaker, by actor: Actor
    ) throws -> Int {
        guard let found = try read.rounds.find(round), found.isPublic else {
            throw ClosingObjection.isNotOpened
        }
        guard documentDate <= now.day else { throw ClosingObjection.dateIsAhead }
        if let plan = try read.plan(of: found), documentDate < plan.date {
            throw ClosingObjection.dateIsBeforePlan(plan.date)
        }
        if found.state == .open { try close(round, by: actor) }
        let last = try read.documents.closings(of: round).first
        var content = try read.closingContent(
            of: found, number: (last?.number ?? 0) + 1, documentNumber: documentNumber,
            documentDate: documentDate, reason: reason, layout: maker.layout, at: now)
        guard content.approved.count == content.schools.count || !reason.isEmpty else {
            throw ClosingObjection.reportsAreMissing
        }
        var stored = try read.closing(content, in: round)
        if let last {
            guard !reason.isEmpty else { throw ClosingObjection.needsReason }
            content.correction = try read.correction(of: last.number, by: stored, in: round)
            guard content.correction?.changes.isEmpty == false else {
                throw ClosingObjection.nothingChanged
            }
            stored.content = content
        }
        try keep(
            stored, of: round, files: try maker.make(read.totals(of: stored, in: round)), by: actor)
        return content.number
    }

    private func keep(
        _ closing: StoredClosing, of round: Round.ID, files: [(name: String, content: [UInt8])],
        by actor: Actor
    ) throws {
        let (content, number) = (closing.content, closing.content.number)
        var hashes: [String: String] = [:]
        for file in files {
            hashes[file.name] = Digest.hexadecimal(Digest.sha256(file.content))
        }
        let event = try record(
            .figuresClosed(
                .init(
                    number: number, documentNumber: content.documentNumber,
                    documentDate: content.documentDate, reason: content.reason,
                    reports: closing.revisions.count,
                    content: Digest.hexadecimal(Digest.sha256(content.json.canonical)),
                    files: hashes)), round: round, by: actor)
        try database.cachedStatement(
            sql: """
                INSERT INTO closing (round_id, number, closed_at, content, event)
                VALUES (?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            round.rawValue, number, content.closedAt.column, content.json.column, event,
        ])
        for (unit, revision) in closing.revisions {
            try database.cachedStatement(
                sql: """
                    INSERT INTO closing_report (round_id, closing, unit_id, revision)
                    VALUES (?, ?, ?, ?)
                    """
            ).execute(arguments: [round.rawValue, number, unit.rawValue, revision])
        }
        for file in files {
            try database.cachedStatement(
                sql: """
                    INSERT INTO closing_file (round_id, closing, name, content, hash)
                    VALUES (?, ?, ?, ?, ?)
                    """
            ).execute(arguments: [
                round.rawValue, number, file.name, Data(file.content),
                Digest.hexadecimal(Digest.sha256(file.content)),
            ])
        }
        ledger.touch(round)
    }
}
