import Formats
import Foundation
import HTTPTypes
import Reporting
import Storage
import TestSupport
import Testing

@testable import Web

/// Tables of a form's workbook, there and back.
@Suite("filling in tables by workbook")
struct FillTablesTests {
    let fixture: SchoolFixture
    let clerk: Browser
    private let address = "/rounds/bang-1/report"
    private var target: String { address + "/form.xlsx" }

    /// Columns from B on, rows from 5 on.
    private static let form = """
        {"code": "bang", "version": 1, "title": {"vi": "Bảng"},
         "lists": {"CAUSE": [{"value": "short", "vi": "Chập điện"}, {"value": "gas", "vi": "Rò gas"}],
                   "SEEN": [{"value": "smoke", "vi": "Khói"}, {"value": "bell", "vi": "Chuông"}]},
         "sections": [{"code": "A", "vi": "Mục", "indicators": [
          {"code": "lead", "type": "note", "vi": "Chỉ kể trong trường.", "levels": ["TH", "MN"]},
          {"code": "x", "vi": "Số", "type": "integer", "nature": "flow", "aggregate": "sum",
           "required": "optional", "levels": ["TH", "MN"]},
          {"code": "t", "vi": "Các vụ", "type": "table", "rows": 4, "nature": "flow",
           "aggregate": "list", "required": "optional", "levels": ["TH", "MN"], "columns": [
            {"code": "place", "vi": "Nơi", "type": "text", "max": 40, "required": true},
            {"code": "hurt", "vi": "Bị thương", "type": "integer", "unit": "người"},
            {"code": "area", "vi": "Diện tích", "type": "decimal", "scale": 2, "unit": "m²"},
            {"code": "share", "vi": "Tỷ lệ", "type": "percent"},
            {"code": "cost", "vi": "Kinh phí", "type": "money", "unit": "đồng"},
            {"code": "day", "vi": "Ngày", "type": "date"},
            {"code": "hour", "vi": "Giờ", "type": "time"},
            {"code": "told", "vi": "Đã báo", "type": "boolean"},
            {"code": "cause", "vi": "Nguyên nhân", "type": "choice", "list": "CAUSE"},
            {"code": "seen", "vi": "Dấu hiệu", "type": "choices", "list": "SEEN"},
            {"code": "at", "vi": "Vị trí", "type": "location"}]},
          {"code": "n", "vi": "Số vụ", "type": "integer", "nature": "flow", "aggregate": "sum",
           "required": "optional", "levels": ["TH", "MN"], "calculation": "count(t)"}]}]}
        """

    private static let rows: [[String: Value]] = [
        [
            "place": .text("Kho"), "hurt": .integer(1_200),
            "area": .decimal(FixedPoint(units: 1_250, scale: 2)),
            "share": .decimal(FixedPoint(units: 985, scale: 1)), "cost": .integer(9_850_000),
            "day": Day(iso: "2026-03-02").map(Value.date),
            "hour": TimeOfDay(minutes: 450).map(Value.time), "told": .boolean(true),
            "cause": .choice("gas"), "seen": .choices(["smoke", "bell"]),
            "at": .location(Location(name: "Cổng", point: nil)),
        ].compactMapValues(\.self),
        ["place": .text("Bếp & <sân>\nsau"), "hurt": .integer(3)],
    ]

    init() throws {
        fixture = try SchoolFixture()
        try fixture.openRound("bang-1", title: "Bảng", form: Self.form, approved: [])
        clerk = try fixture.reporter("nv-th-cao-thang")
        _ = try clerk.get(address)
    }

    private func entries() throws -> Entries {
        try fixture.storage.read { database in
            let round = try #require(try database.rounds.find("bang-1"))
            let unit = try #require(try database.units.find("th-cao-thang"))
            return try database.reports.entries(
                of: unit.id, in: round.id, form: try database.forms.layout(round.form).form)
        }
    }

    private func store(_ rows: [[String: Value]]) throws {
        try fixture.storage.write { database in
            let round = try #require(try database.read.rounds.find("bang-1"))
            let unit = try #require(try database.read.units.find("th-cao-thang"))
            let file = try #require(try database.read.reportFile(of: unit.id, in: round))
            _ = try database.saveDraft(
                ["t": .some(.value(.table(AnswerTable(rows: rows))))],
                of: unit.id, in: round.id, seen: file.report.version, by: .command)
        }
    }

    private func download() throws -> TableSheet {
        _ = try clerk.get(address + "/workbook")
        return try TableSheet(try clerk.get(target).body)
    }

    private func send(_ sheet: TableSheet) throws -> Browser.Answer {
        _ = try clerk.get(address + "/workbook")
        return try clerk.send(workbook: try sheet.octets, to: target)
    }

