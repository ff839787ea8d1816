import HTTP
import Reporting
import Storage

/// What an officer wants done with a round, as its page says it in `_do`.
enum SetupWish: String {
    /// Keeps what was typed of a planned round; `choose` takes the schools of levels and communes
    /// whatever else is ticked, `open` also opens it.
    case save, choose, open
    /// Keeps what was typed, and opens a trial of it; a trial is deleted with all that is in it.
    case openTrial = "open_trial"
    case deleteTrial = "delete_trial"
    /// Other dates of an open round, and which questions are not asked in it.
    case dates, disable
    case withdraw, restore
    /// Proposes the dates of a period, or offers what there is by now to choose from; nothing is kept.
    case propose, refresh
    /// How the round comes again, and that it does no more.
    case series
    case endSeries = "series_end"
    /// Schools join an open round.
    case join

    /// The id of the field of its reason.
    var reasonField: String {
        switch self {
        case .dates: "reason-dates"
        case .disable: "reason-off"
        case .join: "reason-join"
        default: "reason-back"
        }
    }

    /// What was sent along.
    struct Sent {
        let round: Round
        let fields: FormFields
        let draft: RoundDraft
        /// nil where the page lists no schools: those that were chosen stay.
        let owing: Owing?
        let reason: String
        /// nil where none was chosen.
        let terms: RoundSeries.Terms?
        let joining: TypedJoining.Reading
    }

    /// - Throws: `RoundFaults`, `RoundObjection`, `SeriesFault`, `JoinFaults`, `Complaints`.
    /// - Returns: where to go on; nil for the round's own page.
    func carryOut(
        _ sent: Sent, by actor: Actor, in database: WriteTransaction
    ) throws -> String? {
        let round = sent.round.id
        switch self {
        case .save, .choose:
            try database.change(round, to: sent.draft, owing: sent.owing, by: actor)
        case .open:
            try database.change(round, to: sent.draft, owing: sent.owing, by: actor)
            try database.open(
                round, evenPast: sent.fields.first("even_past") == "true", by: actor)
            return "/rounds/\(sent.round.address)/tracking?done=\(rawValue)"
        case .openTrial:
            try database.change(round, to: sent.draft, owing: sent.owing, by: actor)
            let code = try database.openTrial(
                of: round, evenPast: sent.fields.first("even_past") == "true", by: actor)
            let trial = Round.Address(rawValue: code.rawValue)
            return "/rounds/\(trial)/tracking?done=\(rawValue)"
        case .deleteTrial:
            guard sent.fields.first("sure") == "true" else {
                throw Complaints("Đánh dấu “Xóa hẳn” trước khi xóa đợt thử.", at: "sure")
            }
            try database.deleteTrial(round, by: actor)
            return "/rounds?done=\(rawValue)"
        case .dates:
            // What is wrong with them is said before that the reason is missing.
            let faults = sent.draft.dates.faults(over: RoundDates(sent.round))
            guard faults.isEmpty else { throw RoundFaults(faults) }
            try sent.checkReason(at: reasonField)
            try database.setDates(sent.draft.dates, of: round, reason: sent.reason, by: actor)
        case .disable:
            try sent.checkReason(at: reasonField)
            let form = try database.read.forms.layout(sent.round.form).form
            let codes = sent.fields.values("off").map(Indicator.Code.init(rawValue:))
            try database.setDisabled(
                Set(codes.filter { form.indicator($0) != nil }), in: round, reason: sent.reason,
                by: actor)
        case .withdraw:
            try sent.checkReason(at: reasonField)
            try database.withdraw(round, reason: sent.reason, by: actor)
        case .restore: try database.restore(round, by: actor)
        case .propose, .refresh: break
        case .series:
            guard let terms = sent.terms else {
                throw Complaints("Chọn kỳ lặp lại.", at: "span")
            }
            try database.repeatRound(round, by: terms, actor: actor)
        case .endSeries: try database.endSeries(of: round, by: actor)
        case .join:
            guard sent.joining.complaints.isEmpty else {
                throw Complaints(sent.joining.complaints)
            }
            try sent.checkReason(at: reasonField)
            try database.join(
                sent.joining.codes, to: round, dueAt: sent.joining.dueAt, reason: sent.reason,
                by: actor)
        }
        return nil
    }
}

extension SetupWish.Sent {
    fileprivate func checkReason(at field: String) throws {
        guard (1...1000).contains(reason.unicodeScalars.count) else {
            throw Complaints("Cần ghi lý do, không quá 1.000 ký tự.", at: field)
        }
    }
}
