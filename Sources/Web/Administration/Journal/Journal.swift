import Formats
import HTTP
import HTTPTypes
import Reporting
import Storage

/// Nhật ký.
enum Journal {
    /// The most rows of an export; what is older is had by days.
    private static let mostExported = 50_000

    /// `GET /journal`: what happened, newest first.
    @Sendable static func show(_ visit: Visit) throws -> any Reply {
        try visit.checkQuery(known: JournalQuery.names.union(["before"]))
        let before = try visit.chosen("before").map { text in
            guard let seq = Int64(sent: text, in: 1...Int64.max) else {
                throw Refusal(.badRequest, "before là số của một sự kiện.")
            }
            return seq
        }
        let query = try JournalQuery(visit)
        let part = try visit.journal(query, before: before, limit: JournalPage.length)
        return visit.page(try JournalPage(visit, query, part, isFirst: before == nil))
    }

    /// `GET /journal.csv`: what the filter leaves.
    @Sendable static func csv(_ visit: Visit) throws -> any Reply {
        Download.text(sheet(visit), try exported(visit).lazy.map(\.cells), name: "nhat-ky")
    }

    /// `GET /journal.xlsx`
    @Sendable static func workbook(_ visit: Visit) throws -> any Reply {
        Download.workbook(sheet(visit), try exported(visit).lazy.map(\.cells), name: "nhat-ky")
    }

    private static func sheet(_ visit: Visit) -> Spreadsheet {
        Spreadsheet(name: "Nhật ký", columns: JournalLine.columns, madeAt: visit.now)
    }

    private static func exported(_ visit: Visit) throws -> [JournalLine] {
        try visit.checkQuery(known: JournalQuery.names)
        return try visit.journal(
            try JournalQuery(visit), before: nil, limit: mostExported, looked: .max
        ).lines
    }
}

extension Visit {
    /// The events that the asker may see and the query leaves.
    fileprivate func journal(
        _ query: JournalQuery, before: Int64?, limit: Int, looked most: Int = JournalPage.looked
    ) throws -> (lines: [JournalLine], next: Int64?) {
        let part = try database.journal(
            query.filter, in: journalScope, before: before, limit: limit, looked: most, at: now)
        let names = try EventNames(of: part.events, database)
        return (part.events.map { JournalLine($0, names) }, part.next)
    }
}
