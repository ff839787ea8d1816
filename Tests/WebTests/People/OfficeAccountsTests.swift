import HTTP
import HTTPTypes
import Reporting
import Storage
import Testing

@testable import Web

/// Accounts from the lists that offices have.
@Suite("Accounts from lists without codes")
struct OfficeAccountsTests {
    private let fixture: SchoolFixture
    private let admin: Browser

    init() throws {
        fixture = try SchoolFixture()
        admin = try Browser(fixture.site, as: "qt")
    }

    private func send(_ text: String, _ fields: [(String, String)] = []) throws -> Browser.Answer {
        _ = try admin.get("/accounts/import")
        return try admin.post("/accounts/import", [("list", text)] + fields)
    }

    private func account(_ userName: String) throws -> Account? {
        try fixture.storage.read { try $0.access.account(named: userName) }
    }

    @Test("the list of schools gives their heads accounts, the schools by their names")
    func heads() throws {
        try fixture.storage.write { database in
            _ = try database.add(
                NewUnit(
                    code: "th-hong", name: "Trường Tiểu học Hồng", shortName: "TH Hồng",
                    kind: .school, level: "TH", reportsTo: "pgd", commune: "xa-a"), by: .command)
        }
        let answer = try send(
            """
            DANH SÁCH
            STT\tTên trường\tCấp học\tXã/phường\tĐiện thoại\tHiệu trưởng
            1\tTH Hồng\tTiểu học\tXã An\t0220 3736001\tNguyễn Thị An
            2\tTH Cao Thắng\tTiểu học\tXã An\t\t
            """)
        #expect(answer.location == "/accounts?state=waiting&added=1")
        let account = try #require(try account("ht-th-hong"))
        #expect(account.role == .head)
        #expect(account.person.name == "Nguyễn Thị An")
    }

    @Test("of several schools it is asked which is meant, and nothing is added before")
    func several() throws {
        try fixture.storage.write { database in
            for (code, commune) in [("th-hong-a", "xa-a"), ("th-hong-b", "xa-b")] {
                try database.add(
                    NewUnit(
                        code: Reporting.Unit.Code(rawValue: code), name: "Trường Tiểu học Hồng",
                        shortName: code, kind: .school, level: "TH", reportsTo: "pgd",
                        commune: Reporting.Unit.Code(rawValue: commune)), by: .command)
            }
        }
        let text = "Đơn vị;Vai trò;Họ tên\nTrường Tiểu học Hồng;Người nhập;An\n"
        let page = try send(text)
        #expect(page.status == .unprocessableContent)
        #expect(PageText.plain(page.text).contains("Chưa rõ “Trường Tiểu học Hồng” là đơn vị nào"))
        #expect(page.text.contains("<option value=\"th-hong-b\">"))
        #expect(try account("nv-th-hong-b") == nil)
        let key = ListQuestion.key("unit", ["Trường Tiểu học Hồng", "", ""])
        let done = try send(text, [(key, "th-hong-b")])
        #expect(done.location == "/accounts?state=waiting&added=1")
        #expect(try account("nv-th-hong-b") != nil)
        // The commune tells them apart.
        let placed = try send("Đơn vị;Xã;Vai trò;Họ tên\nTH Hồng;Xã An;Người nhập;An\n")
        #expect(placed.location == "/accounts?state=waiting&added=1")
        #expect(try account("nv-th-hong-a") != nil)
        let unknown = try send("Đơn vị;Vai trò;Họ tên\nTrường Lạ;Người nhập;An\n")
        #expect(PageText.plain(unknown.text).contains("Không có đơn vị nào tên “Trường Lạ”."))
    }

