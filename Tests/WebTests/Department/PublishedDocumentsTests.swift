import Foundation
import HTTPTypes
import Reporting
import Testing

@testable import Web

@Suite(
    "What a form reckons and what its documents say can be read before and after it is brought out")
struct PublishedDocumentsTests {
    private let desk: DraftDesk
    private let draft: String

    init() throws {
        desk = try DraftDesk()
        draft = try desk.officer.beginDraft(
            "Y tế trường học",
            asking: [
                ("Số học sinh", "integer"), ("Có nhân viên y tế không?", "boolean"),
                ("Khó khăn", "text"),
            ])
        try desk.send(
            draft + "?q=so_hoc_sinh", to: "/questions", DraftDesk.pupils + [("_do", "save")])
        try desk.send(
            draft + "?m=new&kind=share", to: "/measures",
            [
                ("measure", "new"), ("kind", "share"), ("label", "Tỷ lệ trường có nhân viên y tế"),
                ("a_q", "co_nhan_vien_y_te_khong"), ("a_is", "yes"), ("_do", "save"),
            ])
    }

    @Test("the consolidated report of a draft is printed without figures before a school is chosen")
    func preview() throws {
        let address = draft + "/outlines/consolidated"
        let plain = PageText.plain(try desk.officer.get(address).text)
        #expect(plain.contains("Xem như khi in"))
        #expect(plain.contains("Có nhân viên y tế: … trường."), "\(plain.suffix(1500))")
        #expect(plain.contains("Số học sinh: … học sinh."))
        _ = try desk.officer.post(address, [("_do", "begin")])
        let begun = PageText.plain(try desk.officer.get(address).text)
        #expect(begun.contains("Có nhân viên y tế: {câu 2} trường."))
        #expect(begun.contains("Có nhân viên y tế: … trường."))
        let school = try desk.officer.get(address + "?school=th-a1")
        #expect(school.status == .ok)
    }

    @Test("the published form shows its measures and its outlines, by words and not by codes")
    func published() throws {
        for kind in ["report", "consolidated"] {
            _ = try desk.officer.get(draft + "/outlines/" + kind)
            _ = try desk.officer.post(draft + "/outlines/" + kind, [("_do", "begin")])
        }
        _ = try desk.send(draft, to: "", [("_do", "publish")])
        let page = try desk.officer.get("/forms/y_te_truong_hoc/1").text
        let words = PageText.plain(page)
        #expect(words.contains("Xem 1 chỉ số, tỷ lệ"))
        #expect(words.contains("Số trường có câu 2 là Có, trên số trường có báo cáo"))
        #expect(words.contains("Xem đề cương: Báo cáo của trường"))
        #expect(words.contains("Xem đề cương: Báo cáo tổng hợp"))
        #expect(words.contains("Số học sinh: {câu 1} học sinh."))
        #expect(!words.contains("{so_hoc_sinh}") && !words.contains("{$plan_number}"))
        #expect(!page.contains("<textarea") && !page.contains("/outlines/"))
    }

    @Test("officers' pages speak no language of developers")
    func words() throws {
        let pages =
            [
                "", "?q=so_hoc_sinh", "?r=new&kind=text", "?m=new&kind=text", "?s=A",
                "/outlines/report",
                "/outlines/consolidated", "/own", "/effort",
            ].map { draft + $0 } + ["/forms"]
        for page in pages {
            let words = PageText.plain(try desk.officer.get(page).text)
            for word in ["ngôn ngữ quy tắc", "Tham số", "SHA-256", " CQ ", "số không cộng"] {
                #expect(!words.contains(word), "\(page): \(word)")
            }
            // A name that who looks after machines needs stands in brackets, once.
            for word in ["JSON", "XLSForm"] {
                let all = words.components(separatedBy: word).count - 1
                #expect(all <= words.components(separatedBy: "(\(word))").count - 1, "\(page)")
                #expect(all <= 1, "\(page): \(word)")
            }
        }
    }

    @Test("a form that asks nothing yet names what is to be done, and not as a fault")
    func empty() throws {
        let new = try desk.begin("Mới")
        let page = try desk.officer.get(new).text
        #expect(page.contains("Việc cần làm trước khi công bố:"))
        // One that says that there is no backup stands on every page of this site.
        let faults = page.components(separatedBy: "class=\"notice err").count - 1
        #expect(faults == page.components(separatedBy: "Chưa có bản sao lưu nào đạt").count - 1)
        #expect(try desk.officer.get(draft).text.contains("Biểu mẫu đủ điều kiện công bố."))
    }

    @Test("a trial names the first questions that are blank, each with the way to it")
    func blanks() throws {
        for number in 1...5 { try desk.add("Câu thêm \(number)", "integer", to: "A", draft) }
        _ = try desk.officer.get(draft + "/trial")
        let page = try desk.officer.post(draft + "/trial", [("_level", "TH"), ("_do", "check")])
            .text
        #expect(page.contains("8 câu bắt buộc còn trống"))
        #expect(page.contains(##"<li><a href="#so_hoc_sinh">1. Số học sinh</a></li>"##))
        #expect(page.components(separatedBy: "<li><a href=\"#cau_them").count == 3)
        #expect(page.contains("<li>và 3 câu khác</li>"))
    }

    @Test(
        "the hours of the whole are those of its parts added up",
        arguments: [
            (
                [(9_480, 1), (9_480, 1), (9_480, 1)], ["2,6", "2,6", "2,6"],
                "Khoảng 7,8 giờ của 3 trường"
            ),
            ([(185, 2), (185, 1)], ["0,1", "0,1"], "Dưới 1 giờ của 3 trường"),
            (
                [(600, 52_000), (600, 0)], ["8.666,7", "0,0"],
                "Khoảng 8.666,7 giờ của 52.000 trường"
            ),
        ])
    func hours(levels: [(seconds: Int, schools: Int)], told: [String], total: String) throws {
        let lines = levels.map {
            DraftEffortPage.Line(name: "", questions: 1, seconds: $0.seconds, schools: $0.schools)
        }
        #expect(lines.map { $0.tenths.map(DraftEffortPage.Line.hours) } == told)
        #expect(DraftEffortPage.total(lines).hasPrefix(total + ", nếu"))
    }

    @Test("money is what was spent in the period, where nobody says it otherwise")
    func money() throws {
        try desk.add("Kinh phí đã chi", "money", to: "A", draft)
        let stored = try desk.stored(draft)
        #expect(stored.question("kinh_phi_da_chi")?.json["nature"] == "flow")
        #expect(stored.question("so_hoc_sinh")?.json["nature"] == "stock")
        #expect(
            stored.reading.form.indicator("kinh_phi_da_chi")?.unit?.vietnamese == "đồng")
    }
}
