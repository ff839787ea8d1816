import HTTP
import HTTPTypes
import Reporting
import Storage
import Testing

@testable import Web

@Suite("Units without a developer")
struct UnitPagesTests {
    private let fixture: SchoolFixture
    private let officer: Browser

    init() throws {
        fixture = try SchoolFixture()
        officer = try Browser(fixture.site, as: "cv")
    }

    @Test("units are added, renamed, moved and closed from a day on; open rounds keep theirs")
    func units() throws {
        let admin = try Browser(fixture.site, as: "qt")
        _ = try admin.get("/units/new")
        let fields = [
            ("code", "th-moi"), ("name", "Trường Tiểu học Mới"), ("kind", "school"),
            ("level", "TH"), ("reports_to", "pgd"), ("commune", "xa-a"), ("from", "1/9/2026"),
        ]
        #expect(try admin.post("/units", fields).location == "/units/th-moi?done=added")
        _ = try admin.get("/units/new")
        #expect(try admin.post("/units", fields).status == .unprocessableContent)
        _ = try admin.get("/units/th-cao-thang")
        let saved = try admin.post(
            "/units/th-cao-thang",
            [
                ("name", "Trường Tiểu học Cao Thắng 2"), ("short_name", "TH Cao Thắng 2"),
                ("reports_to", "pgd"), ("commune", "xa-b"), ("_do", "save"),
            ])
        #expect(saved.location == "/units/th-cao-thang?done=save")
        #expect(try admin.get("/units").text.contains("Trường Tiểu học Cao Thắng 2"))
        #expect(
            try !officer.get("/rounds/\(SchoolFixture.round)/tracking").text.contains("Cao Thắng 2")
        )
        _ = try admin.get("/units/th-moi")
        #expect(
            try admin.post("/units/th-moi", [("from", "1/11/2026"), ("_do", "close")]).location
                == "/units/th-moi?done=close")
        #expect(try !officer.get("/rounds/new").text.contains("Trường Tiểu học Mới"))
        #expect(try admin.get("/units/th-moi").text.contains("Ngừng hoạt động từ ngày 01/11/2026"))
        #expect(
            try admin.post("/units/th-moi", [("_do", "reopen")]).location
                == "/units/th-moi?done=reopen")
        #expect(try officer.get("/rounds/new").text.contains("Trường Tiểu học Mới"))
        #expect(try Verification.of(fixture.path).findings.isEmpty)
    }

    @Test("a name of a later day waits for it, and can be given up until then")
    func laterName() throws {
        let admin = try Browser(fixture.site, as: "qt")
        let page = "/units/th-cao-thang"
        func save(_ more: [(String, String)]) throws -> Browser.Answer {
            _ = try admin.get(page)
            let old = [
                ("name", "Trường Tiểu học Cao Thắng"), ("short_name", "Trường Tiểu học Cao Thắng"),
                ("reports_to", "pgd"), ("commune", "xa-a"), ("_do", "save"),
            ]
            return try admin.post(
                page, old.filter { pair in !more.contains { $0.0 == pair.0 } } + more)
        }
        #expect(
            try save([("name", "Trường Mới"), ("commune", "xa-b"), ("from", "01/07/2099")]).status
                == .seeOther)
        #expect(try admin.get("/units").text.contains("Trường Tiểu học Cao Thắng"))
        #expect(try !admin.get("/units").text.contains("Trường Mới"))
        let text = PageText.plain(try admin.get(page).text)
        #expect(text.contains("Tên “Trường Tiểu học Cao Thắng” đến 30/06/2099"))
        #expect(text.contains("Tên “Trường Mới” từ 01/07/2099"))
        #expect(text.contains("Thuộc Xã Bình từ 01/07/2099"))
        // Who moves it later still leaves the name that it will have.
        #expect(try save([("commune", "xa-a"), ("from", "01/08/2099")]).status == .seeOther)
        let names = try fixture.storage.read { database in
            try database.units.names(of: #require(try database.units.find("th-cao-thang")).id)
        }
        #expect(names.map(\.name) == ["Trường Tiểu học Cao Thắng", "Trường Mới"])
        #expect(
            try admin.post(page, [("from", "01/07/2099"), ("_do", "forget")]).location
                == page + "?done=forget")
        #expect(try !admin.get(page).text.contains("Trường Mới"))
        #expect(try Verification.of(fixture.path).findings.isEmpty)
    }

    @Test("official codes are said on the page, and what is wrong with one")
    func codes() throws {
        let admin = try Browser(fixture.site, as: "qt")
        let page = "/units/th-cao-thang"
        func identify(_ agency: String, _ school: String) throws -> Browser.Answer {
            _ = try admin.get(page)
            return try admin.post(
                page,
                [
                    ("ma-dinh-danh", agency), ("ma-truong", school), ("from", "01/09/2026"),
                    ("_do", "identify"),
                ])
        }
        let refused = try identify("h29 1", "30290401")
        #expect(refused.status == .unprocessableContent)
        #expect(PageText.plain(refused.text).contains("Mã định danh gồm 1 đến 35 ký tự"))
        #expect(refused.text.contains("value=\"h29 1\""))
        #expect(refused.text.contains("value=\"30290401\""))
        #expect(refused.text.contains("value=\"01/09/2026\""))
        #expect(try !admin.get(page).text.contains("30290401"))
        #expect(try identify("H29.1", "30290401").location == page + "?done=identify")
        let text = PageText.plain(try admin.get(page).text)
        #expect(text.contains("Mã định danh: H29.1 từ 01/09/2026"))
        #expect(text.contains("Mã trường (CSDL ngành): 30290401 từ 01/09/2026"))
        #expect(
            PageText.plain(try identify("H29.1", "30290402").text).contains("đã cấp thì không đổi"))
        #expect(try !admin.get("/units/xa-a").text.contains("ma-truong"))
        #expect(try Verification.of(fixture.path).findings.isEmpty)
    }

    @Test("a unit below which others stand is closed where it is said what becomes of them")
    func closing() throws {
        let admin = try Browser(fixture.site, as: "qt")
        _ = try admin.get("/units/xa-a")
        let refused = try admin.post("/units/xa-a", [("from", "1/11/2026"), ("_do", "close")])
        #expect(refused.status == .unprocessableContent)
        #expect(PageText.plain(refused.text).contains("Còn 2 đơn vị trực thuộc"))
        #expect(refused.text.contains("/units/succession?unit=xa-a"))
        #expect(refused.text.contains("value=\"1/11/2026\""))
    }

    @Test("a move before one that is noted already holds until that one, and the page says so")
    func moves() throws {
        let admin = try Browser(fixture.site, as: "qt")
        let page = "/units/th-cao-thang"
        func move(_ commune: String, _ day: String) throws {
            _ = try admin.get(page)
            let saved = try admin.post(
                page,
                [
                    ("name", "Trường Tiểu học Cao Thắng"), ("reports_to", "pgd"),
                    ("commune", commune), ("from", day), ("_do", "save"),
                ])
            #expect(saved.location == page + "?done=save")
        }
        func commune(_ day: String) throws -> String? {
            try fixture.storage.read { database in
                let unit = try #require(try database.units.find("th-cao-thang"))
                let day = try #require(Day(iso: day))
                return try database.units.place(of: unit.id, on: day).commune?.rawValue
            }
        }
        try move("xa-b", "01/07/2099")
        #expect(try admin.get(page).text.contains("Thuộc Xã An đến 30/06/2099"))
        #expect(try admin.get(page).text.contains("Thuộc Xã Bình từ 01/07/2099"))
        // Noted later, holding earlier.
        try move("xa-b", "01/01/2098")
        try move("xa-a", "01/01/2099")
        let days = [
            "2026-11-29", "2098-01-01", "2098-12-31", "2099-01-01", "2099-06-30", "2099-07-01",
        ]
        #expect(try days.map(commune) == ["xa-a", "xa-b", "xa-b", "xa-a", "xa-a", "xa-b"])
        let text = try admin.get(page).text
        #expect(text.contains("Thuộc Xã Bình từ 01/01/2098 đến 31/12/2098"))
        #expect(text.contains("Thuộc Xã An từ 01/01/2099 đến 30/06/2099"))
        #expect(try Verification.of(fixture.path).findings.isEmpty)
    }

    @Test("a list of units shows what it will do, does it all or nothing, and only when asked")
    func importing() throws {
        let admin = try Browser(fixture.site, as: "qt")
        let head = "Mã;Tên;Loại;Cấp học;Báo cáo cho;Xã\n"
        let good =
            "th-hong;Trường Tiểu học Hồng;Trường;Tiểu học;pgd;xa-a\n"
            + "mn-chi-lang;Trường Mầm non Chi Lăng Mới;Trường;Mầm non;pgd;xa-b\n"
            + "th-doan-tung;Trường Tiểu học Đoàn Tùng;Trường;Tiểu học;pgd;xa-a\n"
        _ = try admin.get("/units/import")
        let bad = try admin.post(
            "/units/import",
            [("list", head + good + "TH X;Tên;Trường;Tiểu học;pgd;xa-z\n"), ("_do", "apply")])
        #expect(bad.status == .unprocessableContent)
        #expect(PageText.plain(bad.text).contains("Mã gồm chữ thường không dấu"))
        #expect(try !admin.get("/units").text.contains("Trường Tiểu học Hồng"))
        _ = try admin.get("/units/import")
        let seen = try admin.post("/units/import", [("list", head + good), ("_do", "preview")])
        let text = PageText.plain(seen.text)
        #expect(text.contains("1 đơn vị mới, 1 đơn vị thay đổi, 1 giữ nguyên"))
        #expect(text.contains("Tên: Trường Mầm non Chi Lăng → Trường Mầm non Chi Lăng Mới"))
        #expect(try !officer.get("/units").text.contains("Trường Tiểu học Hồng"))
        let done = try admin.post("/units/import", [("list", head + good), ("_do", "apply")])
        #expect(done.location == "/units?added=1&changed=1")
        #expect(try admin.get("/units").text.contains("Trường Mầm non Chi Lăng Mới"))
    }

    /// Names of schools in the order of the list.
    private func schools() throws -> [String] {
        try fixture.storage.read { try $0.units.all(on: fixture.now.day) }
            .filter { $0.unit.kind == .school }.map(\.unit.name)
    }

    private func save(_ code: String, _ fields: [(String, String)]) throws -> String? {
        let admin = try Browser(fixture.site, as: "qt")
        _ = try admin.get("/units/\(code)")
        return try admin.post("/units/\(code)", fields + [("_do", "save")]).location
    }

    @Test(
        "the part of a name that lists are sorted by changes alone, and stays when no more is said")
    func place() throws {
        // Of one place in the order of display, so that names decide.
        try fixture.storage.write { database in
            for (code, name) in [("th-x", "Trường TH Ba"), ("th-y", "Trường TH Ca")] {
                try database.add(
                    NewUnit(
                        code: Unit.Code(rawValue: code), name: name, shortName: name,
                        kind: .school, level: "TH", reportsTo: "pgd", displayOrder: 9,
                        place: String(name.suffix(2))), by: .command)
            }
        }
        #expect(try schools().suffix(2) == ["Trường TH Ba", "Trường TH Ca"])
        let ba = [("name", "Trường TH Ba"), ("reports_to", "pgd")]
        #expect(try save("th-x", ba + [("short_name", ""), ("place", "Dao")]) != nil)
        #expect(try schools().suffix(2) == ["Trường TH Ca", "Trường TH Ba"])
        let event = try fixture.storage.read { try $0.events.latest(.unitChanged) }
        #expect(
            event?.happening == .unitSorted(name: "Trường TH Ba", by: "Dao", from: fixture.now.day))
        // A short name is none of the order's concern, nor is saying the same again.
        #expect(try save("th-x", ba + [("short_name", "Ba"), ("place", "")]) != nil)
        #expect(try schools().suffix(2) == ["Trường TH Ca", "Trường TH Ba"])
        // By the new name's place, as it was by the old one's.
        let an = [("name", "Trường TH An"), ("short_name", ""), ("reports_to", "pgd")]
        #expect(try save("th-y", an + [("place", "")]) != nil)
        #expect(try schools().suffix(2) == ["Trường TH An", "Trường TH Ba"])
        let zo = [("name", "Trường TH Zo"), ("short_name", ""), ("reports_to", "pgd")]
        #expect(try save("th-x", zo + [("place", "Ai")]) != nil)
        #expect(try schools().suffix(2) == ["Trường TH Zo", "Trường TH An"])
        #expect(try Verification.of(fixture.path).findings.isEmpty)
    }

    @Test("a list says that it changes the order, and does it")
    func placeOfList() throws {
        let admin = try Browser(fixture.site, as: "qt")
        let list =
            "Mã;Tên;Loại;Cấp học;Phần tên để xếp thứ tự\n"
            + "th-cao-thang;Trường Tiểu học Cao Thắng;Trường;TH;Ăn\n"
        _ = try admin.get("/units/import")
        let fields = [("list", list), ("_do", "preview")]
        let page = PageText.plain(try admin.post("/units/import", fields).text)
        #expect(page.contains("1 đơn vị thay đổi"))
        #expect(page.contains("Xếp thứ tự theo: Cao Thắng → Ăn"))
        #expect(
            try admin.post("/units/import", [("list", list), ("_do", "apply")]).location
                == "/units?added=0&changed=1")
        _ = try admin.get("/units/import")
        #expect(
            PageText.plain(try admin.post("/units/import", fields).text).contains("1 giữ nguyên"))
    }

    @Test("a unit's page shows what it stands under on the day, also of one that is no more")
    func standing() throws {
        let admin = try Browser(fixture.site, as: "qt")
        func shown() throws -> Bool {
            let text = try admin.get("/units/th-cao-thang").text
            func field(_ name: String) -> String {
                text.components(between: "name=\"\(name)\" value=\"", and: "\"").first ?? ""
            }
            return field("reports_to").hasSuffix(" (pgd)")
                && field("commune").hasSuffix(" (xa-a)")
        }
        #expect(try shown())
        #expect(
            try admin.post("/units/th-cao-thang", [("from", "1/1/2026"), ("_do", "close")])
                .location != nil)
        #expect(try shown())
    }
}
