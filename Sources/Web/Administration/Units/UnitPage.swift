import Reporting
import Storage

/// One unit, new or to be changed.
struct UnitPage {
    struct Choice {
        let value: String
        let words: String
        let isChosen: Bool
    }

    let frame: Frame
    let heading: String
    let address: String
    let isNew: Bool
    let isSchool: Bool
    let line: ListedUnit
    let from: String
    let kinds: [Choice]
    let levels: [Choice]
    let kindName: String
    let levelName: String
    let closedFrom: String
    let isClosed: Bool
    let today: String
    let complaints: [String]
    let hasComplaints: Bool
    let said: String?

    init(
        _ context: Context, _ unit: Unit?, _ typed: TypedUnit? = nil, _ complaints: [String] = []
    ) throws {
        heading = unit?.name ?? "Đơn vị mới"
        frame = try Frame(context, title: heading, current: "/units")
        address = unit.map { "/units/\($0.code)" } ?? "/units"
        isNew = unit == nil
        let day = context.now.day
        let (levels, stored, ends) = try context.storage.read { database in
            let all = try database.units.all(on: day)
            let placed = all.first { $0.unit.id == unit?.id }
            func code(_ id: Unit.ID?) throws -> String {
                try id.flatMap { try database.units.find($0) }?.code.rawValue ?? ""
            }
            let line = try unit.map { unit in
                ListedUnit(
                    line: 1, code: unit.code.rawValue, name: unit.name, shortName: unit.shortName,
                    kind: unit.kind.rawValue, level: unit.level?.rawValue ?? "",
                    reportsTo: try code(placed?.reportsTo), commune: try code(placed?.commune))
            }
            return (
                try database.units.levels(), line,
                try unit.flatMap { try database.units.lastDay(of: $0.id) }
            )
        }
        line = typed?.line ?? stored ?? ListedUnit(line: 1, code: "", name: "", kind: "school")
        from = typed?.from ?? ""
        isSchool = line.kind == "school"
        let line = line
        kinds = Unit.Kind.allCases.map {
            Choice(value: $0.rawValue, words: $0.name, isChosen: $0.rawValue == line.kind)
        }
        self.levels = levels.map {
            Choice(
                value: $0.level.rawValue, words: $0.name, isChosen: $0.level.rawValue == line.level)
        }
        kindName = Unit.Kind(rawValue: line.kind)?.name ?? ""
        levelName = levels.first { $0.level.rawValue == line.level }?.name ?? ""
        closedFrom = ends.map { VietnameseDate.text($0) } ?? ""
        isClosed = ends != nil
        today = VietnameseDate.text(day)
        self.complaints = complaints
        hasComplaints = !complaints.isEmpty
        let words = [
            "added": "Đã thêm đơn vị.", "save": "Đã lưu thay đổi.",
            "close": "Đã ghi ngày ngừng hoạt động.", "reopen": "Đơn vị hoạt động lại.",
        ]
        said = try context.query("done").flatMap { words[$0] }
    }
}
