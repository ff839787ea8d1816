import HTTP
import Reporting
import Storage

/// Đơn vị: a table of units, searched without marks.
struct UnitsPage {
    struct Row {
        let name: String
        let code: String
        let kind: String
        let level: String
        let commune: String
        /// Where it is changed, or what it says of itself is read; nil for nowhere.
        let address: String?
    }

    let mayChange: Bool
    let said: String?
    let frame: Frame
    let query: String
    let rows: [Row]
    let pages: ListPages
    let summary: String

    static let length = 100

    init(
        _ visit: Visit, query: String, _ found: UnitListPage, isFirst: Bool, said: String?
    ) throws {
        let mayChange = visit.asker.role == .admin
        self.mayChange = mayChange
        self.said = said
        frame = try Frame(visit, title: "Đơn vị", current: "/units")
        self.query = query
        let (units, levels) = (visit.database.units, try visit.database.units.levels())
        let forms = try units.forms()
        let communes = try Set(found.units.compactMap(\.commune)).reduce(into: [Unit.ID: String]())
        {
            $0[$1] = try units.find($1)?.name
        }
        rows = found.units.map { placed in
            Row(
                name: placed.unit.name, code: placed.unit.code.rawValue,
                kind: placed.unit.kindName(forms),
                level: levels.first { $0.level == placed.unit.level }?.name ?? "",
                commune: placed.commune.flatMap { communes[$0] } ?? "",
                address: mayChange
                    ? "/units/\(placed.unit.code)"
                    : placed.unit.kind == .school ? "/units/\(placed.unit.code)/profile" : nil)
        }
        pages = ListPages(
            "/units", [("q", query)],
            next: try found.next.flatMap { try units.find($0)?.code.rawValue }, isFirst: isFirst)
        summary = found.summary(isFirst: isFirst, isNarrow: !query.isEmpty)
    }
}
