import Foundation
import GRDB
import Reporting

/// The sections of one report that a school gave to a colleague: all that their link opens.
package struct GivenSections: Hashable, Sendable {
    package var round: Round.ID
    /// Codes of the round's form, in the form's order.
    package var sections: [String]
    /// What the school calls the colleague, one line of `longestLabel` characters at most; empty
    /// where it said nothing.
    package var label: String

    package static let longestLabel = 60
    /// So many links may lead into one report at once.
    package static let most = 20
    /// So many are made for one report in all: nothing that was given is ever dropped.
    package static let mostEver = 200

    package init(round: Round.ID, sections: [String], label: String) {
        self.round = round
        self.sections = sections
        self.label = label
    }

    /// nil for a school's own link.
    init?(row: Row) throws {
        guard let text = row["sections"] as String? else { return nil }
        round = Round.ID(rawValue: row["round_id"])
        sections = try JSON(stored: text, "access_link.sections").array?.compactMap(\.string) ?? []
        label = row["label"]
    }

    var column: String { JSON.array(sections.map(JSON.string)).column }

    /// Somebody came by such a link and would change what it does not open, or no longer opens.
    package struct Outside: Error, Hashable {}

    /// Why no more can be given of a report.
    package enum Fault: Error, Hashable {
        /// `most` links are there.
        case tooMany
        /// `mostEver` were made.
        case tooManyEver
    }
}

extension AccessRepository {
    package func link(_ id: AccessLink.ID) throws -> AccessLink? {
        try Row.fetchOne(
            database.cachedStatement(sql: "SELECT * FROM access_link WHERE id = ?"),
            arguments: [id.rawValue]
        ).map(AccessLink.init(row:))
    }

    /// The links to sections of the report that were not taken back, the oldest first; those that
    /// have ended by themselves too.
    package func givenLinks(of unit: Unit.ID, in round: Round.ID) throws -> [AccessLink] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT * FROM access_link
                    WHERE round_id = ? AND unit_id = ? AND revoked_at IS NULL ORDER BY id
                    """), arguments: [round.rawValue, unit.rawValue]
        ).map(AccessLink.init(row:))
    }

    /// The same of all reports.
    func givenLinks() throws -> [AccessLink] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT * FROM access_link
                    WHERE round_id IS NOT NULL AND revoked_at IS NULL ORDER BY id
                    """)
        ).map(AccessLink.init(row:))
    }
}

extension ReadTransaction {
    /// - Throws: `GivenSections.Outside` where the actor came by a link that does not open these
    ///   cells of the report now, or would submit it.
    func checkGiven(
        _ cells: some Collection<Indicator.Code>, of file: ReportFile, isSubmitted: Bool,
        by actor: Actor, at now: Moment
    ) throws {
        guard case .link(let id) = actor.identity, let link = try access.link(id),
            let given = link.given
        else { return }
        guard !isSubmitted, link.revokedAt == nil, now < link.expiresAt,
            link.unit == file.unit.id, given.round == file.round.id,
            file.form.cells(of: given.sections).isSuperset(of: cells)
        else { throw GivenSections.Outside() }
    }
}

extension WriteTransaction {
    /// Makes a link to sections of the unit's report.
    ///
    /// - Throws: `GivenSections.Fault`, and then nothing is stored.
    package func give(
        _ given: GivenSections, of unit: Unit.ID, until: Moment, key: KeyFile, by actor: Actor
    ) throws -> AccessLink.ID {
        let row = try Row.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT count(*) AS made,
                        count(*) FILTER (WHERE revoked_at IS NULL AND expires_at > ?) AS there
                    FROM access_link WHERE round_id = ? AND unit_id = ?
                    """), arguments: [now.column, given.round.rawValue, unit.rawValue])
        guard row?["there"] ?? 0 < GivenSections.most else { throw GivenSections.Fault.tooMany }
        guard row?["made"] ?? 0 < GivenSections.mostEver else {
            throw GivenSections.Fault.tooManyEver
        }
        let link = try insertLink(of: unit, to: given, until: until, key: key)
        try record(
            .linkMade(link, until: until, sections: given.sections), round: given.round, unit: unit,
            by: actor)
        return link
    }

    /// Takes back what the link was given, and ends the sessions that came by it.
    ///
    /// - Returns: whether the unit had given it in the round, and not taken it back.
    package func takeBack(
        _ link: AccessLink.ID, of unit: Unit.ID, in round: Round.ID, by actor: Actor
    ) throws -> Bool {
        try database.cachedStatement(
            sql: """
                UPDATE access_link SET revoked_at = ?
                WHERE id = ? AND round_id = ? AND unit_id = ? AND revoked_at IS NULL
                """
        ).execute(arguments: [now.column, link.rawValue, round.rawValue, unit.rawValue])
        guard database.changesCount > 0 else { return false }
        try endSessions(by: link)
        try record(.linkRevoked(link), round: round, unit: unit, by: actor)
        return true
    }
}
