import Reporting
import Storage
import TestSupport
import Testing

@testable import Formats
@testable import Web

/// What schools tell in rows, on its way to the office: its pages, its document and its workbook.
@Suite("Rows that schools tell")
struct ToldRowsTests {
    private let fixture: SchoolFixture
    private let officer: Browser

    private static let form = """
        {"code": "y_te", "version": 1, "title": {"vi": "Y tế"}, "sections": [
         {"code": "A", "vi": "Mục", "indicators": [
          {"code": "cases", "vi": "Các vụ tai nạn", "type": "table", "unit": "vụ", "nature": "flow",
           "aggregate": "list", "required": "optional", "levels": ["TH", "MN"], "columns": [
            {"code": "day", "vi": "Ngày", "type": "date"},
            {"code": "hurt", "vi": "Số HS", "type": "integer", "unit": "em"},
            {"code": "home", "vi": "Về nhà", "type": "boolean"},
            {"code": "done", "vi": "Cách xử trí", "type": "text", "max": 90}]},
          {"code": "wish", "vi": "Kiến nghị", "type": "text", "max": 90, "nature": "state",
           "aggregate": "list", "required": "optional", "levels": ["TH", "MN"]},
          {"code": "pupils", "vi": "Số học sinh", "type": "integer", "nature": "stock",
           "aggregate": "sum", "required": "optional", "levels": ["TH", "MN"]},
          \((1...4).map(words).joined(separator: ",\n"))]}]}
        """

    private static func words(_ number: Int) -> String {
        """
        {"code": "words_\(number)", "vi": "Ý kiến \(number)", "type": "text", "max": 90,
         "nature": "state", "aggregate": "list", "required": "optional", "levels": ["TH", "MN"]}
        """
    }

