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
    /// Days of the page's other forms, as they were typed.
    let codesFrom: String
    let end: String
    let kinds: [Choice]
    let levels: [Choice]
    let kindName: String
    let levelName: String
    /// What units of the kind may call themselves today.
    let forms: [Choice]
    /// nil for a new unit.
    let codes: UnitCodes?
    let history: [UnitHistory.Line]
    let closedFrom: String
    let isClosed: Bool
    let today: String
    let complaints: [Complaint]
    let said: String?

    init(
        _ visit: Visit, _ unit: Unit?, _ typed: TypedUnit? = nil, codes: UnitCodes? = nil,
        asked: String = "save", _ complaints: [Complaint] = []
    ) throws {
        heading = unit?.name ?? "Đơn vị mới"
        frame = try Frame(visit, title: heading, current: "/units")
        address = unit.map { "/units/\($0.code)" } ?? "/units"
        isNew = unit == nil
        isSchool = unit?.kind == .school
        let (database, today) = (visit.database, visit.now.day)
        self.today = VietnameseDate.text(today)
        let levels = try database.units.levels()
        let ends = try unit.flatMap { try database.units.lastDay(of: $0.id) }
        let stored = try unit.map { try database.draft(of: $0, on: today) }
        // The page's other forms say nothing of names and places.
        let day = { (form: String) in asked == form ? typed?.from : nil }
        (from, codesFrom, end) = (
            day("save") ?? "", day("identify") ?? "", day("close") ?? self.today
        )
        let typed = asked == "save" ? typed : nil
        line = typed?.draft ?? stored ?? UnitDraft(code: "", name: "", kind: "school")
        let line = line
        reportsTo = try UnitField(
            "reports_to", "Báo cáo cho", code: line.reportsTo, typed: typed?.reportsTo.typed,
            of: TypedUnit.superiors, visit)
        commune = try UnitField(
            "commune", "Thuộc xã", code: line.commune, typed: typed?.commune.typed, of: [.commune],
            visit)
        let valid = try database.units.forms().valid(on: today)
        let form = line.form.isEmpty ? unit?.form?.rawValue ?? "" : line.form
        func choice(_ one: UnitForm) -> Choice {
            Choice(
                value: one.code.rawValue, words: one.name, isChosen: one.code.rawValue == form)
        }
        kinds =
            unit == nil
            ? (valid.filter { $0.kind == .school } + valid.filter { $0.kind != .school }).map(
                choice) : []
        forms = valid.filter { $0.kind == unit?.kind }.map(choice)
        self.levels = levels.map {
            Choice(
                value: $0.level.rawValue, words: $0.name, isChosen: $0.level.rawValue == line.level)
        }
        kindName = try unit.map { try $0.kindName(database.units.forms()) } ?? ""
        levelName = levels.first { $0.level.rawValue == line.level }?.name ?? ""
        self.codes = try unit.map { unit in
            try codes ?? UnitCodes(of: unit, nil, on: today, database)
        }
        history = try unit.map { try UnitHistory(of: $0, database).lines } ?? []
        closedFrom = ends.map { VietnameseDate.text($0) } ?? ""
        isClosed = ends != nil
        self.complaints = complaints
        let words = [
            "added": "Đã thêm đơn vị.", "save": "Đã lưu thay đổi.",
            "close": "Đã ghi ngày ngừng hoạt động.", "reopen": "Đơn vị hoạt động lại.",
            "identify": "Đã ghi mã.", "forget": "Đã bỏ tên ghi trước.",
        ]
        said = try visit.query("done").flatMap { words[$0] }
    }
}
