import HTTP
import HTTPTypes
import Reporting
import Storage
import Testing

@testable import Web

/// A school's way in without a password, and the head's PIN.
@Suite struct AccessLinkTests {
    private static let school: Reporting.Unit.Code = "th-cao-thang"
    private static let report = "/rounds/\(SchoolFixture.round)/report"

    let fixture: SchoolFixture
    let officer: Browser

    init() throws {
        fixture = try SchoolFixture()
        officer = try Browser(fixture.site, as: "cv")
        _ = try officer.get("/links")
        let answer = try officer.post("/links", [("days", "30")])
        #expect(answer.location == "/links?made=3")
    }

    private var unit: Reporting.Unit.ID {
        get throws {
            try #require(try fixture.storage.read { try $0.units.find(Self.school) }).id
        }
    }

    private func link() throws -> AccessLink {
        let unit = try unit
        return try #require(try fixture.storage.read { try $0.access.links()[unit] })
    }

    private func pin() throws -> String {
        let unit = try unit
        let pin = try #require(try fixture.storage.read { try $0.access.pin(of: unit) })
        return fixture.storage.key.issuedPIN(pin.salt)
    }

    private func address() throws -> String {
        "/a/\(fixture.storage.key.linkSecret(try link().nonce))"
    }

    private func digits() throws -> String { fixture.storage.key.linkCode(try link().nonce) }

    /// Who came in by the link.
    private func visitor() throws -> Browser {
        let browser = Browser(fixture.site)
        _ = try browser.get(try address())
        #expect(try browser.post(try address(), [("code", try digits())]).location == "/")
        return browser
    }

    private static func wrong(_ digits: String) -> String {
        digits == "000000" ? "000001" : "000000"
    }

    @Test("sheets tell address and digits, others the PIN, and are in the history")
    func letters() throws {
        let links = try officer.post("/links/letters", [("what", "links")]).text
        #expect(links.contains("http://tonghop.example" + (try address())))
        #expect(links.contains(try digits()))
        #expect(!links.contains(try pin()))
        // From whom it is, and until the end of which day it opens.
        #expect(links.contains("<p class=\"from\">Phòng"))
        #expect(links.contains(/Dùng được đến<\/dt><dd>hết ngày \d\d\/\d\d\/\d{4}</))
        #expect(links.contains("Quét mã QR") && links.contains("nhóm trò chuyện"))
        let pins = try officer.post(
            "/links/letters", [("what", "pins"), ("unit", "th-cao-thang")]
        ).text
        #expect(pins.contains(try pin()))
        #expect(!pins.contains(try digits()))
        #expect(!pins.contains("Chi Lăng"))
        let event = try #require(try fixture.storage.read { try $0.events.latest(.lettersPrinted) })
        #expect(event.detail == ["what": "pins"])
        // Not kept under the form's key.
        let kept = try fixture.storage.read { try $0.events.latest(.linkMade) }
        #expect(kept?.detail?["link"] != nil)
    }

    @Test("address and digits open the school's rounds as a clerk, and nothing else")
    func opening() throws {
        let browser = Browser(fixture.site)
        let page = try browser.get(try address())
        #expect(page.text.contains("Trường Tiểu học Cao Thắng"))
        let refused = try browser.post(try address(), [("code", Self.wrong(try digits()))])
        #expect(refused.status == .unauthorized)
        #expect(browser.cookie == nil)
        let visitor = try visitor()
        #expect(try visitor.get("/").text.contains("Khảo sát năm 2026"))
        #expect(try visitor.get(Self.report).status == .ok)
        #expect(try visitor.get("/account").status == .notFound)
        #expect(try visitor.get("/accounts").status == .forbidden)
        #expect(try visitor.get("/api/v1/rounds").status == .forbidden)
        let event = try #require(try fixture.storage.read { try $0.events.latest(.signedIn) })
        #expect(event.link == (try link().id))
    }

