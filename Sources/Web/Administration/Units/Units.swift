import HTTP
import Reporting
import Storage

/// Đơn vị.
enum Units {
    /// `GET /units?q=&after=`: the asker's unit and those below it; an admin sees all.
    @Sendable static func show(_ visit: Visit) throws -> any Reply {
        try visit.checkQuery(known: ["q", "after", "added", "changed"])
        var filter = UnitFilter(visit.unitScope)
        filter.query = TypedText.trimmed(try visit.query("q") ?? "")
        let after = try visit.cursorUnit("after")
        let found = try visit.database.unitPage(
            filter, after: after, limit: UnitsPage.length, on: visit.now.day)
        let added = try visit.query("added").flatMap(Int.init(sentCount:))
        let changed = try visit.query("changed").flatMap(Int.init(sentCount:)) ?? 0
        return visit.page(
            try UnitsPage(
                visit, query: filter.query, found, isFirst: after == nil,
                said: added.map { "Đã thêm \($0), thay đổi \(changed) đơn vị." }))
    }
}
