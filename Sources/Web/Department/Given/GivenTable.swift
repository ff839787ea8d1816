import Reporting
import Storage

/// What an office knows of its schools, as its table has it: a row a school, a column each figure.
struct GivenTable {
    struct Line {
        let number: Int
        let code: String
        let name: String
        var values: [String: Parameter?] = [:]
    }

    struct Fault: Hashable {
        let line: Int
        let sentence: String
    }

    private(set) var lines: [Line] = []
    private(set) var faults: [Fault] = []

    /// The most lines of one table.
    static let longest = 5_000

    init(
        _ text: String, of form: Form, skipping skipped: Set<String>
    ) throws(MalformedList) {
        let list = try SpreadsheetList(
            SpreadsheetText(pasted: text), columns: GivenTable.columns(of: form),
            skipping: skipped)
        try MalformedList.check(list.lines.count, most: GivenTable.longest)
        let figures = form.given.filter { list.head(of: GivenTable.column($0)) != nil }
        if figures.isEmpty {
            let titles = form.given.map { "“\($0.label.vietnamese)”" }.joined(separator: ", ")
            add(list.head, "Không có cột số liệu nào: \(titles).")
        }
        if list.head(of: "code") == nil, list.head(of: "name") == nil {
            add(list.head, "Thiếu cột “Mã trường” hoặc “Tên trường”.")
        }
        for line in list.lines {
            var read = Line(number: line.number, code: line["code"], name: line["name"])
            for figure in figures {
                let typed = line[GivenTable.column(figure)]
                let value = typed.isEmpty ? nil : figure.read(typed.nfc)
                if value == nil, !typed.isEmpty {
                    add(
                        line.number,
                        "Cột “\(figure.label.vietnamese)”: “\(typed.prefix(40))” không phải là "
                            + "\(figure.kind.words).")
                }
                read.values[figure.code] = .some(value)
            }
            lines.append(read)
        }
    }

    mutating func add(_ line: Int, _ sentence: String) {
        faults.append(Fault(line: line, sentence: sentence))
    }

    private static func column(_ figure: GivenFigure) -> String { "figure_" + figure.code }

    static func columns(of form: Form) -> [ListColumn] {
        [
            ListColumn("code", "Mã trường", or: ["ma", "ma don vi"]),
            ListColumn("name", "Tên trường", or: ["truong", "ten don vi", "don vi"]),
        ]
            + form.given.map {
                ListColumn(
                    column($0), $0.label.vietnamese,
                    or: [$0.code.replacing("_", with: " ")])
            }
    }

    /// What it says of the schools of the round; what can't be told becomes a fault.
    mutating func rows(in schools: GivenSchools) throws -> [GivenRow] {
        var met: Set<Unit.ID> = []
        var rows: [GivenRow] = []
        for line in lines {
            switch try schools.meant(by: line) {
            case .one(let unit) where met.insert(unit).inserted:
                rows.append(GivenRow(unit: unit, values: line.values))
            case .one: add(line.number, "“\(line.called)” có ở hai dòng.")
            case .several: add(line.number, "Có nhiều trường tên “\(line.called)”: ghi mã trường.")
            case .none: add(line.number, "“\(line.called)” không phải trường của đợt này.")
            }
        }
        return rows
    }
}

extension GivenTable.Line {
    fileprivate var called: String { String((code.isEmpty ? name : code).prefix(60)) }
}

extension Parameter.Kind {
    var words: String {
        switch self {
        case .integer: "số nguyên"
        case .boolean: "Có hoặc Không"
        case .date: "ngày"
        case .text: "chữ (nhiều nhất \(GivenFigure.longest) ký tự)"
        }
    }
}

/// The schools that owe, or are to owe, a report in the round, by their codes and names.
struct GivenSchools {
    enum Meant {
        case one(Unit.ID)
        case several
        case none
    }

    private let byCode: [String: Unit.ID]
    private let byName: [String: [Unit.ID]]
    /// In display order.
    let all: [Unit]

    init(_ round: Round, _ visit: Visit) throws {
        let database = visit.database
        all =
            round.state == .planned
            ? try database.units.placed(
                try database.rounds.selection(of: round.id), on: visit.now.day
            ).map(\.unit)
            : try database.rounds.units(of: round.id).filter(\.owesReport).map(\.unit)
        byCode = Dictionary(
            all.map { ($0.code.rawValue, $0.id) }, uniquingKeysWith: { first, _ in first })
        byName = Dictionary(grouping: all) { SearchText.fold($0.name) }.mapValues { $0.map(\.id) }
    }

    func meant(by line: GivenTable.Line) throws -> Meant {
        if !line.code.isEmpty {
            return byCode[Slug.codeOrTyped(line.code)].map(Meant.one) ?? .none
        }
        let found = byName[SearchText.fold(line.name)] ?? []
        return found.count > 1 ? .several : found.first.map(Meant.one) ?? .none
    }
}
