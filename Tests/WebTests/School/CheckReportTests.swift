import Foundation
import HTTPTypes
import Reporting
import Testing

@testable import Web

@Suite("checking a report before it is submitted")
struct CheckReportTests {
    private let report = "/rounds/\(SchoolFixture.round)/report"
    private let check = "/rounds/\(SchoolFixture.round)/report/check"
    private let receipt = "/rounds/\(SchoolFixture.round)/receipt"

    @Test("checking moves nothing, and a report without a problem is ready to be submitted")
    func ready() throws {
        let fixture = try SchoolFixture()
        let head = try fixture.reporter("ht-th-cao-thang")
        let sent = try head.post(report, SchoolFixture.filled + [("_do", "check")])
        #expect(sent.location == check)
        let page = try head.get(check)
        #expect(page.status == .ok)
        #expect(page.text.contains("Không còn lỗi, đủ 10/10 ô"))
        #expect(page.text.contains("<title>Kiểm tra trước khi nộp"))
        #expect(page.text.contains("Sẵn sàng nộp"))
        #expect(page.text.contains(#"value="submit">Nộp báo cáo</button>"#))
        #expect(try head.get(receipt).status == .notFound)
        #expect(try head.get("/").text.contains("Bản nháp"))

        #expect(try head.post(report, [("_do", "submit")]).location == receipt)
        #expect(try head.get(check).location == report, "what is submitted is read")
    }

    @Test("what is wrong leads to its cells; nothing can be submitted from there")
    func wrong() throws {
        let fixture = try SchoolFixture()
        let head = try fixture.reporter("ht-th-cao-thang")
        _ = try head.post(
            report, [("staff", "10"), ("trained", "12"), ("pupils", "abc"), ("_do", "check")])
        let page = try head.get(check).text
        #expect(page.contains("Chưa nộp được: 2 lỗi phải sửa, 6 ô chưa nhập"))
        #expect(page.contains("(12) không được lớn hơn tổng số nhân viên (10)."))
        for cell in ["trained", "staff", "pupils", "plan_issued", "area", "spent"] {
            #expect(page.contains("#\(cell)\""), "\(cell) is linked")
        }
        let link = try #require(
            page.components(between: #"href=""#, and: "\"").first { $0.hasSuffix("#trained") })
        let form = try head.get(link.components(separatedBy: "#")[0]).text
        #expect(form.contains(#"<details class="sec" id="B" open"#), "its section is open")
        #expect(!page.contains(#"value="submit""#))
        #expect(page.contains("Sửa chỗ đầu tiên"))
    }

    @Test("a refused submission says so in the title, first, in the bar, and has the focus")
    func refused() throws {
        let fixture = try SchoolFixture()
        let head = try fixture.reporter("ht-th-cao-thang")
        let answer = try head.post(
            report, SchoolFixture.filled.with("staff", "10") + [("_do", "submit")])
        #expect(answer.status == .unprocessableContent)
        #expect(answer.text.contains("<title>Chưa nộp: 1 lỗi phải sửa"))
        #expect(answer.text.contains(#"<h2 id="sum-up" tabindex="-1" autofocus>Chưa nộp: 1 lỗi"#))
        #expect(answer.text.contains(#"<section class="bar err""#))
        let first = answer.text.range(of: "sum-up")?.lowerBound
        let heading = answer.text.range(of: "<h1>")?.lowerBound
        #expect(try #require(first) < #require(heading))
    }

    @Test(
        "reasons are written here, one for all cells of a rule, and open what they stand in the way of"
    )
    func reasons() throws {
        let fixture = try SchoolFixture()
        let head = try fixture.reporter("ht-th-cao-thang")
        let zero = SchoolFixture.filled.with("trained", "0").with("pupils", "0")
        _ = try head.post(report, zero + [("_do", "check")])
        let page = try head.get(check).text
        #expect(page.contains("2 cảnh báo cần giải trình"))
        #expect(page.components(separatedBy: #"name="why_W12""#).count == 2, "one field")
        #expect(page.contains("Giải trình chung cho 2 ô"))
        #expect(page.contains(#"name="at_W12" value="pupils trained""#))

        let kept = try head.post(
            report, [("why_W12", "Chưa tổ chức"), ("at_W12", "pupils trained"), ("_do", "check")])
        #expect(kept.location == check)
        let explained = try head.get(check).text
        #expect(explained.contains("Không còn lỗi"))
        #expect(explained.contains("2 cảnh báo đã giải trình"))
        #expect(try head.post(report, [("_do", "submit")]).location == receipt)
    }

    @Test("what is submitted is what was looked at: a change meanwhile is shown first")
    func stale() throws {
        let fixture = try SchoolFixture()
        let head = try fixture.reporter("ht-th-cao-thang")
        let clerk = try fixture.reporter("nv-th-cao-thang")
        _ = try head.post(report, SchoolFixture.filled + [("_do", "check")])
        _ = try head.get(check)
        _ = try clerk.get(report)
        _ = try clerk.post(report, [("trained", "11"), ("_do", "save")])
        let answer = try head.post(report, [("_do", "submit")])
        #expect(answer.status == .conflict)
        #expect(answer.text.contains("Chưa nộp: báo cáo vừa được thay đổi ở nơi khác"))
        #expect(try head.get(receipt).status == .notFound)
        #expect(try head.post(report, [("_do", "submit")]).location == receipt)
    }

    @Test("what was typed into a report that was submitted meanwhile is shown once more")
    func submittedMeanwhile() throws {
        let fixture = try SchoolFixture()
        let clerk = try fixture.reporter("nv-th-cao-thang")
        let head = try fixture.reporter("ht-th-cao-thang")
        _ = try head.post(report, SchoolFixture.filled + [("_do", "submit")])
        let answer = try clerk.post(report, [("staff", "77"), ("pupils", ""), ("_do", "save")])
        #expect(answer.status == .conflict)
        #expect(answer.text.contains("<td role=\"cell\" data-h=\"Vừa nhập\">77</td>"))
        #expect(
            !answer.text.contains("<td role=\"cell\" data-h=\"Đang lưu\">512</td>"),
            "what was not typed is no difference")
    }

