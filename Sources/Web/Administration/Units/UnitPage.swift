import Reporting
import Storage

/// One unit, new or to be changed.
struct UnitPage {
    let frame: Frame
    let heading: String
    let address: String
    let isNew: Bool
    let isSchool: Bool
    let line: UnitDraft
    let reportsTo: UnitField
    let commune: UnitField
    let from: String
    let kinds: [Choice]
    let levels: [Choice]
    let kindName: String
    let levelName: String
    /// `Báo cáo cho Phòng A từ 01/09/2026 đến 30/06/2027`
    let placements: [String]
    /// It has not always stood where it stands, or is going to stand elsewhere.
    let isMoved: Bool
    let closedFrom: String
    let isClosed: Bool
    let today: String
    let complaints: [String]
    let said: String?

    init(
        _ visit: Visit, _ unit: Unit?, _ typed: TypedUnit? = nil, _ complaints: [String] = []
    ) throws {
        heading = unit?.name ?? "Đơn vị mới"
        frame = try Frame(visit, title: heading, current: "/units")
        address = unit.map { "/units/\($0.code)" } ?? "/units"
        isNew = unit == nil
        isSchool = unit?.kind == .school
        let (database, day) = (visit.database, visit.now.day)
        let levels = try database.units.levels()
        let ends = try unit.flatMap { try database.units.lastDay(of: $0.id) }
        let stored = try unit.map { try UnitDraft($0, on: day, database) }
        line = typed?.draft ?? stored ?? UnitDraft(code: "", name: "", kind: "school")
        from = typed?.from ?? ""
        let line = line
        reportsTo = try UnitField(
            "reports_to", "Báo cáo cho", code: line.reportsTo, typed: typed?.reportsTo.typed,
            of: TypedUnit.superiors, visit)
        commune = try UnitField(
            "commune", "Thuộc xã", code: line.commune, typed: typed?.commune.typed, of: [.commune],
            visit)
        kinds = Unit.Kind.allCases.map {
            Choice(value: $0.rawValue, words: $0.name, isChosen: $0.rawValue == line.kind)
        }
        self.levels = levels.map {
            Choice(
                value: $0.level.rawValue, words: $0.name, isChosen: $0.level.rawValue == line.level)
        }
        kindName = Unit.Kind(rawValue: line.kind)?.name ?? ""
        levelName = levels.first { $0.level.rawValue == line.level }?.name ?? ""
        let placements = try unit.map { try database.units.placements(of: $0.id) } ?? []
        self.placements = placements.map(\.sentence)
        isMoved = placements.contains { $0.from != nil }
        closedFrom = ends.map { VietnameseDate.text($0) } ?? ""
        isClosed = ends != nil
        today = VietnameseDate.text(day)
        self.complaints = complaints
        let words = [
            "added": "Đã thêm đơn vị.", "save": "Đã lưu thay đổi.",
            "close": "Đã ghi ngày ngừng hoạt động.", "reopen": "Đơn vị hoạt động lại.",
        ]
        said = try visit.query("done").flatMap { words[$0] }
    }
}

extension UnitRepository.Placement {
    fileprivate var sentence: String {
        let what = isTerritorial ? "Thuộc \(parent.name)" : "Báo cáo cho \(parent.name)"
        let begin = from.map { " từ \(VietnameseDate.text($0))" } ?? ""
        let end = to.map { " đến \(VietnameseDate.text($0 + -1))" } ?? ""
        return what + begin + end
    }
}

extension UnitDraft {
    /// The unit as it is, and what it stands under on the day.
    fileprivate init(_ unit: Unit, on day: Day, _ database: ReadTransaction) throws {
        let place = try database.units.place(of: unit.id, on: day)
        self.init(
            code: unit.code.rawValue, name: unit.name, shortName: unit.shortName,
            kind: unit.kind.rawValue, level: unit.level?.rawValue ?? "",
            reportsTo: place.reportsTo?.rawValue ?? "", commune: place.commune?.rawValue ?? "")
    }
}
