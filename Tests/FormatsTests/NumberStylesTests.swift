import Testing

@testable import Formats

@Suite("what cells of a workbook show of their numbers")
struct NumberStylesTests {
    /// A list with one cell of the format: its number in every workbook, or its code.
    private func read(
        _ value: String, _ format: String, from1904: Bool = false
    ) throws -> [[String]] {
        let id = Int(format) ?? 164
        let formats =
            id == 164
            ? "<numFmts><numFmt numFmtId=\"164\" formatCode=\"\(format)\"/></numFmts>" : ""
        let since = from1904 ? "<workbookPr date1904=\"1\"/>" : ""
        var archive = Archive()
        archive.add(
            "xl/workbook.xml",
            "<workbook>\(since)<sheets><sheet name=\"A\" sheetId=\"1\" r:id=\"a\"/></sheets></workbook>"
        )
        archive.add(
            "xl/_rels/workbook.xml.rels",
            "<Relationships><Relationship Id=\"a\" Type=\"t\" Target=\"worksheets/a.xml\"/></Relationships>"
        )
        archive.add(
            "xl/worksheets/a.xml",
            "<worksheet><row><c s=\"1\"><v>\(value)</v></c></row></worksheet>")
        archive.add(
            "xl/styles.xml",
            "<styleSheet>\(formats)<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"\(id)\"/></cellXfs></styleSheet>"
        )
        return try WorkbookTable(archive.octets).rows
    }

    @Test(
        "days and times are those that people see in a list",
        arguments: [
            ("34947", "14", "05/09/1995"), ("34947.75", "22", "18:00, 05/09/1995"),
            ("0.75", "20", "18:00"), ("34947", "dd\\/mm\\/yyyy;@", "05/09/1995"),
            ("34947", "[$-1042A]dd mmmm yyyy", "05/09/1995"), ("34947", "mmm", "05/09/1995"),
            // No spreadsheet takes so long a format.
            ("34947", String(repeating: "d", count: 1_001), "34947"),
            ("0.9999", "h:mm:ss", "23:59"), ("0.020833333333333332", "hh:mm", "00:30"),
            ("46331.0", "yyyy-mm-dd", "05/11/2026"),
        ])
    func shown(value: String, format: String, text: String) throws {
        #expect(try read(value, format) == [[text]])
    }

    @Test(
        "other formats show the number, and so does what is no day or time",
        arguments: [
            ("34947", "General", "34947"), ("34947", "#,##0 &quot;đồng/năm (dd)&quot;", "34947"),
            ("34947", "#,##0\\d_y[Red]", "34947"), ("34947", "0;dd/mm/yyyy", "34947"),
            ("0.985", "0.0%", "0,985"), ("2026", "dd/mm/yyyy", "2026"),
            ("1.3125", "[h]:mm", "1,3125"), ("7", "hh:mm", "7"), ("-3", "14", "-3"),
            ("1E9", "14", "1000000000"),
        ])
    func numbers(value: String, format: String, text: String) throws {
        #expect(try read(value, format) == [[text]])
    }

    @Test("days may count from 1904")
    func from1904() throws {
        #expect(try read("33485", "14", from1904: true) == [["05/09/1995"]])
    }

    @Test(
        "a number of which the spreadsheet has lost digits is told, not taken",
        arguments: ["1E15", "12345678901234568", "-9.9E17"])
    func rounded(value: String) throws {
        #expect(throws: WorkbookTable.Fault.isRounded(cell: "A1")) { try read(value, "0") }
        #expect(try read("999999999999999", "0") == [["999999999999999"]])
    }
}
