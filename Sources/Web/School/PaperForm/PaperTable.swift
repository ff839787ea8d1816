import Reporting
import Storage

/// The questions of a form to a level, with room for answers by hand.
struct PaperTable {
    /// Where an answer is written.
    enum Room {
        case line
        case day
        case boxes([String])
        /// The whole width of the table.
        case words
        case time
        /// The same, under the heads of these columns; below those that add up is their sum.
        case rows([(head: String, isSummed: Bool)], count: Int)
    }

    /// Of a table, for the hand.
    static let blankRows = 5

    struct Row {
        /// nil for what is only read.
        let number: Int?
        let question: String
        /// `nếu chỉ tiêu 6 là “Có”`, `không bắt buộc`; empty where it is always asked.
        let mark: String
        let unit: String
        let previous: String
        let room: Room
    }

    struct Section {
        let heading: String
        /// It may be answered as a whole.
        let mayBeNil: Bool
        let rows: [Row]
    }

    let sections: [Section]
    /// Numbers that are not there, and why: `Không có chỉ tiêu 32: chỉ hỏi cấp học THCS.`
    let gaps: [String]

    /// `shown` of its sections, which may be all that are asked at the level.
    init(
        _ form: Form, level: Level, previous: Values, shown: [Form.Section], isWhole: Bool,
        levels: [LevelName]
    ) {
        sections = shown.map { section in
            Section(
                heading: "\(section.code). \(section.title.text(for: level))",
                mayBeNil: form.nilReturn(of: section, for: level) != nil,
                rows: section.indicators.enumerated().flatMap { place, indicator in
                    let notes = section.notes.filter {
                        $0.place == place && $0.applies(to: level)
                    }
                    let row = PaperTable.row(indicator, of: form, level: level, previous: previous)
                    return notes.map { Row(note: $0.label.text(for: level)) }
                        + (indicator.applies(to: level) ? [row] : [])
                }
                    + section.notes.filter {
                        $0.place == section.indicators.count && $0.applies(to: level)
                    }.map { Row(note: $0.label.text(for: level)) })
        }
        // A section that nobody of the level is asked is missing as a whole, with its numbers.
        let looked = isWhole ? form.sections : shown
        gaps = PaperTable.gaps(
            looked.flatMap(\.indicators).filter { !$0.applies(to: level) }, levels)
    }

    private static func row(
        _ indicator: Indicator, of form: Form, level: Level, previous: Values
    ) -> Row {
        let mark =
            switch indicator.requirement {
            case .always: ""
            case .optional where indicator.calculation != nil: "cộng từ các ô khác"
            case .optional: "không bắt buộc"
            case .when(let condition):
                ConditionWords(form: form).of(condition).map { "nếu \($0)" }
                    ?? "tùy theo câu trả lời khác"
            }
        let before = previous[indicator.code]
        return Row(
            number: indicator.number, question: indicator.label.text(for: level), mark: mark,
            unit: indicator.unit?.text(for: level) ?? "",
            previous: indicator.kind.isWritten
                ? "" : before.map { indicator.text(of: $0, level: level) } ?? "",
            room: indicator.kind.room(level))
    }

    /// Those of the same levels together, in the form's order.
    private static func gaps(_ absent: [Indicator], _ levels: [LevelName]) -> [String] {
        var order: [Set<Level>] = []
        for indicator in absent where !order.contains(indicator.levels) {
            order.append(indicator.levels)
        }
        return order.map { asked in
            let numbers = absent.filter { $0.levels == asked }.map { "\($0.number)" }
            let names = levels.filter { asked.contains($0.level) }.map(\.name)
            return "Không có chỉ tiêu \(numbers.joined(separator: ", ")): "
                + (names.isEmpty
                    ? "đợt này không hỏi." : "chỉ hỏi cấp học \(names.joined(separator: ", ")).")
        }
    }
}

extension PaperTable.Row {
    fileprivate init(note: String) {
        self.init(number: nil, question: note, mark: "", unit: "", previous: "", room: .line)
    }
}

extension Indicator.Kind {
    /// What people wrote themselves, or sent: not for others to copy.
    fileprivate var isWritten: Bool {
        switch self {
        case .text, .location, .file, .table: true
        case .number, .boolean, .date, .time, .choice, .choices: false
        }
    }

    fileprivate func room(_ level: Level) -> PaperTable.Room {
        switch self {
        case .number: .line
        case .boolean: .boxes(["Có", "Không"])
        case .date: .day
        case .time: .time
        case .location: .words
        case .table(let table):
            .rows(
                table.columns.map { ($0.label.text(for: level), $0.isSummed) },
                count: min(table.rows, PaperTable.blankRows))
        case .text(let limit): limit > 100 ? .words : .line
        case .choice(let list), .choices(let list):
            .boxes(list.options.map { $0.label.text(for: level) })
        case .file(let question):
            .boxes([
                "Đã chụp hoặc quét, gửi kèm"
                    + (question.takesSeveral ? " (nhiều nhất \(question.most) tệp)" : "")
            ])
        }
    }
}
