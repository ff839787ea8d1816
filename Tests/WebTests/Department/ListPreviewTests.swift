import HTTPTypes
import Reporting
import Storage
import Testing

@testable import Web

@Suite("a list of units does what its preview said, and nothing else")
struct ListPreviewTests {
    private let fixture: SchoolFixture
    private let admin: Browser

    init() throws {
        fixture = try SchoolFixture()
        admin = try Browser(fixture.site, as: "qt")
        _ = try admin.get("/units/import")
    }

    private static let head = "Mã;Tên;Loại;Cấp học;Báo cáo cho;Xã\n"
    private static let list = head + "th-hong;Trường TH Hồng;Trường;TH;pgd;xa-a\n"

    private func send(
        _ wanted: String, _ text: String = list, _ fields: [(String, String)] = []
    ) throws -> Browser.Answer {
        try admin.post("/units/import", [("list", text), ("_do", wanted)] + fields)
    }

    private func codes() throws -> Set<String> {
        try fixture.storage.read {
            Set(try $0.units.all(on: fixture.now.day).map(\.unit.code.rawValue))
        }
    }

    private func isShownAgain(_ answer: Browser.Answer) -> Bool {
        answer.status == .conflict
            && PageText.plain(answer.text).contains(
                "Chưa nhập: danh sách hoặc dữ liệu không còn như bản xem trước.")
    }

    @Test("without a preview nothing is done; the page that refuses is one")
    func unseen() throws {
        #expect(isShownAgain(try send("apply")))
        #expect(try !codes().contains("th-hong"))
        #expect(try send("apply").location == "/units?added=1&changed=0")
    }

    @Test("another list than the one that was shown is shown first")
    func otherList() throws {
        _ = try send("preview")
        for other in [
            ListPreviewTests.list + "mn-moi;Trường MN Mới;Trường;MN;pgd;xa-a\n",
            ListPreviewTests.list.replacing("xa-a", with: "xa-b"),
            ListPreviewTests.list.replacing("Hồng", with: "Hông"),
            ListPreviewTests.list.replacing("\n", with: "\n\n"),
        ] {
            #expect(isShownAgain(try send("apply", other)), "\(other)")
            _ = try send("preview")
        }
        #expect(try !codes().contains("th-hong"))
    }

    @Test("what somebody else has done meanwhile is shown first")
    func meanwhile() throws {
        func add(_ code: Reporting.Unit.Code, _ name: String) throws {
            try fixture.storage.write { database in
                _ = try database.add(
                    NewUnit(
                        code: code, name: name, shortName: name, kind: .school, level: "TH",
                        reportsTo: "pgd", commune: "xa-a"), by: .command)
            }
        }
        _ = try send("preview")
        try add("th-hong", "Trường TH Hồng Hà")
        let again = try send("apply")
        #expect(isShownAgain(again))
        #expect(
            PageText.plain(again.text).contains("Tên: Trường TH Hồng Hà → Trường TH Hồng"))
        #expect(try send("apply").location == "/units?added=0&changed=1")

        let named = "Tên trường;Cấp học;Xã;Báo cáo cho\nTH Le;TH;xa-a;pgd\n"
        _ = try send("preview", named)
        let key = ListQuestion.key("code", ["2", "TH Le"])
        _ = try send("preview", named, [(key, "th-le")])
        try add("th-le", "Trường TH Lê")
        #expect(isShownAgain(try send("apply", named, [(key, "th-le")])))
    }

    @Test("an answer that is changed beside the preview is shown first")
    func otherAnswer() throws {
        let text = "Tên trường;Cấp học;Xã;Báo cáo cho\nTH Hồng;TH;xa-a;pgd\n"
        let key = ListQuestion.key("code", ["2", "TH Hồng"])
        #expect(try send("preview", text).text.contains("value=\"th-hong\""))
        #expect(isShownAgain(try send("apply", text, [(key, "th-khac")])))
        #expect(try send("apply", text, [(key, "th-khac")]).location != nil)
        #expect(try codes().contains("th-khac"))
    }

    @Test("of many questions the first hundred are asked, and answers are kept for the others")
    func many() throws {
        let text =
            "Mã;Tên trường;Cấp học;Báo cáo cho\n"
            + (1...250).map { "t\($0);Trường \($0);TH;Phòng số \($0)\n" }.joined()
        var answers: [(String, String)] = []
        for round in 1...3 {
            let page = try send("preview", text, answers)
            let selects = page.text.matches(of: #/<select id="([^"]+)"/#).map { String($0.1) }
            #expect(selects.count == (round < 3 ? 100 : 50))
            #expect(page.text.contains("Còn \(250 - 100 * round) câu hỏi nữa") == (round < 3))
            #expect(!page.text.contains("value=\"apply\""))
            let kept = page.text.matches(of: #/<input type="hidden" name="reportsTo=/#)
            #expect(kept.count == (round - 1) * 100)
            answers += selects.map { ($0, "pgd") }
        }
        #expect(Set(answers.map(\.0)).count == 250)
        #expect(try send("preview", text, answers).text.contains("value=\"apply\""))
        #expect(try send("apply", text, answers).location == "/units?added=250&changed=0")
    }

    @Test("a line that groups is named, however it is numbered; a unit of the name is none")
    func groups() throws {
        let text = """
            Tên trường;Cấp học;Xã;Báo cáo cho
            I. Xã An;;;
            TH Ba;TH;;pgd
            II. Cấp mầm non;;;
            MN Ba;;;pgd
            Xã Bình: 4 trường;;;
            MN Ca;MN;;pgd
            """
        let words = PageText.plain(try send("preview", text).text)
        #expect(
            words.contains(
                "không nhập thành đơn vị: 2 “I. Xã An”, 4 “II. Cấp mầm non”, "
                    + "6 “Xã Bình: 4 trường”."))
        let many = try UnitList(
            pasted: "Tên trường;Cấp học\n" + String(repeating: "Xã An;\n", count: 30) + "TH Ba;TH\n"
        )
        #expect(many.groups.count == 30)
        #expect(many.groups.named.hasSuffix("21 “Xã An”, +10"))
    }

    @Test("two thousand schools without codes in communes that are not there are one list")
    func largest() throws {
        let lines = (1...2_000).map { "TH Số \($0);TH;Xã Số \($0 % 700);\n" }.joined()
        let text = "Tên trường;Cấp học;Xã;Báo cáo cho\n" + lines
        let page = try send("preview", text)
        #expect(PageText.plain(page.text).contains("2.700 đơn vị mới"))
        #expect(page.text.matches(of: #/<select id="/#).count == QuestionFields.most)
        // Not a choice among all communes for each of them.
        #expect(page.body.count < 4_000_000)
    }
}
