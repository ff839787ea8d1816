import Formats
import Reporting
import Storage

/// A column of the table of all schools' values, as people and as programs have it.
struct ValuesColumn: Sendable {
    /// What can stand in a column of choices.
    struct Option: Sendable {
        let code: String
        let words: String
    }

    /// What a cell is made of: a school's report with its values, where they count.
    typealias Cell = @Sendable (ReportedValues) -> SheetCell

    /// What programs call it.
    let code: String
    let title: String
    let section: String
    let kind: String
    let unit: String
    var options: [Option] = []
    /// In characters.
    let width: Double
    let forPeople: Cell
    let forScripts: Cell
}

extension ValuesColumn {
    /// An indicator's. Blank stays blank; what the school is not asked says so.
    init(_ indicator: Indicator, in section: Form.Section) {
        let unit = indicator.unitInTables
        code = indicator.code.rawValue
        title =
            "\(indicator.number). \(indicator.label.vietnamese)"
            + (unit.isEmpty ? "" : " (\(unit))")
        self.section = "\(section.code). \(section.title.vietnamese)"
        self.unit = unit
        kind = indicator.kind.words
        width = indicator.kind.width
        options =
            indicator.kind.list?.options.map {
                Option(code: $0.value, words: $0.label.vietnamese)
            } ?? []
        let table = indicator.kind.table
        let (words, number) = (
            Dictionary(
                options.map { ($0.code, $0.words) }, uniquingKeysWith: { first, _ in first }),
            indicator.kind.number
        )
        forPeople = ValuesColumn.cell(of: indicator, notAsked: FigureText.notAsked) {
            $0.shown(words, number, table)
        }
        forScripts = ValuesColumn.cell(of: indicator, notAsked: "n/a") { $0.coded }
    }

    private static func cell(
        of indicator: Indicator, notAsked: String, _ cell: @escaping @Sendable (Value) -> SheetCell
    ) -> Cell {
        { row in
            guard let level = row.listed.unit.level, indicator.applies(to: level) else {
                return .text(notAsked)
            }
            return row.values?[indicator.code].map(cell) ?? .blank
        }
    }
}

extension Value {
    /// With the words of options, and as exact as such numbers are.
    fileprivate func shown(
        _ words: [String: String], _ kind: Indicator.Number?, _ question: TableQuestion?
    ) -> SheetCell {
        switch self {
        case .choice(let option): .text(words[option] ?? option)
        case .choices(let options):
            .text(options.map { words[$0] ?? $0 }.joined(separator: "; "))
        case .decimal(let number): .number(kind?.shown(number) ?? number)
        case .integer(let number): .number(kind?.shown(FixedPoint(number)) ?? FixedPoint(number))
        case .table(let table):
            .text(question?.lines(of: table, level: nil).joined(separator: "\n") ?? "")
        case .boolean, .date, .time, .location, .text, .file: coded
        case .files(let files): .text(files.map(\.name).joined(separator: "; "))
        }
    }

    /// As JSON has it; several options are joined by `;`, of files there are the names.
    fileprivate var coded: SheetCell {
        switch self {
        case .integer(let number): .integer(number)
        case .decimal(let number): .number(number)
        case .boolean(let value): .truth(value)
        case .date(let day): .day(day)
        case .text(let text), .choice(let text): .text(text)
        case .choices(let values): .text(values.joined(separator: ";"))
        case .file(_, let name): .text(name)
        case .files(let files):
            .text(
                String(
                    decoding: JSON.array(files.map { .string($0.name) }).serialized(),
                    as: UTF8.self))
        case .time(let time): .text(time.description)
        case .location(let location): .text(location.text)
        case .table: .text(String(decoding: json.serialized(), as: UTF8.self))
        }
    }
}

extension Indicator.Kind {
    /// For whoever reads the table.
    fileprivate var words: String {
        switch self {
        case .number(let number): number.words
        case .boolean: "Có/Không"
        case .date: "ngày"
        case .text: "văn bản"
        case .choice: "một lựa chọn"
        case .choices: "nhiều lựa chọn"
        case .file(let question): question.takesSeveral ? "tên các tệp" : "tên tệp"
        case .time: "giờ"
        case .location: "địa điểm"
        case .table: "bảng"
        }
    }

    fileprivate var width: Double {
        switch self {
        case .number, .boolean, .date, .time: 18
        case .choice, .file: 32
        case .choices, .location: 48
        case .text, .table: 80
        }
    }
}

extension Indicator.Number {
    fileprivate var words: String {
        let digits = scale == 0 ? "" : ", \(scale) chữ số thập phân"
        return switch word {
        case .integer: "số nguyên"
        case .money: "số tiền"
        case .decimal: "số" + digits
        case .percent: "phần trăm" + digits
        }
    }
}