    @Test("stand on a sheet of their own, with notes, calculated numbers and a line that adds up")
    func sheets() throws {
        try store(Self.rows)
        let sheet = try download()
        #expect(sheet.form.contains("Chỉ kể trong trường."))
        #expect(sheet.form.contains("Ở trang “Bảng 2”"))
        #expect(sheet.form.contains("Chương trình tự tính; đây là số lúc tải biểu"))
        #expect(try sheet.cell("B5").contains("Kho"))
        #expect(try sheet.cell("G5").contains("<v>46083</v>"))
        #expect(try sheet.cell("C9").contains("<v>1203</v>"), "Cộng")
        #expect(try sheet.cell("D9").contains("<v></v>"), "a blank is no 0")
        #expect(try !sheet.cell("E9").contains("<f>"), "percentages are not added up")
        #expect(sheet.xml.contains("Bị thương (người)"))
        #expect(try clerk.get(address + "/workbook").text.contains("mỗi bảng ở một trang riêng"))
    }

    // Who types 7.30 into a cell of no format leaves 7.3 (timetagger#276).
    @Test(
        "a number is a time where it is a share of a day, or stands behind one",
        arguments: [
            ("7.3", false), ("7", false), ("730", false), ("1", false), ("46083", false),
            ("0.3125", true), ("0", true), ("2.0833333333333332E-2", true), ("46083.3125", true),
        ])
    func times(number: String, isTime: Bool) throws {
        var sheet = try download()
        try sheet.put(text: "Kho", at: "B6")
        try sheet.put(number: number, at: "H6")
        #expect(try send(sheet).text.contains("Ghi giờ và phút") != isTime)
    }

    @Test("are read as a spreadsheet writes them, shown, and taken in one act")
    func everyKind() throws {
        var sheet = try download()
        try sheet.put(text: " Kho ", at: "B6")
        try sheet.put(text: "1.200", at: "C6")
        try sheet.put(number: "12.5", at: "D6")
        try sheet.put(number: "98.5", at: "E6")
        try sheet.put(number: "9.85E6", at: "F6")
        try sheet.put(number: "46083", at: "G6")
        try sheet.put(number: "0.3125", at: "H6")
        try sheet.put(text: "x", at: "I6")
        try sheet.put(text: "rò gas", at: "J6")
        try sheet.put(text: "1; Chuông", at: "K6")
        try sheet.put(text: "Cổng", at: "L6")
        try sheet.put(text: "Bếp & <sân>\nsau", at: "B8")
        try sheet.put("><f>1+2</f><v>3</v>", at: "C8")
        let preview = try send(sheet)
        #expect(preview.counts == [1, 0, 1, 0])
        #expect(preview.text.contains("2. Bếp &amp; &lt;sân&gt;\nsau; 3 người"))
        #expect(try entries().isEmpty)
        let taken = try clerk.act("take", upon: preview, at: target)
        #expect(taken.status == .seeOther, "\(taken.text)")
        #expect(try entries() == ["t": .value(.table(AnswerTable(rows: Self.rows)))])
    }

    @Test(
        "name what is wrong by sheet, row and column, and store nothing of it",
        arguments: [
            ("C5", "hai", "Trang “Bảng 2”, dòng 5, cột “Bị thương”: "),
            ("E6", "101", "Trang “Bảng 2”, dòng 6, cột “Tỷ lệ”: "),
            ("H5", "25:00", "Trang “Bảng 2”, dòng 5, cột “Giờ”: Ghi giờ và phút"),
            ("G6", "31/02/2026", "Trang “Bảng 2”, dòng 6, cột “Ngày”: "),
            (
                "J5", "Sét",
                "Trang “Bảng 2”, dòng 5, cột “Nguyên nhân”: “Sét” không có trong danh sách"
            ),
            ("B6", "", "Trang “Bảng 2”, dòng 6: Chưa nhập “Nơi”."),
            (
                "B4", "Nơi cháy",
                "Trang “Bảng 2”, ô B4: Đầu cột này là “Nơi”, trong tệp đã đổi thành “Nơi cháy”"
            ),
            ("B3", "", "Thiếu cột “Nơi”"),
            ("C3", "place", "Trang “Bảng 2”, ô B4: Cột “Nơi” có ở nhiều nơi"),
            ("A3", "", "Tệp không còn trang của bảng này"),
        ])
    func wrong(cell: String, text: String, sentence: String) throws {
        try store(Self.rows)
        var sheet = try download()
        if text.isEmpty { try sheet.clear(cell) } else { try sheet.put(text: text, at: cell) }
        let before = try entries()
        let preview = try send(sheet)
        #expect(preview.counts == [0, 0, 1, 1])
        #expect(preview.text.contains(sentence), "\(preview.text.prefix(6_000))")
        #expect(!preview.text.contains("value=\"take\""))
        _ = try clerk.act("take", upon: preview, at: target)
        #expect(try entries() == before)
    }

