import HTTP
import HTTPTypes
import Reporting
import Storage
import TestSupport
import Testing

@testable import Web

/// A percentage on its way from a school's form to the totals' page and files.
@Suite struct PercentTotalsTests {
    private let fixture: SchoolFixture

    private static let form = """
        {"code": "ty_le", "version": 1, "title": {"vi": "Tỷ lệ"}, "sections": [
         {"code": "A", "vi": "Mục", "indicators": [
          {"code": "attended", "vi": "Tỷ lệ chuyên cần", "type": "percent", "nature": "state",
           "aggregate": "weighted", "weight": "pupils", "required": "always",
           "levels": ["TH", "MN"]},
          {"code": "pupils", "vi": "Số học sinh", "type": "integer", "nature": "stock",
           "aggregate": "sum", "required": "always", "levels": ["TH", "MN"]}]}],
         "measures": [{"code": "third", "vi": "Một phần ba",
                       "percent": "100 * count(present(pupils)) / sum(pupils)"}]}
        """

    /// 98.5 % of 200 and 90 % of 100 are 95.66… %.
    private static let answers: [(school: Reporting.Unit.Code, tenths: Int64, pupils: Int64)] = [
        ("th-cao-thang", 985, 200), ("mn-chi-lang", 900, 100),
    ]

    init() throws {
        fixture = try SchoolFixture()
        try fixture.openRound(
            "ty-le-1", title: "Tỷ lệ", form: PercentTotalsTests.form,
            approved: PercentTotalsTests.answers.map { school, tenths, pupils in
                (
                    school,
                    [
                        "attended": .decimal(FixedPoint(units: tenths, scale: 1)),
                        "pupils": .integer(pupils),
                    ]
                )
            })
    }

    private func officer(_ address: String) throws -> Browser.Answer {
        let browser = try Browser(fixture.site, as: "cv")
        return try browser.get(address)
    }

    @Test("the page shows the weighted mean with its coverage, and leads to what it is made of")
    func page() throws {
        let page = try officer("/rounds/ty-le-1/totals").text
        #expect(page.contains(">95,7</a> <span class=\"cov\">2/2</span>"))
        #expect(page.contains(">98,5</a>") && page.contains(">90,0</a>"))
        #expect(page.contains("· %, bình quân gia quyền"))

        let schools = try officer("/rounds/ty-le-1/totals/attended").text
        #expect(schools.contains("<dt>Bình quân gia quyền</dt><dd>95,7</dd>"))
        #expect(schools.contains("Đơn vị tính: %"))
        #expect(!schools.contains("Tổng cộng"))
        #expect(schools.contains("<b>98,5</b>"))
        #expect(try officer("/rounds/ty-le-1").status == .ok)
    }

    @Test("how far a percentage has come has its decimal too")
    func points() {
        #expect(FigureText.points(from: 500, to: 550) == "tăng 5,0 điểm")
        #expect(FigureText.points(from: 517, to: 500) == "giảm 1,7 điểm")
        #expect(FigureText.points(from: 500, to: 500) == "không đổi")
    }

    @Test("its files have the same number")
    func files() throws {
        let csv = try officer("/rounds/ty-le-1/totals.csv").text
        #expect(csv.contains("Tổng cộng: đã trả lời;Tổng cộng: được hỏi;Tổng cộng: tử số;"))
        // What a ratio is made of is no count of reports.
        for line in [
            "Tỷ lệ chuyên cần;%;attended;;90;1;1;;;98,5;1;1;;;95,7;2;2;;",
            "Một phần ba;%;third;;100;;;100;100;50;;;100;200;66,7;;;200;300",
        ] {
            #expect(csv.contains(line), "\(line): \(csv)")
        }
        let script = try officer("/api/v1/rounds/ty-le-1/totals.csv").text
        #expect(script.contains("total,total_answered,total_applicable,total_numerator,"))
        #expect(script.contains("third,,Một phần ba,%,100,,,100,100,50,,,100,200,66.7,,,200,300"))
        // Where no line is a ratio, there are no columns of such.
        let section = try officer("/rounds/ty-le-1/totals.csv?section=A").text
        #expect(section.contains("Tỷ lệ chuyên cần;%;attended;;90;1;1;98,5;1;1;95,7;2;2\r\n"))
        let json = try JSON(parsing: officer("/rounds/ty-le-1/totals.json").body)
        #expect(
            json["rows"]?.array?.first?["figures"]?.array?.last
                == [
                    "value": .decimal(FixedPoint(units: 957, scale: 1)), "answered": 2,
                    "applicable": 2,
                ])
        #expect(
            json["rows"]?.array?.last?["figures"]?.array?.last
                == [
                    "value": .decimal(FixedPoint(units: 667, scale: 1)), "numerator": 200,
                    "denominator": 300,
                ])
        #expect(try officer("/rounds/ty-le-1/totals.xlsx").status == .ok)
        #expect(try officer("/rounds/ty-le-1/consolidated").text.contains("95,7%"))
    }

    @Test("a school types it, with the sign or without, and a wrong one stays as it was typed")
    func form() throws {
        let school = try Browser(fixture.site, as: "nv-th-doan-tung")
        let blank = try school.get("/rounds/ty-le-1/report").text
        #expect(blank.contains("inputmode=\"decimal\""))
        let saved = try school.post(
            "/rounds/ty-le-1/report", [("attended", "97,5%"), ("pupils", "10"), ("_do", "save")])
        #expect(saved.status.code < 400)
        #expect(try school.get("/rounds/ty-le-1/report").text.contains("value=\"97,5\""))
    }

    @Test("whoever looks at the form is told what is asked")
    func preview() throws {
        let page = try officer("/forms/ty_le/1").text
        #expect(page.contains("Tỷ lệ phần trăm, 1 chữ số sau dấu phẩy, %"))
    }
}
