import Formats
import HTTP
import HTTPTypes
import Reporting
import Storage

/// All values of all schools, to be taken away.
enum ValuesFiles {
    /// `GET /rounds/{round}/values.xlsx`: in words, with a second sheet of the codes.
    @Sendable static func workbook(_ visit: Visit) throws -> any Reply {
        let (round, file) = try workbook(of: visit)
        return try visit.answer(file, watchedAt: RoundFile.values.address(in: round))
    }

    /// The same, before it is made.
    static func workbook(of visit: Visit) throws -> (round: Round, file: LongFile) {
        try visit.checkQuery(known: [])
        let round = try visit.round()
        let table = try ValuesTable(of: round, visit)
        return (
            round,
            file(visit, "values.xlsx", AnnexWorkbook.mediaType, round, table) { database, output in
                let communes = SeenCommunes()
                try table.sheet.write(
                    in: output.folder,
                    { sheet in
                        try table.each(database) { row, count in
                            communes.see(row.listed.commune)
                            sheet.append(table.forPeople(row))
                            if count % ValuesFiles.often == 0 { try output.advance(count) }
                        }
                    },
                    and: {
                        let key = Spreadsheet(
                            name: "Mã", columns: ValuesTable.keyColumns, madeAt: table.now)
                        return [(key, table.key(communes.options))]
                    }, to: output.append)
            }
        )
    }

    /// `GET /rounds/{round}/values.csv`: the same without the codes.
    @Sendable static func text(_ visit: Visit) throws -> any Reply {
        try text(visit, "values.csv", { VietnameseCSV() }) { table in
            (table.sheet.columns.map(\.title), table.forPeople)
        }
    }

    /// `GET /api/v1/rounds/{round}/values.csv`
    @Sendable static func forScripts(_ visit: Visit) throws -> any Reply {
        try text(visit, "api/values.csv", { CSV() }) { table in
            (table.columns.map(\.code), table.forScripts)
        }
    }

    private static func text(
        _ visit: Visit, _ address: String, _ empty: @escaping @Sendable () -> some TextTable,
        _ cells:
            @escaping @Sendable (ValuesTable) -> (
                head: [String], row: (ReportedValues) -> [SheetCell]
            )
    ) throws -> Response {
        try visit.checkQuery(known: [])
        let round = try visit.round()
        let table = try ValuesTable(of: round, visit)
        return try visit.answer(
            file(visit, address, "text/csv; charset=utf-8", round, table) { database, output in
                var text = empty()
                let (head, cells) = cells(table)
                text.append(head.map(SheetCell.text))
                try table.each(database) { row, count in
                    text.append(cells(row))
                    guard text.count >= ValuesFiles.piece else { return }
                    try output.append(text.take())
                    try output.advance(count)
                }
                try output.append(text.take())
            })
    }

    /// `GET /api/v1/rounds/{round}/values.xlsx`: what the CSV has, where numbers alone are no text.
    @Sendable static func workbookForScripts(_ visit: Visit) throws -> any Reply {
        try visit.checkQuery(known: [])
        let round = try visit.round()
        let table = try ValuesTable(of: round, visit)
        let sheet = Spreadsheet(
            name: table.isTrial ? "THỬ values" : "values",
            columns: table.columns.map { .init($0.code, width: 18) },
            madeAt: visit.now)
        return try visit.answer(
            file(visit, "api/values.xlsx", AnnexWorkbook.mediaType, round, table) {
                database, output in
                try sheet.write(
                    in: output.folder,
                    { sheet in
                        try table.each(database) { row, count in
                            sheet.append(table.forScripts(row).map(\.numberOrText))
                            if count % ValuesFiles.often == 0 { try output.advance(count) }
                        }
                    }, to: output.append)
            })
    }

    /// So many octets of text are written at once.
    private static let piece = 64 * 1024
    /// After so many rows of a workbook it is asked whether anybody wants more.
    private static let often = 100

    private static func file(
        _ visit: Visit, _ address: String, _ type: String, _ round: Round, _ table: ValuesTable,
        make: @escaping @Sendable (ReadTransaction, FileOutput) throws -> Void
    ) -> LongFile {
        // The round counts every change but what levels are called.
        let ending = address.split(separator: ".").last ?? ""
        return LongFile(
            content: [address] + table.columns.flatMap { $0.options.map(\.words) },
            round: round.id, type: type,
            name: "\(visit.parameters["round"] ?? "round").\(ending)", rows: table.count,
            make: make)
    }
}

/// The communes of the rows, in the order in which they came.
private final class SeenCommunes {
    private(set) var options: [ValuesColumn.Option] = []
    private var seen: Set<Unit.ID> = []

    func see(_ commune: RoundUnit?) {
        guard let commune, seen.insert(commune.id).inserted else { return }
        options.append(.init(code: commune.unit.code.rawValue, words: commune.unit.name))
    }
}

extension ValuesTable {
    fileprivate var sheet: Spreadsheet {
        Spreadsheet(
            name: "Số liệu từng trường",
            columns: columns.map { .init($0.title, width: $0.width) }, pinned: 2, madeAt: now
        ).marked(asTrial: isTrial)
    }
}

extension SheetCell {
    fileprivate var numberOrText: SheetCell {
        switch self {
        case .blank, .number, .text: self
        case .truth, .moment, .day: .text(exact)
        }
    }
}
