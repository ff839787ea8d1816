import Reporting
import Storage
import TestSupport
import Testing

@testable import Formats

/// The annexes of the demonstration's first round, which is closed.
@Suite("the annexes of a consolidated report as a workbook")
struct AnnexWorkbookTests {
    private let report: ConsolidatedReport
    private let workbook: AnnexWorkbook

    init() throws {
        let folder = try TemporaryFolder()
        try FilledDatabase.demonstration.get().copy(to: folder.path("tonghop.db"))
        let storage = try Storage(path: folder.path("tonghop.db"), environment: .live)
        report = try storage.read { database in
            let round = try #require(try database.rounds.find("pccc-2022"))
            let form = try database.forms.layout(of: round).form
            return try database.consolidatedReport(
                of: round, outline: try database.outline(of: round, form: form), at: .ofTests)
        }
        workbook = AnnexWorkbook(
            report, .init(), madeAt: .ofTests)
    }

    @Test("the first sheet says of each level how many reports were approved, and draws it")
    func coverage() throws {
        let file = try workbook.file()
        let sheet = try SheetXML(1, of: file)
        #expect(!report.annexes.levels.isEmpty)
        for (index, level) in report.annexes.levels.enumerated() {
            let (row, totals) = (index + 2, level.totals)
            #expect(sheet.texts["A\(row)"] == level.name)
            #expect(sheet.numbers["B\(row)"] == Double(totals.counted))
            #expect(sheet.numbers["C\(row)"] == Double(totals.coverage.due - totals.counted))
            #expect(sheet.numbers["D\(row)"] == Double(totals.coverage.due))
        }
        #expect(OfficePackage.parts(of: file)?["xl/charts/chart1.xml"] != nil)
    }

    @Test("each annex of the document has its sheet, with the document's name for it")
    func sheets() throws {
        let document = workbook.document
        let parts = try #require(OfficePackage.parts(of: try workbook.file()))
        let list = try SheetXML(try #require(parts["xl/workbook.xml"]))
        #expect(
            list.attributes(of: "sheet").compactMap { $0["name"] }
                == ["Tình hình báo cáo"] + document.annexes.indices.map(document.annexName))
    }

    @Test("tables that paper had to divide are one, a row a school, numbers as numbers")
    func joined() throws {
        let annexes = workbook.document.annexes
        let index = try #require(annexes.firstIndex { $0.blocks.count > 1 })
        let sheet = try SheetXML(index + 2, of: try workbook.file())
        var columns: [String] = []
        for block in annexes[index].blocks {
            guard case .table(let table) = block else { continue }
            columns += table.columns.map(\.title).dropFirst(columns.isEmpty ? 0 : 2)
        }
        let heads = sheet.texts.filter { $0.key.wholeMatch(of: /[A-Z]+5/) != nil }
        #expect(heads.count == columns.count)
        #expect(Set(heads.values) == Set(columns))
        guard case .table(let table)? = annexes[index].blocks.first else { return }
        for (place, row) in table.rows.enumerated() {
            let text = sheet.texts["B\(place + 6)"]
            switch row {
            case .group(let title): #expect(text == title)
            case .cells(let cells), .total(let cells): #expect(text == cells[1].text)
            }
        }
        #expect(sheet.texts["B\(table.rows.count + 5)"] == "Tổng cộng")
        #expect(sheet.numbers.count > report.annexes.schools.count)
    }

    @Test("above its head a sheet says what it is and goes with; heads of groups and sums are bold")
    func titles() throws {
        let file = try workbook.file()
        let sheet = try SheetXML(3, of: file)
        let document = workbook.document
        #expect(sheet.texts["A1"] == "Phụ lục II")
        #expect(sheet.texts["A2"] == "BIỂU TỔNG HỢP THEO ĐƠN VỊ")
        #expect(sheet.texts["A3"] == document.annexNote)
        #expect(sheet.attributes(of: "pane").first?["topLeftCell"] == "C6")
        #expect(sheet.attributes(of: "pageSetup").first?["orientation"] == "landscape")
        #expect(sheet.attributes(of: "autoFilter").isEmpty)
        let parts = try #require(OfficePackage.parts(of: file))
        let styles = try SheetXML(try #require(parts["xl/styles.xml"])).elements
        let fonts = styles.filter { ["font", "b"].contains($0.name) }.map(\.name)
            .reduce(into: [Bool]()) { fonts, name in
                if name == "font" { fonts.append(false) } else { fonts[fonts.count - 1] = true }
            }
        let formats = styles.drop { $0.name != "cellXfs" }.filter { $0.name == "xf" }
        let bold = Set(
            sheet.attributes(of: "c").filter { cell in
                let format = cell["s"].flatMap(Int.init) ?? 0
                let font = formats[formats.startIndex + format].attributes["fontId"]
                return fonts[font.flatMap(Int.init) ?? 0]
            }.compactMap { $0["r"] })
        guard case .table(let table)? = document.annexes[1].blocks.first else { return }
        for (place, row) in table.rows.enumerated() {
            let isBold = if case .cells = row { false } else { true }
            #expect(bold.contains("B\(place + 6)") == isBold)
            if case .total = row { #expect(bold.contains("C\(place + 6)")) }
        }
        #expect(sheet.texts.values.contains { $0.hasPrefix("Ghi chú: “…” là chưa có số liệu") })
    }

    @Test("a bar of the chart begins at nothing")
    func axis() throws {
        let parts = try #require(OfficePackage.parts(of: try workbook.file()))
        let chart = try SheetXML(try #require(parts["xl/charts/chart1.xml"]))
        #expect(chart.attributes(of: "c:min").map { $0["val"] } == ["0"])
    }

    @Test("percentages look alike, whole ones too")
    func percentages() throws {
        let sheet = try SheetXML(2, of: try workbook.file())
        let rows = sheet.texts.filter { $0.key.hasPrefix("C") && $0.value == "%" }.map {
            String($0.key.dropFirst())
        }
        let cells = sheet.attributes(of: "c").filter { cell in
            guard let place = cell["r"], sheet.numbers[place] != nil else { return false }
            return rows.contains(String(place.drop { $0.isLetter }))
        }
        let numbers = cells.compactMap { $0["r"].flatMap { sheet.numbers[$0] } }
        #expect(numbers.contains { $0 == $0.rounded() }, "\(numbers)")
        #expect(Set(cells.map { $0["s"] }).count == 1)
    }

    @Test("of the same report it has the same bytes")
    func deterministic() throws {
        #expect(try workbook.file() == workbook.file())
    }
}
