import Foundation
import Reporting
import TestSupport
import Testing

@testable import Formats

@Suite("forms as workbooks")
struct FormWorkbookTests {
    private static func row(
        _ mark: String, _ answer: SheetCell, _ check: FormWorkbook.Check = .none,
        isOpen: Bool = true
    ) -> FormWorkbook.Row {
        FormWorkbook.Row(
            mark: mark, number: 1, question: "Câu “\(mark)” & <hai>", unit: "người",
            previous: .integer(7), answer: answer, kept: "giữ \(mark)", check: check,
            prompt: "Nhập số", refusal: "Sai", note: "Ghi chú", isOpen: isOpen)
    }

    private static let day = Day(year: 2026, month: 5, day: 18) ?? Day(number: 0)

    private static func form(_ rows: [FormWorkbook.Row]) -> FormWorkbook {
        FormWorkbook(
            owner: "Trường A & B", title: "Đợt 1", lines: ["Kỳ", "Cách điền"],
            sections: [.init(title: "A. Mục", rows: rows), .init(title: "B. Trống", rows: [])],
            signers: ["NGƯỜI LẬP", "THỦ TRƯỞNG"], foot: "Trường A & B",
            identity: [("unit", "th-a"), ("level", "TH")], madeAt: .ofTests)
    }

    private static let all = form([
        row("whole", .integer(34), .number(most: FixedPoint(1_000), scale: 0)),
        row(
            "part", .number(FixedPoint(units: 12_345, scale: 1)),
            .number(most: FixedPoint(9), scale: 1)),
        row("day", .day(day), .day(day...day)),
        row("text", .text("=1+1 _x000D_ <a>\nhai"), .text(100)),
        row("list", .text("Có"), .list(["Có", "Không"])), row("blank", .blank, .text(9)),
    ])

