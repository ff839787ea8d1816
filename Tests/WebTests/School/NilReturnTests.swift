import HTTPTypes
import Reporting
import Storage
import Testing
import TestSupport

@testable import Web

@Suite("On the report's pages a section is declared nil")
struct NilReturnTests {
    let site: APISite
    let clerk: Browser
    private let report = "/rounds/pccc-2026/report"
    private let declare = [("nil-I", ""), ("nil-I", "true"), ("_do", "save")]

    init() throws {
        site = try APISite()
        clerk = try NilReturnTests.browser("nv-th-cao-thang", site)
        _ = try clerk.get(report)
    }

    private static func browser(_ user: String, _ site: APISite) throws -> Browser {
        let browser = Browser(site.site)
        try browser.signIn(user, password: "minh-hoa-2026")
        return browser
    }

    @Test("by a colleague too, to whom the section was given")
    func given() throws {
        _ = try clerk.get("\(report)/share")
        _ = try clerk.post("\(report)/share", [("_do", "give"), ("section", "I")])
        let (link, key) = try site.storage.read { database in
            let unit = try #require(try database.units.find("th-cao-thang")).id
            let round = try #require(try database.rounds.find("pccc-2026")).id
            let links = try database.access.givenLinks(of: unit, in: round)
            return (try #require(links.last), site.storage.key)
        }
        let colleague = Browser(site.site)
        let way = "/a/\(key.linkSecret(link.nonce))"
        _ = try colleague.get(way)
        _ = try colleague.post(way, [("code", key.linkCode(link.nonce))])
        _ = try colleague.get(report)
        #expect(try colleague.post(report, declare).status == .seeOther)
        let page = try clerk.get(report).text
        #expect(page.contains(#"id="nil-I" name="nil-I" value="true" checked"#))
        // Nor is it lost when the colleague saves something else, or typed over what stands there.
        let own = try colleague.get(report).text
        #expect(own.contains(#"name="nil-I" value="true" checked"#))
        #expect(
            try colleague.post(
                report, [("nil-I", ""), ("nil-I", "true"), ("inc_fire", "0"), ("_do", "save")]
            ).status == .seeOther)
        #expect(try clerk.get(report).text.contains(#"name="nil-I" value="true" checked"#))
    }

    @Test("by one box, where nothing but counts of the period is asked")
    func offered() throws {
        let page = try clerk.get(report).text
        let boxes = page.matches(of: /type="checkbox" id="(nil-\w+)"/).map { String($0.output.1) }
        #expect(boxes == ["nil-I", "nil-K"])
        #expect(!page.contains("khai lúc"))
        #expect(page.contains("0/7"), "what is asked if there was something too")
    }

    @Test("without scripts, and taken back, as a cell is saved")
    func saved() throws {
        #expect(try clerk.post(report, declare).location == "\(report)?section=I#nil-I")
        let page = try clerk.get(report).text
        #expect(page.contains(#"id="nil-I" name="nil-I" value="true" checked"#))
        #expect(page.contains("Nhân viên (minh họa) khai lúc 08:00"))
        let plain = PageText.plain(page)
        #expect(plain.contains("I. Cháy, nổ, tai nạn, sự cố Không phát sinh"))
        #expect(!plain.contains("0/7"))
        #expect(page.contains(#"name="inc_fire""#), "its fields stay")
        let history = PageText.plain(try clerk.get("\(report)/history").text)
        #expect(
            history.contains("Mục I, Cháy, nổ, tai nạn, sự cố: không phát sinh: (trống) → Có"))
        let shown = PageText.plain(try clerk.get("\(report)?view=read").text)
        #expect(shown.contains("Không phát sinh. Nhân viên (minh họa) khai lúc 08:00"))
        #expect(!shown.contains("Số vụ cháy"), "no column of zeros")
        let check = PageText.plain(try clerk.get("\(report)/check").text)
        #expect(check.contains("I. Cháy, nổ, tai nạn, sự cố: không phát sinh."))
        #expect(!check.contains("I. Cháy, nổ, tai nạn, sự cố: 55"), "nothing is missing there")

