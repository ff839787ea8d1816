import GRDB
import Reporting

extension WriteTransaction {
    /// Another version of its form for an open round, for all. Nothing that was typed or submitted is
    /// changed: revisions stay of the form that they were made of, and a working copy is carried on to
    /// this one when it is read and when it is saved next (`Form.carrying`). Totals count from now on
    /// what of each revision answers this version; whoever looks at a report now looks at an old version
    /// of it. Reads every report, as `recount`.
    ///
    /// - Throws: `RoundObjection.isNotOpen`, `VersionFault`.
    package func setForm(
        _ name: Form.Version, of id: Round.ID, reason: String, by actor: Actor
    ) throws {
        guard let old = try read.rounds.find(id), old.state == .open, old.withdrawnAt == nil
        else { throw RoundObjection.isNotOpen }
        var new = old
        new.form = try read.nextVersion(of: old).chosen(name)
        let event = try record(
            .roundChanged(from: old.summary, to: new.summary, reason: reason), round: id,
            by: actor)
        try database.cachedStatement(
            sql: """
                INSERT INTO round_form (round_id, event, form_id)
                SELECT id, ?, form_id FROM round WHERE id = ?
                """
        ).execute(arguments: [event, id.rawValue])
        try update(new)
        try database.cachedStatement(
            sql: "UPDATE report SET version = version + 1 WHERE round_id = ?"
        ).execute(arguments: [id.rawValue])
        try recount(old)
    }
}

extension ReadTransaction {
    /// What may take the place of the round's form.
    package func nextVersion(of round: Round) throws -> NextVersion {
        NextVersion(
            of: round.form, after: try forms.editions(before: round.id),
            among: try forms(seenBy: round.owner))
    }
}
