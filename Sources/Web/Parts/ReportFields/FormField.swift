import Reporting

/// One line of the form: an indicator, its field, and what there is to say about it.
struct FormField {
    /// One radio button or check box.
    struct Option {
        let value: String
        let text: String
        let isChosen: Bool
        /// The first one is what links to the field lead to.
        let anchor: String?
    }

    /// A problem's sentence, beside the field.
    struct Message {
        let kind: String
        let icon: String
        let title: String
        let sentence: String
    }

    /// The field for a warning's reason.
    struct Why {
        let rule: String
        /// The cells that the reason will speak of.
        let cells: String
        /// Sentences to choose from.
        let accepted: [String]
        let reason: ChosenReason
        let complaint: String?
        /// Asked for and not given yet.
        let isWanted: Bool

        init(
            _ rule: Rule.ID, of form: Form, cells: some Sequence<Indicator.Code>,
            _ reasons: TypedReasons, isWanted: Bool
        ) {
            self.rule = rule.rawValue
            self.cells = Set(cells).sorted().map(\.rawValue).joined(separator: " ")
            accepted = form.rules.first { $0.id == rule }?.explanations ?? []
            reason = ChosenReason(reasons.texts[rule] ?? "", among: accepted)
            complaint = reasons.complaints[rule]
            self.isWanted = isWanted
        }
    }

    /// Where the reason of one of its warnings is written, which is at another cell.
    struct WhyElsewhere {
        let rule: String
        let number: Int
    }

    var code = ""
    var number = 0
    var label = ""
    /// `không bắt buộc`
    var mark: String?
    /// When it is asked, where another answer decides that.
    var condition: Condition?
    /// It has to be answered before the report is handed in.
    var isRequired: Bool { mark == nil && (condition.map { $0.holds == true } ?? true) }
    var help: String?
    /// How a date or a long text is to be typed.
    var rule: String?
    var words: String?
    var tone = ""
    var kind = Kind.short
    var value = ""
    var isInvalid = false
    /// The names of what is attached, and how many there may be.
    var files: [String] = []
    var mostFiles = 1
    /// Why none can be attached here, a sentence.
    var noFiles: String?
    var inputMode: String?
    var isRight = false
    var isMoney = false
    var placeholder: String?
    var unit: String?
    var options: [Option] = []
    var table: TableField?
    /// Where it is of a place: its coordinates can be asked of the device.
    var isLocation = false
    var messages: [Message] = []
    var whys: [Why] = []
    var whysElsewhere: [WhyElsewhere] = []
    var previous: String?
    /// The last round's answer as it is typed, where it may well still hold: of what is there, and of a
    /// state, but not of what happened.
    var before: String?
    /// What the department wrote about the cell when it returned the report.
    var returned: String?
    /// It was not given back, and is open because it has to fit one that was.
    var isOpenedAlong = false
    /// What the returned report had in the cell.
    var submitted: String?
    var isMended = false
    /// What two people put into the cell, when its sender has to choose.
    var both: BothSides?
    /// Where what stands in it is from, though nobody saved it: a sentence.
    var offered: String?
    /// What was reported at once within the period, and whether it can be taken into the field.
    var proposed: (text: String, mayBeTaken: Bool)?
    /// The height of a long text's field.
    var rows = 3

    struct Condition {
        /// nil while the other answer is not there.
        let holds: Bool?
        /// `chỉ hỏi khi chỉ tiêu 6 là “Có”`
        let words: String

        /// What stands before the words; `Public/report/checks.js` says the same while one types.
        var state: String {
            switch holds {
            case true?: "phải trả lời; "
            case false?: "không phải trả lời; "
            case nil: ""
            }
        }
    }

    enum Kind {
        case short, long, yesNo, choice, choices, file, tick
        /// Rows, in `table`.
        case table
        /// Only to be read: the program makes it of other answers.
        case calculated
    }

    /// nil when nothing describes the field.
    var descriptions: String? {
        let parts = [
            messages.isEmpty ? nil : "e", returned == nil ? nil : "r", help == nil ? nil : "h",
            rule == nil ? nil : "f", isMoney ? "w" : nil,
            unit?.isEmpty ?? true || kind != .short ? nil : "u", previous == nil ? nil : "p",
        ].compactMap { $0.map { "\(code)-\($0)" } }
        return parts.isEmpty ? nil : parts.joined(separator: " ")
    }
}

/// A cell that its sender and somebody else changed to different things.
struct BothSides {
    /// What is stored, and what was typed, as a reader sees it; empty for blank.
    let stored: String
    let typed: String
    /// Who stored it and when; nil where it was made blank.
    let by: String?
}
