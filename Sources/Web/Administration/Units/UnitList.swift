import Formats
import Reporting
import Storage

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
