import HTTPTypes
import Reporting
import Storage
import Testing

@testable import Web

@Suite("A unit in a field: by its name, by its code, or by both as the field offers them")
struct NamedUnitTests {
    private let fixture: DepartmentFixture
    private let admin: Browser

    init() throws {
        fixture = try DepartmentFixture()
        admin = try fixture.browser("qt")
    }

    private func named(
        _ text: String, _ kinds: Set<Reporting.Unit.Kind> = Set(Reporting.Unit.Kind.allCases)
    ) throws -> NamedUnit {
        try fixture.storage.read { database in
            NamedUnit(
                text, of: kinds,
                in: try UnitDirectory(
                    database, on: SchoolFixture.moment("2026-11-23T08:00:00+07:00").day))
        }
    }

    @Test(
        "is known",
        arguments: [
            ("th-cao-thang", "th-cao-thang"), (" TH-Cao-Thang ", "th-cao-thang"),
            ("Trường Tiểu học Cao Thắng", "th-cao-thang"),
            ("trường tiểu học cao thắng", "th-cao-thang"), ("TH Cao Thắng", "th-cao-thang"),
            ("Trường THCS Đoàn Tùng, Xã Đoàn Tùng (thcs-doan-tung)", "thcs-doan-tung"),
            ("Xã Cao Thắng", "xa-cao-thang"),
            // What may be a code of no unit of today is judged behind the field.
            ("th-khong-co", "th-khong-co"), ("", ""), ("   ", ""),
        ])
    func known(text: String, code: String) throws {
        let named = try named(text)
        #expect(named.code == code)
        #expect(named.complaint == nil)
    }

    @Test(
        "is asked for, with what it may be",
        arguments: [
            ("Cao Thắng", "Có nhiều đơn vị tên “Cao Thắng”", "(mn-cao-thang)"),
            ("Trường Tiểu học Cao Thẳng", "Gần giống", "(th-cao-thang)"),
            ("Trường nào đó", "Không có đơn vị nào tên hoặc mã “Trường nào đó”.", ""),
            ("học đoàn", "Có phải", "(th-doan-tung)"),
            ("Trường Không Có (th-khong-co)", "", ""),
        ])
    func unclear(text: String, sentence: String, candidate: String) throws {
        let named = try named(text)
        guard !sentence.isEmpty else {
            #expect(named.complaint == nil && named.code == "th-khong-co")
            return
        }
        let complaint = try #require(named.complaint)
        #expect(complaint.contains(sentence) && complaint.contains(candidate))
        #expect(named.typed == text)
    }

    @Test("kinds narrow a name: a commune is no school of its name")
    func kinds() throws {
        #expect(try named("Cao Thắng", [.commune]).code == "xa-cao-thang")
        #expect(try named("xa-cao-thang", [.department]).code == "xa-cao-thang")
    }

    @Test("an account is added and moved by its unit's name, and a doubtful name comes back")
    func account() throws {
        let person = [("role", "clerk"), ("user_name", "moi"), ("name", "Đỗ Văn Mới")]
        let page = try admin.get("/accounts/new").text
        #expect(page.contains("list=\"unit-units\""))
        #expect(page.contains("Trường Tiểu học Cao Thắng, Xã Cao Thắng (th-cao-thang)"))
        let doubtful = try admin.post("/accounts", person + [("unit", "Cao Thắng")])
        #expect(doubtful.status == .unprocessableContent)
        #expect(PageText.plain(doubtful.text).contains("Có nhiều đơn vị tên “Cao Thắng”"))
        #expect(doubtful.text.contains("name=\"unit\" value=\"Cao Thắng\""))
        #expect(doubtful.text.contains("Đỗ Văn Mới"))
        let added = try admin.post("/accounts", person + [("unit", "Trường Tiểu học Cao Thắng")])
        let address = try #require(added.location?.split(separator: "?").first.map(String.init))
        let account = try admin.get(address).text
        #expect(account.contains("value=\"Trường Tiểu học Cao Thắng (th-cao-thang)\""))
        let moved = try admin.post(address, person + [("unit", "THCS Đoàn Tùng")])
        #expect(moved.location == address + "?done=saved")
        #expect(try admin.get(address).text.contains("(thcs-doan-tung)\""))
        let lost = try admin.post(address, person + [("unit", "Trường nào đó")])
        #expect(lost.status == .unprocessableContent)
        #expect(lost.text.contains("value=\"Trường nào đó\""))
    }

    @Test("a token, and what a unit stands under")
    func others() throws {
        _ = try admin.get("/tokens")
        let token = [("name", "Phần mềm"), ("role", "clerk"), ("days", "30")]
        let made = try admin.post("/tokens", token + [("unit", "TH Cao Thắng")])
        #expect(made.text.contains("Mã kết nối mới"))
        _ = try admin.get("/tokens")
        let unclear = try admin.post("/tokens", token + [("unit", "Cao Thắng")])
        #expect(unclear.status == .unprocessableContent)
        #expect(unclear.text.contains("value=\"Cao Thắng\""))

        let page = try admin.get("/units/th-cao-thang").text
        #expect(page.contains("(pgd-a)\"") && page.contains("(xa-cao-thang)\""))
        let fields = [("name", "Trường Tiểu học Cao Thắng"), ("_do", "save")]
        let saved = try admin.post(
            "/units/th-cao-thang", fields + [("commune", "xã đoàn tùng")])
        #expect(saved.location == "/units/th-cao-thang?done=save")
        #expect(try admin.get("/units/th-cao-thang").text.contains("(tt-doan-tung)\""))
        let wrong = try admin.post(
            "/units/th-cao-thang", fields + [("reports_to", "Phòng nào đó")])
        #expect(wrong.status == .unprocessableContent)
        #expect(PageText.plain(wrong.text).contains("Báo cáo cho: Không có đơn vị nào tên"))
        #expect(wrong.text.contains("value=\"Phòng nào đó\""))
    }

    @Test("the journal is narrowed by what its field offers")
    func journal() throws {
        let page = try admin.get("/journal").text
        #expect(page.contains("list=\"unit-units\""))
        let query = "?unit=Tr%C6%B0%E1%BB%9Dng+X+%28th-cao-thang%29"
        let narrowed = PageText.plain(try admin.get("/journal" + query).text)
        #expect(narrowed.contains("Trường Tiểu học Cao Thắng"))
        #expect(!narrowed.contains("Không có sự kiện nào"))
    }

    @Test("of very many units none is offered, and the name is still matched")
    func bound() throws {
        try fixture.storage.write { database in
            for number in 1...UnitOffer.longest {
                _ = try database.add(
                    NewUnit(
                        code: Reporting.Unit.Code(rawValue: "mn-so-\(number)"),
                        name: "Trường Mầm non Số \(number)", shortName: "", kind: .school,
                        level: "MN", reportsTo: "pgd-a", commune: nil, displayOrder: 300 + number),
                    by: .command)
            }
        }
        #expect(try !admin.get("/accounts/new").text.contains("<datalist"))
        #expect(try named("Trường Mầm non Số 77").code == "mn-so-77")
        // Departments and communes are few.
        #expect(try admin.get("/units/new").text.contains("<datalist id=\"commune-units\">"))
    }
}
