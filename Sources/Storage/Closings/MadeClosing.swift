import Foundation
import GRDB
import Reporting

/// A closing that is made and not kept yet, with its files.
package struct MadeClosing: Sendable {
    /// What a closing is made of, as far as it may change meanwhile.
    struct State: Hashable, Sendable {
        /// `RoundRepository.version`
        let version: Int64
        let outline: Int?
        let ownReport: Int?
    }

    let round: Round.ID
    let state: State
    /// It ends the round.
    let isOpen: Bool
    let content: ClosingContent
    let contentColumn: String
    let contentHash: String
    /// How many count in it.
    let reports: Int
    let files: [(name: String, content: Data, hash: String)]
}

extension ReadTransaction {
    func state(of round: Round.ID) throws -> MadeClosing.State {
        let own = try Int.fetchOne(
            database.cachedStatement(
                sql: "SELECT max(number) FROM own_report WHERE round_id = ?"),
            arguments: [round.rawValue])
        return MadeClosing.State(
            version: try rounds.version(of: round),
            outline: try documents.outlines(of: round).first?.number, ownReport: own)
    }

    /// A closing of the round's figures as they are now, which `WriteTransaction.close` keeps. Throws
    /// `WriteTransaction.ClosingObjection`.
    package func makeClosing(
        of round: Round.ID, documentNumber: Int, documentDate: Day, reason: String,
        with maker: ClosingMaker, at now: Moment
    ) throws -> MadeClosing {
        typealias Objection = WriteTransaction.ClosingObjection
        guard let found = try rounds.find(round), found.isPublic else {
            throw Objection.isNotOpened
        }
        guard documentDate <= now.day else { throw Objection.dateIsAhead }
        if let plan = try plan(of: found), documentDate < plan.date {
            throw Objection.dateIsBeforePlan(plan.date)
        }
        let last = try documents.closings(of: round).first
        var content = try closingContent(
            of: found, number: (last?.number ?? 0) + 1, documentNumber: documentNumber,
            documentDate: documentDate, reason: reason, layout: maker.layout, at: now)
        guard content.approved.count == content.schools.count || !reason.isEmpty else {
            throw Objection.reportsAreMissing
        }
        var stored = try closing(content, in: round)
        if let last {
            guard !reason.isEmpty else { throw Objection.needsReason }
            content.correction = try correction(of: last.number, by: stored, in: round)
            guard content.correction?.changes.isEmpty == false else {
                throw Objection.nothingChanged
            }
            stored.content = content
        }
        let json = content.json
        return MadeClosing(
            round: round, state: try state(of: round), isOpen: found.state == .open,
            content: content, contentColumn: json.column,
            contentHash: Digest.hexadecimal(Digest.sha256(json.canonical)),
            reports: stored.revisions.count,
            files: try maker.make(totals(of: stored, in: round)).map { file in
                (
                    file.name, Data(file.content),
                    Digest.hexadecimal(Digest.sha256(file.content))
                )
            })
    }
}
