import HTTP
import HTTPTypes
import Reporting

/// What a school's form sent: cells, reasons, and what is to be done with them.
struct TypedReport {
    /// Where to go on when it is saved.
    enum Onward: Equatable {
        case section(String)
        /// To where a file is attached to the indicator.
        case file(Indicator.Code)
        /// To the table, in which there is room for more rows then.
        case rows(Indicator.Code)
        /// To what is wrong with all of it.
        case checking
        /// To where the head types the PIN.
        case signing
    }

    /// What the buttons of the form are called.
    private static let buttons: [String: Transition] = [
        "save": .save, "done": .save, "check": .save, "submit": .submit, "ask_head": .askHead,
        "sign": .save,
        "give_back": .giveBack, "take_back": .takeBack, "withdraw": .withdraw,
    ]

    let transition: Transition
    /// A colleague is done with the sections that were given.
    let isDone: Bool
    let onward: Onward?
    /// The version of the report that was looked at; nil where that does not matter.
    let version: Int64?
    /// What stood in the form.
    let seen: SeenReport
    /// On to the next section, whatever is wrong in this one.
    let goesPast: Bool
    /// The section whose blank cells are to be as they were in the round before.
    let copied: String?
    /// The cell that is to be as was reported at once.
    let proposed: Indicator.Code?
    /// The cell at which what is stored is to stay, of two that were changed to different values.
    let yielded: Indicator.Code?
    /// Why an officer enters it in the school's place; as typed.
    private(set) var onBehalfReason = ""
    /// How the school sent what an officer enters; nil where it was not chosen.
    private(set) var onBehalfChannel: SubmissionChannel?
    /// Every cell that the form had; nil for one left blank.
    private(set) var cells: [Indicator.Code: Entry?] = [:]
    /// As chosen and typed, by the rule that asked for them.
    private(set) var reasons: [Rule.ID: String] = [:]
    /// The cells that the form asked each reason for.
    private(set) var asked: [Rule.ID: Set<Indicator.Code>] = [:]
    /// Answers to what the round asked when the form was made, and asks no more.
    private(set) var unasked: [Unasked] = []

    struct Unasked {
        let code: String
        let question: String
        let text: String
    }

    /// `form` is what the round asks now, `whole` what it may have asked when the page was made.
    ///
    /// - Throws: 400 for what no form of this report sends: another name, a cell twice.
    init(_ fields: FormFields, form: Form, of whole: Form, level: Level) throws {
        var values = Dictionary(grouping: fields.fields, by: \.name).mapValues { $0.map(\.value) }
        func one(_ name: String) throws -> String? {
            guard let all = values.removeValue(forKey: name) else { return nil }
            guard all.count == 1 else { throw TypedReport.repeated(name) }
            return all[0]
        }
        _ = try one(Forgery.field)
        _ = try one(IdempotencyKey.field)
        _ = try one(IntendedSender.field)
        version = try one("_version").flatMap(Int64.init(sentID:))
        seen = SeenReport(try one(SeenReport.field) ?? "", tables: form.tables)
        yielded = try one("_take").map(Indicator.Code.init(rawValue:))
        let cleared = try one("_clear")
        proposed = try one("_propose").map(Indicator.Code.init(rawValue:))
        copied = try one("_copy")
        let past = try one("_past")
        let next = try one("_next") ?? past
        goesPast = past != nil
        onBehalfReason = TypedText.trimmed(try one("on_behalf_reason") ?? "")
        onBehalfChannel = try one("on_behalf_channel").flatMap(SubmissionChannel.onBehalf(named:))
        let file = try one("_file").map(Indicator.Code.init(rawValue:))
        let rows = try one("_rows").map(Indicator.Code.init(rawValue:))
        let button = try one("_do") ?? "save"
        guard let transition = TypedReport.buttons[button] else {
            throw Refusal(.badRequest, "Không rõ thao tác cần thực hiện. Đề nghị mở lại trang.")
        }
        onward =
            file.map(Onward.file) ?? rows.map(Onward.rows) ?? next.map(Onward.section)
            ?? (button == "sign" ? .signing : button == "check" ? .checking : nil)
        self.transition = onward == nil ? transition : .save
        isDone = onward == nil && button == "done"
        for rule in whole.rules where !form.rules.contains(where: { $0.id == rule.id }) {
            for field in ["why_", "pick_", "at_"] { _ = try one(field + rule.id.rawValue) }
        }
        for rule in form.rules {
            let chosen = try one(ChosenReason.field(of: rule.id))
            let written = try one(TypedReport.reasonField(of: rule.id))
            if chosen != nil || written != nil {
                reasons[rule.id] = ChosenReason(sentence: chosen, more: written ?? "").text
            }
            asked[rule.id] = try one("at_\(rule.id)").map {
                Set($0.split(separator: " ").map { Indicator.Code(rawValue: String($0)) })
            }
        }
        TableField.gather(&values, of: whole.tables)
        for indicator in form.cells(for: level) where indicator.kind.isTyped {
            guard let typed = values.removeValue(forKey: indicator.code.rawValue) else { continue }
            // Of boxes that an earlier version of the form had there.
            let texts =
                typed.count == 1 || indicator.isTicked
                ? typed : [typed.filter { !$0.isEmpty }.joined(separator: "; ")]
            cells[indicator.code] = .some(indicator.entry(typed: texts.map(\.nfc)))
        }
        if let cleared = cleared.map(Indicator.Code.init(rawValue:)), cells[cleared] != nil {
            cells[cleared] = .some(nil)
        }
        for indicator in whole.cells(for: level) where indicator.kind.isTyped {
            guard let typed = values.removeValue(forKey: indicator.code.rawValue) else { continue }
            let text = typed.map(TypedText.trimmed).filter { !$0.isEmpty }.joined(separator: "; ")
            if !text.isEmpty {
                unasked.append(
                    Unasked(
                        code: indicator.code.rawValue, question: indicator.label.text(for: level),
                        text: text))
            }
        }
        if let stranger = values.keys.min() {
            throw Refusal(
                .badRequest,
                "Biểu mẫu gửi lên có trường “\(stranger.prefix(40))” không thuộc báo cáo.")
        }
    }

