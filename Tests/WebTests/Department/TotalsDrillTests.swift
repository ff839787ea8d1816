import Formats
import HTTP
import HTTPTypes
import Reporting
import Storage
import TestSupport
import Testing

@testable import Web

@Suite("From a total to its schools, and the same figures as files")
struct TotalsDrillTests {
    private let fixture: DepartmentFixture
    private let officer: Browser
    private let base = "/rounds/\(DepartmentFixture.round)/totals"

    init() throws {
        fixture = try DepartmentFixture()
        officer = try fixture.browser("cv-a")
    }

    private func json(_ query: String) throws -> JSON {
        try JSON(parsing: officer.get(base + ".json" + query).body)
    }

    @Test(
        "JSON, CSV and the page show the same figures",
        arguments: ["level", "commune", "school"])
    func sameFigures(by: String) throws {
        let query = "?by=\(by)&section=A&states=submitted,approved"
        let json = try json(query)
        let page = PageText(try officer.get(base + query).text)
        let csv = try officer.get(base + ".csv" + query).text
        #expect(csv.hasPrefix("\u{feff}Chỉ tiêu;Đơn vị tính;Mã;Phương án;"))
        let lines = csv.dropFirst().split(separator: "\r\n").dropFirst().map(String.init)
        let rows = try #require(json["rows"]?.array)
        #expect(lines.count == rows.count)
        #expect(rows.count > 4)
        var number = 0
        for (row, line) in zip(rows, lines) {
            let figures = try #require(row["figures"]?.array)
            #expect(figures.count == json["groups"]?.array?.count)
            let values = figures.map { $0["value"]?.integer }
            let cells = line.split(separator: ";", omittingEmptySubsequences: false).suffix(
                figures.count * 3)
            let inFile = stride(from: cells.startIndex, to: cells.endIndex, by: 3).map {
                Int64(cells[$0])
            }
            #expect(inFile == values, "\(line)")
            guard row["option"] == .null else { continue }
            number += 1
            let label = try #require(row["label"]?.string)
            let shown = try #require(
                page.html.components(between: "<tr>", and: "</tr>").first {
                    $0.contains(">\(label)</a>")
                })
            for (figure, value) in zip(figures, values) {
                guard let value else { continue }
                #expect(
                    shown.contains(">\(VietnameseNumber.text(value))</a>")
                        || shown.contains(">\(VietnameseNumber.text(value)) <"), "\(label)")
                #expect((figure["answered"]?.integer ?? 0) <= (figure["applicable"]?.integer ?? 0))
            }
        }
        #expect(number > 0)
        let xlsx = try officer.get(base + ".xlsx" + query)
        #expect(xlsx.text.hasPrefix("PK"))
        #expect(xlsx.fields[.contentDisposition]?.contains(".xlsx") ?? false)
    }

    @Test("the schools behind a total add up to it, with who entered each and who is missing")
    func drill() throws {
        let page = PageText(try officer.get(base + "/staff?states=submitted,approved").text)
        #expect(page.cells(of: "Trường Tiểu học Cao Thắng")?.first == "30")
        #expect(page.cells(of: "Trường Mầm non Cao Thắng")?.first == "1.200")
        #expect(
            page.plain.contains(
                "\(VietnameseNumber.text(DepartmentFixture.sum("staff"))) Tổng cộng")
                || page.plain.contains(
                    "Tổng cộng \(VietnameseNumber.text(DepartmentFixture.sum("staff")))")
        )
        #expect(page.plain.contains("2/4 đơn vị có báo cáo"))
        #expect(page.plain.contains("Trường THCS Đoàn Tùng"))
        #expect(page.cells(of: "Trường Tiểu học Cao Thắng")?.contains("28") ?? false)
        for draft in DepartmentFixture.drafts {
            #expect(!page.plain.contains(VietnameseNumber.text(draft)))
        }
        let primary = PageText(try officer.get(base + "/staff?level=TH&states=approved").text)
        #expect(primary.plain.contains("1/2 đơn vị có báo cáo"))
        #expect(primary.cells(of: "Trường Mầm non Cao Thắng") == nil)
    }

    @Test("every sum's page says what the table says")
    func everySum() throws {
        let rows = try #require(try json("?by=level&states=submitted,approved")["rows"]?.array)
        let form = try fixture.storage.read { database in
            let round = try #require(
                try database.rounds.find(Round.Code(rawValue: DepartmentFixture.round)))
            return try database.forms.layout(of: round).form
        }
        var count = 0
        for indicator in form.indicators where indicator.aggregate == .sum {
            let row = try #require(rows.first { $0["code"]?.string == indicator.code.rawValue })
            guard let total = row["figures"]?.array?.last?["value"]?.integer else { continue }
            let text = PageText.plain(try officer.get(base + "/\(indicator.code)").text)
            let figure = VietnameseNumber.text(total)
            #expect(
                text.contains("Tổng cộng \(figure) Trung vị"), "\(indicator.code) \(figure)")
            count += 1
        }
        #expect(count > 3)
    }

    @Test("the schools' words stand on one page, as text")
    func quotes() throws {
        let page = try officer.get(base + "/detail").text
        #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
        #expect(page.contains("— <a href=\"/rounds/thu-2026/reports/mn-cao-thang\">"))
        #expect(!page.contains("<script>alert"))
    }

    @Test(
        "what there is not is refused",
        arguments: [
            ("/khong_co", 404), ("/staff?level=XX", 400), ("/staff?commune=xa-khac", 400),
            ("/staff?states=draft", 400), ("/staff?khac=1", 400), ("?by=tinh", 400),
        ])
    func refused(query: String, status: Int) throws {
        #expect(try officer.get(base + query).status.code == status)
    }

    @Test("a viewer reads what was approved in a closed round, and no more")
    func viewer() throws {
        let viewer = try fixture.browser("xem")
        let closed = "/rounds/\(DepartmentFixture.previousRound)"
        #expect(try viewer.get(closed).text.contains("\(closed)/reports/th-cao-thang"))
        let report = try viewer.get("\(closed)/reports/th-cao-thang")
        #expect(report.status == .ok)
        #expect(!report.text.contains("<form method=\"post\" action=\"/rounds"))
        #expect(!report.text.contains("Theo dõi, đôn đốc"))
        let open = "/rounds/\(DepartmentFixture.round)"
        #expect(try !viewer.get(open).text.contains("\(open)/reports/"))
        #expect(try viewer.get("\(open)/reports/th-cao-thang").status == .notFound)
        #expect(try viewer.get("\(closed)/reports/mn-cao-thang").status == .notFound)
        #expect(try viewer.get("\(closed)/totals").status == .forbidden)
    }

    @Test("a page that keeps itself up to date asks by number, and no session lives longer for it")
    func version() throws {
        let address = "/rounds/\(DepartmentFixture.round)/version.json"
        let before = try officer.get(address).text
        #expect(try officer.get(address).text == before)
        _ = try officer.get("/rounds/\(DepartmentFixture.round)/reports/mn-cao-thang")
        _ = try officer.post(
            "/rounds/\(DepartmentFixture.round)/reports/mn-cao-thang/approve")
        #expect(try officer.get(address).text != before)
    }
}
