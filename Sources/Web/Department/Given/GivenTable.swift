import Reporting
import Storage

/// What an office knows of its schools, as its table has it: a row a school, a column each figure.
package struct GivenTable {
    struct Line {
        let number: Int
        let code: String
        let name: String
        var values: [String: Parameter?] = [:]
    }

    private(set) var lines: [Line] = []
    package private(set) var faults: [GivenFault] = []

    /// The most lines of one table.
    static let longest = 5_000

    /// `skipped` are heads of columns that somebody has said to leave out.
    package init(
        _ text: SpreadsheetText, of form: Form, skipping skipped: Set<String> = []
    ) throws(MalformedList) {
        let list = try SpreadsheetList(
            text, columns: GivenTable.columns(of: form), skipping: skipped)
        try MalformedList.check(list.lines.count, most: GivenTable.longest)
        let figures = form.given.filter { list.head(of: GivenTable.column($0)) != nil }
        if figures.isEmpty {
            add(.hasNoFigures(form.given), at: list.head)
        }
        if list.head(of: "code") == nil, list.head(of: "name") == nil {
            add(.namesNoSchools, at: list.head)
        }
        for line in list.lines {
            var read = Line(number: line.number, code: line["code"], name: line["name"])
            for figure in figures {
                read.values[figure.code] = .some(
                    self.read(line[GivenTable.column(figure)], of: figure, at: line.number))
            }
            add(read)
        }
    }

    /// Nothing yet.
    init() {}

    mutating func add(_ line: Line) { lines.append(line) }

    /// nil for a blank cell, and for what can't be the figure, which is a fault.
    mutating func read(_ typed: String, of figure: GivenFigure, at line: Int) -> Parameter? {
        guard !typed.isEmpty else { return nil }
        let value = figure.read(typed.nfc)
        if value == nil { add(.misfits(typed, figure), at: line) }
        return value
    }

    mutating func add(_ matter: GivenFault.Matter, at line: Int) {
        faults.append(GivenFault(line: line, matter: matter))
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
    package mutating func rows(in schools: GivenSchools) throws -> [GivenRow] {
        var met: Set<Unit.ID> = []
        var rows: [GivenRow] = []
        for line in lines {
            switch try schools.meant(by: line) {
            case .one(let unit) where met.insert(unit).inserted:
                rows.append(GivenRow(unit: unit, values: line.values))
            case .one: add(.standsTwice(line.called), at: line.number)
            case .several: add(.meansSeveral(line.called), at: line.number)
            case .none: add(.isNotOfRound(line.called), at: line.number)
            }
        }
        return rows
    }
}

extension GivenTable.Line {
    fileprivate var called: String { String((code.isEmpty ? name : code).prefix(60)) }
}

/// The schools that owe, or are to owe, a report in the round, by their codes and names.
package struct GivenSchools {
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
        try self.init(round, visit.database, on: visit.now.day)
    }

    package init(_ round: Round, _ database: ReadTransaction, on day: Day) throws {
        all =
            round.state == .planned
            ? try database.units.placed(try database.rounds.selection(of: round.id), on: day)
                .map(\.unit)
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
