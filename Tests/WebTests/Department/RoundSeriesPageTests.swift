import HTTP
import HTTPTypes
import Reporting
import TestSupport
import Testing

@testable import Storage
@testable import Web

@Suite("Rounds that come again, on their pages")
struct RoundSeriesPageTests {
    private let fixture: SchoolFixture
    private let officer: Browser
    private let setup = "/rounds/\(SchoolFixture.round)/setup"

    init() throws {
        fixture = try SchoolFixture()
        officer = try Browser(fixture.site, as: "cv")
        _ = try officer.get(setup)
    }

    private func round(_ code: String = SchoolFixture.round) throws -> Round {
        try fixture.storage.read {
            try #require(try $0.rounds.find(Round.Code(rawValue: code)))
        }
    }

    private func work() throws {
        for _ in 0..<5 {
            let all = try fixture.storage.read {
                try $0.rounds.seriesAtWork(on: fixture.now.day, limit: 5)
            }
            for series in all { _ = try fixture.storage.write { try $0.carryOut(series) } }
        }
    }

    private func add(_ code: String, _ name: String) throws {
        _ = try fixture.storage.write { database in
            try database.add(
                NewUnit(
                    code: Reporting.Unit.Code(rawValue: code), name: name, shortName: name,
                    kind: .school, level: "TH", reportsTo: "pgd", commune: "xa-b",
                    displayOrder: 9), by: .command)
        }
    }

    @Test(
        "the dates of a period are proposed with their source, and nothing is kept",
        arguments: [
            ("month", "", "15/11/2026", "14/12/2026"),
            ("quarter", "20/12/2026", "15/12/2026", "14/03/2027"),
            ("half_year", "x", "15/06/2026", "14/12/2026"),
            ("year", "", "15/12/2025", "14/12/2026"),
        ])
    func proposed(span: String, typed: String, from: String, to: String) throws {
        _ = try officer.get("/rounds/new")
        let page = try officer.post(
            "/rounds",
            [
                ("title", "Báo cáo tháng"), ("period_from", typed), ("propose", span),
                ("_do", "propose"), ("due_day", "20/12/2026"),
            ])
        #expect(page.status == .ok)
        #expect(page.text.contains("name=\"period_from\" value=\"\(from)\""))
        #expect(page.text.contains("name=\"period_to\" value=\"\(to)\""))
        #expect(page.text.contains("name=\"data_close\" value=\"\(to)\""))
        #expect(page.text.contains("name=\"title\" value=\"Báo cáo tháng\""))
        #expect(page.text.contains("name=\"due_day\" value=\"20/12/2026\""))
        #expect(page.text.contains("Đề xuất theo Nghị định 09/2019/NĐ-CP"))
        #expect(try fixture.storage.read { try $0.rounds.all().count } == 2)
    }

