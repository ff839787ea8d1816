import HTTP
import HTTPTypes
import Reporting
import Storage
import TestSupport
import Testing

@testable import Web

@Suite("A plan is its department's to change")
struct OwnedPlanTests {
    private let fixture: DepartmentFixture
    private let officer: Browser
    private let other: Browser

    init() throws {
        fixture = try DepartmentFixture()
        officer = try fixture.browser("cv-a")
        other = try fixture.browser("cv-b")
    }

    private static let fields = [
        ("number", "5/KH"), ("date", "5/9/2026"), ("issuer", "Kẻ lạ"), ("subject", "Đã bị sửa"),
        ("tasks", ""), ("bases", ""),
    ]

    private func plan(_ id: Int64) throws -> Plan {
        try fixture.storage.read {
            try #require(try $0.plans.find(Plan.ID(rawValue: id)))
        }
    }

    private func versions() throws -> [Int64] {
        try fixture.storage.read { database in
            try [DepartmentFixture.round, DepartmentFixture.previousRound].map {
                try database.rounds.version(
                    of: try #require(try database.rounds.find(Round.Code(rawValue: $0))).id)
            }
        }
    }

    private func refuse(_ browser: Browser, _ plan: Int64) throws {
        let (before, versions) = (try self.plan(plan), try versions())
        let page = try browser.get("/plans/\(plan)")
        #expect(page.status == .ok)
        #expect(!page.text.contains("Lưu kế hoạch"))
        #expect(!page.text.contains("action=\"/plans/\(plan)/files\""))
        _ = try browser.get("/rounds/new")
        #expect(try browser.post("/plans/\(plan)", Self.fields).status == .forbidden)
        _ = try browser.get("/rounds/new")
        let fields = [("_do", "remove"), ("file_id", "1")]
        #expect(try browser.post("/plans/\(plan)/files", fields).status == .forbidden)
        #expect(try self.plan(plan) == before)
        #expect(try self.versions() == versions)
    }

    @Test("one that a round lets another department read is not changed by it, nor given files")
    func readOnly() throws {
        #expect(try officer.get("/plans/1").text.contains("Lưu kế hoạch"))
        try refuse(other, 1)
    }

    @Test("numbers are an office's own: two may have one number on one day, and each uses its own")
    func sameNumber() throws {
        let fields = [
            ("number", "14/KH-UBND"), ("date", "10/9/2026"), ("issuer", "Ủy ban nhân dân"),
            ("subject", "Phòng cháy"), ("tasks", ""), ("bases", ""),
        ]
        var ids: [Plan.ID] = []
        for browser in [officer, other] {
            _ = try browser.get("/plans/new")
            let added = try browser.post("/plans", fields)
            #expect(added.status == .seeOther)
            _ = try browser.get("/plans/new")
            let again = try browser.post("/plans", fields)
            #expect(again.status == .unprocessableContent || again.status == .conflict)
            #expect(again.text.contains("Đã có kế hoạch với số và ngày này."))
            let id = try #require(added.location?.components(between: "/plans/", and: "?").first)
            ids.append(Plan.ID(rawValue: try #require(Int64(id))))
        }
        #expect(Set(ids).count == 2)
        let day = try #require(Day(iso: "2026-09-10"))
        try fixture.storage.read { database in
            let owners = try ids.map { try #require(try database.plans.owner(of: $0)) }
            for (owner, id) in zip(owners, ids) {
                #expect(
                    try database.plans.find(number: "14/KH-UBND", date: day, for: owner).first
                        == id)
            }
        }
        #expect(try officer.get("/plans/\(ids[1].rawValue)").status == .notFound)
        // What is everybody's keeps its number from all.
        let common = Plan(
            id: Plan.ID(rawValue: 0), number: "15/KH-UBND", date: day, issuer: "Sở",
            subject: "Chung", tasks: [], bases: [])
        _ = try fixture.storage.write { try $0.add(common, by: .command) }
        _ = try officer.get("/plans/new")
        let taken = fields.map { $0.0 == "number" ? ("number", "15/KH-UBND") : $0 }
        #expect(try officer.post("/plans", taken).text.contains("Đã có kế hoạch với số"))
        // Nor is a plan renamed to another's number.
        _ = try officer.get("/plans/\(ids[0].rawValue)")
        #expect(
            try officer.post("/plans/\(ids[0].rawValue)", taken).text
                .contains("Đã có kế hoạch với số"))
        #expect(try Verification.of(fixture.storage.path).findings == [])
    }

    @Test("one without an owner is everybody's to read and no officer's to change")
    func nobodys() throws {
        let id = try fixture.storage.write { database in
            try database.add(
                Plan(
                    id: Plan.ID(rawValue: 0), number: "2/KH", date: Day(number: 20_000),
                    issuer: "Sở", subject: "Chung", tasks: [], bases: []), by: .command)
        }
        for browser in [officer, other] { try refuse(browser, id.rawValue) }
    }

    @Test("one of another department does not exist for it: 404")
    func strangers() throws {
        _ = try officer.get("/plans/new")
        let added = try officer.post("/plans", Self.fields)
        let address = try #require(added.location?.prefix { $0 != "?" }).description
        #expect(try officer.get(address).text.contains("Lưu kế hoạch"))
        _ = try other.get("/rounds/new")
        #expect(try other.get(address).status == .notFound)
        _ = try other.get("/rounds/new")
        #expect(try other.post(address, Self.fields).status == .notFound)
    }

    @Test("what a closed round's plan says is corrected without counting it anew; its date stays")
    func closed() throws {
        var plan = try plan(1)
        let versions = try versions()
        plan.subject = "Kế hoạch, đã sửa"
        try fixture.storage.write { try $0.change(plan, by: .command) }
        #expect(try self.plan(1) == plan)
        #expect(try self.versions() == versions)
        plan.date = plan.date + 1
        #expect(throws: PlanObjection.dateIsSettled) {
            try fixture.storage.write { try $0.change(plan, by: .command) }
        }
        #expect(try self.versions() == versions)
    }
}
