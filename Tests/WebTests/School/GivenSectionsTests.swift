import HTTP
import HTTPTypes
import Reporting
import Storage
import Testing

@testable import Web

/// A colleague who was given sections of a report, and nothing else.
@Suite struct GivenSectionsTests {
    private static let report = GivenSectionsFixture.report

    let school: GivenSectionsFixture
    let link: AccessLink
    let colleague: Browser

    init() throws {
        school = try GivenSectionsFixture()
        link = try school.give()
        colleague = try school.colleague(by: link)
    }

    @Test("the form has the given section alone, and leads nowhere else")
    func form() throws {
        let page = try colleague.get(Self.report)
        #expect(page.status == .ok)
        for name in ["planned", "spent", "notes"] {
            #expect(page.text.contains(#"name="\#(name)""#), "\(name)")
        }
        for name in ["staff", "pupils", "trained", "alarm", "forms", "plan_number"] {
            #expect(!page.text.contains(#"name="\#(name)""#), "\(name)")
            #expect(
                !page.text.contains(" \(name):") && !page.text.contains("\"\(name):"), "\(name)")
        }
        // What stands in the others, and stood in them a round ago.
        #expect(PageText.words(in: page.text).isDisjoint(with: ["512", "1.234,5", "444"]))
        #expect(!page.text.contains("21/KH-TH"))
        #expect(page.text.contains("15.000.000") && page.text.contains("9.850.000"))
        #expect(page.text.contains("Cô Hà, y tế nhập mục C"))
        #expect(page.text.contains("Được giao mục C"))
        for way in [
            "/check", "/workbook", "/paper", "/history", "/offline.html", "/share", "/profile",
            "/help", "/due.ics", "draft.docx", "documents/", "class=\"tabs\"", "value=\"check\"",
        ] {
            #expect(!page.text.contains(way), "\(way)")
        }
    }

    @Test("the rules that the browser is given look at nothing else")
    func rules() throws {
        let page = try colleague.get(Self.report).text
        let address = try #require(
            page.firstMatch(of: /data-rules="([^"]+)"/).map { String($0.1) })
        let rules = try colleague.get(address)
        #expect(rules.text.contains("W29"))
        for foreign in ["E03", "E07", "W12", "444", "28", "staff\":{"] {
            #expect(!rules.text.contains(foreign), "\(foreign)")
        }
        // A browser that keeps them under their address gets no other's by it.
        let own = try school.clerk.get(Self.report).text
        #expect(!own.contains(address))
    }

    @Test("cells of the section are saved, as a script does and as a form does")
    func saving() throws {
        let told = try colleague.post(Self.report + "/cells", [("spent", "9.000.000")])
        #expect(told.status == .ok)
        #expect(try school.entries()["spent"] == .value(.integer(9_000_000)))
        _ = try colleague.get(Self.report)
        let sent = try colleague.post(
            Self.report,
            [("planned", "15.000.000"), ("spent", "8.000.000"), ("notes", ""), ("_do", "done")])
        #expect(sent.location == Self.report + "?done=part")
        #expect(
            try colleague.get(Self.report + "?done=part").text.contains("Đã lưu phần được giao"))
        let entries = try school.entries()
        #expect(entries["spent"] == .value(.integer(8_000_000)) && entries["notes"] == nil)
        // All others are as they were.
        #expect(entries["staff"] == .value(.integer(30)))
        #expect(entries["plan_number"] == .value(.text("21/KH-TH")))
    }

    @Test(
        "what is not of the section is refused, and nothing of what came with it is stored",
        arguments: ["staff", "pupils", "trained", "forms", "why_W12", "pick_W12", "at_W12"])
    func outside(name: String) throws {
        let before = try school.entries()
        for address in [Self.report + "/cells", Self.report] {
            let answer = try colleague.post(address, [("spent", "1"), (name, "99")])
            #expect(answer.status == .badRequest, "\(address)")
            #expect(answer.text.contains(name))
        }
        let twice = try colleague.post(
            Self.report + "/cells", [("spent", "1"), ("forms", "meeting"), ("forms", "flag")])
        #expect(twice.status == .badRequest)
        #expect(try school.entries() == before)
    }

    @Test(
        "nothing but saving is done",
        arguments: ["submit", "ask_head", "sign", "check", "give_back"]
    )
    func acts(act: String) throws {
        let before = try school.entries()
        let answer = try colleague.post(Self.report, [("spent", "1"), ("_do", act)])
        #expect(answer.status == .forbidden)
        #expect(answer.text.contains("chỉ mở các mục được giao"))
        #expect(try school.entries() == before)
    }

    @Test("reasons for what is not seen stay as they are")
    func reasons() throws {
        let clerk = school.clerk
        _ = try clerk.get(Self.report)
        _ = try clerk.post(
            Self.report,
            SchoolFixture.filled.with("trained", "0") + [("why_W12", "Lớp tập huấn hoãn")])
        #expect(try school.confirmations().map(\.rule) == ["W12"])
        _ = try colleague.get(Self.report)
        let told = try colleague.post(
            Self.report + "/cells",
            [
                ("spent", "20.000.000"), ("why_W29", "Được cấp bổ sung"), ("at_W29", "spent"),
            ])
        #expect(told.status == .ok)
        #expect(try school.confirmations().map(\.rule) == ["W12", "W29"])
        #expect(try school.confirmations().first?.reason == "Lớp tập huấn hoãn")
        let page = try colleague.get(Self.report).text
        #expect(page.contains("Được cấp bổ sung") && !page.contains("Lớp tập huấn hoãn"))
    }

    @Test("two who change one cell are asked, and told who the other is")
    func both() throws {
        let clerk = school.clerk
        _ = try clerk.get(Self.report)
        #expect(
            try colleague.post(Self.report + "/cells", [("spent", "7.000.000")]).status == .ok)
        let answer = try clerk.post(Self.report, SchoolFixture.filled.with("spent", "6.000.000"))
        #expect(answer.status == .conflict)
        #expect(answer.text.contains("Cô Hà, y tế (được giao mục C)"))
    }

    @Test("what another person's form held is not taken as this one's")
    func othersForm() throws {
        _ = try school.clerk.get(Self.report)
        let sender = try #require(school.clerk.sender)
        let before = try school.entries()
        let answer = try colleague.post(Self.report + "/cells", [("spent", "1"), ("_of", sender)])
        // Twice: once as typed here, once as the page carries it.
        #expect(answer.status.kind == .clientError)
        let body = [("_csrf", colleague.token ?? ""), ("_of", sender), ("spent", "1")]
        #expect(
            try colleague.post(Self.report + "/cells", body, hidden: false).status == .forbidden)
        #expect(try school.entries() == before)
    }

    @Test("taking back ends the session at once, and the link")
    func takingBack() throws {
        let before = try school.entries()
        try school.takeBack(link)
        #expect(try colleague.post(Self.report + "/cells", [("spent", "1")]).status != .ok)
        #expect(try colleague.get(Self.report).location == "/sign-in")
        #expect(try Browser(school.fixture.site).get(school.address(of: link)).status == .notFound)
        #expect(try school.entries() == before)
    }

    @Test("it ends when the report is due; what is given later lasts three days")
    func expiry() throws {
        school.fixture.now = link.expiresAt
        #expect(try colleague.get(Self.report).location == "/sign-in")
        #expect(try Browser(school.fixture.site).get(school.address(of: link)).status == .notFound)
        let clerk = try school.fixture.reporter("nv-th-cao-thang")
        let later = try school.give(by: clerk)
        #expect(later.expiresAt == school.fixture.now + .seconds(3 * 86_400))
        #expect(try clerk.get(GivenSectionsFixture.share).text.contains("Đã hết hạn"))
    }

    @Test("when the report was submitted, whoever comes is told so and changes nothing")
    func submitted() throws {
        let head = try school.fixture.reporter("ht-th-cao-thang")
        let done = try head.post(Self.report, SchoolFixture.filled + [("_do", "submit")])
        #expect(done.status == .seeOther)
        let page = try colleague.get(Self.report)
        #expect(page.status == .ok)
        #expect(page.text.contains("Báo cáo đã nộp") && page.text.contains("báo người giao mục"))
        #expect(!page.text.contains("report-form"))
        #expect(!PageText.words(in: page.text).contains("512"))
        #expect(try colleague.post(Self.report + "/cells", [("spent", "1")]).status == .conflict)
        let sent = try colleague.post(Self.report, [("spent", "77.000.000")])
        #expect(sent.status == .conflict)
        // It is not lost.
        #expect(sent.text.contains("77.000.000"))
        #expect(try school.entries()["spent"] == .value(.integer(9_850_000)))
        // Nor is anything given any more.
        #expect(try head.get(GivenSectionsFixture.share).text.contains("không giao thêm được"))
        _ = try head.get(GivenSectionsFixture.share)
        #expect(
            try head.post(GivenSectionsFixture.share, [("_do", "give"), ("section", "A")]).status
                == .conflict)
    }

    @Test("of a report that was returned cell by cell only these are open")
    func returned() throws {
        let head = try school.fixture.reporter("ht-th-cao-thang")
        _ = try head.post(Self.report, SchoolFixture.filled + [("_do", "submit")])
        let (unit, round) = (try school.unit(), try school.round)
        try school.fixture.storage.write {
            _ = try $0.return(
                unit, in: round,
                .init(
                    reason: "Số học sinh 512 sai",
                    cells: ["pupils": "Xem lại", "notes": "Ghi rõ"]), by: .command)
        }
        let page = try colleague.get(Self.report).text
        #expect(page.contains(#"name="notes""#) && page.contains("Ghi rõ"))
        #expect(!page.contains(#"name="spent""#) && !page.contains("Xem lại"))
        #expect(!PageText.words(in: page).contains("512"))
        let locked = try colleague.post(Self.report + "/cells", [("spent", "1")])
        #expect(locked.status == .unprocessableContent)
        #expect(
            try colleague.post(Self.report + "/cells", [("notes", "Đã xem")]).status == .ok)
        #expect(try school.entries()["spent"] == .value(.integer(9_850_000)))
        // That it was seen is told of the school's own people.
        #expect(
            try school.fixture.storage.read { try $0.reports.find(unit, in: round) }?.openedAt
                == nil)
    }

    @Test("the file of a question of the section is attached, given back and taken out")
    func file() throws {
        let page = GivenSectionsFixture.report + "/files/scan"
        #expect(try colleague.get(page).status == .ok)
        let sent = try colleague.upload(
            AttachmentTests.pdf, named: "du-toan.pdf", to: page,
            version: colleague.version ?? "0")
        #expect(sent.location == Self.report + "#scan")
        #expect(try Array(colleague.get(page + "/content").body) == AttachmentTests.pdf)
        // Whoever has another section has not this.
        let other = try school.colleague(by: try school.give(["A"]))
        #expect(try other.get(page + "/content").status == .notFound)
        #expect(!(try other.get(Self.report).text.contains("du-toan.pdf")))
        _ = try colleague.get(page)
        #expect(try colleague.post(page, [("_do", "remove")]).status == .seeOther)
        #expect(try school.entries()["scan"] == nil)
    }

    @Test("wrong digits make wait, and in the end the link is dead")
    func guessing() throws {
        let browser = Browser(school.fixture.site)
        let (address, right) = (school.address(of: link), school.digits(of: link))
        let wrong = right == "000000" ? "000001" : "000000"
        var tried = 0
        while try browser.get(address).status == .ok, tried < 100 {
            switch try browser.post(address, [("code", wrong)]).status {
            case .unauthorized: tried += 1
            case .tooManyRequests:
                #expect(try browser.post(address, [("code", right)]).status == .tooManyRequests)
                school.fixture.now = school.fixture.now + .seconds(900)
            default: break
            }
        }
        #expect(tried == Patience.mostDigits)
        #expect(try browser.post(address, [("code", right)]).status == .notFound)
        let page = try school.clerk.get(GivenSectionsFixture.share).text
        #expect(page.contains("Bị khóa do nhập sai mã") && !page.contains("Xem đường dẫn và mã"))
    }
}
