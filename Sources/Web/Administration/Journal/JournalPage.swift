import Reporting
import Storage

/// Nhật ký.
struct JournalPage {
    static let length = 50
    /// So many events are looked at for one page.
    static let looked = 3_000

    let frame: Frame
    let unit: String
    let units: UnitOffer
    let person: String
    let from: String
    let to: String
    let kinds: [Choice]
    let lines: [JournalLine]
    let isNarrow: Bool
    /// The next page; nil on the last.
    let older: String?
    /// The first page; nil on it.
    let newest: String?
    let csv: String
    let xlsx: String
    let mayRead: Bool

    init(
        _ visit: Visit, _ query: JournalQuery, _ part: (lines: [JournalLine], next: Int64?),
        isFirst: Bool
    ) throws {
        frame = try Frame(visit, title: "Nhật ký", current: "/journal")
        unit = query.unit
        units = try UnitOffer("unit-units", seenBy: visit)
        person = query.person
        from = query.from?.description ?? ""
        to = query.to?.description ?? ""
        kinds = Event.Kind.allCases.map {
            Choice(value: $0.rawValue, words: $0.name, isChosen: $0 == query.kind)
        }
        lines = part.lines
        isNarrow = query.isNarrow
        older = part.next.map { query.address("/journal", [("before", "\($0)")]) }
        newest = isFirst ? nil : query.address("/journal")
        csv = query.address("/journal.csv")
        xlsx = query.address("/journal.xlsx")
        mayRead = visit.asker.role.isOfDepartment
    }
}
