import Foundation
import HTTP
import HTTPTypes
import Reporting
import Storage
import Testing

@testable import Web

@Suite("a form that comes when it can't be carried out comes back whole")
struct KeptFormTests {
    private let fixture: SchoolFixture
    private let report = "/rounds/\(SchoolFixture.round)/report"
    private let typed = [
        ("staff", "31"), ("notes", "Dòng một\r\nDòng “hai” <b>&"), ("forms", ""),
        ("forms", "meeting"), ("forms", "flag"), ("_do", "save"),
    ]

    init() throws { fixture = try SchoolFixture() }

    private func endSession() { fixture.now = fixture.now + .seconds(12 * 3600 + 1) }

    private func isSaved(_ browser: Browser) throws -> Bool {
        let page = try browser.get(report).text
        return page.contains(#"name="staff" inputmode="numeric" value="31""#)
            && page.contains("Dòng một\nDòng “hai” &lt;b&gt;&amp;")
            && page.contains(#"value="meeting" checked"#)
    }

    @Test("the session has ended: signing in leads to it, a wrong password does not lose it")
    func ended() throws {
        let clerk = try fixture.reporter("nv-th-cao-thang")
        endSession()
        let refused = try clerk.post(report, typed)
        #expect(refused.status == .forbidden)
        #expect(refused.text.contains("Chưa lưu: phiên làm việc đã kết thúc."))
        let along = hiddenFields(to: "/sign-in", in: refused.text)
        let wrong = try clerk.post(
            "/sign-in", along + [("user", "nv-th-cao-thang"), ("password", "sai")], hidden: false)
        #expect(wrong.status == .unauthorized)
        let still = hiddenFields(to: "/sign-in", in: wrong.text)
        #expect(still.map(\.1) == along.map(\.1))
        let right = try clerk.post(
            "/sign-in",
            still + [("user", "nv-th-cao-thang"), ("password", SchoolFixture.password)],
            hidden: false)
        #expect(right.status == .ok)
        #expect(right.text.contains("Gửi lại nội dung vừa nhập"))
        let again = try clerk.post(report, hiddenFields(to: report, in: right.text), hidden: false)
        #expect(again.location?.hasPrefix(report) == true)
        #expect(try isSaved(clerk))
    }

    @Test("another session has begun meanwhile: it is sent again at the press of a button")
    func renewed() throws {
        let clerk = try fixture.reporter("nv-th-cao-thang")
        let (token, key) = (clerk.token ?? "", clerk.key ?? "")
        let version = clerk.version ?? ""
        try clerk.signIn("nv-th-cao-thang")
        let old = [("_csrf", token), ("_key", key), ("_version", version)]
        let refused = try clerk.post(report, typed + old, hidden: false)
        #expect(refused.status == .forbidden)
        #expect(try !isSaved(clerk), "nothing is done that nobody pressed a button for")
        let again = hiddenFields(to: report, in: refused.text)
        #expect(again.contains { $0 == ("_key", key) }, "sent twice it is done once")
        #expect(try clerk.post(report, again, hidden: false).location?.hasPrefix(report) == true)
        #expect(try isSaved(clerk))
    }

    @Test("what was done before its answer was lost is not done twice by sending it again")
    func once() throws {
        let clerk = try fixture.reporter("nv-th-cao-thang")
        let (token, key) = (clerk.token ?? "", clerk.key ?? "")
        let sent = typed + [("_csrf", token), ("_key", key), ("_version", clerk.version ?? "")]
        #expect(try clerk.post(report, sent, hidden: false).location?.hasPrefix(report) == true)
        try clerk.signIn("nv-th-cao-thang")
        let signedIn = try fixture.storage.read { try $0.events.head()?.seq }
        let refused = try clerk.post(report, sent, hidden: false)
        let again = hiddenFields(to: report, in: refused.text)
        #expect(try clerk.post(report, again, hidden: false).location?.hasPrefix(report) == true)
        #expect(try fixture.storage.read { try $0.events.head()?.seq } == signedIn)
    }

    @Test("nothing of another site, no secret and no address of another kind is given back")
    func strangers() throws {
        var fields: HTTPFields = [.contentType: "application/x-www-form-urlencoded"]
        if let name = HTTPField.Name("Sec-Fetch-Site") { fields[name] = "cross-site" }
        let foreign = try Request(
            .post, report, fields: fields, body: Array("staff=31&_do=save".utf8))
        let answer = fixture.site.respond(to: foreign)
        #expect(answer.status == .forbidden)
        #expect(!PageText.words(in: String(decoding: answer.body, as: UTF8.self)).contains("31"))

        let nobody = Browser(fixture.site)
        let secret = try nobody.post(
            "/account/password",
            [("old", "mật khẩu cũ"), ("password", "mới"), ("_key", "a")], hidden: false)
        #expect(secret.location == "/sign-in")
        let signed = try nobody.post(
            "/letterhead", [("signer", "Nguyễn Văn A"), ("pin", "135790")], hidden: false)
        #expect(signed.text.contains("Nguyễn Văn A"))
        #expect(!signed.text.contains("135790"))
        let button = try nobody.post(report, [("_do", "withdraw"), ("_key", "a")], hidden: false)
        #expect(button.location == "/sign-in", "nothing was typed")
        for target in ["https://evil.example/", "//evil.example", "/api/v1/rounds", "/sign-out"] {
            let page = try Browser(fixture.site).post(
                "/sign-in",
                [
                    ("kept:address", target), ("kept.a", "1"), ("user", "nv-th-cao-thang"),
                    ("password", SchoolFixture.password),
                ], hidden: false)
            #expect(page.location == "/", "\(target)")
        }
    }

    @Test("the round was taken back under the open form")
    func withdrawn() throws {
        let clerk = try fixture.reporter("nv-th-cao-thang")
        let officer = try Browser(fixture.site, as: "cv")
        let setup = "/rounds/\(SchoolFixture.round)/setup"
        _ = try officer.get(setup)
        _ = try officer.post(setup, [("_do", "withdraw"), ("reason", "Nhầm")])
        let refused = try clerk.post(report, typed)
        #expect(refused.status == .conflict)
        #expect(refused.text.contains("Đợt báo cáo này vừa được thu hồi"))
        #expect(refused.text.contains("Dòng “hai” &lt;b&gt;&amp;"))
        #expect(try clerk.get(report).status == .notFound)
    }

    @Test(
        "a question was dropped under the open form: the others are saved, its answer comes back",
        arguments: [("trained", "12"), ("trained", ""), ("spent", "9.850.000")])
    func dropped(code: String, answer: String) throws {
        let clerk = try fixture.reporter("nv-th-cao-thang")
        let officer = try Browser(fixture.site, as: "cv")
        let setup = "/rounds/\(SchoolFixture.round)/setup"
        _ = try officer.get(setup)
        _ = try officer.post(
            setup, [("off", code), ("_do", "disable"), ("reason", "Trùng hỏi")])
        let told = try clerk.post(report + "/cells", [("staff", "31"), (code, answer)])
        #expect(
            try JSON(parsing: told.body)["unasked"]?[code]?.string?.isEmpty
                == (answer.isEmpty ? nil : false))
        let saved = try clerk.post(report, typed + [(code, answer)])
        if answer.isEmpty {
            #expect(
                saved.location?.hasPrefix(report) == true, "nothing was typed that could be lost")
        } else {
            #expect(saved.status == .conflict)
            #expect(saved.text.contains("Cơ quan quản lý vừa bỏ 1 chỉ tiêu khỏi đợt báo cáo"))
            #expect(saved.text.contains("<b class=\"pre\">\(answer)</b>"))
        }
        #expect(try isSaved(clerk))
        #expect(try clerk.post(report, [("invented", "1")]).status == .badRequest)
    }