    @Test("what is written is read again, by the mark of each row")
    func roundTrip() throws {
        let read = try FilledWorkbook(try FormWorkbookTests.all.file())
        #expect(read.identity["unit"] == "th-a")
        #expect(read.rows.map(\.mark) == ["whole", "part", "day", "text", "list", "blank"])
        #expect(read.rows.map(\.kept) == read.rows.map { "giữ \($0.mark)" })
        #expect(
            read.rows.map(\.answer) == [
                .number("34"), .number("1234.5"), .dated(FormWorkbookTests.day, nil),
                .text("=1+1 _x000D_ <a>\nhai"), .text("Có"), .blank,
            ])
        #expect(read.day("46160") == FormWorkbookTests.day)
        #expect(read.day("46160.75") == FormWorkbookTests.day)
        #expect(read.rows.first?.question == "Câu “whole” & <hai>")
    }

    @Test("the same form has the same bytes, one visible sheet, and one that no menu shows")
    func sheets() throws {
        let file = try FormWorkbookTests.all.file()
        #expect(file == (try FormWorkbookTests.all.file()))
        let parts = try #require(OfficePackage.parts(of: file))
        let book = String(decoding: parts["xl/workbook.xml"] ?? [], as: UTF8.self)
        #expect(book.components(separatedBy: "<sheet ").count == 3)
        #expect(book.contains(#"name="tonghop" sheetId="2" state="veryHidden""#))
        #expect(!book.contains(#"name="Báo cáo" sheetId="1" state"#))
    }

    @Test("only what is open can be typed over, and says what may be typed")
    func open() throws {
        var rows = [
            FormWorkbookTests.row("a", .integer(1), .number(most: FixedPoint(5), scale: 0)),
            FormWorkbookTests.row("b", .integer(1), .list(["x"]), isOpen: false),
            FormWorkbookTests.row("c", .text("?"), .list(["x", "y"])),
        ]
        rows[2].isWrong = true
        rows[2].note = "SAI: không có trong danh sách"
        let parts = try #require(
            OfficePackage.parts(of: try FormWorkbookTests.form(rows).file()))
        let sheet = String(decoding: parts["xl/worksheets/sheet1.xml"] ?? [], as: UTF8.self)
        #expect(sheet.contains("<sheetProtection sheet=\"1\""))
        #expect(!sheet.contains("password"))
        #expect(sheet.components(separatedBy: "<dataValidation ").count == 3)
        #expect(sheet.contains("type=\"whole\""))
        #expect(sheet.contains("<formula1>tonghop!$D$1:$D$2</formula1>"))
        #expect(sheet.contains("fitToPage=\"1\""))
        let comments = parts.filter { $0.key.hasPrefix("xl/comments") }.values.first ?? []
        #expect(String(decoding: comments, as: UTF8.self).contains("SAI: không có"))
    }

    private func fault(_ bytes: [UInt8]) -> FilledWorkbook.Fault? {
        do throws(FilledWorkbook.Fault) {
            _ = try FilledWorkbook(bytes)
            return nil
        } catch {
            return error
        }
    }

    @Test("what is no form is told from what is no workbook")
    func refused() throws {
        #expect(fault([]) == .isUnreadable)
        #expect(fault(Array("%PDF-1.7".utf8)) == .isUnreadable)
        #expect(fault([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0]) == .isOldOrLocked)
        let head: [UInt8] = [0x50, 0x4b, 0x03, 0x04] + [UInt8](repeating: 0, count: 26)
        #expect(
            fault(head + Array("mimetypeapplication/vnd.oasis.opendocument.spreadsheet".utf8))
                == .isOpenDocument)
        let other = Spreadsheet(
            name: "DS", columns: [.init("STT", width: 5)], madeAt: .ofTests)
        #expect(fault(try other.file([[.integer(1)]])) == .isNoForm)
        let large = [UInt8](repeating: 0, count: FilledWorkbook.longestFile + 1)
        #expect(fault(large) == .isTooLarge)
        #expect(fault(Array(try FormWorkbookTests.all.file().dropLast(40))) == .isUnreadable)
    }

    @Test("a file that inflates beyond the bounds is refused before it is read")
    func bomb() throws {
        var parts = try #require(OfficePackage.parts(of: try FormWorkbookTests.all.file()))
        let blanks = [UInt8](repeating: 0x20, count: WorkbookTable.longestPart)
        parts["xl/worksheets/sheet1.xml"]?.append(contentsOf: blanks)
        let packed = try WordPackage(parts: parts.map { ($0, $1) }, madeAt: .ofTests).file()
        #expect(packed.count < 100_000)
        #expect(fault(packed) == .isTooLarge)
    }

    @Test("a form's sheet that is there twice is refused, by the names of both")
    func twice() throws {
        var parts = try #require(OfficePackage.parts(of: try FormWorkbookTests.all.file()))
        let book = String(decoding: parts["xl/workbook.xml"] ?? [], as: UTF8.self)
        let relations = String(
            decoding: parts["xl/_rels/workbook.xml.rels"] ?? [], as: UTF8.self)
        parts["xl/worksheets/sheet9.xml"] = parts["xl/worksheets/sheet1.xml"]
        parts["xl/workbook.xml"] = Array(
            book.replacing(
                "</sheets>", with: #"<sheet name="Bản 2" sheetId="9" r:id="rId99"/></sheets>"#
            ).utf8)
        parts["xl/_rels/workbook.xml.rels"] = Array(
            relations.replacing(
                "</Relationships>",
                with:
                    #"<Relationship Id="rId99" Type="t" Target="worksheets/sheet9.xml"/></Relationships>"#
            ).utf8)
        let packed = try WordPackage(parts: parts.map { ($0, $1) }, madeAt: .ofTests).file()
        #expect(fault(packed) == .hasSeveralForms(["Báo cáo", "Bản 2"]))
    }

    @Test("a file that was damaged anywhere is read or refused", arguments: 0..<4)
    func damaged(seed: Int) throws {
        var random = SeededRandom(seed: UInt64(seed))
        let whole = try FormWorkbookTests.all.file()
        let parts = try #require(OfficePackage.parts(of: whole))
        let names = parts.keys.sorted()
        for _ in 0..<150 {
            var bytes = whole
            bytes[Int.random(in: bytes.indices, using: &random)] = .random(
                in: 0...255, using: &random)
            _ = fault(bytes)
            var changed = parts
            let name = try #require(names.randomElement(using: &random))
            var part = parts[name] ?? []
            for _ in 0..<3 where !part.isEmpty {
                part[Int.random(in: part.indices, using: &random)] = .random(
                    in: 0x20...0x7e, using: &random)
            }
            changed[name] = part
            let packed = try WordPackage(
                parts: changed.map { ($0, $1) }, madeAt: .ofTests
            ).file()
            guard fault(packed) == nil else { continue }
            let read = try FilledWorkbook(packed)
            for row in read.rows { _ = read.day(row.answer.typed) }
        }
    }
}
