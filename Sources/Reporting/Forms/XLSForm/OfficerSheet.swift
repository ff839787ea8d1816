/// The list of questions that an officer makes by himself in a spreadsheet: STT, Nội dung, Đơn vị tính,
/// Kiểu, Bắt buộc.
struct OfficerSheet {
    /// A column by its heads, without marks.
    enum Column: String, CaseIterable {
        case number = "STT", content = "Nội dung", unit = "Đơn vị tính", type = "Kiểu"
        case required = "Bắt buộc", help = "Hướng dẫn", options = "Lựa chọn", levels = "Cấp học"
        case code = "Mã"

        var heads: Set<String> {
            switch self {
            case .number: ["stt", "tt", "so tt", "so thu tu"]
            case .content:
                [
                    "noi dung", "chi tieu", "cau hoi", "ten chi tieu", "noi dung chi tieu",
                    "noi dung bao cao", "tieu chi", "noi dung cau hoi",
                ]
            case .unit: ["don vi tinh", "dvt", "dv tinh", "don vi"]
            case .type:
                [
                    "kieu", "kieu du lieu", "loai du lieu", "kieu tra loi", "cach tra loi",
                    "loai", "dang", "dang du lieu",
                ]
            case .required: ["bat buoc", "bat buoc nhap", "yeu cau"]
            case .help: ["huong dan", "ghi chu", "giai thich", "huong dan tra loi"]
            case .options: ["lua chon", "cac lua chon", "phuong an", "danh muc", "dap an"]
            case .levels: ["cap hoc", "cap", "ap dung"]
            case .code: ["ma", "ma chi tieu", "ma cau hoi"]
            }
        }
    }

    /// A row below the head.
    struct Line {
        let number: Int
        let cells: [Column: String]
        /// What stands in columns that have no head.
        subscript(_ column: Column) -> String { cells[column] ?? "" }

        /// Whether it has nothing but a title, and perhaps a number.
        var isBare: Bool {
            cells.allSatisfy { $0.key == .number || $0.key == .content || $0.value.isEmpty }
        }
    }

    let name: String
    let title: String
    /// From 1.
    let headRow: Int
    let heads: [Column: String]
    let lines: [Line]
    private(set) var findings: [XLSForm.Finding] = []

    static func read(_ sheets: [XLSForm.Sheet], levels: [String]) -> XLSForm.Outcome {
        let found = sheets.lazy.compactMap { sheet in OfficerSheet(sheet).map { (sheet, $0) } }
            .first
        guard let (sheet, list) = found, list.lines.count <= XLSForm.mostRows else {
            let fault: XLSForm.Remark =
                found == nil ? .noForm : .longDocument(limit: FormDraft.longest)
            return XLSForm.Outcome(
                document: nil, findings: [.init(fault, at: .init(sheet: sheets.first?.name ?? ""))],
                form: nil)
        }
        var reader = OfficerSheetReader(list, levels: levels)
        reader.read()
        let others = sheets.filter { $0 != sheet && !$0.rows.isEmpty }.map {
            XLSForm.Finding(.sheetNotTaken, at: .init(sheet: $0.name))
        }
        return XLSForm.outcome(reader.document, reader.findings + others, place: reader.place)
    }

    /// nil for a sheet without such a head in its upper rows.
    private init?(_ sheet: XLSForm.Sheet) {
        let rows = sheet.rows.map { $0.map(TypedText.trimmed) }
        let head = rows.prefix(OfficerSheet.longestTitle).firstIndex {
            let columns = OfficerSheet.columns($0)
            return columns[.content] != nil
                && [.number, .unit, .type, .required].contains { columns[$0] != nil }
        }
        guard let head else { return nil }
        let places = OfficerSheet.columns(rows[head])
        name = sheet.name
        headRow = head + 1
        heads = places.mapValues { rows[head][$0] }
        title = OfficerSheet.title(rows[..<head])
        let folded = rows[head].map(SearchText.fold)
        lines = rows.indices.dropFirst(head + 1).compactMap { index in
            let row = rows[index]
            let cells = places.compactMapValues { row.indices.contains($0) ? row[$0] : nil }
                .filter { !$0.value.isEmpty }
            guard !cells.isEmpty, !OfficerSheet.repeats(folded, row) else { return nil }
            return Line(number: index + 1, cells: cells)
        }
        findings = unknown(rows, head, Set(places.values))
    }

    /// Rows that stand above a head at most.
    private static let longestTitle = 30

    /// The first of each.
    private static func columns(_ head: [String]) -> [Column: Int] {
        head.enumerated().reduce(into: [:]) { places, cell in
            let folded = SearchText.fold(cell.element)
            let column = Column.allCases.first { $0.heads.contains(folded) }
            if let column, places[column] == nil { places[column] = cell.offset }
        }
    }

    /// On each printed page the head stands again, and below it often the columns' numbers.
    private static func repeats(_ head: [String], _ row: [String]) -> Bool {
        let filled = zip(head, row).filter { !$1.isEmpty }
        let same = filled.count { $0 == SearchText.fold($1) }
        let isNumbered = filled.allSatisfy { cell in
            let digits = cell.1.filter { !"()".contains($0) }
            return !digits.isEmpty && digits.count < 3 && digits.allSatisfy(\.isNumber)
        }
        return filled.count > 1 && (same * 2 > filled.count || isNumbered && filled.count > 2)
    }

    /// What the rows above say that the form is: a line that begins as such titles do, and what
    /// follows it in capitals; else the longest line.
    private static func title(_ rows: ArraySlice<[String]>) -> String {
        let lines = rows.compactMap { row in row.first { !$0.isEmpty } }
        let beginnings = ["bieu", "bao cao", "phieu", "mau", "tong hop", "thong ke", "danh muc"]
        let start = lines.firstIndex { line in
            let folded = SearchText.fold(line)
            return beginnings.contains { folded == $0 || folded.hasPrefix($0 + " ") }
        }
        guard let start else { return lines.max { $0.count < $1.count } ?? "" }
        var words = [lines[start]]
        for line in lines[(start + 1)...] {
            guard words[0] == words[0].uppercased(), line == line.uppercased(),
                !line.hasPrefix("(")
            else { break }
            words.append(line)
        }
        return words.joined(separator: " ")
    }

    private func unknown(
        _ rows: [[String]], _ head: Int, _ known: Set<Int>
    ) -> [XLSForm.Finding] {
        let width = rows[head...].map(\.count).max() ?? 0
        return (0..<width).filter { !known.contains($0) }.compactMap { column in
            let cells = rows[(head + 1)...].count {
                $0.indices.contains(column) && !$0[column].isEmpty
            }
            guard cells > 0 else { return nil }
            let text = rows[head].indices.contains(column) ? rows[head][column] : ""
            return XLSForm.Finding(
                .columnNotTaken(cells: cells),
                at: .init(
                    sheet: name, row: headRow,
                    column: text.isEmpty ? OfficerSheet.letters(column) : text))
        }
    }

    /// `AB` of the column 27, from 0.
    private static func letters(_ column: Int) -> String {
        var (letters, rest) = ("", column + 1)
        while rest > 0, let letter = Unicode.Scalar(0x41 + (rest - 1) % 26) {
            letters = String(letter) + letters
            rest = (rest - 1) / 26
        }
        return letters
    }
}