    @Test("a clerk hands it to the head; only the head submits")
    func clerk() throws {
        let fixture = try SchoolFixture(wantsHead: true)
        let clerk = try fixture.reporter("nv-th-cao-thang")
        _ = try clerk.post(report, SchoolFixture.filled + [("_do", "check")])
        let page = try clerk.get(check).text
        #expect(page.contains(#"value="ask_head">Gửi hiệu trưởng ký</button>"#))
        #expect(page.contains("Gửi rồi vẫn chưa nộp"))
        #expect(!page.contains(#"value="submit""#))
        #expect(try clerk.post(report, [("_do", "ask_head")]).status == .seeOther)
        let head = try Browser(fixture.site, as: "ht-th-cao-thang")
        let seen = try head.get(check).text
        #expect(seen.contains(#"value="submit">Nộp báo cáo</button>"#))
        #expect(seen.contains(#"value="give_back""#))
    }

    @Test("figures stand beside those of the round before, the greatest change first")
    func changes() throws {
        let fixture = try SchoolFixture()
        let head = try fixture.reporter("ht-th-cao-thang")
        _ = try head.post(
            report, SchoolFixture.filled.with("spent", "9.000.000") + [("_do", "check")])
        let page = try head.get(check).text
        #expect(page.contains("So với đợt trước"))
        #expect(page.contains(#"data-h="Thay đổi" class="n">giảm 850.000</td>"#))
        #expect(page.contains("“Khảo sát năm 2025”"))
        let other = try fixture.reporter("nv-mn-chi-lang")
        #expect(try !other.get(check).text.contains("So với đợt trước"))
    }

    @Test("an error behind is told once on the way to the next section")
    func onward() throws {
        let fixture = try SchoolFixture()
        let clerk = try fixture.reporter("nv-th-cao-thang")
        let kept = try clerk.post(
            report, [("staff", "10"), ("trained", "12"), ("_next", "C")])
        #expect(kept.location == "\(report)?section=B&next=C#trained")
        let page = try clerk.get("\(report)?section=B&next=C").text
        #expect(page.contains("Còn 1 lỗi ở mục này: sửa, hoặc vẫn sang mục C."))
        let past = try clerk.post(report, [("staff", "10"), ("trained", "12"), ("_past", "C")])
        #expect(past.location == "\(report)?section=C#C")
        let mended = try clerk.post(report, [("trained", "9"), ("_next", "C")])
        #expect(mended.location == "\(report)?section=C#C")
    }

    @Test("saving leads back to the cell that was changed last")
    func place() throws {
        let fixture = try SchoolFixture()
        let clerk = try fixture.reporter("nv-th-cao-thang")
        let answer = try clerk.post(report, [("staff", "30"), ("trained", "12"), ("_do", "save")])
        #expect(answer.location == "\(report)?section=B#trained")
    }

    @Test("an answer is taken back, and a section copied, without scripts")
    func acts() throws {
        let fixture = try SchoolFixture()
        let clerk = try fixture.reporter("nv-th-cao-thang")
        _ = try clerk.post(report, [("plan_issued", "true"), ("alarm", "part"), ("_do", "save")])
        _ = try clerk.get(report)
        let cleared = try clerk.post(
            report, [("plan_issued", "true"), ("alarm", "part"), ("_clear", "alarm")])
        #expect(cleared.status == .seeOther)
        let page = try clerk.get(report).text
        #expect(page.contains(#"value="true" checked"#))
        #expect(!page.contains(#"value="part" checked"#))
    }
}