    @Test("who came by a link changes nothing that speaks for the school without the head's PIN")
    func speakingForTheSchool() throws {
        let visitor = try visitor()
        let head: [(String, String)] = [
            ("name", "Trường"), ("issuer", "TRƯỜNG"), ("symbol", "TH"), ("place", "Cao Thắng"),
            ("authority", "HIỆU TRƯỞNG"), ("signer", "Kẻ lạ"), ("recipients", "Lưu: VT"),
        ]
        let note: [(String, String)] = [("year", "2026"), ("note", "Không phải tại trường")]
        let fact: [(String, String)] = [("from", "15/11/2026"), ("staff", "41")]
        func stored() throws -> (Bool, Int) {
            let unit = try unit
            return try fixture.storage.read { database in
                let scope = JournalScope.below(unit, account: nil)
                let part = try database.journal(.init(), in: scope, limit: 1_000, at: fixture.now)
                let isThere = try database.documents.letterhead(of: unit) != nil
                let done = part.events.filter { $0.link != nil && $0.kind != .signedIn }
                return (isThere, done.count { $0.kind != .pinFailed })
            }
        }
        for (page, fields) in [("/letterhead", head), ("/standings", note), ("/profile", fact)] {
            #expect(try visitor.get(page).text.contains(#"name="pin""#))
            for pin in [nil, "", Self.wrong(try pin())] {
                let sent = fields + (pin.map { [("pin", $0)] } ?? [])
                let answer = try visitor.post(page, sent)
                #expect(answer.status == .unprocessableContent, "\(page)")
                #expect(answer.text.contains("PIN"))
                #expect(answer.text.contains(fields[fields.count == 2 ? 1 : 5].1), "it is lost")
            }
        }
        #expect(try stored() == (false, 0))
        fixture.now = fixture.now + .seconds(3_600)
        let again = try self.visitor()
        for (page, fields) in [("/letterhead", head), ("/standings", note), ("/profile", fact)] {
            _ = try again.get(page)
            let answer = try again.post(page, fields + [("pin", try pin())])
            #expect(answer.status == .seeOther, "\(answer.text)")
        }
        #expect(try stored() == (true, 3))
    }

    @Test("somebody who signed in as the school is asked for no PIN")
    func signedIn() throws {
        let clerk = try Browser(fixture.site, as: "nv-th-cao-thang")
        #expect(!(try clerk.get("/letterhead").text.contains(#"name="pin""#)))
        _ = try clerk.get("/standings")
        let answer = try clerk.post("/standings", [("year", "2026"), ("note", "Mất điện")])
        #expect(answer.status == .seeOther)
    }

