import GRDB
import Reporting

extension WriteTransaction {
    /// Opens a trial of a planned round: a copy of it that behaves as any other, says on everything that
    /// it is a trial, and counts nowhere. The planned round stays as it is. Nobody above its owner is in
    /// its tree.
    ///
    /// - Throws: as `open`; `RoundObjection.isLargeForTrial`, `hasTrials`.
    /// - Returns: the trial's code.
    package func openTrial(
        of id: Round.ID, evenPast: Bool = false, by actor: Actor
    ) throws -> Round.Code {
        guard let round = try read.rounds.find(id), round.state == .planned,
            round.withdrawnAt == nil
        else { throw RoundObjection.isNotPlanned }
        guard let owing = try read.owing(round, atMost: Round.mostInTrial) else {
            throw RoundObjection.isLargeForTrial
        }
        guard try read.rounds.trials(of: round.owner) < Round.mostTrials else {
            throw RoundObjection.hasTrials
        }
        var draft = try read.draft(of: round)
        draft.title = Round.trialTitle(draft.title)
        draft.code = try freeCode(round.code.ofTrial(), of: round.owner)
        let known = Set(try read.schools(below: round.owner, on: now.day).map(\.unit.code))
        let trial = try plan(
            draft, of: round.owner, owing: .named(owing.filter(known.contains)), by: actor)
        try database.cachedStatement(sql: "UPDATE round SET is_trial = 1 WHERE id = ?").execute(
            arguments: [trial.rawValue])
        try record(.roundIsTrial, round: trial, by: actor)
        try copyGiven(from: id, to: trial, by: actor)
        try open(trial, evenPast: evenPast, by: actor)
        return Round.Code(rawValue: draft.code)
    }

    /// Deletes a trial round with all that is in it. Its events stay in the chain, and what they tell is
    /// erased; files that nothing else names go when the server begins the next time.
    ///
    /// - Throws: `RoundObjection.isNoTrial`.
    package func deleteTrial(_ id: Round.ID, by actor: Actor) throws {
        guard let round = try read.rounds.find(id), round.isTrial else {
            throw RoundObjection.isNoTrial
        }
        // What of it is gathered and not written would come back.
        try settleTotals()
        try endGivenLinks(of: id)
        for sql in WriteTransaction.rowsOfRound {
            try database.cachedStatement(sql: sql).execute(arguments: [id.rawValue])
        }
        // Of the round's own events nothing is left to be read: this one is its owner's.
        try record(
            .trialDeleted(id, code: round.code), unit: round.owner, by: actor)
    }

    /// Links to sections of its reports lead nowhere, and say of nobody whose they were; their numbers
    /// stay theirs.
    private func endGivenLinks(of round: Round.ID) throws {
        try database.cachedStatement(
            sql: """
                DELETE FROM session
                WHERE link_id IN (SELECT id FROM access_link WHERE round_id = ?)
                """
        ).execute(arguments: [round.rawValue])
        try database.cachedStatement(
            sql: """
                UPDATE access_link SET revoked_at = COALESCE(revoked_at, ?), round_id = NULL,
                    sections = NULL, label = ''
                WHERE round_id = ?
                """
        ).execute(arguments: [now.column, round.rawValue])
    }

    /// Each before those that it names.
    private static let rowsOfRound =
        [
            """
            DELETE FROM paper_reading
            WHERE copy_id IN (SELECT id FROM signed_copy WHERE round_id = ?)
            """
        ] + tablesOfRound.map(\.deletion) + [
            "DELETE FROM event_detail WHERE seq IN (SELECT seq FROM event WHERE round_id = ?)",
            "DELETE FROM round WHERE id = ?",
        ]

    /// The tables whose rows belong to a round, with how these are deleted.
    static let tablesOfRound: [(name: String, deletion: String)] = [
        ("paper_reading", "DELETE FROM paper_reading WHERE round_id = ?"),
        ("signed_copy", "DELETE FROM signed_copy WHERE round_id = ?"),
        ("closing_file", "DELETE FROM closing_file WHERE round_id = ?"),
        ("closing_report", "DELETE FROM closing_report WHERE round_id = ?"),
        ("closing", "DELETE FROM closing WHERE round_id = ?"),
        ("outline", "DELETE FROM outline WHERE round_id = ?"),
        ("own_report", "DELETE FROM own_report WHERE round_id = ?"),
        ("contact", "DELETE FROM contact WHERE round_id = ?"),
        ("unlock_request", "DELETE FROM unlock_request WHERE round_id = ?"),
        ("waiver", "DELETE FROM waiver WHERE round_id = ?"),
        ("confirmation", "DELETE FROM confirmation WHERE round_id = ?"),
        ("returned_cell", "DELETE FROM returned_cell WHERE round_id = ?"),
        ("working_copy", "DELETE FROM working_copy WHERE round_id = ?"),
        ("receipt", "DELETE FROM receipt WHERE round_id = ?"),
        ("report_revision", "DELETE FROM report_revision WHERE round_id = ?"),
        ("listed_report", "DELETE FROM listed_report WHERE round_id = ?"),
        ("report", "DELETE FROM report WHERE round_id = ?"),
        ("round_letterhead", "DELETE FROM round_letterhead WHERE round_id = ?"),
        ("round_setting", "DELETE FROM round_setting WHERE round_id = ?"),
        ("round_form", "DELETE FROM round_form WHERE round_id = ?"),
        ("totals", "DELETE FROM totals WHERE round_id = ?"),
        ("given_figure", "DELETE FROM given_figure WHERE round_id = ?"),
        ("commune_count", "DELETE FROM commune_count WHERE round_id = ?"),
        ("submission_quarter", "DELETE FROM submission_quarter WHERE round_id = ?"),
        ("commune_coverage", "DELETE FROM commune_coverage WHERE round_id = ?"),
        ("round_unit", "DELETE FROM round_unit WHERE round_id = ?"),
    ]
}