    @Test(
        "a question was dropped and the report moved or saved elsewhere: its answer comes back too",
        arguments: [true, false])
    func droppedAndMoved(isMoved: Bool) throws {
        let clerk = try fixture.reporter("nv-th-cao-thang")
        let officer = try Browser(fixture.site, as: "cv")
        let setup = "/rounds/\(SchoolFixture.round)/setup"
        _ = try officer.get(setup)
        _ = try officer.post(
            setup, [("off", "spent"), ("_do", "disable"), ("reason", "Trùng hỏi")])
        if isMoved {
            let page = "/rounds/\(SchoolFixture.round)/reports/th-cao-thang"
            _ = try officer.get(page)
            _ = try officer.post(page + "/exempt", [("reason", "Nghỉ")])
        } else {
            let other = try fixture.reporter("nv-th-cao-thang")
            #expect(try other.post(report, [("staff", "7")]).location?.hasPrefix(report) == true)
        }
        let refused = try clerk.post(report, typed + [("spent", "9.850.000")])
        #expect(refused.status == .conflict)
        #expect(
            refused.text.contains(
                isMoved
                    ? "<span class=\"mute\">(không còn hỏi)</span>"
                    : "Cơ quan quản lý vừa bỏ 1 chỉ tiêu")
        )
        #expect(refused.text.contains(isMoved ? ">9.850.000</td>" : ">9.850.000</b>"))
    }

    @Test("where the server failed it can be sent again as it was")
    func failed() throws {
        let clerk = try fixture.reporter("nv-th-cao-thang")
        var fields: HTTPFields = [.contentType: "application/x-www-form-urlencoded"]
        if let name = HTTPField.Name("Sec-Fetch-Site") { fields[name] = "same-origin" }
        let request = try Request(
            .post, report, fields: fields, body: Array(clerk.encoded(typed).utf8))
        let busy = Refusal.failure(StorageError.busy, reference: "x")
        let page = String(
            decoding: busy.response(isAPI: false, site: fixture.site, to: request).body,
            as: UTF8.self)
        #expect(page.contains("Dòng “hai” &lt;b&gt;&amp;"))
        let again = hiddenFields(to: report, in: page)
        #expect(again.contains { $0 == ("_key", clerk.key ?? "-") })
        #expect(try clerk.post(report, again, hidden: false).location?.hasPrefix(report) == true)
        #expect(try isSaved(clerk))
    }

    @Test("a form may be as long as its texts promise, from somebody who has signed in")
    func long() throws {
        let clerk = try fixture.reporter("nv-th-cao-thang")
        var fields: HTTPFields = [.cookie: clerk.cookie ?? ""]
        if let name = HTTPField.Name("Sec-Fetch-Site") { fields[name] = "same-origin" }
        func most(_ target: String) throws -> Int {
            guard
                case .upTo(let most, _) = fixture.site.admit(
                    try Request(.post, target, fields: fields))
            else { return 0 }
            return most
        }
        #expect(fixture.site.bodyTerms(of: try Request(.post, report)) == .ask)
        #expect(try most(report) >= 6 * 19_990 * 9)
        #expect(try most("/rounds/\(SchoolFixture.round)/report/files/scan") >= Site.formLimit)
        let page = try clerk.post(
            report, [("notes", String(repeating: "ế", count: 3_000)), ("_do", "save")])
        #expect(page.status != .contentTooLarge)
    }

    @Test("files that are too heavy are told from a text that is too long")
    func heavy() throws {
        for (type, sentence) in [
            ("multipart/form-data; boundary=b", "Các tệp gửi lên cộng lại quá nặng"),
            ("application/x-www-form-urlencoded", "Nội dung gửi lên quá dài"),
        ] {
            let fields: HTTPFields = [.contentType: type, .accept: "text/html"]
            let page = fixture.site.shown(
                Response(problem: .contentTooLarge, detail: "The content is too long."),
                to: try Request(.post, report + "/signed", fields: fields, body: []))
            #expect(page.status == .contentTooLarge)
            #expect(PageText.plain(String(decoding: page.body, as: UTF8.self)).contains(sentence))
        }
    }

    @Test(
        "what the server itself refuses is a Vietnamese page to a browser, and as it is to a script",
        arguments: [408, 413, 429, 503, 507])
    func server(status: Int) throws {
        let clerk = try fixture.reporter("nv-th-cao-thang")
        var fields: HTTPFields = [
            .contentType: "application/x-www-form-urlencoded", .accept: "text/html,*/*;q=0.8",
        ]
        if let name = HTTPField.Name("Sec-Fetch-Site") { fields[name] = "same-origin" }
        let body = Array(clerk.encoded(typed).utf8)
        var own = Response(problem: .init(code: status), detail: "The server is busy.")
        own.fields[.retryAfter] = "7"
        let page = fixture.site.shown(
            own, to: try Request(.post, report, fields: fields, body: body))
        let text = String(decoding: page.body, as: UTF8.self)
        #expect(page.status.code == status)
        #expect(page.fields[.contentType] == "text/html; charset=utf-8")
        #expect(page.fields[.retryAfter] == "7")
        #expect(text.contains("Dòng “hai” &lt;b&gt;&amp;"))
        #expect(text.contains("Gửi lại</button>") == (status == 429 || status >= 500))
        let script = fixture.site.shown(
            own, to: try Request(.post, "/api/v1/rounds", fields: fields, body: body))
        #expect(script.body == own.body)
        fields[.accept] = nil
        #expect(
            fixture.site.shown(own, to: try Request(.post, report, fields: fields, body: body)).body
                == own.body)
    }
}
