import HTTP
import Reporting
import Storage

/// Đơn vị.
enum Units {
    /// `GET /units?q=`: the asker's unit and those below it; an admin sees all.
    @Sendable static func show(_ visit: Visit) throws -> any Reply {
        try visit.checkQuery(known: ["q", "added", "changed"])
        let query = TypedText.trimmed(try visit.query("q") ?? "")
        let units = try visit.visibleUnits()
        let added = try visit.query("added").flatMap(Int.init(sentCount:))
        let changed = try visit.query("changed").flatMap(Int.init(sentCount:)) ?? 0
        return visit.page(
            UnitsPage(
                frame: try Frame(visit, title: "Đơn vị", current: "/units"),
                query: query, all: units.all, visible: units.visible,
                levels: try visit.database.units.levels(),
                mayChange: visit.asker.role == .admin,
                said: added.map { "Đã thêm \($0), thay đổi \(changed) đơn vị." }))
    }
}
