import Documents
import HTTP
import HTTPTypes
import Reporting
import Storage

extension Site {
    /// `GET /units/new`
    @Sendable static func newUnit(_ context: Context) throws -> Response {
        try context.page("UnitPage", UnitPage(context, nil))
    }

    /// `POST /units`: one new unit, from a day on.
    @Sendable static func addUnit(_ context: Context) throws -> Response {
        let actor = try context.signedIn().actor
        let typed = try TypedUnit(context)
        do {
            let (line, day) = (typed.line, try typed.day(context.now.day))
            return try context.commit { database in
                guard try database.read.units.find(Unit.Code(rawValue: line.code)) == nil else {
                    throw UnitFaults(faults: [(1, "Mã “\(line.code)” đã dùng.")])
                }
                try database.apply([line], from: day, by: actor)
                return .redirect(to: "/units/\(line.code)?done=added")
            }
        } catch let wrong as UnitFaults {
            return try context.page(
                "UnitPage", UnitPage(context, nil, typed, wrong.faults.map(\.sentence)),
                status: .unprocessableContent)
        }
    }

    /// `GET /units/{unit}`
    @Sendable static func unitPage(_ context: Context) throws -> Response {
        try context.checkQuery(known: ["done"])
        return try context.page("UnitPage", UnitPage(context, try context.addressedUnit()))
    }

    /// `POST /units/{unit}`: `save` its names and what it stands under, from a day on; `close` it
    /// from a day on, or `reopen` it.
    @Sendable static func changeUnit(_ context: Context) throws -> Response {
        let actor = try context.signedIn().actor
        let unit = try context.addressedUnit()
        var typed = try TypedUnit(context)
        typed.line.code = unit.code.rawValue
        typed.line.kind = unit.kind.rawValue
        typed.line.level = unit.level?.rawValue ?? ""
        let wish = try context.form().first("_do") ?? ""
        do {
            return try context.commit { database in
                switch wish {
                case "save":
                    try database.apply(
                        [typed.line], from: try typed.day(context.now.day), by: actor)
                case "close":
                    try database.close(
                        unit.id, from: try typed.day(context.now.day), by: actor)
                case "reopen": try database.close(unit.id, from: nil, by: actor)
                default: throw Refusal(.badRequest, "Thao tác không rõ.")
                }
                return .redirect(to: "/units/\(unit.code)?done=\(wish)")
            }
        } catch let wrong as UnitFaults {
            return try context.page(
                "UnitPage", UnitPage(context, unit, typed, wrong.faults.map(\.sentence)),
                status: .unprocessableContent)
        }
    }

    /// `GET /units/import`
    @Sendable static func importUnitsPage(_ context: Context) throws -> Response {
        try context.page("ImportUnits", ImportUnitsPage(context))
    }

    /// `POST /units/import`: `preview` shows what each line of `list` would do, `apply` does it, all
    /// or nothing.
    @Sendable static func importUnits(_ context: Context) throws -> Response {
        let actor = try context.signedIn().actor
        let form = try context.form()
        let text = form.first("list") ?? ""
        func shown(_ status: HTTPResponse.Status, complaint: String? = nil) throws -> Response {
            try context.page(
                "ImportUnits", ImportUnitsPage(context, text: text, complaint: complaint),
                status: status)
        }
        let list: [ListedUnit]
        do throws(MalformedList) {
            list = try UnitList.read(text)
        } catch {
            return try shown(
                .unprocessableContent, complaint: "Dòng \(error.line): \(error.sentence)")
        }
        guard form.first("_do") == "apply" else { return try shown(.ok) }
        do {
            return try context.commit { database in
                let (added, changed) = try database.apply(
                    list, from: database.now.day, by: actor)
                return .redirect(to: "/units?added=\(added)&changed=\(changed)")
            }
        } catch is UnitFaults {
            return try shown(.unprocessableContent, complaint: "Chưa nhập: sửa các dòng có lỗi.")
        }
    }
}

extension Context {
    fileprivate func addressedUnit() throws -> Unit {
        guard let code = parameters["unit"],
            let unit = try storage.read({ try $0.units.find(Unit.Code(rawValue: code)) })
        else { throw Refusal.notFound }
        return unit
    }
}

/// A unit as its form was typed.
struct TypedUnit {
    var line: ListedUnit
    /// From when it holds; empty for today.
    var from = ""

    init(_ context: Context) throws {
        let fields = try context.form()
        func field(_ name: String) throws -> String {
            try context.cleaned(fields.first(name) ?? "")
        }
        line = ListedUnit(
            line: 1, code: try field("code").lowercased(), name: try field("name"),
            shortName: try field("short_name"), kind: try field("kind"),
            level: try field("level"), reportsTo: try field("reports_to").lowercased(),
            commune: try field("commune").lowercased(), place: try field("place"))
        from = TypedText.trimmed(fields.first("from") ?? "")
    }

    /// - Throws: `UnitFaults`.
    func day(_ today: Day) throws -> Day {
        guard !from.isEmpty else { return today }
        do throws(VietnameseDate.Fault) {
            return try VietnameseDate.read(from)
        } catch {
            throw UnitFaults(faults: [(1, "Từ ngày: \(error.sentence)")])
        }
    }
}

