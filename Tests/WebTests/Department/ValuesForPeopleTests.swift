import HTTP
import HTTPTypes
import Reporting
import Storage
import TestSupport
import Testing

@testable import Formats
@testable import Web

/// All schools' values as people take them away: in words, in the signs of Viet Nam.
@Suite("values of all schools for people")
struct ValuesForPeopleTests {
    private let fixture: SchoolFixture
    private let officer: Browser

    private static let form = """
        {"code": "moi_loai", "version": 1, "title": {"vi": "Mọi loại"},
         "lists": {"L": [{"value": "none", "vi": "Chưa có"}, {"value": "all", "vi": "Đủ, tốt"}]},
         "sections": [{"code": "A", "vi": "Mục", "indicators": [
          {"code": "rate", "vi": "Hệ số", "type": "decimal", "scale": 3, "unit": "lần",
           "nature": "state", "aggregate": "sum", "required": "optional", "levels": ["TH", "MN"]},
          {"code": "share", "vi": "Tỷ lệ", "type": "percent", "scale": 1, "nature": "state",
           "aggregate": "none", "required": "optional", "levels": ["TH", "MN"]},
          {"code": "money", "vi": "Kinh phí", "type": "money", "nature": "flow",
           "aggregate": "sum", "required": "optional", "levels": ["TH", "MN"]},
          {"code": "done", "vi": "Đã làm", "type": "boolean", "nature": "state",
           "aggregate": "count_true", "required": "optional", "levels": ["TH"]},
          {"code": "day", "vi": "Ngày làm", "type": "date", "nature": "state",
           "aggregate": "none", "required": "optional", "levels": ["TH", "MN"]},
          {"code": "one", "vi": "Tình trạng", "type": "choice", "list": "L", "nature": "state",
           "aggregate": "distribution", "required": "optional", "levels": ["TH", "MN"]},
          {"code": "many", "vi": "Hình thức", "type": "choices", "list": "L", "nature": "state",
           "aggregate": "distribution", "required": "optional", "levels": ["TH", "MN"]},
          {"code": "words", "vi": "Kiến nghị", "type": "text", "max": 500, "nature": "state",
           "aggregate": "none", "required": "optional", "levels": ["TH", "MN"]}]}]}
        """

    private static let heads = [
        "Mã đơn vị", "Đơn vị", "Cấp học", "Đơn vị cấp xã", "Trạng thái", "Nộp lúc", "Nộp muộn",
        "1. Hệ số (lần)", "2. Tỷ lệ (%)", "3. Kinh phí (đồng)", "4. Đã làm", "5. Ngày làm",
        "6. Tình trạng", "7. Hình thức", "8. Kiến nghị",
        "Quy tắc được miễn áp dụng",
    ]

    init() throws {
        fixture = try SchoolFixture()
        let day = try #require(Day(iso: "2026-10-05"))
        try fixture.openRound(
            "moi-loai", title: "Mọi loại", form: ValuesForPeopleTests.form,
            approved: [
                (
                    "th-cao-thang",
                    [
                        "rate": .decimal(FixedPoint(units: 1234, scale: 3)),
                        "share": .decimal(FixedPoint(units: 985, scale: 1)),
                        "money": .integer(9_850_000), "done": .boolean(false), "day": .date(day),
                        "one": .choice("all"), "many": .choices(["none", "all"]),
                        "words": .text("- Kinh phí; =1_x000D_\nHết"),
                    ]
                ),
                ("mn-chi-lang", ["rate": .decimal(FixedPoint(units: 4, scale: 3))]),
            ])
        officer = try Browser(fixture.site, as: "cv")
    }

    private func sheets() throws -> [[[String]]] {
        let answer = try officer.get("/rounds/moi-loai/values.xlsx")
        let parts = try #require(OfficePackage.parts(of: answer.body))
        var budget = WorkbookBudget()
        return try (1...2).map {
            let part = try #require(parts["xl/worksheets/sheet\($0).xml"])
            let days = SpreadsheetDays(countsFrom1904: false)
            return try WorksheetRows.read(part, [], [:], days, &budget).map { $0.map(\.typed) }
        }
    }

    @Test("the text opens in columns where lists are separated by ; and fractions by a comma")
    func text() throws {
        let answer = try officer.get("/rounds/moi-loai/values.csv")
        #expect(answer.body.starts(with: [0xef, 0xbb, 0xbf]))
        let rows = try CSVTable.rows(try CSVTable.text(answer.body), ";").map(\.cells)
        #expect(rows.first == ValuesForPeopleTests.heads)
        #expect(rows.count == 4)
        #expect(
            rows[1] == [
                "th-cao-thang", "Trường Tiểu học Cao Thắng", "Tiểu học", "Xã An", "Đã duyệt",
                "23/11/2026 08:00:00", "Không", "1,234", "98,5", "9850000", "Không", "05/10/2026",
                "Đủ, tốt", "Chưa có; Đủ, tốt", "'- Kinh phí;' =1_x000D_\nHết",
                "",
            ])
        // Not asked, and not answered.
        #expect(rows[2].suffix(9) == ["0,004", "", "", "không áp dụng", "", "", "", "", ""])
        #expect(rows[3][4...6] == ["Chưa thực hiện", "", ""])
    }

    @Test("the workbook has the same, moments and days as such, and texts as they were typed")
    func workbook() throws {
        let rows = try sheets()[0]
        #expect(rows[0] == ValuesForPeopleTests.heads)
        // Days since 30/12/1899.
        let moment = try #require(Double(rows[1][5].replacing(",", with: ".")))
        #expect(abs(moment - 46_349 - 8.0 / 24) < 1e-9)
        #expect(rows[1][6...11] == ["Không", "1,234", "98,5", "9850000", "Không", "46300"])
        #expect(rows[1][13] == "Chưa có; Đủ, tốt")
        #expect(rows[1][14].contains("- Kinh phí; =1_x"))
        #expect(rows[2][7...10] == ["0,004", "", "", "không áp dụng"])
    }

    @Test("a second sheet tells the code of each column and option, its kind and unit")
    func key() throws {
        let rows = try sheets()[1]
        #expect(
            rows[0] == [
                "Cột", "Mã", "Mục", "Kiểu", "Đơn vị tính", "Lựa chọn", "Mã của lựa chọn",
            ])
        for head in ValuesForPeopleTests.heads {
            #expect(rows.contains { $0.first == head }, "\(head)")
        }
        #expect(
            rows.contains(["1. Hệ số (lần)", "rate", "A. Mục", "số, 3 chữ số thập phân", "lần"]))
        #expect(
            rows.contains(["6. Tình trạng", "one", "A. Mục", "một lựa chọn", "", "Đủ, tốt", "all"]))
        #expect(rows.contains { $0.suffix(2) == ["Xã Bình", "xa-b"] })
        #expect(rows.contains { $0.suffix(2) == ["Bị trả lại", "returned"] })
    }

    @Test("totals too have Vietnamese heads and fractions, and every figure a cell of its own")
    func totals() throws {
        let csv = try officer.get("/rounds/moi-loai/totals.csv?by=school").text
        let rows = try CSVTable.rows(String(csv.unicodeScalars.dropFirst()), ";").map(\.cells)
        #expect(
            rows[0].prefix(7) == [
                "Chỉ tiêu", "Đơn vị tính", "Mã", "Phương án", "Tổng cộng (2/3)",
                "Tổng cộng: đã trả lời", "Tổng cộng: được hỏi",
            ])
        #expect(rows[1].prefix(7) == ["Hệ số", "lần", "rate", "", "1,238", "2", "2"])
        #expect(!csv.contains("2/2"))
    }
}
