import HTTP
import Reporting
import Storage

/// A round as the form for it was typed.
struct TypedRound {
    var code = ""
    var title = ""
    var plan = ""
    /// `pccc:1`
    var form = ""
    var periodFrom = ""
    var periodTo = ""
    var dataClose = ""
    var due = TypedDue(day: "", time: "17:00")
    var dueText = ""
    var contact = ""
    /// Hours.
    var grace = "0"
    var wantsHead = false
    /// Of the round that figures are compared with; empty for none.
    var previous = ""
    /// The code of the round that a new one is made like; empty for none.
    var like = ""
    var units: Set<String> = []
    /// Ticked, and shown ticked before; nil for those of `units`.
    var levels: Set<String>?
    var seenLevels: Set<String> = []
    var communes: Set<String> = []
    /// What was wanted of a round that is there, the reason for it, and which questions were ticked.
    var wish: SetupWish?
    var reason = ""
    var off: Set<String> = []
    var series = TypedSeries()
    var joining = TypedJoining()
    /// The span of a period whose dates are to be proposed, and the period.
    var proposing = ""
    var proposed: DecreePeriod?

    static let repeatable: Set<String> = ["unit", "level", "commune", "off", "join"]

    init() {}

    init(_ fields: FormFields) {
        func field(_ name: String) -> String { TypedText.trimmed(fields.first(name) ?? "").nfc }
        code = Slug.codeOrTyped(field("code"))
        title = field("title")
        plan = field("plan")
        form = field("form")
        periodFrom = field("period_from")
        periodTo = field("period_to")
        dataClose = field("data_close")
        due = TypedDue(fields)
        dueText = field("due_text")
        contact = field("contact")
        grace = field("grace")
        wantsHead = field("wants_head") == "true"
        previous = field("previous")
        like = field("like")
        units = Set(fields.values("unit"))
        levels = Set(fields.values("level"))
        seenLevels = Set(field("levels_seen").split(separator: " ").map(String.init))
        communes = Set(fields.values("commune"))
        wish = fields.first("_do").flatMap(SetupWish.init(rawValue:))
        reason = fields.first("reason") ?? ""
        off = Set(fields.values("off"))
        series = TypedSeries(fields)
        joining = TypedJoining(fields)
        proposing = field("propose")
    }

    /// `units` are the codes of the schools that owe, or are to owe, a report.
    init(_ draft: RoundDraft, units: [Unit.Code]) {
        code = draft.code
        title = draft.title
        if case .known(let id)? = draft.plan { plan = "\(id.rawValue)" }
        form = draft.form.map { "\($0.code):\($0.version)" } ?? ""
        periodFrom = draft.dates.periodFrom.map { VietnameseDate.text($0) } ?? ""
        periodTo = draft.dates.periodTo.map { VietnameseDate.text($0) } ?? ""
        dataClose = draft.dates.dataClose.map { VietnameseDate.text($0) } ?? ""
        if let dueAt = draft.dates.dueAt { due = TypedDue(dueAt) }
        dueText = draft.dates.dueText
        contact = draft.dates.contact
        grace = draft.dates.grace.map(TypedRound.hours) ?? ""
        wantsHead = draft.wantsHead
        previous = draft.previous?.rawValue ?? ""
        self.units = Set(units.map(\.rawValue))
    }

    private static func hours(_ grace: Duration) -> String {
        "\(grace.components.seconds / 3600)"
    }

    /// What a typed round comes to.
    struct Reading {
        var draft: RoundDraft
        /// What is wrong, a sentence each, with what could not be read; the draft has nil there.
        var unread: [RoundDraft.Field: String] = [:]
    }

    /// Typed over `old`, a round that is there. What the form shows shortened, without seconds or
    /// parts of an hour, stays exact while nobody types over it.
    func read(over old: RoundDraft? = nil) -> Reading {
        var reading = Reading(draft: old ?? RoundDraft())
        reading.draft.code = code
        reading.draft.title = TypedText.cleanOrTyped(title)
        reading.draft.wantsHead = wantsHead
        reading.draft.plan = Int64(sentID: plan).map { .known(Plan.ID(rawValue: $0)) }
        let parts = form.split(separator: ":", omittingEmptySubsequences: false)
        reading.draft.form =
            parts.count == 2
            ? Int(sent: parts[1], in: 1...9999).map {
                Form.Version(code: String(parts[0]), version: $0)
            } : nil
        reading.draft.previous = previous.isEmpty ? nil : Round.Address(rawValue: previous)
        readDates(over: old?.dates, into: &reading)
        return reading
    }

    private func readDates(over old: RoundDates?, into reading: inout Reading) {
        var dates = RoundDates()
        var unread: [RoundDraft.Field: String] = [:]
        func day(_ text: String, _ field: RoundDraft.Field) -> Day? {
            do throws(VietnameseDate.Fault) {
                return try VietnameseDate.read(text)
            } catch {
                unread[field] = "\(field.name): \(error.sentence)"
                return nil
            }
        }
        dates.periodFrom = day(periodFrom, .periodFrom)
        dates.periodTo = day(periodTo, .periodTo)
        dates.dataClose = day(dataClose, .dataClose)
        dates.dueText = TypedText.cleanOrTyped(dueText)
        dates.contact = TypedText.cleanOrTyped(contact)
        if let dueAt = old?.dueAt, TypedDue(dueAt) == due {
            dates.dueAt = dueAt
        } else {
            do throws(TypedDue.Complaint) {
                dates.dueAt = try due.moment()
            } catch {
                unread[.dueAt] = error.sentence
            }
        }
        if let kept = old?.grace, TypedRound.hours(kept) == grace {
            dates.grace = kept
        } else {
            dates.grace = Int(sent: grace, in: 0...99_999).map { .seconds($0 * 3600) }
        }
        reading.draft.dates = dates
        reading.unread = unread
    }
}

extension FormFields {
    /// What boxes of one name were ticked.
    func values(_ name: String) -> [String] {
        fields.filter { $0.name == name }.map(\.value)
    }
}
