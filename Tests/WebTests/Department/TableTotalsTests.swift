import Formats
import HTTPTypes
import Reporting
import Storage
import TestSupport
import Testing

@testable import Web

/// What schools tell in rows, on its way to the page of totals and its files.
@Suite("Totals of tables")
struct TableTotalsTests {
    private let fixture: SchoolFixture
    private let officer: Browser

    private static let form = """
        {"code": "su_co", "version": 1, "title": {"vi": "Sự cố"}, "sections": [
         {"code": "A", "vi": "Mục", "indicators": [
          {"code": "fires", "vi": "Các vụ", "type": "table", "nature": "flow", "aggregate": "list",
           "required": "optional", "levels": ["TH", "MN"], "columns": [
            {"code": "place", "vi": "Nơi", "type": "text", "max": 40},
            {"code": "hurt", "vi": "Bị thương", "type": "integer", "unit": "người"},
            {"code": "cost", "vi": "Thiệt hại", "type": "money"},
            {"code": "year", "vi": "Năm", "type": "integer", "total": false}]}]}],
         "measures": [{"code": "m", "vi": "Số trường có vụ", "value": "count(present(fires))"}]}
        """

    private static func rows(_ rows: (hurt: Int64?, cost: Int64)...) -> Values {
        [
            "fires": .table(
                AnswerTable(
                    rows: rows.map { row in
                        [
                            "place": .text("Bếp"), "hurt": row.hurt.map(Value.integer),
                            "cost": .integer(row.cost), "year": .integer(2_026),
                        ].compactMapValues(\.self)
                    }))
        ]
    }

    init() throws {
        fixture = try SchoolFixture()
        try fixture.openRound(
            "su-co-1", title: "Sự cố", form: Self.form,
            approved: [
                ("th-cao-thang", Self.rows((2, 1_500_000), (3, 0))),
                ("mn-chi-lang", Self.rows((nil, 20_000))), ("th-doan-tung", [:]),
            ])
        officer = try Browser(fixture.site, as: "cv")
    }

    @Test("the page counts rows and adds columns up, by level; so does the page of the question")
    func pages() throws {
        let page = try officer.get("/rounds/su-co-1/totals").text
        #expect(page.contains("Số dòng") && page.contains("Cộng: Bị thương"))
        #expect(!page.contains("Cộng: Năm") && !page.contains("Cộng: Nơi"))
        let line = try #require(page.components(between: "Cộng: Thiệt hại", and: "</tr>").first)
        for cell in [
            #">20.000 <span class="cov">1/1</span>"#,
            #">1.500.000 <span class="cov low">1/2</span>"#,
            #">1.520.000 <span class="cov low">2/3</span>"#,
        ] {
            #expect(line.contains(cell), "\(cell): \(line)")
        }
        let question = try officer.get("/rounds/su-co-1/totals/fires").text
        for fact in [
            "<dt>Số dòng</dt><dd>3</dd>", "<b>2 dòng</b>",
            "<dt>Cộng: Bị thương (người), của 1/2 báo cáo</dt><dd>5</dd>",
            "<dt>Cộng: Thiệt hại (đồng)</dt><dd>1.520.000</dd>",
        ] {
            #expect(question.contains(fact), "\(fact)")
        }
    }

    @Test("the consolidated report's first annex has them in lines of their own, by level")
    func annex() throws {
        let file = try officer.get("/rounds/su-co-1/consolidated.docx").body
        let parts = try #require(OfficePackage.parts(of: file))
        let rows = String(decoding: parts["word/document.xml"] ?? [], as: UTF8.self)
            .components(between: "<w:tr", and: "</w:tr>").map { row in
                row.components(between: "<w:tc>", and: "</w:tc>").map {
                    String($0.replacing(/<[^>]*>/, with: ""))
                }
            }
        for row in [
            ["1", "Các vụ", "", "", "", ""], ["", "- Số dòng", "", "1", "2", "3"],
            ["", "- Cộng: Bị thương", "người", "…", "5", "5"],
            ["", "- Cộng: Thiệt hại", "đồng", "20.000", "1.500.000", "1.520.000"],
        ] {
            #expect(rows.contains(row), "\(row): \(rows)")
        }
    }

    @Test("its files say the same, and by school")
    func files() throws {
        let csv = try officer.get("/rounds/su-co-1/totals.csv").text
        for line in [
            "Số dòng;;fires;count;1;1;1;2;1;2;3;2;3",
            "Cộng: Bị thương;người;fires;hurt;;0;1;5;1;2;5;1;3",
            "Cộng: Thiệt hại;đồng;fires;cost;20000;1;1;1500000;1;2;1520000;2;3",
        ] {
            #expect(csv.contains(line), "\(line): \(csv)")
        }
        let json = try JSON(parsing: officer.get("/rounds/su-co-1/totals.json?by=school").body)
        let cost = json["rows"]?.array?.first { $0["option"] == "cost" }?["figures"]?.array
        #expect(cost?.first == ["value": 1_520_000, "answered": 2, "applicable": 3])
        #expect(cost?.contains(["value": 20_000, "answered": 1, "applicable": 1]) == true)
        #expect(try officer.get("/rounds/su-co-1/totals.xlsx").status == .ok)
    }
}
