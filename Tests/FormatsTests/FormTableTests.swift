import Reporting
import TestSupport
import Testing

@testable import Formats

@Suite("tables of forms as sheets")
struct FormTableTests {
    private static func table(
        _ rows: [[SheetCell]], isOpen: Bool = true, fault: String? = nil
    ) -> FormWorkbook.Table {
        func column(
            _ mark: String, _ check: FormWorkbook.Check, sum: SheetCell? = nil
        ) -> FormWorkbook.Table.Column {
            FormWorkbook.Table.Column(
                mark: mark, title: "Cột \(mark) (người)", hint: "số nguyên", check: check,
                prompt: "Nhập", refusal: "Sai", isWide: false, sum: sum)
        }
        return FormWorkbook.Table(
            mark: "fires", name: "Bảng 3", title: "3. Các vụ", hint: "Mỗi dòng một vụ",
            columns: [
                column("place", .text(100)),
                column("hurt", .number(most: FixedPoint(9), scale: 0), sum: .integer(3)),
                column("cause", .list(["Gas", "Điện"])),
            ],
            rows: rows.map { $0.map { FormWorkbook.Table.Cell($0) } }, most: 4, isOpen: isOpen,
            fault: fault)
    }

    private static func form(_ tables: [FormWorkbook.Table]) -> FormWorkbook {
        let row = FormWorkbook.Row(
            mark: "a", number: 1, question: "Câu", unit: "", previous: .blank, answer: .blank,
            kept: "", check: .list(["Có"]), prompt: "", refusal: "", note: "", isOpen: true)
        var form = FormWorkbook(
            owner: "Trường A", title: "Đợt 1", lines: ["Cách điền"],
            sections: [
                .init(title: "A. Mục", rows: [row], notes: [(0, "Chỉ kể & <vụ>"), (1, "Hết")])
            ],
            signers: [], foot: "Trường A", identity: [("unit", "th-a")], madeAt: .ofTests)
        form.tables = tables
        return form
    }

    private static let rows: [[SheetCell]] = [
        [.text("Kho"), .integer(1), .text("Gas")], [.text("Bếp & <sân>"), .integer(2), .blank],
    ]

    @Test(
        "what is written is read again by the marks of table and columns, blank rows and sums not")
    func roundTrip() throws {
        let read = try FilledWorkbook(try Self.form([Self.table(Self.rows)]).file())
        #expect(read.rows.map(\.mark) == ["a"], "notes are no rows")
        let table = try #require(read.tables.first)
        #expect(read.tables.count == 1)
        #expect((table.mark, table.name) == ("fires", "Bảng 3"))
        #expect(table.columns.map(\.mark) == ["place", "hurt", "cause"])
        #expect(
            table.columns.map(\.head) == ["place", "hurt", "cause"].map { "Cột \($0) (người)" })
        #expect(table.columns.map(\.cell) == ["B4", "C4", "D4"])
        #expect(
            table.rows == [
                .init(row: 5, cells: [.text("Kho"), .number("1"), .text("Gas")]),
                .init(row: 6, cells: [.text("Bếp & <sân>"), .number("2"), .blank]),
            ])
    }

    private func sheet(_ form: FormWorkbook, _ number: Int = 2) throws -> String {
        let parts = try #require(OfficePackage.parts(of: try form.file()))
        return String(
            decoding: parts["xl/worksheets/sheet\(number).xml"] ?? [], as: UTF8.self)
    }

    @Test("all rows that there may be can be typed into, and what they add up to is reckoned")
    func open() throws {
        let sheet = try sheet(Self.form([Self.table(Self.rows)]))
        #expect(sheet.contains("sqref=\"C5:C8\""))
        #expect(sheet.contains("type=\"whole\""))
        #expect(sheet.contains("<formula1>tonghop!$E$1:$E$2</formula1>"), "\(sheet)")
        #expect(sheet.contains("<row r=\"3\"") && sheet.contains("hidden=\"1\""))
        #expect(
            sheet.contains(
                "<f>IF(AND(COUNT(C5:C8)&gt;0,COUNT(C5:C8)=SUMPRODUCT(--(B5:B8&amp;C5:C8&amp;D5:D8&lt;&gt;\"\"))),SUM(C5:C8),\"\")</f><v>3</v>"
            ), "\(sheet)")
        #expect(sheet.contains("<sheetProtection sheet=\"1\""))
    }

    @Test("only what is written stands where it is to be read")
    func closed() throws {
        let sheet = try sheet(Self.form([Self.table(Self.rows, isOpen: false)]))
        #expect(!sheet.contains("<dataValidation "))
        #expect(sheet.contains("<f>IF(AND(COUNT(C5:C6)"))
    }

    @Test("sheets stand behind the form's, and the hidden one is the last")
    func names() throws {
        let form = Self.form([Self.table(Self.rows)])
        let parts = try #require(OfficePackage.parts(of: try form.file()))
        let book = String(decoding: parts["xl/workbook.xml"] ?? [], as: UTF8.self)
        #expect(book.contains(#"name="Bảng 3" sheetId="2" r:id"#))
        #expect(book.contains(#"name="tonghop" sheetId="3" state="veryHidden""#))
        #expect(try form.file() == form.file())
    }
}