/// A list of units as a spreadsheet has it.
enum UnitList {
    private static let columns: [String: [String]] = [
        "code": ["code", "ma", "ma don vi"], "name": ["name", "ten", "ten don vi"],
        "short_name": ["short name", "ten ngan", "ten viet tat"], "kind": ["kind", "loai"],
        "level": ["level", "cap hoc"],
        "reports_to": ["reports to", "bao cao cho", "don vi cap tren"],
        "commune": ["commune", "xa", "ma xa"], "place": ["place", "dia danh"],
    ]
    private static let kinds = [
        "truong": "school", "xa": "commune", "thi tran": "commune", "xa, thi tran": "commune",
        "phong": "department", "co quan cap tren": "province",
    ]
    private static let levels = [
        "mam non": "MN", "tieu hoc": "TH", "trung hoc co so": "THCS",
        "tieu hoc va trung hoc co so": "TH_THCS", "th&thcs": "TH_THCS",
    ]

    static func read(_ text: String) throws(MalformedList) -> [ListedUnit] {
        let head = text.prefix { !$0.isNewline }
        let separator: Unicode.Scalar =
            head.contains("\t") ? "\t" : head.contains(";") ? ";" : ","
        let table: CSVTable
        do throws(MalformedCSV) {
            table = try CSVTable(parsing: Array(text.utf8), separator: separator)
        } catch {
            throw MalformedList(line: error.line, sentence: "Không đọc được dòng này.")
        }
        var names: [String: String] = [:]
        for column in table.columns {
            let folded = SearchText.fold(column.replacing("_", with: " "))
            names[column] = columns.first { $0.value.contains(folded) }?.key
        }
        for (needed, vietnamese) in [("code", "Mã"), ("name", "Tên"), ("kind", "Loại")]
        where !names.values.contains(needed) {
            throw MalformedList(
                line: 1,
                sentence: "Thiếu cột “\(vietnamese)”. Dòng đầu của danh sách phải là tên các cột.")
        }
        let list = table.records.filter { !$0.cells.isEmpty }.map { record in
            let cells = record.cells.reduce(into: [String: String]()) { cells, cell in
                if let name = names[cell.key] { cells[name] = TypedText.trimmed(cell.value).nfc }
            }
            func cell(_ name: String) -> String { cells[name] ?? "" }
            return ListedUnit(
                line: record.line, code: cell("code").lowercased(), name: cell("name"),
                shortName: cell("short_name"),
                kind: kinds[SearchText.fold(cell("kind"))] ?? cell("kind"),
                level: levels[SearchText.fold(cell("level"))] ?? cell("level"),
                reportsTo: cell("reports_to").lowercased(),
                commune: cell("commune").lowercased(), place: cell("place"))
        }
        guard !list.isEmpty else {
            throw MalformedList(line: 2, sentence: "Danh sách không có đơn vị nào.")
        }
        guard list.count <= 2_000 else {
            throw MalformedList(line: 2_001, sentence: "Mỗi lần nhập tối đa 2.000 đơn vị.")
        }
        return list
    }
}

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

/// Nhập đơn vị từ danh sách: what each line will do, before it is done.
struct ImportUnitsPage {
    struct Line {
        let line: Int
        let code: String
        let name: String
        let what: Badge
        let changes: [Change]
        let fault: String?
    }

    struct Change {
        let field: String
        let before: String
        let after: String
    }

    let frame: Frame
    let text: String
    let lines: [Line]
    let hasLines: Bool
    let summary: String
    let mayApply: Bool
    let complaint: String?

    init(_ context: Context, text: String = "", complaint: String? = nil) throws {
        frame = try Frame(context, title: "Nhập đơn vị từ danh sách", current: "/units")
        self.text = text
        self.complaint = complaint
        var list: [ListedUnit] = []
        if !text.isEmpty {
            do throws(MalformedList) { list = try UnitList.read(text) } catch {
                // The complaint says so.
            }
        }
        let found = list
        let changes = try context.storage.read {
            try $0.preview(found, on: context.now.day)
        }
        lines = zip(list, changes).map { Line($0, $1) }
        hasLines = !lines.isEmpty
        func count(_ isSo: (UnitChange) -> Bool) -> Int { changes.count(where: isSo) }
        let faults = count { if case .fault = $0 { true } else { false } }
        let added = count { $0 == .add }
        let changed = count { if case .change = $0 { true } else { false } }
        summary =
            "\(added) đơn vị mới, \(changed) đơn vị thay đổi, \(count { $0 == .nothing }) giữ nguyên"
            + (faults > 0 ? ", \(faults) dòng có lỗi" : "")
        mayApply = faults == 0 && added + changed > 0
    }
}

extension ImportUnitsPage.Line {
    fileprivate init(_ listed: ListedUnit, _ change: UnitChange) {
        line = listed.line
        code = listed.code
        name = listed.name
        switch change {
        case .add:
            (what, changes, fault) = (Badge(icon: "ok", style: "ok", words: "Thêm mới"), [], nil)
        case .nothing:
            (what, changes, fault) = (
                Badge(icon: "none", style: "off", words: "Giữ nguyên"), [], nil
            )
        case .fault(let sentence):
            (what, changes, fault) = (Badge(icon: "err", style: "over", words: "Lỗi"), [], sentence)
        case .change(let fields):
            let names: [(UnitChange.Field, String)] = [
                (.name, "Tên"), (.shortName, "Tên ngắn"), (.reportsTo, "Báo cáo cho"),
                (.commune, "Xã"),
            ]
            what = Badge(icon: "draft", style: "", words: "Thay đổi")
            changes = names.compactMap { field, name in
                fields[field].map {
                    .init(
                        field: name, before: $0.before.isEmpty ? "(trống)" : $0.before,
                        after: $0.after)
                }
            }
            fault = nil
        }
    }
}
