import HTTP
import HTTPTypes
import Reporting
import Storage
import Testing

@testable import Web

/// Those who look after accounts.
@Suite struct AccountsTests {
    let fixture: SchoolFixture
    let admin: Browser

    init() throws {
        fixture = try SchoolFixture()
        admin = try Browser(fixture.site, as: "qt")
    }

    private func account(_ userName: String) throws -> Account {
        try #require(try fixture.storage.read { try $0.access.account(named: userName) })
    }

    private func address(_ userName: String) throws -> String {
        "/accounts/\(try account(userName).id.rawValue)"
    }

    private func officer() throws -> Browser {
        let browser = try Browser(fixture.site, as: "cv")
        _ = try browser.get("/accounts")
        return browser
    }

    private static let list = """
        Mã đơn vị\tVai trò\tHọ và tên\tChức vụ\tĐiện thoại\tHộp thư\tTên đăng nhập
        th-cao-thang\tHiệu trưởng\tNguyễn Thị An\tHiệu trưởng\t0220 3 736 001\tc1caothang@example.vn\tan.nt
        mn-chi-lang\tNgười nhập\tTrần Văn Bình\t\t\t\tbinh.tv

        """

    @Test("a list from a spreadsheet adds accounts whose codes the letters tell")
    func importing() throws {
        _ = try admin.get("/accounts/import")
        let answer = try admin.post("/accounts/import", [("list", Self.list)])
        #expect(answer.location == "/accounts?state=waiting&added=2")
        let account = try account("an.nt")
        #expect(account.role == .head)
        #expect(account.person.officePhone == "0220 3 736 001")
        #expect(
            try admin.get("/accounts?state=waiting&added=2").text.contains("Đã thêm 2 tài khoản"))
        let letters = try admin.post("/accounts/letters", [("state", "waiting"), ("q", "")])
        let code = try #require(account.code)
        #expect(letters.text.contains(fixture.storage.key.oneTimeCode(code.nonce, of: account.id)))
        #expect(letters.text.contains("Trường Tiểu học Cao Thắng"))
        #expect(letters.text.contains("http://tonghop.example/sign-in"))
        #expect(letters.text.contains("<p class=\"from\">Phòng"))
        #expect(letters.text.contains("Tài khoản dùng để nhập và nộp báo cáo"))
        #expect(letters.text.contains("<dd>hết ngày "))
        #expect(letters.text.contains("<path d=\"M4 4h7v1h-7z"))
        let events = try fixture.storage.read { try $0.events.latest(.lettersPrinted) }
        #expect(events?.detail == ["what": "accounts"])
        let browser = Browser(fixture.site)
        try browser.signIn(
            "an.nt", password: fixture.storage.key.oneTimeCode(code.nonce, of: account.id))
        #expect(try browser.get("/").location == "/account/password")
    }

    @Test("the letter of one account tells no code of another, whatever their names have in common")
    func oneLetter() throws {
        _ = try admin.get("/accounts/import")
        let list = """
            unit,role,user_name,name
            th-cao-thang,clerk,an,An
            mn-chi-lang,clerk,an.nt,Nguyễn An
            th-cao-thang,head,lan,Lan
            """
        #expect(try admin.post("/accounts/import", [("list", list)]).location != nil)
        func code(_ userName: String) throws -> String {
            let account = try account(userName)
            return fixture.storage.key.oneTimeCode(
                try #require(account.code).nonce, of: account.id)
        }
        let page = try admin.get(address("an")).text
        let fields = hiddenFields(to: "/accounts/letters", in: page)
        let letter = try admin.post(
            "/accounts/letters", fields.filter { !$0.0.hasPrefix("_") }
        ).text
        #expect(letter.contains(try code("an")))
        for other in ["an.nt", "lan"] { #expect(!letter.contains(try code(other)), "\(other)") }
        for id in ["", "an", "-1", "99999999999999999999"] {
            #expect(
                try admin.post("/accounts/letters", [("account", id)]).status == .badRequest,
                "\(id)")
        }
        #expect(try admin.post("/accounts/letters", [("account", "987654")]).status == .conflict)
    }

    @Test("a list with a wrong line adds nothing and names every wrong line")
    func wrongList() throws {
        let list = """
            unit,role,user_name,name
            th-cao-thang,clerk,moi-mot,Người một
            th-khong-co,clerk,moi-hai,Người hai
            th-cao-thang,officer,moi-ba,Người ba
            th-cao-thang,clerk,nv-th-cao-thang,Người bốn
            th-cao-thang,clerk,"Có dấu",Người năm
            th-cao-thang,clerk,moi-sau,
            """
        _ = try admin.get("/accounts/import")
        let answer = try admin.post("/accounts/import", [("list", list)])
        #expect(answer.status == .unprocessableContent)
        for line in 3...7 { #expect(answer.text.contains("Dòng \(line):"), "\(line)") }
        #expect(!answer.text.contains("Dòng 2:"))
        // What was pasted is still there.
        #expect(answer.text.contains("Người bốn"))
        #expect(try fixture.storage.read { try $0.access.account(named: "moi-mot") } == nil)
    }

    @Test(
        "what is no list is told why",
        arguments: ["", "unit;role\nth-cao-thang;clerk", "unit,role,name", "unit,role,name\n\"a"])
    func noList(list: String) throws {
        _ = try admin.get("/accounts/import")
        let answer = try admin.post("/accounts/import", [("list", list)])
        #expect(answer.status == .unprocessableContent)
        #expect(answer.text.contains("Chưa thêm tài khoản nào"))
    }

    @Test("one account is added by a form, and what can't be one is told why")
    func adding() throws {
        _ = try admin.get("/accounts/new")
        let form = [
            ("unit", "mn-chi-lang"), ("role", "clerk"), ("user_name", ""), ("name", "Đỗ Văn Cường"),
            ("position", "Văn thư"), ("office_phone", ""), ("office_mail", ""),
        ]
        // The name that a clerk's account gets by itself is taken.
        let taken = try admin.post("/accounts", form)
        #expect(taken.status == .unprocessableContent)
        #expect(taken.text.contains("“nv-mn-chi-lang” đã có"))
        #expect(taken.text.contains("Đỗ Văn Cường"))
        let mail = try admin.post(
            "/accounts", form.with("user_name", "cuong").with("office_mail", "khong phai"))
        #expect(mail.text.contains("Thư điện tử công vụ phải có dạng"))
        let answer = try admin.post("/accounts", form.with("user_name", "Cuong.DV"))
        #expect(answer.location == (try address("cuong.dv")) + "?done=added")
        #expect(try account("cuong.dv").person.name == "Đỗ Văn Cường")
    }

    @Test("an officer resets a school's account and nothing else")
    func reset() throws {
        let school = try Browser(fixture.site, as: "nv-th-cao-thang")
        #expect(try school.get("/").status == .ok)
        let officer = try officer()
        let address = try address("nv-th-cao-thang")
        #expect(try officer.post(address + "/code").location == address + "?done=code")
        #expect(try school.get("/").location == "/sign-in")
        #expect(
            try school.trySignIn("nv-th-cao-thang", password: SchoolFixture.password).status
                == .unauthorized)
        let account = try account("nv-th-cao-thang")
        let code = try #require(account.code)
        #expect(
            try school.trySignIn(
                "nv-th-cao-thang",
                password: fixture.storage.key.oneTimeCode(code.nonce, of: account.id)
            ).location == "/")
        for action in ["", "/disabled", "/sessions", "/factor", "/erase"] {
            #expect(try officer.post(address + action).status == .forbidden, "\(action)")
        }
        let own = try self.address("cv")
        #expect(try officer.get(own).status == .notFound)
        #expect(try officer.post(own + "/code").status == .notFound)
        #expect(!(try officer.get("/accounts").text.contains(">qt<")))
    }

    @Test("disabling ends the sessions, enabling gives the way back")
    func disabling() throws {
        let school = try Browser(fixture.site, as: "nv-th-cao-thang")
        let address = try address("nv-th-cao-thang")
        _ = try admin.get(address)
        #expect(try admin.post(address + "/disabled", [("disabled", "true")]).status == .seeOther)
        #expect(try school.get("/").location == "/sign-in")
        let refused = try school.trySignIn("nv-th-cao-thang", password: SchoolFixture.password)
        #expect(refused.status == .unauthorized)
        #expect(refused.text.contains("Tên đăng nhập hoặc mật khẩu không đúng."))
        #expect(try admin.post(address + "/code").status == .conflict)
        #expect(try admin.post(address + "/disabled", [("disabled", "false")]).status == .seeOther)
        #expect(
            try school.trySignIn("nv-th-cao-thang", password: SchoolFixture.password).location
                == "/")
    }

    @Test("nobody takes away their own account")
    func own() throws {
        let own = try address("qt")
        _ = try admin.get(own)
        #expect(try admin.post(own + "/disabled", [("disabled", "true")]).status == .conflict)
        #expect(try admin.post(own + "/erase", [("user_name", "qt")]).status == .conflict)
        let form = [
            ("name", "Quản trị"), ("position", ""), ("office_phone", ""), ("office_mail", ""),
            ("role", "officer"), ("unit", "pgd"),
        ]
        #expect(try admin.post(own, form).status == .conflict)
        #expect(try admin.post(own, form.with("role", "admin")).status == .seeOther)
    }

    @Test("a person's data is shown whole, corrected, and erased after the name is typed")
    func person() throws {
        let address = try address("nv-th-cao-thang")
        _ = try admin.get(address)
        let form = [
            ("name", "Phạm Thị Dung"), ("position", "Văn thư"), ("office_phone", "0220 3736001"),
            ("office_mail", "dung@example.vn"), ("role", "clerk"), ("unit", "th-cao-thang"),
        ]
        #expect(try admin.post(address, form).location == address + "?done=saved")
        let data = try admin.get(address + "/data.json")
        #expect(data.text.contains("Phạm Thị Dung"))
        #expect(data.text.contains("dung@example.vn"))
        #expect(data.fields[.contentDisposition]?.hasPrefix("attachment") ?? false)
        #expect(
            try admin.post(address + "/erase", [("user_name", "khac")]).status
                == .unprocessableContent)
        #expect(
            try admin.post(address + "/erase", [("user_name", "nv-th-cao-thang")]).location
                == address + "?done=erased")
        let page = try admin.get(address)
        #expect(page.status == .ok)
        #expect(!page.text.contains("Phạm Thị Dung"))
        #expect(try fixture.storage.read { try $0.access.account(named: "nv-th-cao-thang") } == nil)
        // Nobody is written into what was erased.
        #expect(try admin.post(address, form).status == .conflict)
        #expect(!(try admin.get(address).text.contains("Phạm Thị Dung")))
    }

    @Test("search finds names without marks, user names and units")
    func search() throws {
        for query in ["cao%20thang", "nv-th-cao", "TH-CAO-THANG"] {
            let page = try admin.get("/accounts?q=\(query)").text
            #expect(page.contains("nv-th-cao-thang"), "\(query)")
            #expect(!page.contains("nv-mn-chi-lang"), "\(query)")
        }
        #expect(try admin.get("/accounts?q=zzz").text.contains("Không tìm thấy tài khoản nào."))
        #expect(try admin.get("/accounts?state=gi").status == .badRequest)
    }
}