        _ = try clerk.get(report)
        #expect(try clerk.post(report, [("nil-I", ""), ("_do", "save")]).status == .seeOther)
        let after = try clerk.get(report).text
        #expect(!after.contains("khai lúc"))
        #expect(!after.contains(#"value="true" checked"#))
    }

    @Test("by the script cell by cell, and merged with what somebody else types")
    func merged() throws {
        let head = try NilReturnTests.browser("ht-th-cao-thang", site)
        _ = try head.get(report)
        let answer = try clerk.post("\(report)/cells", declare.dropLast())
        #expect(answer.status == .ok)
        let told = try JSON(parsing: answer.body)
        #expect(told["cells"]?["nil-I"]?["text"] == "true")
        #expect(told["cells"]?["nil-I"]?["was"]?.string != nil)
        // The head's page knows nothing of it.
        _ = try head.post(report, [("nil-I", ""), ("inc_fire", "2"), ("_do", "save")])
        let page = try head.get(report).text
        #expect(page.contains(#"name="nil-I" value="true" checked"#))
        #expect(page.contains(#"id="inc_fire" name="inc_fire" inputmode="numeric" value="2""#))
        for place in ["nil-I-e", "inc_fire-e"] {
            let box = try #require(page.firstRange(of: #"<div id="\#(place)">"#))
            #expect(page[box.upperBound...].prefix(400).contains("khai “Không phát sinh” nhưng"))
        }
        #expect(try clerk.get("\(report)/check").text.contains("Chưa nộp được: 2 lỗi phải sửa"))
    }

    @Test("and nowhere else")
    func refused() throws {
        for name in ["nil-A", "nil-H", "nil-Z", "nil-"] {
            let answer = try clerk.post(report, [(name, "true"), ("_do", "save")])
            #expect(answer.status == .badRequest, "\(name)")
        }
        let other = try NilReturnTests.browser("nv-th-doan-ket", site)
        _ = try other.get(report)
        _ = try other.post(report, declare)
        #expect(try !clerk.get(report).text.contains("khai lúc"), "their own report alone")
    }

    @Test("the paper form has a box for it")
    func paper() throws {
        let page = PageText.plain(try clerk.get("\(report)/paper?section=I").text)
        #expect(page.contains("I. Cháy, nổ, tai nạn, sự cố Không phát sinh trong kỳ"))
        #expect(
            try !clerk.get("\(report)/paper?section=H").text.contains("Không phát sinh trong kỳ"))
    }

    @Test("the department sees it, and returns it with a reason as it returns a cell")
    func returned() throws {
        try site.submitNilReturn()
        let receipt = PageText.plain(try clerk.get("/rounds/pccc-2026/receipt").text)
        #expect(
            receipt.contains("Không phát sinh I. Cháy, nổ, tai nạn, sự cố Nộp lúc")
                || receipt.contains("Không phát sinh I. Cháy, nổ, tai nạn, sự cố Gửi bằng"))
        let officer = try NilReturnTests.browser("chuyenvien", site)
        let page = "/rounds/pccc-2026/reports/th-cao-thang"
        let shown = try officer.get(page).text
        #expect(shown.contains(#"id="at_nil-I""#))
        #expect(!shown.contains(#"id="at_nil-K""#))
        let drill = PageText.plain(try officer.get("/rounds/pccc-2026/totals/inc_fire").text)
        #expect(
            drill.contains(
                "Khai không phát sinh cả mục, tính là 0: Trường Tiểu học Cao Thắng ."))
        let other = try officer.get("/rounds/pccc-2026/totals/chk_count").text
        #expect(!other.contains("Khai không phát sinh"))
        #expect(
            PageText.plain(shown).contains("Mục I, Cháy, nổ, tai nạn, sự cố: không phát sinh"))
        let answer = try officer.post(
            "\(page)/return",
            [
                ("due_day", "27/11/2026"), ("due_time", "17:00"), ("mark", "nil-I"),
                ("why_nil-I", "Công an xã báo có một vụ."),
            ])
        #expect(answer.location == "\(page)?done=return")
        let mending = try clerk.get(report).text
        #expect(mending.contains("Công an xã báo có một vụ."))
        for name in ["nil-I", "inc_fire", "inc_detail"] {
            #expect(mending.contains("name=\"\(name)\""), "\(name) is open")
        }
        #expect(!mending.contains(#"name="chk_count""#))
        _ = try clerk.post(report, [("nil-I", ""), ("inc_fire", "1"), ("_do", "save")])
        let mended = PageText.plain(try clerk.get(report).text)
        #expect(mended.contains("không phát sinh (đã sửa): Công an xã báo có một vụ."))
        #expect(try Verification.of(site.path).findings == [])
    }
}
