import Foundation
import GRDB
import Reporting

/// A closing as it was stored: what was sent upward.
package struct StoredClosing: Sendable {
    package var content: ClosingContent
    /// The revision of each school that counts in it.
    package var revisions: [Unit.ID: Int]
    /// By name: the SHA-256 in lower-case hexadecimal, and the length in bytes.
    package var files: [(name: String, hash: String, bytes: Int)]
}

extension DocumentRepository {
    /// All that was closed in the round, the newest first.
    package func closings(of round: Round.ID) throws -> [ClosingContent] {
        try String.fetchAll(
            database.cachedStatement(
                sql: "SELECT content FROM closing WHERE round_id = ? ORDER BY number DESC"),
            arguments: [round.rawValue]
        ).map(ClosingContent.init(stored:))
    }

    package func closing(_ number: Int, of round: Round.ID) throws -> StoredClosing? {
        let content = try String.fetchOne(
            database.cachedStatement(
                sql: "SELECT content FROM closing WHERE round_id = ? AND number = ?"),
            arguments: [round.rawValue, number])
        guard let content else { return nil }
        let revisions = try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT unit_id, revision FROM closing_report
                    WHERE round_id = ? AND closing = ?
                    """), arguments: [round.rawValue, number])
        let files = try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT name, hash, length(content) AS bytes FROM closing_file
                    WHERE round_id = ? AND closing = ? ORDER BY name
                    """), arguments: [round.rawValue, number])
        return StoredClosing(
            content: try ClosingContent(stored: content),
            revisions: revisions.reduce(into: [:]) {
                $0[Unit.ID(rawValue: $1["unit_id"])] = $1["revision"]
            }, files: files.map { ($0["name"], $0["hash"], $0["bytes"]) })
    }

    /// The content of a file of a closing, byte for byte; nil when there is none of that name.
    package func file(_ name: String, ofClosing number: Int, of round: Round.ID) throws -> [UInt8]?
    {
        try Data.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT content FROM closing_file
                    WHERE round_id = ? AND closing = ? AND name = ?
                    """), arguments: [round.rawValue, number, name]
        ).map(Array.init)
    }
}

extension ClosingContent {
    fileprivate init(stored text: String) throws {
        guard let content = ClosingContent(json: try JSON(stored: text, "closing")) else {
            throw StorageError.damaged("closing.content")
        }
        self = content
    }
}

extension ReadTransaction {
    /// The figures of a stored closing, added up anew from the revisions that count in it.
    package func totals(of closing: StoredClosing, in round: Round.ID) throws -> ClosedTotals {
        let form = try rounds.layout(closing.content.form).form
        let tree = try rounds.units(of: round).reduce(into: [Unit.ID: Unit.Code]()) {
            $0[$1.id] = $1.unit.code
        }
        var values: [Unit.Code: Values] = [:]
        for (unit, revision) in closing.revisions {
            guard let code = tree[unit],
                let own = try reports.values(ofRevision: revision, of: unit, in: round, form: form)
            else { throw StorageError.damaged("closing \(closing.content.number)") }
            values[code] = own
        }
        return ClosedTotals(closing.content, form: form, values: values)
    }
}

extension WriteTransaction {
    /// Why figures can't be closed.
    package enum ClosingObjection: Error, Hashable, Sendable {
        case isNotOpened
        /// Reports are missing and nobody said why it is closed all the same.
        case reportsAreMissing
        case needsReason
        /// Nothing is otherwise than in the closing before.
        case nothingChanged

        /// Vietnamese.
        package var sentence: String {
            switch self {
            case .isNotOpened: "Đợt báo cáo chưa mở hoặc đã thu hồi, không chốt số liệu được."
            case .reportsAreMissing:
                "Còn đơn vị chưa có báo cáo được duyệt. Ghi lý do vẫn chốt, hoặc duyệt đủ rồi chốt."
            case .needsReason: "Ghi lý do đính chính."
            case .nothingChanged: "Số liệu không thay đổi so với lần chốt trước."
            }
        }
    }

    /// Chốt số liệu: freezes the approved reports as they are, with the files that `files` makes
    /// of them, and ends the round when it is open. A later closing corrects the one before and
    /// says what is otherwise. Throws `ClosingObjection`.
    ///
    /// - Returns: its number, from 1.
    package func close(
        _ round: Round.ID, documentNumber: Int, documentDate: Day, reason: String, by actor: Actor,
        files: (ClosedTotals) throws -> [(name: String, content: [UInt8])]
    ) throws -> Int {
        guard let found = try read.rounds.find(round), found.isPublic else {
            throw ClosingObjection.isNotOpened
        }
        if found.state == .open { try close(round, by: actor) }
        let last = try read.documents.closings(of: round).first
        var content = try read.closingContent(
            of: found, number: (last?.number ?? 0) + 1, documentNumber: documentNumber,
            documentDate: documentDate, reason: reason, at: now)
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
        try keep(stored, of: round, files: try files(read.totals(of: stored, in: round)), by: actor)
        return content.number
    }

    private func keep(
        _ closing: StoredClosing, of round: Round.ID, files: [(name: String, content: [UInt8])],
        by actor: Actor
    ) throws {
        let (content, number) = (closing.content, closing.content.number)
        var hashes: JSON.Members = [:]
        for file in files {
            hashes[file.name] = .string(Digest.hexadecimal(Digest.sha256(file.content)))
        }
        let event = try record(
            .figuresClosed, round: round, by: actor,
            detail: [
                "number": .integer(Int64(number)),
                "document_number": .integer(Int64(content.documentNumber)),
                "document_date": .string(content.documentDate.description),
                "reason": .string(content.reason),
                "reports": .integer(Int64(closing.revisions.count)),
                "content": .string(Digest.hexadecimal(Digest.sha256(content.json.canonical))),
                "files": .object(hashes),
            ])
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

extension ReadTransaction {
    /// What a closing made now would say, and what it would be made of.
    package func closingContent(
        of round: Round, number: Int, documentNumber: Int, documentDate: Day, reason: String,
        at now: Moment
    ) throws -> ClosingContent {
        let form = try rounds.layout(of: round).form
        let outline =
            try documents.outline(of: round.id, form: form)?.outline ?? form.outline(.consolidated)
        let report = try consolidatedReport(of: round, outline: outline, at: now)
        let totals = try roundTotals(of: round, below: round.owner, states: [.approved], at: now)
        let listed = try listing(of: round, below: round.owner, at: now)
        let owed = listed.filter { $0.report.state != .exempt }
        var results = [ClosingContent.total: totals.total.previous]
        for (level, group) in totals.levels { results[level.level.rawValue] = group.previous }
        return ClosingContent(
            round: round, number: number, closedAt: now, documentNumber: documentNumber,
            documentDate: documentDate, reason: reason, report: report,
            schools: try owed.map { listed in
                guard let level = listed.unit.level else {
                    throw StorageError.damaged("unit \(listed.unit.unit.code) has no level")
                }
                return ClosingContent.School(
                    code: listed.unit.unit.code, name: listed.unit.unit.name, level: level,
                    commune: listed.commune?.unit.code, state: listed.report.state,
                    isLate: listed.isLate)
            }, exempt: listed.count - owed.count,
            levels: totals.levels.map {
                .init(code: $0.level.level.rawValue, name: $0.level.short)
            },
            communes: totals.communes.map {
                .init(code: $0.commune.unit.code.rawValue, name: $0.commune.unit.name)
            }, previousResults: results)
    }

    /// What a closing made now would say otherwise than the last one; nil before the first.
    package func pendingCorrection(of round: Round, at now: Moment) throws -> Correction? {
        guard let last = try documents.closings(of: round.id).first else { return nil }
        let content = try closingContent(
            of: round, number: last.number + 1, documentNumber: 1, documentDate: now.day,
            reason: "", at: now)
        return try correction(
            of: last.number, by: try closing(content, in: round.id), in: round.id)
    }

    /// With the revisions that count now.
    fileprivate func closing(_ content: ClosingContent, in round: Round.ID) throws -> StoredClosing
    {
        StoredClosing(
            content: content,
            revisions: try reports.all(in: round).filter { $0.value.state == .approved }
                .mapValues(\.revision), files: [])
    }

    fileprivate func correction(of number: Int, by new: StoredClosing, in round: Round.ID) throws
        -> Correction
    {
        guard let old = try documents.closing(number, of: round) else {
            throw StorageError.damaged("closing \(number)")
        }
        var reasons: [Unit.Code: String] = [:]
        for school in new.content.schools {
            guard let unit = try units.find(school.code) else { continue }
            reasons[school.code] = try events.lastReturnReason(
                of: unit.id, in: round, since: old.content.closedAt)
        }
        do {
            return Correction(
                of: old.content, try totals(of: old, in: round).report(),
                to: try totals(of: new, in: round).report(), reason: new.content.reason,
                reasons: reasons)
        } catch let error as InvalidForm {
            throw StorageError.damaged("closing: \(error.faults)")
        }
    }
}
