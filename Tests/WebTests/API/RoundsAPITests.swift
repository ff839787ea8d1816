import Demonstration
import HTTPTypes
import Reporting
import Storage
import Testing
import TestSupport

@testable import Web

@Suite struct RoundsAPITests {
    let site: APISite
    let officer: String
    let head: String

    init() throws {
        site = try APISite()
        officer = try site.token(.officer)
        head = try site.token(.head, "th-cao-thang")
    }

    @Test("the rounds, the newest due first, with coverage for the department")
    func rounds() throws {
        let answer = try site.get("/api/v1/rounds", as: officer)
        #expect(answer.status == 200)
        #expect(answer.type == "application/json")
        #expect(answer.fields[.cacheControl] == "no-store")
        #expect(answer["rounds", "0", "code"] == "pccc-2026")
        #expect(answer["rounds", "1", "code"] == "pccc-2022")
        #expect(
            answer["rounds", "1", "coverage"] == [
                "due": 51, "not_started": 4, "draft": 0, "pending_head": 0, "submitted": 0,
                "returned": 0, "approved": 47, "exempt": 0, "late": 5, "overdue": 4,
            ])
    }

    @Test("one round, whole")
    func round() throws {
        let answer = try site.get("/api/v1/rounds/pccc-2022", as: officer)
        #expect(answer.status == 200)
        #expect(
            answer.json == [
                "code": "pccc-2022", "address": "pccc-2022", "owner": "pgd-thanh-mien",
                "title": "Kết quả thực hiện Kế hoạch số 14/KH-GDĐT năm 2022",
                "plan": [
                    "number": "14/KH-GDĐT", "date": "2022-03-16",
                    "issuer": "Phòng Giáo dục và Đào tạo huyện Thanh Miện",
                    "subject": .string(FireSafetyPlan.document.title),
                ],
                "form": ["code": "pccc", "version": 2],
                "period": ["from": "2022-03-16", "to": "2022-08-31"], "data_close": "2022-08-31",
                "due_at": "2022-09-10T00:00:00+07:00", "due_text": "trước ngày 10/9/2022",
                "contact": "", "state": "closed", "disabled": [], "coverage": answer["coverage"],
            ])
    }

    @Test("a school does not learn how many have reported")
    func coverageIsForTheDepartment() throws {
        for address in ["/api/v1/rounds", "/api/v1/rounds/pccc-2026"] {
            let answer = try site.get(address, as: head)
            #expect(answer.status == 200)
            #expect(!answer.text.contains("coverage"))
            #expect(!answer.text.contains("approved"))
        }
    }

    @Test("a round that does not exist, and one that the unit is not in, are the same 404")
    func unknown() throws {
        try site.open(
            "khac-2026", period: Moment.ofTests.day + -9...Moment.ofTests.day,
            dueAt: Moment.ofTests,
            schools: { $0.unit.code == "mn-thanh-mien" })
        let unknown = try site.get("/api/v1/rounds/khong-co", as: head)
        let others = try site.get("/api/v1/rounds/khac-2026", as: head)
        #expect(unknown.status == 404)
        #expect(unknown.isProblem)
        #expect(others.status == 404)
        #expect(others.body == unknown.body)
        #expect(try site.get("/api/v1/rounds/khac-2026", as: officer).status == 200)
    }

    @Test("the form has a syntax tree for every rule, measure and condition")
    func form() throws {
        let answer = try site.get("/api/v1/rounds/pccc-2026/form", as: head)
        #expect(answer.status == 200)
        #expect(answer["code"] == "pccc")
        let indicators = (answer["sections"].array ?? []).flatMap { $0["indicators"]?.array ?? [] }
        #expect(indicators.count == 70)
        for indicator in indicators {
            #expect((indicator["when"] == nil) == (indicator["when_tree"] == nil))
        }
        let rules = answer["rules"].array ?? []
        #expect(!rules.isEmpty)
        #expect((rules + (answer["measures"].array ?? [])).allSatisfy { $0["tree"] != nil })
        let document = try JSON(parsing: FireSafetyForm.document)
        #expect(answer["lists"] == document["lists"])
    }
}
