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
    let isCut: Bool
    let summary: String

    /// What a page shows at most: a longer list is narrowed by the search.
    static let longest = 500

    init(
        frame: Frame, query: String, all: [UnitRepository.Placed],
        visible: [UnitRepository.Placed], levels: [LevelName], mayChange: Bool,
        said: String?
    ) {
        self.mayChange = mayChange
        self.said = said
        self.frame = frame
        self.query = query
        let names = Dictionary(
            all.map { ($0.unit.id, $0.unit.name) }, uniquingKeysWith: { first, _ in first })
        let found = visible.filter { placed in
            query.isEmpty || placed.unit.code.rawValue == query.lowercased()
                || SearchText.matches(
                    query: query, stored: SearchText.stored(placed.unit.name))
        }
        rows = found.prefix(UnitsPage.longest).map { placed in
            Row(
                name: placed.unit.name, code: placed.unit.code.rawValue,
                kind: placed.unit.kind.name,
                level: levels.first { $0.level == placed.unit.level }?.name ?? "",
                commune: placed.commune.flatMap { names[$0] } ?? "",
                address: mayChange
                    ? "/units/\(placed.unit.code)"
                    : placed.unit.kind == .school ? "/units/\(placed.unit.code)/profile" : nil)
        }
        isCut = found.count > rows.count
        let total = VietnameseNumber.text(Int64(visible.count))
        summary =
            rows.count == visible.count
            ? "Hiển thị tất cả \(total) đơn vị" : "Hiển thị \(rows.count) trong \(total) đơn vị"
    }
}
