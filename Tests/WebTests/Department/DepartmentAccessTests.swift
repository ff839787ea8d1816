import HTTPTypes
import Reporting
import Storage
import TestSupport
import Testing

@testable import Web

@Suite struct DepartmentAccessTests {
    let fixture: DepartmentFixture

    init() throws { fixture = try DepartmentFixture() }

    static let pages = [
        "/rounds/thu-2026", "/rounds/thu-2026/tracking", "/rounds/thu-2026/totals",
        "/rounds/thu-2026/reports/th-cao-thang", "/rounds/thu-2026/values.csv",
    ]

    @Test("nobody is sent to sign in", arguments: pages + ["/units"])
    func nobody(page: String) throws {
        let answer = try Browser(fixture.site).get(page)
        #expect(answer.location == "/sign-in")
        #expect(!answer.text.contains("Cao Thắng"))
    }

    @Test("a school sees none of the department's pages, not even its own row", arguments: pages)
    func school(page: String) throws {
        let answer = try fixture.browser("nv-th-cao-thang").get(page)
        #expect(answer.status == .forbidden)
        #expect(!answer.text.contains("Cao Thắng"))
        #expect(!answer.text.contains("Đoàn Tùng"))
    }

    @Test("a department does not learn that another's round exists", arguments: pages)
    func otherDepartment(page: String) throws {
        let answer = try fixture.browser("cv-b").get(page)
        #expect(answer.status == .notFound)
        #expect(!answer.text.contains("Cao Thắng"))
    }

    @Test("in a common round a department sees its own schools alone")
    func commonRound() throws {
        let officer = try fixture.browser("cv-b")
        for page in ["", "/tracking", "/totals", "/totals?by=commune"] {
            let answer = try officer.get("/rounds/tinh-2026" + page)
            #expect(answer.status == .ok)
            #expect(!answer.text.contains("Cao Thắng"))
            #expect(!answer.text.contains("Đoàn Tùng"))
        }
        let page = PageText(try officer.get("/rounds/tinh-2026/totals").text)
        #expect(page.plain.contains("Tổng hợp 1/1 đơn vị."))
        #expect(page.cells(of: "Tổng số nhân viên") == ["77 1/1", "77 1/1"])
        #expect(try officer.get("/rounds/tinh-2026/reports/th-khac").status == .ok)
        #expect(try officer.get("/rounds/tinh-2026/reports/th-cao-thang").status == .notFound)
        let other = try fixture.browser("cv-a")
        #expect(try other.get("/rounds/tinh-2026/reports/th-khac").status == .notFound)
        #expect(
            !(try other.get("/rounds/tinh-2026/tracking").text)
                .contains(DepartmentFixture.stranger))
    }

    @Test("a viewer sees the dashboard, without ways to single reports, and nothing else")
    func viewer() throws {
        let viewer = try fixture.browser("xem")
        let dashboard = try viewer.get("/rounds/thu-2026")
        #expect(dashboard.status == .ok)
        #expect(PageText(dashboard.text).plain.contains("2 /4 đơn vị đã nộp"))
        #expect(!dashboard.text.contains("/reports/"))
        #expect(!dashboard.text.contains("/tracking"))
        for page in DepartmentAccessTests.pages.dropFirst() + ["/units"] {
            // Of an open round no single report; of a closed one TotalsDrillTests tell.
            let status = try viewer.get(page).status
            #expect(status == (page.contains("/reports/") ? .notFound : .forbidden), "\(page)")
        }
    }

    @Test("a leader's list of rounds leads nowhere where a leader may not go")
    func rounds() throws {
        try fixture.storage.write { database in
            let round = try #require(try database.read.rounds.find("thu-2026"))
            var draft = try database.read.draft(of: round)
            draft.code = "thu-2027"
            _ = try database.plan(
                draft, of: round.owner, owing: .below(levels: ["TH"], communes: []), by: .command)
        }
        let address = "/rounds/thu-2027/setup"
        let leader = try fixture.browser("ld-a")
        let list = try leader.get("/rounds").text
        #expect(list.contains("thu-2027"))
        #expect(!list.contains("/setup"))
        #expect(try leader.get(address).status == .forbidden)
        let officer = try fixture.browser("cv-a")
        #expect(try officer.get("/rounds").text.contains("href=\"\(address)\""))
        #expect(try officer.get(address).status == .ok)
    }

    @Test("a leader reads all that an officer does", arguments: pages)
    func leader(page: String) throws {
        #expect(try fixture.browser("ld-a").get(page).status == .ok)
    }

    @Test("an administrator has the units and no figures")
    func administrator() throws {
        let administrator = try fixture.browser("qt")
        #expect(try administrator.get("/units").text.contains(DepartmentFixture.stranger))
        for page in DepartmentAccessTests.pages {
            #expect(try administrator.get(page).status == .forbidden)
        }
    }

    @Test("an unknown round or unit is not found", arguments: ["thu-1999", "thu-2026/reports/la"])
    func unknown(rest: String) throws {
        #expect(try fixture.browser("cv-a").get("/rounds/" + rest).status == .notFound)
    }
}
