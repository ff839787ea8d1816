import Formats
import HTTP
import HTTPTypes
import Reporting
import Storage

/// The units that the asker sees, in the columns in which they are imported.
enum ExportUnits {
    /// More are not cut off in silence: they are had by the API.
    private static let most = 50_000

    /// `GET /units.csv`
    @Sendable static func csv(_ visit: Visit) throws -> any Reply {
        Download.text(sheet(visit), try rows(visit), name: "don-vi")
    }

    /// `GET /units.xlsx`
    @Sendable static func workbook(_ visit: Visit) throws -> any Reply {
        Download.workbook(sheet(visit), try rows(visit), name: "don-vi")
    }

    private static func sheet(_ visit: Visit) -> Spreadsheet {
        Spreadsheet(
            name: "Đơn vị",
            columns: [
                .init("Mã", width: 24), .init("Tên", width: 40), .init("Tên ngắn", width: 24),
                .init("Loại", width: 16), .init("Cấp học", width: 20),
                .init("Báo cáo cho", width: 24), .init("Xã", width: 24),
                .init("Phần tên để xếp thứ tự", width: 24), .init("Ngừng từ ngày", width: 14),
            ] + UnitList.identifiers.map { .init($0.title, width: 24) }, madeAt: visit.now)
    }

    private static func rows(_ visit: Visit) throws -> [[SheetCell]] {
        try visit.checkQuery(known: [])
        let (units, day) = (visit.database.units, visit.now.day)
        let forms = try units.forms()
        let levels = try units.levels().reduce(into: [Level: String]()) { $0[$1.level] = $1.name }
        var codes: [Unit.ID: String] = [:]
        func code(_ unit: Unit.ID?) throws -> String {
            guard let unit else { return "" }
            if let known = codes[unit] { return known }
            let code = try units.find(unit)?.code.rawValue ?? ""
            codes[unit] = code
            return code
        }
        var rows: [[SheetCell]] = []
        var after: Unit.ID?
        repeat {
            let page = try visit.database.unitPage(
                UnitFilter(visit.unitScope), after: after, limit: UnitLists.few, on: day)
            let found = page.units.map(\.unit.id)
            let identifiers = try units.identifiers(of: found, on: day)
            for placed in page.units {
                let unit = placed.unit
                let own = identifiers[unit.id] ?? [:]
                let texts = [
                    unit.code.rawValue, unit.name, unit.shortName, unit.kindName(forms),
                    unit.level.flatMap { levels[$0] } ?? "", try code(placed.reportsTo),
                    try code(placed.commune),
                    try units.name(of: unit.id, on: day)?.place ?? "",
                ]
                let last = try units.lastDay(of: unit.id)
                rows.append(
                    texts.map(cell) + [last.map { .day($0) } ?? .blank]
                        + UnitList.identifiers.map { cell(own[$0.name] ?? "") })
            }
            after = page.next
            guard after == nil || rows.count < most else {
                throw Refusal(
                    .unprocessableContent,
                    "Danh sách có hơn \(VietnameseNumber.text(most)) đơn vị: đề nghị lấy qua API, địa chỉ "
                        + "/api/v1/units.")
            }
        } while after != nil
        return rows
    }

    private static func cell(_ text: String) -> SheetCell { text.isEmpty ? .blank : .text(text) }
}
