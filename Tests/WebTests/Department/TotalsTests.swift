import HTTPTypes
import Reporting
import Storage
import TestSupport
import Testing

@testable import Web

@Suite struct TotalsTests {
    let fixture: DepartmentFixture
    let officer: Browser

    init() throws {
        fixture = try DepartmentFixture()
        officer = try fixture.browser("cv-a")
    }

    private func totals(_ query: String = "") throws -> PageText {
        PageText(try officer.get("/rounds/thu-2026/totals" + query).text)
    }

    private func number(_ code: Indicator.Code) -> String {
        VietnameseNumber.text(DepartmentFixture.sum(code))
    }

    @Test("it names those whose figures are not in it")
    func missing() throws {
        let page = try totals()
        #expect(
            page.plain.contains(
                "Tổng hợp 2/4 đơn vị. Chưa có số liệu của Trường Tiểu học Đoàn Tùng <b>& . "
                    + "Đã trả lại để sửa, chưa nộp lại: Trường THCS Đoàn Tùng ."))
        // With its approved reports alone, what was sent and not judged is missing too.
        let approved = try totals("?states=approved")
        #expect(
            approved.plain.contains(
                "Chưa có số liệu của Trường Mầm non Cao Thắng , Trường Tiểu học Đoàn Tùng <b>& . "
                    + "Trong đó 1 báo cáo đã nộp, chưa duyệt. Đã trả lại để sửa, chưa nộp lại: "
                    + "Trường THCS Đoàn Tùng ."))
    }

    @Test("a measure leads to what it is reckoned from, one of reports alone to nothing")
    func measureLinks() throws {
        let html = try officer.get("/rounds/thu-2026/totals").text
        func links(_ measure: String) -> [String] {
            let row = html.components(between: "<tr>", and: "</tr>").first {
                PageText.plain($0).hasPrefix(measure)
            }
            return row?.components(between: "<a href=\"", and: "\"") ?? ["no row"]
        }
        let base = "/rounds/thu-2026/totals"
        let states = "?states=submitted,approved"
        #expect(
            links("Tỷ lệ được tập huấn")
                == ["\(base)/staff\(states)", "\(base)/trained\(states)"])
        #expect(links("Tỷ lệ đã nộp").isEmpty)
        // Through the measure that it names.
        #expect(
            links("So với kỳ trước") == ["\(base)/fire\(states)", "\(base)/accident\(states)"])
        for link in links("So với kỳ trước") {
            #expect(try officer.get(PageText.unescaped(link)).status == .ok)
        }
    }

    @Test("what a figure is made of names returned reports apart")
    func returned() throws {
        let page = PageText(try officer.get("/rounds/thu-2026/totals/staff").text)
        #expect(
            page.plain.contains(
                "Chưa có báo cáo được tính của Trường Tiểu học Đoàn Tùng <b>& . "
                    + "Đã trả lại để sửa, chưa nộp lại: Trường THCS Đoàn Tùng ."))
    }

    @Test("of many schools the first are named, and where the rest is", arguments: [0, 1, 20, 57])
    func named(count: Int) throws {
        let round = try fixture.storage.read { database in
            try #require(try database.rounds.find(Round.Code(rawValue: DepartmentFixture.round)))
        }
        let units = (0..<count).map {
            Reporting.Unit(
                id: .init(rawValue: Int64($0)), code: .init(rawValue: "t-\($0)"),
                name: "Trường \($0)",
                shortName: "T\($0)", kind: .school, level: "TH")
        }
        let names = NamedReports(
            units, of: count, in: round, restAddress: round.listAddress([.draft, .notStarted]))
        let plain = PageText.plain(String(decoding: names.html.octets, as: UTF8.self))
        #expect(plain.split(separator: ",").count == min(count, 20))
        #expect(plain.hasSuffix("và 37 đơn vị khác") == (count == 57))
        #expect(names.isEmpty == (count == 0))
        #expect(names.restAddress == "/rounds/thu-2026/tracking?state=not_started%2Cdraft")
    }

    @Test("each sum is that of the submitted values, with answered of asked under it")
    func sums() throws {
        let page = try totals()
        #expect(
            page.cells(of: "Tổng số nhân viên")?.dropLast() == [
                "1.200 1/1", "30 1/1", "…", "\(number("staff")) 2/2",
            ])
        #expect(
            page.cells(of: "Kinh phí")?.dropLast() == [
                "5.000.000 1/1", "0 1/1", "…", "\(number("spent")) 2/2",
            ])
        #expect(
            page.cells(of: "Có bếp ăn · số trường trả lời “Có”")?.dropLast() == [
                "0 1/1", "1 1/1", "…", "1 2/2",
            ])
    }

    @Test("options stand below with count and percentage, and what is missing stands out")
    func options() throws {
        let page = try totals()
        #expect(page.cells(of: "Hệ thống báo cháy")?.dropLast() == ["1/1", "1/1", "…", "2/2"])
        #expect(
            page.cells(of: "Hoạt động tốt")?.dropLast() == [
                "0 (0,0%)", "1 (100,0%)", "", "1 (50,0%)",
            ])
        #expect(page.cells(of: "Hình thức")?.dropLast() == ["… 0/1", "1/1", "…", "1/2"])
        #expect(page.html.contains("<span class=\"cov low\">1/2</span>"))
    }

    @Test("lists are counted, not added; what a level is not asked is not applicable")
    func lists() throws {
        let page = try totals()
        #expect(
            page.cells(of: "Kiến nghị · số trường trả lời")?.dropLast() == [
                "… 0/1", "… 0/1", "…", "… 0/2",
            ])
        #expect(
            page.cells(of: "Số phòng thí nghiệm")?.dropLast() == [
                "không áp dụng", "không áp dụng", "…", "không áp dụng",
            ])
    }

    @Test("measures stand with both sums and the round before")
    func measures() throws {
        #expect(
            try totals().cells(of: "Tỷ lệ được tập huấn") == [
                "0,0% 0/1.200", "66,7% 20/30", "…", "1,6% 20/1.230", "50,0%",
            ])
    }

    @Test("approved reports alone leave out what is merely submitted, and say so")
    func approvedOnly() throws {
        let page = try totals("?states=approved")
        #expect(page.plain.contains("Tổng hợp 1/4 đơn vị."))
        #expect(page.plain.contains("Trường Mầm non Cao Thắng"))
        #expect(page.plain.contains("Trong đó 1 báo cáo đã nộp, chưa duyệt."))
        #expect(page.cells(of: "Tổng số nhân viên")?.dropLast() == ["…", "30 1/1", "…", "30 1/1"])
    }

    @Test("by commune, the total comes first, one section at a time")
    func byCommune() throws {
        let page = try totals("?by=commune")
        #expect(page.cells(of: "Tổng số nhân viên")?.dropLast() == ["1.230 2/2", "1.230 2/2", "…"])
        #expect(page.cells(of: "Số vụ cháy") == nil)
        let other = try self.totals("?by=commune&section=I")
        #expect(other.cells(of: "Số vụ cháy")?.dropLast() == ["1 2/2", "1 2/2", "…"])
        #expect(other.cells(of: "Tổng số nhân viên") == nil)
    }

    @Test("one section alone can be shown")
    func section() throws {
        let page = try totals("?section=B")
        #expect(page.cells(of: "Số người được tập huấn") != nil)
        #expect(page.cells(of: "Tổng số nhân viên")?.dropLast() == nil)
    }

    @Test(
        "unknown choices are refused",
        arguments: ["by=tinh", "states=draft", "section=Z", "page=2"])
    func unknown(query: String) throws {
        #expect(try officer.get("/rounds/thu-2026/totals?" + query).status == .badRequest)
    }

    @Test("drafts and returned reports are in no total")
    func drafts() throws {
        let text = try totals().plain
        for draft in DepartmentFixture.drafts {
            #expect(!text.contains(VietnameseNumber.text(draft)))
        }
        #expect(!text.contains("1.270"))
    }
}
