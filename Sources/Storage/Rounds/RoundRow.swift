import GRDB
import Reporting

extension WriteTransaction {
    /// The round's row alone; nil when its owner has a round of the code.
    package func insert(_ round: Round) throws -> Round.ID? {
        try Int64.fetchOne(
            database.cachedStatement(
                sql: """
                    INSERT INTO round (id, code, title, plan_id, form_id, owner_id, period_from,
                        period_to, data_close, due_at, due_text, contact, grace, wants_head,
                        state, previous_id, parameters, disabled)
                    VALUES (
                        -- Of a trial that was deleted the number stays its events' own.
                        1 + MAX((SELECT COALESCE(MAX(id), 0) FROM round),
                            (SELECT COALESCE(MAX(round_id), 0) FROM event)),
                        :code, :title, :plan,
                        (SELECT id FROM form
                            WHERE code = :form AND version = :version AND owner_id IS :form_owner),
                        :owner, :from, :to, :close, :due, :due_text, :contact, :grace, :head, :state, :previous, :parameters, :disabled)
                    ON CONFLICT (code, owner_id) DO NOTHING RETURNING id
                    """),
            arguments: round.columns + [
                "code": round.code.rawValue, "owner": round.owner.rawValue,
                "state": round.state.rawValue,
            ]
        ).map(Round.ID.init(rawValue:))
    }

    /// Replaces all of the row but code, owner and state.
    func update(_ round: Round) throws {
        try database.cachedStatement(
            sql: """
                UPDATE round SET title = :title, plan_id = :plan,
                    form_id = (SELECT id FROM form
                        WHERE code = :form AND version = :version AND owner_id IS :form_owner),
                    period_from = :from, period_to = :to,
                    data_close = :close, due_at = :due, due_text = :due_text, contact = :contact, grace = :grace,
                    wants_head = :head, previous_id = :previous, parameters = :parameters,
                    disabled = :disabled
                WHERE id = :id
                """
        ).execute(arguments: round.columns + ["id": round.id.rawValue])
        ledger.touch(round.id)
    }
}

extension Round {
    fileprivate var columns: StatementArguments {
        [
            "title": title, "plan": plan.rawValue, "form": form.code,
            "version": form.version.version, "form_owner": form.owner?.rawValue,
            "from": period.lowerBound.description, "to": period.upperBound.description,
            "close": dataClose.description, "due": dueAt.column, "due_text": dueText,
            "contact": contact,
            "grace": grace.milliseconds, "head": wantsHead, "previous": previous?.rawValue,
            "parameters": parametersJSON.column, "disabled": disabledJSON.column,
        ]
    }

    private var parametersJSON: JSON {
        .object(parameters.reduce(into: JSON.Members()) { $0[$1.key] = $1.value.json })
    }

    private var disabledJSON: JSON { .array(disabled.sorted().map { .string($0.rawValue) }) }

    /// As the event chain shows it.
    var summary: Happening.RoundSummary {
        Happening.RoundSummary(
            title: title, form: "\(form.code) \(form.version.version)", wantsHead: wantsHead,
            period: period, dataClose: dataClose, dueAt: dueAt, dueText: dueText, contact: contact,
            grace: grace,
            disabled: disabled.sorted(),
            place: .init(
                owner: owner, plan: plan, formOwner: form.owner, previous: previous,
                parameters: parametersJSON))
    }
}