    /// Blank cells of the section, of what lasts, become what they were in the round before.
    mutating func copy(_ previous: Values, of form: Form) {
        guard let section = form.sections.first(where: { $0.code == copied }) else { return }
        for indicator in section.indicators where indicator.lasts {
            guard let value = previous[indicator.code], cells[indicator.code] == .some(nil) else {
                continue
            }
            cells[indicator.code] = .value(value)
        }
    }

    /// The cell that was asked for becomes what was reported at once.
    mutating func take(_ incidents: IncidentFigures) {
        guard let proposed, cells[proposed] != nil,
            let value = incidents.figures[proposed]?.value
        else { return }
        put(.value(.integer(value)), at: proposed)
    }

    /// What is stored there stays.
    mutating func leave(_ code: Indicator.Code) { cells[code] = nil }

    /// In the place of what was typed there.
    mutating func put(_ entry: Entry, at code: Indicator.Code) { cells[code] = .some(entry) }

    mutating func leave(_ rule: Rule.ID) { reasons[rule] = nil }

    /// The cells that were typed otherwise than they stood in the form.
    var touched: Set<Indicator.Code> {
        Set(cells.filter { !seen.isSame($0.value, at: $0.key) }.keys)
    }

    /// Nothing else is wished than to save, and to go on typing or attaching.
    var isOnlySaved: Bool { transition == .save && onward != .checking && onward != .signing }

    /// The school is done with it: blank cells are problems now.
    var isHandedIn: Bool {
        transition == .submit || transition == .askHead || onward == .signing
    }

    /// What must be allowed before anything is written: a report is saved before the head is asked.
    var first: Transition { transition == .askHead ? .save : transition }

    /// Why an officer can't submit with this reason; nil when it will do.
    var onBehalfComplaint: String? {
        do throws(TypedText.Fault) {
            return try TypedReason(onBehalfReason).complaint(needing: "ghi lý do nhập thay")
        } catch {
            return error.sentence
        }
    }

    /// Why an officer can't submit without saying how the school sent it; nil when that is said.
    var channelComplaint: String? {
        onBehalfChannel == nil ? "Cần chọn cách trường gửi báo cáo." : nil
    }

    static func reasonField(of rule: Rule.ID) -> String { "why_\(rule)" }

    private static func repeated(_ name: String) -> Refusal {
        Refusal(.badRequest, "Biểu mẫu gửi lên có trường “\(name.prefix(40))” lặp lại.")
    }
}

extension Indicator.Kind {
    /// Has a field in a form; a file has not.
    var isTyped: Bool {
        if case .file = self { false } else { true }
    }

    var takesSeveral: Bool {
        if case .choices = self { true } else { false }
    }
}

extension Indicator {
    /// Its field is one of boxes, beside a blank that is sent where none is ticked.
    fileprivate var isTicked: Bool { kind.takesSeveral || code.isNilReturn }
}

extension Form {
    /// Of what was sent the fields that stand once for each box that is ticked.
    fileprivate func ticked(in sent: FormFields) -> Set<String> {
        Set((indicators + declarations).filter(\.isTicked).map(\.code.rawValue))
            .union(TableField.ticked(among: sent.fields.lazy.map(\.name), of: tables))
    }

    /// The questions that are answered by rows.
    var tables: [Indicator.Code: TableQuestion] {
        indicators.reduce(into: [:]) { $0[$1.code] = $1.kind.table }
    }

    /// What a form with a field for each of these questions sent.
    func entries(of fields: FormFields) -> Entries {
        var texts = Dictionary(grouping: fields.fields, by: \.name).mapValues { $0.map(\.value) }
        TableField.gather(&texts, of: tables)
        return indicators.reduce(into: [:]) { entries, indicator in
            guard indicator.calculation == nil, fields.first("_clear") != indicator.code.rawValue
            else { return }
            entries[indicator.code] = indicator.entry(
                typed: (texts[indicator.code.rawValue] ?? []).map(\.nfc))
        }
    }
}

extension Wish {
    /// What a page with the form's fields sent.
    func form(of form: Form) throws -> FormFields { try self.form(of: [form]) }

    /// The same of one of several forms.
    func form(of forms: [Form]) throws -> FormFields {
        try form(
            mayRepeat: context.sent.map { sent in
                forms.reduce(into: []) { $0.formUnion($1.ticked(in: sent.fields)) }
            } ?? [])
    }
}
