import GRDB
import Reporting

extension WriteTransaction {
    /// Why a round can't be changed so.
    package enum RoundObjection: Error, Hashable, Sendable {
        case isNotPlanned, isNotOpen, isNotWithdrawn
        /// Reports were submitted: it can't be taken back any more.
        case hasReports
        case owesNobody
        case codeIsTaken

        /// Vietnamese.
        package var sentence: String {
            switch self {
            case .isNotPlanned: "Đợt báo cáo đã mở, không sửa được phần này nữa."
            case .isNotOpen: "Đợt báo cáo không ở trạng thái đang mở."
            case .isNotWithdrawn: "Đợt báo cáo không bị thu hồi."
            case .hasReports: "Đã có đơn vị nộp báo cáo, không thu hồi đợt được nữa."
            case .owesNobody: "Chọn ít nhất một đơn vị phải báo cáo."
            case .codeIsTaken: "Mã đợt báo cáo này đã dùng."
            }
        }
    }

    /// Keeps a round that is yet to be opened, with the units that are to owe a report. Until then
    /// nobody but its owner sees it. Throws `RoundObjection.codeIsTaken`.
    package func plan(_ round: Round, owing units: [Unit.ID], by actor: Actor) throws -> Round.ID {
        var round = round
        round.state = .planned
        guard let id = try insert(round) else { throw RoundObjection.codeIsTaken }
        try select(units, in: id)
        try record(.roundPlanned(code: round.code, title: round.title), round: id, by: actor)
        return id
    }

    /// Replaces what a planned round says; its code stays. Throws `RoundObjection.isNotPlanned`.
    package func change(planned round: Round, owing units: [Unit.ID], by actor: Actor) throws {
        guard let old = try read.rounds.find(round.id), old.state == .planned else {
            throw RoundObjection.isNotPlanned
        }
        try update(round)
        try select(units, in: round.id)
        try record(
            .roundChanged(from: old.summary, to: round.summary, reason: nil), round: round.id,
            by: actor)
    }

    private func select(_ units: [Unit.ID], in round: Round.ID) throws {
        let json = JSON.array(units.map { .integer($0.rawValue) })
        try database.cachedStatement(sql: "UPDATE round SET selection = ? WHERE id = ?").execute(
            arguments: [json.column, round.rawValue])
    }

    /// Opens a planned round: the tree is frozen as it is on this day, and every chosen unit that
    /// still exists owes a report. Throws `RoundObjection`.
    ///
    /// - Returns: how many owe one.
    @discardableResult
    package func open(planned round: Round.ID, by actor: Actor) throws -> Int {
        guard let found = try read.rounds.find(round), found.state == .planned,
            found.withdrawnAt == nil
        else { throw RoundObjection.isNotPlanned }
        let chosen = Set(try read.rounds.selection(of: round))
        let units = try read.units.all(on: now.day)
        let schools = units.filter { $0.unit.kind == .school && chosen.contains($0.unit.id) }
        guard !schools.isEmpty else { throw RoundObjection.owesNobody }
        try database.cachedStatement(sql: "UPDATE round SET state = 'open' WHERE id = ?").execute(
            arguments: [round.rawValue])
        try freeze(schools, in: found, among: units, by: actor)
        return schools.count
    }

    /// Other dates of an open round, for all: the period, the data-closing date, the due moment and
    /// its wording, the grace. Lateness is judged anew; receipts stay as they were given. Throws
    /// `RoundObjection.isNotOpen`.
    package func setDates(of round: Round, reason: String, by actor: Actor) throws {
        try changeOpen(round.id, by: actor, reason: reason) { old in
            old.period = round.period
            old.dataClose = round.dataClose
            old.dueAt = round.dueAt
            old.dueText = round.dueText
            old.grace = round.grace
        }
    }

    /// Which questions of the form are not asked in the round. Answers stay, and count again when
    /// the question is. Throws `RoundObjection.isNotOpen`.
    package func setDisabled(
        _ codes: Set<Indicator.Code>, in round: Round.ID, reason: String, by actor: Actor
    ) throws {
        try changeOpen(round, by: actor, reason: reason) { $0.disabled = codes }
    }

    private func changeOpen(
        _ round: Round.ID, by actor: Actor, reason: String, _ change: (inout Round) -> Void
    ) throws {
        guard let old = try read.rounds.find(round), old.state == .open, old.withdrawnAt == nil
        else { throw RoundObjection.isNotOpen }
        var new = old
        change(&new)
        guard new != old else { return }
        try update(new)
        try record(
            .roundChanged(from: old.summary, to: new.summary, reason: reason), round: round,
            by: actor)
        try recount(round)
    }

    /// Takes back a round that was opened by mistake: it is the owner's alone from now on, with
    /// everything in it. Throws `RoundObjection`.
    package func withdraw(_ round: Round.ID, reason: String, by actor: Actor) throws {
        guard let found = try read.rounds.find(round), found.state != .closed,
            found.withdrawnAt == nil
        else { throw RoundObjection.isNotOpen }
        let reports = try read.reports.all(in: round)
        guard reports.values.allSatisfy({ $0.revision == 0 }) else {
            throw RoundObjection.hasReports
        }
        try setWithdrawn(now, reason: reason, round, by: actor)
    }

    /// Gives back what was taken back. Throws `RoundObjection.isNotWithdrawn`.
    package func restore(_ round: Round.ID, by actor: Actor) throws {
        guard try read.rounds.find(round)?.withdrawnAt != nil else {
            throw RoundObjection.isNotWithdrawn
        }
        try setWithdrawn(nil, reason: nil, round, by: actor)
    }

    private func setWithdrawn(
        _ moment: Moment?, reason: String?, _ round: Round.ID, by actor: Actor
    ) throws {
        try database.cachedStatement(
            sql: "UPDATE round SET withdrawn_at = ?, withdrawn_reason = ? WHERE id = ?"
        ).execute(arguments: [moment?.column, reason, round.rawValue])
        try record(
            moment == nil ? .roundRestored(reason: reason) : .roundWithdrawn(reason: reason),
            round: round, by: actor)
        ledger.touch(round)
    }

    private func update(_ round: Round) throws {
        try database.cachedStatement(
            sql: """
                UPDATE round SET title = ?, plan_id = ?, form_code = ?, form_version = ?,
                    period_from = ?, period_to = ?, data_close = ?, due_at = ?, due_text = ?,
                    grace = ?, wants_head = ?, previous_id = ?, parameters = ?, disabled = ?
                WHERE id = ?
                """
        ).execute(arguments: [
            round.title, round.plan.rawValue, round.form.code, round.form.version,
            round.period.lowerBound.description, round.period.upperBound.description,
            round.dataClose.description, round.dueAt.column, round.dueText,
            round.grace.milliseconds, round.wantsHead, round.previous?.rawValue,
            round.parametersJSON.column, round.disabledJSON.column, round.id.rawValue,
        ])
        ledger.touch(round.id)
    }
}

extension Round {
    var parametersJSON: JSON {
        .object(parameters.reduce(into: JSON.Members()) { $0[$1.key] = $1.value.json })
    }

    var disabledJSON: JSON { .array(disabled.sorted().map { .string($0.rawValue) }) }

    /// As the event chain shows it.
    fileprivate var summary: Happening.RoundSummary {
        Happening.RoundSummary(
            title: title, form: "\(form.code) \(form.version)", period: period,
            dataClose: dataClose, dueAt: dueAt, dueText: dueText, grace: grace,
            wantsHead: wantsHead, disabled: disabled.sorted())
    }
}