    @Test("an office begins a series, sees its rounds and its next day, changes and ends it")
    func cycle() throws {
        var answer = try officer.post(
            setup, [("_do", "series"), ("span", "year"), ("lead", "20"), ("opens", "")])
        #expect(answer.location == setup + "?done=series")
        var page = try officer.get(setup).text
        #expect(page.contains("chốt số liệu ngày 15/11/2027: chuẩn bị ngày 26/10/2027"))
        #expect(page.contains("chờ người mở"))
        fixture.now = try SchoolFixture.moment("2027-10-26T00:00:00+07:00")
        try work()
        let officer = try Browser(fixture.site, as: "cv")
        let next = try round("khao-sat-2027")
        #expect(next.title == "Khảo sát năm 2027" && next.state == .planned)
        #expect(try officer.get("/rounds").text.contains("Đợt “Khảo sát năm 2027” đã chuẩn bị"))
        let dashboard = try officer.get("/rounds/\(SchoolFixture.round)").text
        #expect(
            dashboard.contains(
                "<a href=\"/rounds/khao-sat-2027/setup\">Đợt “Khảo sát năm 2027” đã chuẩn bị"))
        _ = try officer.get(setup)
        answer = try officer.post(
            setup, [("_do", "series"), ("span", "year"), ("lead", "20"), ("opens", "3")])
        page = try officer.get(setup).text
        #expect(page.contains("href=\"/rounds/khao-sat-2027/setup\">Khảo sát năm 2027</a>"))
        #expect(page.contains("tự mở ngày"))
        answer = try officer.post(setup, [("_do", "series_end")])
        #expect(answer.location == setup + "?done=series_end")
        #expect(try officer.get(setup).text.contains("Thôi lặp lại</button>") == false)
        _ = try officer.get(setup)
        #expect(try officer.post(setup, [("_do", "series_end")]).status == .conflict)
        let journal = try Browser(fixture.site, as: "qt").get("/journal").text
        for words in [
            "Cho đợt báo cáo lặp lại theo kỳ", "Đổi cách lặp lại", "Thôi lặp lại đợt báo cáo",
            "Máy chủ tự làm, theo lựa chọn của Chuyên viên",
        ] {
            #expect(journal.contains(words), "\(words)")
        }
        #expect(try Verification.of(fixture.path).findings == [])
    }

    @Test("why a round did not open by itself stands on the office's first page")
    func trouble() throws {
        _ = try officer.post(
            setup, [("_do", "series"), ("span", "year"), ("lead", "20"), ("opens", "3")])
        fixture.now = try SchoolFixture.moment("2028-01-10T00:00:00+07:00")
        try work()
        let officer = try Browser(fixture.site, as: "cv")
        let words = "Đợt “Khảo sát năm 2027” chưa tự mở được: Hạn nộp đã qua."
        let first = try officer.get("/")
        #expect(try officer.get(first.location ?? "").text.contains(words))
        #expect(
            try Browser(fixture.site, as: "nv-mn-chi-lang").get("/").text.contains(words) == false)
    }

    @Test(
        "terms that can't be are refused with what was typed",
        arguments: [
            ("", "10", "", "Chọn kỳ lặp lại."), ("month", "x", "", "từ 0 đến 90 ngày"),
            ("month", "10", "11", "Số ngày tự mở"), ("month", "10", "-2", "Số ngày tự mở"),
        ])
    func refused(span: String, lead: String, opens: String, words: String) throws {
        let page = try officer.post(
            setup, [("_do", "series"), ("span", span), ("lead", lead), ("opens", opens)])
        #expect(page.status == .unprocessableContent)
        #expect(page.text.contains(words))
        #expect(page.text.contains("name=\"lead\" value=\"\(lead)\""))
        #expect(try round().series == nil)
    }

    @Test("a round that is new comes again when its form says so")
    func new() throws {
        _ = try officer.get("/rounds/new")
        let answer = try officer.post(
            "/rounds",
            [
                ("title", "Báo cáo tháng 12/2026"), ("plan", "1"), ("form", "khao_sat:1"),
                ("period_from", "15/11/2026"), ("period_to", "14/12/2026"),
                ("data_close", "14/12/2026"), ("due_day", "17/12/2026"), ("due_time", "17:00"),
                ("due_text", "trước ngày 17/12"), ("grace", "0"), ("unit", "th-cao-thang"),
                ("span", "month"), ("lead", "10"), ("opens", "2"), ("_do", "save"),
            ])
        #expect(answer.location == "/rounds/bao-cao-thang-12-2026/setup?done=planned")
        let series = try #require(try round("bao-cao-thang-12-2026").series)
        let terms = try fixture.storage.read { try $0.rounds.series(series.series)?.terms }
        #expect(terms == .init(span: .month, lead: 10, opens: 2))
    }

    @Test("a school joins an open round with a due moment of its own, and sees what it owes")
    func join() throws {
        try add("th-moi", "Trường Tiểu học Mới")
        #expect(try officer.get(setup).text.contains("name=\"join\" value=\"th-moi\""))
        let refused = try officer.post(
            setup, [("_do", "join"), ("join", "th-moi"), ("due_day", "31/2/2027")])
        #expect(refused.status == .unprocessableContent)
        #expect(refused.text.contains("Hạn nộp: Ngày này không có"))
        #expect(refused.text.contains("value=\"th-moi\" checked"))
        _ = try officer.get(setup)
        let answer = try officer.post(
            setup,
            [
                ("_do", "join"), ("join", "th-moi"), ("due_day", "20/12/2026"),
                ("due_time", "17:00"), ("reason", "Trường mới thành lập"),
            ])
        #expect(answer.location == setup + "?done=join")
        let tracking = try officer.get("/rounds/\(SchoolFixture.round)/tracking").text
        #expect(tracking.contains("Trường Tiểu học Mới"))
        let report = try officer.get("/rounds/\(SchoolFixture.round)/reports/th-moi").text
        #expect(report.contains("20/12/2026"))
        #expect(
            try officer.get("/rounds/\(SchoolFixture.round)/reminders").text
                .contains("Trường Tiểu học Mới"))
        #expect(
            try officer.get(setup).text.contains("Mọi trường báo cáo cho cơ quan đều đã có"))
        let journal = try Browser(fixture.site, as: "qt").get("/journal").text
        #expect(journal.contains("Thêm 1 đơn vị vào đợt báo cáo: Trường mới thành lập"))
        #expect(try Verification.of(fixture.path).findings == [])
    }

    @Test("schools are named a line each, and a name that is several or none is asked about")
    func names() throws {
        try add("th-moi", "Trường Tiểu học Mới")
        func join(_ names: String) throws -> Browser.Answer {
            _ = try officer.get(setup)
            return try officer.post(
                setup, [("_do", "join"), ("join_names", names), ("reason", "Mới")])
        }
        let unknown = try join("Trường Tiểu học Không Có\nTrường Tiểu học Mới")
        #expect(unknown.status == .unprocessableContent)
        #expect(unknown.text.contains("Không có đơn vị nào tên hoặc mã “Trường Tiểu học Không Có”"))
        #expect(try join("Trường Tiểu học Mới\r\n").location == setup + "?done=join")
        #expect(try join("th-moi").text.contains("Trường “th-moi” đã có trong đợt báo cáo."))
    }
}