    init() throws {
        fixture = try SchoolFixture()
        func row(_ day: String, _ hurt: Int64, _ done: String) throws -> [String: Value] {
            [
                "day": .date(try #require(Day(iso: day))), "hurt": .integer(hurt),
                "home": .boolean(hurt > 1), "done": .text(done),
            ]
        }
        try fixture.openRound(
            "y-te-1", title: "Y tế", form: Self.form,
            approved: [
                (
                    "th-cao-thang",
                    [
                        "cases": .table(
                            AnswerTable(rows: [
                                try row("2026-09-18", 3, "Đưa <viện>"),
                                try row("2026-11-05", 1, "Băng bó"),
                            ])), "wish": .text("Thêm thuốc."),
                    ]
                ),
                (
                    "mn-chi-lang",
                    ["cases": .table(AnswerTable(rows: [try row("2026-10-12", 1, "Sơ cứu")]))]
                ),
                ("th-doan-tung", ["words_4": .text("Thêm phòng.")]),
            ])
        officer = try Browser(fixture.site, as: "cv")
    }

    /// The texts of a page's rows, cell by cell.
    private func rows(_ page: String) -> [[String]] {
        page.components(between: "<tr role=\"row\"", and: "</tr>").map { row in
            row.split(separator: ">", maxSplits: 1).last.map(String.init) ?? ""
        }.map { row in
            row.replacing(/<\/t[dh]>/, with: "|").replacing(/<[^>]*>/, with: "")
                .split(separator: "|", omittingEmptySubsequences: false).dropLast().map(String.init)
        }
    }

    @Test("the school reads its own as it wrote them")
    func own() throws {
        let school = try fixture.reporter("nv-th-cao-thang")
        let page = try school.get("/rounds/y-te-1/report").text
        #expect(page.components(between: "class=\"told\"", and: "</table>").count == 1)
        let told = rows(page)
        #expect(told.contains { $0.first == "1. Các vụ tai nạn" && $0.last == "2 vụ" })
        #expect(told.contains(["2", "05/11/2026", "1", "Không", "Băng bó"]))
    }

    @Test(
        "one school's report has them as a table below the question, which says how many they are")
    func report() throws {
        let page = try officer.get("/rounds/y-te-1/reports/th-cao-thang").text
        #expect(page.contains(">2 vụ<"))
        #expect(!page.contains("2. 05/11/2026"))
        let table = try #require(page.components(between: "class=\"told\"", and: "</table>").first)
        let found = rows(table)
        for row in [
            ["TT", "Ngày", "Số HS (em)", "Về nhà", "Cách xử trí"],
            ["1", "18/09/2026", "3", "Có", "Đưa &lt;viện&gt;"],
            ["2", "05/11/2026", "1", "Không", "Băng bó"],
        ] {
            #expect(found.contains(row), "\(row): \(found)")
        }
        #expect(table.contains("<b>Cộng</b>") && table.contains("<b>4</b>"))
        let none = try officer.get("/rounds/y-te-1/reports/th-doan-tung").text
        #expect(!none.contains("class=\"told\""))
    }

    @Test("the question's page has a line a row, with its school, of the level that is chosen")
    func question() throws {
        let page = try officer.get("/rounds/y-te-1/totals/cases").text
        let found = rows(page)
        let lines = [
            ["Trường", "TT", "Ngày", "Số HS (em)", "Về nhà", "Cách xử trí"],
            ["Trường Mầm non Chi Lăng", "1", "12/10/2026", "1", "Không", "Sơ cứu"],
            ["Trường Tiểu học Cao Thắng", "1", "18/09/2026", "3", "Có", "Đưa &lt;viện&gt;"],
            ["Trường Tiểu học Cao Thắng", "2", "05/11/2026", "1", "Không", "Băng bó"],
        ]
        for line in lines { #expect(found.contains(line), "\(line): \(found)") }
        #expect(
            page.contains("<dt>Số dòng (vụ)</dt><dd>3</dd>") && page.contains("<b>2 vụ</b>")
                && page.contains("<b>chưa trả lời</b>"))
        let nursery = rows(try officer.get("/rounds/y-te-1/totals/cases?level=MN").text)
        #expect(nursery.contains(lines[1]) && !nursery.contains(lines[2]))
        // Of words there are none.
        #expect(!(try officer.get("/rounds/y-te-1/totals/wish").text.contains("id=\"told\"")))
    }

    private func sheets(_ file: [UInt8]) throws -> [(name: String, rows: [[String]])] {
        let parts = try #require(OfficePackage.parts(of: file))
        let names = String(decoding: parts["xl/workbook.xml"] ?? [], as: UTF8.self)
            .components(between: "<sheet name=\"", and: "\"")
        return try names.enumerated().map { index, name in
            var budget = WorkbookBudget()
            let sheet = try #require(parts["xl/worksheets/sheet\(index + 1).xml"])
            let rows = try WorksheetRows.read(
                sheet, [], [:], SpreadsheetDays(countsFrom1904: false), &budget)
            return (name, rows.map { $0.map(\.typed) })
        }
    }

    @Test("the annexes' workbook has a sheet of the table, a line a row, numbers and days as such")
    func workbook() throws {
        let all = try sheets(try officer.get("/rounds/y-te-1/consolidated.xlsx").body)
        #expect(
            all.map(\.name) == [
                "Tình hình báo cáo", "Phụ lục I", "Phụ lục II", "Phụ lục III",
                "Phụ lục III (câu 1)",
            ])
        let told = try #require(all.last).rows
        #expect(
            told.dropFirst(4) == [
                [
                    "Mã trường", "Trường", "Đơn vị cấp xã", "STT", "Ngày", "Số HS (em)", "Về nhà",
                    "Cách xử trí",
                ],
                [
                    "mn-chi-lang", "Trường Mầm non Chi Lăng", "Xã Bình", "1", "46307", "1",
                    "Không", "Sơ cứu",
                ],
                [
                    "th-cao-thang", "Trường Tiểu học Cao Thắng", "Xã An", "1", "46283", "3",
                    "Có", "Đưa <viện>",
                ],
                [
                    "th-cao-thang", "Trường Tiểu học Cao Thắng", "Xã An", "2", "46331", "1",
                    "Không", "Băng bó",
                ],
            ])
        #expect(!all[3].rows.joined().contains { $0.contains("05/11/2026") })
        // More words than a table of paper takes are one sheet, each at its own school.
        for (words, school) in [("Thêm thuốc.", "Cao Thắng"), ("Thêm phòng.", "Đoàn Tùng")] {
            let row = try #require(all[3].rows.first { $0.contains(words) })
            #expect(row[1] == "Trường Tiểu học \(school)")
        }
    }

    @Test(
        "of schools that are read one by one the workbook has the same rows, and the document none")
    func manySchools() throws {
        let (document, file) = try fixture.storage.read { database in
            let round = try #require(try database.rounds.find("y-te-1"))
            let form = try database.forms.layout(of: round).form
            let report = try database.consolidatedReport(
                of: round, outline: try database.outline(of: round, form: form), upTo: 0,
                at: fixture.now)
            let file = try AnnexWorkbook(report, .init(), madeAt: fixture.now) { order, body in
                try database.eachSchool(
                    of: round, in: order, form: form, at: fixture.now, body)
            }.file()
            return (report.document(.init()), file)
        }
        #expect(document.annexes[2].blocks.count == 1)
        let whole = try sheets(try officer.get("/rounds/y-te-1/consolidated.xlsx").body)
        let many = try sheets(file)
        #expect(many.last?.name == "Phụ lục III (câu 1)")
        #expect(many.last?.rows == whole.last?.rows)
    }
}