    @Test("what does not lead anywhere is as if it never had")
    func dead() throws {
        let browser = Browser(fixture.site)
        let unknown = try browser.get("/a/khong-co")
        #expect(unknown.status == .notFound)
        let old = try address()
        let visitor = try visitor()
        _ = try officer.get("/links")
        #expect(
            try officer.post("/links/th-cao-thang", [("_do", "make"), ("days", "5")]).status
                == .seeOther)
        #expect(try browser.get(old).text == unknown.text)
        #expect(try visitor.get("/").location == "/sign-in")
        let second = try address()
        #expect(try browser.get(second).status == .ok)
        let last = try self.visitor()
        #expect(try officer.post("/links/th-cao-thang", [("_do", "revoke")]).status == .seeOther)
        #expect(try browser.get(second).status == .notFound)
        #expect(try last.get("/").location == "/sign-in")
    }

    @Test("a link ends on its day, with the sessions that came by it")
    func expiry() throws {
        let visitor = try visitor()
        fixture.now = fixture.now + .seconds(30 * 86_400)
        #expect(try visitor.get("/").location == "/sign-in")
        #expect(try Browser(fixture.site).get(try address()).status == .notFound)
    }

    @Test("wrong digits make wait, longer and longer, and in the end the link is dead")
    func guessing() throws {
        let browser = Browser(fixture.site)
        let address = try address()
        let right = try digits()
        let wrong = Self.wrong(right)
        _ = try browser.get(address)
        var tried = 0
        while try browser.get(address).status == .ok, tried < 100 {
            switch try browser.post(address, [("code", wrong)]).status {
            case .unauthorized: tried += 1
            case .tooManyRequests:
                // The right ones wait too.
                #expect(
                    try browser.post(address, [("code", right)]).status == .tooManyRequests)
                fixture.now = fixture.now + .seconds(900)
            default: break
            }
        }
        #expect(tried == Patience.mostDigits)
        #expect(try browser.post(address, [("code", right)]).status == .notFound)
    }

    @Test("a visitor submits with the head's PIN alone, and the history says so")
    func signing() throws {
        let visitor = try visitor()
        _ = try visitor.get(Self.report)
        _ = try visitor.post(Self.report, SchoolFixture.filled + [("_do", "check")])
        let page = try visitor.get(Self.report + "/check").text
        #expect(page.contains("value=\"sign\""))
        #expect(!page.contains("name=\"_do\" value=\"submit\""))
        // Whoever asks for it all the same is refused.
        let forced = try visitor.post(Self.report, SchoolFixture.filled + [("_do", "submit")])
        #expect(forced.status == .forbidden)
        _ = try visitor.get(Self.report)
        let toSign = try visitor.post(Self.report, SchoolFixture.filled + [("_do", "sign")])
        #expect(toSign.location == Self.report + "/sign")
        #expect(try visitor.get(Self.report + "/sign").text.contains("PIN của hiệu trưởng"))
        let pin = try pin()
        let wrong = try visitor.post(Self.report + "/sign", [("pin", Self.wrong(pin))])
        #expect(wrong.status == .unprocessableContent)
        #expect(wrong.text.contains("PIN không đúng."))
        let done = try visitor.post(Self.report + "/sign", [("pin", pin)])
        #expect(done.location == "/rounds/\(SchoolFixture.round)/receipt")
        // Sent twice it is done once.
        #expect(try visitor.post(Self.report + "/sign", [("pin", pin)]).location == done.location)
        let event = try #require(
            try fixture.storage.read { try $0.events.latest(.reportSubmitted) })
        #expect(event.role == .head)
        #expect(event.link == (try link().id))
        #expect(event.detail?["pin"] == true)
    }

    @Test("a clerk whose report waits for the head may have it signed by PIN on the spot")
    func waitingForHead() throws {
        let fixture = try SchoolFixture(wantsHead: true)
        let unit = try #require(try fixture.storage.read { try $0.units.find(Self.school) }).id
        try fixture.storage.write {
            try $0.setPIN("493817", of: unit, key: fixture.storage.key, by: .command)
        }
        let clerk = try Browser(fixture.site, as: "nv-th-cao-thang")
        _ = try clerk.get(Self.report)
        #expect(
            try clerk.post(Self.report, SchoolFixture.filled + [("_do", "ask_head")]).status
                == .seeOther)
        #expect(try clerk.get(Self.report).text.contains(Self.report + "/sign"))
        _ = try clerk.get(Self.report + "/sign")
        #expect(
            try clerk.post(Self.report + "/sign", [("pin", "493817")]).location
                == "/rounds/\(SchoolFixture.round)/receipt")
    }

    @Test("wrong PINs make wait and in the end a new one is needed")
    func guessingPIN() throws {
        let visitor = try visitor()
        _ = try visitor.get(Self.report)
        _ = try visitor.post(Self.report, SchoolFixture.filled + [("_do", "sign")])
        let pin = try pin()
        var tried = 0
        var last = HTTPResponse.Status.ok
        while last != .conflict, tried < 100 {
            _ = try visitor.get(Self.report + "/sign")
            last =
                try visitor.post(Self.report + "/sign", [("pin", Self.wrong(pin))]).status
            if last == .unprocessableContent { tried += 1 }
            if last == .tooManyRequests {
                fixture.now = fixture.now + .seconds(900)
            }
        }
        #expect(tried == Patience.mostDigits)
        #expect(
            try visitor.post(Self.report + "/sign", [("pin", pin)]).status == .conflict)
    }

    @Test("the head chooses another PIN, which nobody can print")
    func choosing() throws {
        let head = try Browser(fixture.site, as: "ht-th-cao-thang")
        _ = try head.get("/account")
        for weak in ["12345", "1234567", "111111", "123456", "654321", "12a456"] {
            #expect(
                try head.post("/account/pin", [("pin", weak), ("again", weak)]).status
                    == .unprocessableContent, "\(weak)")
        }
        #expect(
            try head.post("/account/pin", [("pin", "493817"), ("again", "493818")]).status
                == .unprocessableContent)
        #expect(
            try head.post("/account/pin", [("pin", "493817"), ("again", "493817")]).location
                == "/account?changed=pin")
        _ = try officer.get("/links")
        #expect(
            try officer.post("/links/letters", [("what", "pins"), ("unit", "th-cao-thang")])
                .status == .conflict)
        let visitor = try visitor()
        _ = try visitor.get(Self.report)
        _ = try visitor.post(Self.report, SchoolFixture.filled + [("_do", "sign")])
        _ = try visitor.get(Self.report + "/sign")
        #expect(
            try visitor.post(Self.report + "/sign", [("pin", "493817")]).status == .seeOther)
    }
}