    @Test("a school of another commune than the list says is asked about, and never taken silently")
    func elsewhere() throws {
        try fixture.storage.write { database in
            for (code, commune) in [("th-hong-b", "xa-b"), ("th-hong-khong", "")] {
                try database.add(
                    NewUnit(
                        code: Reporting.Unit.Code(rawValue: code), name: "Trường TH \(code)",
                        shortName: code, kind: .school, level: "TH", reportsTo: "pgd",
                        commune: commune.isEmpty ? nil : .init(rawValue: commune)), by: .command)
            }
        }
        // By its column, by the line above it, in a commune that is not there, and without any.
        for (list, name, options) in [
            ("Đơn vị;Xã;Vai trò;Họ tên\nTH th-hong-b;Xã An;Người nhập;An\n", "TH th-hong-b", 1),
            (
                "Trường;Cấp học;Hiệu trưởng\nI. Xã An: 3 trường;;\nTH th-hong-b;TH;An\n",
                "TH th-hong-b", 1
            ),
            ("Đơn vị;Xã;Vai trò;Họ tên\nTH th-hong-b;Xã Lạ;Người nhập;An\n", "TH th-hong-b", 1),
            ("Đơn vị;Xã;Vai trò;Họ tên\nTH th-hong-khong;xa-a;Người nhập;A", "TH th-hong-khong", 1),
        ] {
            let page = try send(list)
            #expect(page.status == .unprocessableContent, "\(list)")
            #expect(
                PageText.plain(page.text).contains("Chưa rõ “\(name)” là đơn vị nào"), "\(list)")
            #expect(page.text.matches(of: #/<option value="th-/#).count == options)
        }
        let other = try send("Đơn vị;Xã;Vai trò;Họ tên\nTH th-hong-b;-;Người nhập;An\n")
        #expect(other.location == "/accounts?state=waiting&added=1")
    }

    @Test("names that differ in a mark are asked about apart")
    func marks() throws {
        try fixture.storage.write { database in
            for (code, commune) in [("th-tan-thanh", "xa-a"), ("th-tan-thanh-2", "xa-b")] {
                try database.add(
                    NewUnit(
                        code: Reporting.Unit.Code(rawValue: code), name: "Trường TH Tân Thành",
                        shortName: code, kind: .school, level: "TH", reportsTo: "pgd",
                        commune: Reporting.Unit.Code(rawValue: commune)), by: .command)
            }
        }
        let list =
            "Đơn vị;Vai trò;Họ tên\nTH Tân Thành;Người nhập;An\nTH Tân Thanh;Người nhập;Bình\n"
            + "th tân thành;Hiệu trưởng;Chi\n"
        let page = try send(list)
        #expect(page.text.matches(of: #/<select/#).count == 2)
        let keys = ["TH Tân Thành", "TH Tân Thanh"].map { ListQuestion.key("unit", [$0, "", ""]) }
        let half = try send(list, [(keys[0], "th-tan-thanh")])
        #expect(half.status == .unprocessableContent)
        let done = try send(list, [(keys[0], "th-tan-thanh"), (keys[1], "th-tan-thanh-2")])
        #expect(done.location == "/accounts?state=waiting&added=3")
        #expect(try account("nv-th-tan-thanh")?.person.name == "An")
        #expect(try account("nv-th-tan-thanh-2")?.person.name == "Bình")
        #expect(try account("ht-th-tan-thanh")?.person.name == "Chi")
    }

    @Test("lines that are no account are named")
    func notes() throws {
        let page = try send(
            "Trường;Cấp học;Hiệu trưởng\nI. Xã An;;\nTH Cao Thắng;TH;\nTH Lạ;TH;An\nTổng: 2;;\n")
        let text = PageText.plain(page.text)
        #expect(page.status == .unprocessableContent)
        #expect(text.contains("Dòng ghi xã hoặc cấp học của các dòng dưới: 2 “I. Xã An”."))
        #expect(text.contains("không thêm tài khoản: 3 “TH Cao Thắng”."))
        #expect(text.contains("Không đọc dòng cộng: 5."))
    }

    @Test(
        "a telephone number without its zero is asked about",
        arguments: [
            ("2203123456", "02203123456"), ("987654321", "0987654321"),
            ("220 3736001", "0220 3736001"),
        ])
    func zeros(phone: String, whole: String) throws {
        let text =
            "Mã đơn vị;Vai trò;Họ tên;Tên đăng nhập;Điện thoại\nth-cao-thang;Hiệu trưởng;An;an;\(phone)\n"
        let page = try send(text)
        #expect(page.status == .unprocessableContent)
        #expect(PageText.plain(page.text).contains("“\(phone)” thiếu số 0 ở đầu"))
        #expect(page.text.contains("name=\"zero=\" value=\"add\""))
        #expect(try account("an") == nil)
        #expect(try send(text, [("zero=", "add")]).location != nil)
        #expect(try account("an")?.person.officePhone == whole)
    }

    @Test(
        "numbers that lack nothing",
        arguments: ["0220 3736001", "+84 220 3736001", "1900 1234", "18001234", "", "113"])
    func whole(phone: String) {
        #expect(!Account.Person(name: "An", officePhone: phone).lacksZero)
    }

    @Test("a person's form asks the same, and a name in a font's letters is told")
    func forms() throws {
        _ = try admin.get("/accounts/new")
        let form = [
            ("unit", "mn-chi-lang"), ("role", "clerk"), ("user_name", "cuong"), ("name", "Cường"),
            ("position", ""), ("office_phone", "2203123456"), ("office_mail", ""),
        ]
        #expect(try admin.post("/accounts", form).text.contains("thiếu số 0 ở đầu"))
        let list =
            "Mã đơn vị;Vai trò;Họ tên;Tên đăng nhập\nth-cao-thang;Hiệu trưởng;TrÇn V¨n B×nh;binh\n"
        #expect(PageText.plain(try send(list).text).contains("Unicode: “Trần Văn Bình”"))
    }
}
