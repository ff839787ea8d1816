import Reporting
import Storage

/// Nhật ký.
struct JournalPage {
    static let length = 50

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
        _ visit: Visit, _ query: JournalQuery, _ events: [JournalLine], isFirst: Bool
    ) throws {
        frame = try Frame(visit, title: "Nhật ký", current: "/journal")
        unit = query.unit
        if visit.asker.role == .admin {
            let kinds = Set(Unit.Kind.allCases).subtracting([.commune])
            units = try UnitOffer("unit-units", of: kinds, visit)
        } else {
            let placed = try visit.visibleUnits()
            units = UnitOffer(
                "unit-units", placed.visible.filter { $0.unit.kind != .commune }, among: placed.all)
        }
        person = query.person
        from = query.from?.description ?? ""
        to = query.to?.description ?? ""
        kinds = Event.Kind.allCases.map {
            Choice(value: $0.rawValue, words: $0.name, isChosen: $0 == query.kind)
        }
        lines = Array(events.prefix(JournalPage.length))
        isNarrow = query.isNarrow
        older =
            events.count > lines.count
            ? lines.last.map { query.address("/journal", [("before", "\($0.seq)")]) } : nil
        newest = isFirst ? nil : query.address("/journal")
        csv = query.address("/journal.csv")
        xlsx = query.address("/journal.xlsx")
        mayRead = visit.asker.role.isOfDepartment
    }
}