    @Test("that are there twice, or have a row too many, are not taken")
    func tooMany() throws {
        try store(Self.rows)
        var sheet = try download()
        sheet.double()
        #expect(try send(sheet).text.contains("Bảng này có ở nhiều trang: “Bảng 2”, “Bản 2”."))
        sheet = try download()
        sheet.replace(
            "</sheetData>",
            with: (11...13).map {
                "<row r=\"\($0)\"><c r=\"B\($0)\" t=\"inlineStr\"><is><t>Kho \($0)</t></is></c></row>"
            }.joined() + "</sheetData>")
        let preview = try send(sheet)
        #expect(
            preview.text.contains(
                "Trang “Bảng 2”, dòng 13: Nhiều nhất 4 dòng; trang có 5 dòng, bỏ bớt từ dòng này."))
        #expect(preview.counts == [0, 0, 1, 1])
    }

    @Test("that come back as they went away change nothing, and blank ones clear nothing")
    func untouched() throws {
        try store(Self.rows)
        var sheet = try download()
        #expect(try send(sheet).counts == [0, 1, 1, 0])
        // Another changed it meanwhile: the file says nothing to that.
        try store([Self.rows[1]])
        let moved = try send(sheet)
        #expect(moved.counts == [0, 1, 1, 0])
        #expect(moved.text.contains("Đã sửa trên trang sau khi tải biểu: 1 ô"))
        sheet = try download()
        for cell in ["B5", "C5"] { try sheet.clear(cell) }
        #expect(try send(sheet).counts == [0, 0, 2, 0])
    }

    @Test("take the place of what is stored where something was changed in them")
    func changed() throws {
        try store(Self.rows)
        var sheet = try download()
        for letter in "BCDEFGHIJKL" { try sheet.clear("\(letter)5") }
        try sheet.put(number: "4", at: "C6")
        let preview = try send(sheet)
        #expect(preview.counts == [1, 0, 1, 0])
        #expect(preview.text.contains("Khác số đang lưu: 1 ô"))
        _ = try clerk.act("take", upon: preview, at: target)
        var row = Self.rows[1]
        row["hurt"] = .integer(4)
        #expect(try entries()["t"] == .value(.table(AnswerTable(rows: [row]))))
    }

    @Test("come back with what is wrong in red, as it was typed, and are good to be sent again")
    func marked() throws {
        var sheet = try download()
        try sheet.put(text: "Kho", at: "B5")
        try sheet.put(text: "hai & ba", at: "C5")
        try sheet.put(text: "1; 2", at: "K5")
        let preview = try send(sheet)
        #expect(preview.text.contains("1. Kho; hai &amp; ba; smoke, bell"))
        let back = try clerk.act("mark", upon: preview, at: target)
        var marked = try TableSheet(back.body)
        #expect(marked.xml.contains("SAI: Trang “Bảng 2”, dòng 5, cột “Bị thương”"))
        #expect(try marked.cell("C5").contains("hai &amp; ba"))
        #expect(try marked.cell("K5").contains("Khói; Chuông"))
        try marked.put(number: "2", at: "C5")
        let again = try send(marked)
        #expect(again.counts == [1, 0, 1, 0])
    }

    @Test("are not looked for in files of before, whose row says that they are typed on the page")
    func older() throws {
        var sheet = try download()
        sheet.replace("<t>tables</t>", with: "<t>other</t>")
        try sheet.put(text: "Kho", at: "B5")
        let preview = try send(sheet)
        #expect(preview.text.contains("Bảng này nhập trên trang nhập liệu."))
        sheet.replace("<t>Ở trang “Bảng 2”</t>", with: "<t></t>")
        #expect(try send(sheet).counts == [0, 0, 2, 0])
    }

    @Test("of random answers are the same there and back", arguments: 0..<15)
    func random(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        func number(_ most: Int64) -> Int64 { Int64.random(in: 0...most, using: &random) }
        func one(_ column: Indicator) -> Value? {
            guard column.requirement == .always || Bool.random(using: &random) else { return nil }
            switch column.kind {
            case .number(let kind):
                return kind.value(units: number(kind.most.rescaled(to: kind.scale)?.units ?? 0))
            case .boolean: return .boolean(Bool.random(using: &random))
            case .date: return .date(Day(number: Int(number(40_000))))
            case .time: return TimeOfDay(minutes: Int(number(1_439))).map(Value.time)
            case .location: return .location(Location(name: "Nơi \(number(9))", point: nil))
            case .text:
                return .text(["=1+1", "a;b", "Đường “số” <1>\nhai", "0123", "1e5"][Int(number(4))])
            case .choice(let list):
                return list.options.randomElement(using: &random).map { .choice($0.value) }
            case .choices(let list):
                let some = list.options.map(\.value).filter { _ in Bool.random(using: &random) }
                return some.isEmpty ? nil : .choices(some)
            case .file, .table: return nil
            }
        }
        let form = try Form(document: try JSON(parsing: Self.form.utf8))
        let indicator = try #require(form.indicator("t"))
        let table = try #require(indicator.kind.table)
        let rows = (0..<Int.random(in: 1...4, using: &random)).map { _ in
            table.columns.reduce(into: [String: Value]()) { $0[$1.code.rawValue] = one($1) }
        }
        try store(rows)
        let workbook = try FilledWorkbook(try download().octets)
        #expect(
            table.filled(workbook, indicator, level: "TH")
                == .value(.table(AnswerTable(rows: rows))))
    }
}
