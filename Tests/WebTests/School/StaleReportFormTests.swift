import Foundation
import HTTPTypes
import Testing

@Suite("a report that changed since its form was opened")
struct StaleReportFormTests {
    let fixture: SchoolFixture
    private let report = "/rounds/\(SchoolFixture.round)/report"

    init() throws { fixture = try SchoolFixture() }

    @Test("nothing typed is lost, nothing stored is overwritten, and the differences are listed")
    func stale() throws {
        let clerk = try fixture.reporter("nv-th-cao-thang")
        let head = try fixture.reporter("ht-th-cao-thang")
        _ = try head.post(report, [("staff", "31"), ("trained", "9"), ("_do", "save")])

        let answer = try clerk.post(
            report, [("staff", "40"), ("trained", ""), ("notes", "Của tôi"), ("_do", "save")])
        #expect(answer.status == .conflict)
        #expect(answer.text.contains("Chưa lưu: báo cáo đã thay đổi ở nơi khác"))
        #expect(answer.text.contains("<td role=\"cell\" data-h=\"Đang lưu\">31</td>"))
        #expect(answer.text.contains("<td role=\"cell\" data-h=\"Vừa nhập\">40</td>"))
        #expect(
            answer.text.contains(#"name="staff" inputmode="numeric" value="40""#)
        )
        #expect(answer.text.contains("Của tôi"))
        for section in ["A", "B", "C"] {
            let isOpen = answer.text.contains("id=\"\(section)\" open>")
            #expect(isOpen, "\(section) has a cell that differs")
        }
        #expect(
            answer.text.contains(
                #"name="trained" inputmode="numeric" value="9""#),
            "a blank does not take the other's answer away")
        #expect(try head.get(report).text.contains(#"value="31""#), "not overwritten yet")

        let again = try clerk.post(
            report, [("staff", "40"), ("trained", "9"), ("notes", "Của tôi"), ("_do", "save")])
        #expect(again.status == .seeOther, "the new version came with the page")
        #expect(try head.get(report).text.contains(#"value="40""#))
    }

    @Test("a submission upon an older version is not submitted")
    func staleSubmission() throws {
        let clerk = try fixture.reporter("nv-th-cao-thang")
        let head = try fixture.reporter("ht-th-cao-thang")
        _ = try head.post(report, [("staff", "31"), ("_do", "save")])
        let answer = try clerk.post(report, SchoolFixture.filled + [("_do", "submit")])
        #expect(answer.status == .conflict)
        #expect(try clerk.get("/rounds/\(SchoolFixture.round)/receipt").status == .notFound)
    }

    @Test("a second click saves nothing new and is no quarrel")
    func secondClick() throws {
        let clerk = try fixture.reporter("nv-th-cao-thang")
        let cells = [("staff", "31"), ("_version", "0"), ("_do", "save")]
        #expect(try clerk.post(report, cells).status == .seeOther)
        #expect(try clerk.post(report, cells).status == .seeOther)
    }

    @Test("what was typed into a report that was submitted meanwhile is shown once more")
    func submittedMeanwhile() throws {
        let clerk = try fixture.reporter("nv-th-cao-thang")
        let head = try fixture.reporter("ht-th-cao-thang")
        _ = try head.post(report, SchoolFixture.filled + [("_do", "submit")])
        let answer = try clerk.post(report, [("staff", "77"), ("_do", "save")])
        #expect(answer.status == .conflict)
        #expect(answer.text.contains("<td role=\"cell\" data-h=\"Vừa nhập\">77</td>"))
    }
}
