import HTTPTypes
import Testing

@testable import Web

@Suite("The list of reports, page by page")
struct TrackingPagesTests {
    private let officer: Browser
    private let list = "/rounds/\(DepartmentFixture.round)/tracking"

    init() throws { officer = try DepartmentFixture().browser("cv-a") }

    @Test("a step on a later page leads back to it, with what was typed there")
    func laterPage() throws {
        let page = try officer.get(list + "?after=0.0")
        #expect(page.status == .ok)
        #expect(page.text.contains("/steps/exempt?after=0.0\""))
        let steps = list.replacing("/tracking", with: "/steps/exempt")
        let refused = try officer.post(steps + "?after=0.0", [("reason_exempt", "")])
        #expect(refused.text.contains("/steps/exempt?after=0.0\""))
        #expect(refused.text.contains("Về đầu danh sách"))
        for wrong in ["x", "1", "1.2.3", "9223372036854775808.1"] {
            #expect(try officer.get(list + "?after=\(wrong)").status == .badRequest)
        }
    }
}
