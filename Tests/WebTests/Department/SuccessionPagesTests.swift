import HTTP
import HTTPTypes
import Reporting
import Storage
import Testing

@testable import Web

/// Units become others page by page, and by the last button alone.
@Suite struct SuccessionPagesTests {
    private let fixture: SchoolFixture
    private let admin: Browser
    private let address = "/units/succession"

    init() throws {
        fixture = try SchoolFixture()
        admin = try Browser(fixture.site, as: "qt")
    }

    /// As a browser sends the page's form: what it has hidden, and what is typed.
    private func send(
        _ page: Browser.Answer, _ typed: [(String, String)], to step: String
    ) throws -> Browser.Answer {
        try admin.post(
            address, hiddenFields(to: address, in: page.text) + typed + [("_do", step)],
            hidden: false)
    }

    private let split = [
        ("way", "succeed"), ("from", "01/11/2026"), ("basis", "Nghị quyết số 1"),
        ("old", "Xã An"), ("new", "Xã An Mới"), ("old", "xa-a"), ("new", "Xã Bình"),
    ]

    private func commune(_ school: String, _ day: String) throws -> String? {
        try fixture.storage.read { database in
            let unit = try #require(try database.units.find(.init(rawValue: school)))
            let day = try #require(Day(iso: day))
            return try database.units.place(of: unit.id, on: day).commune?.rawValue
        }
    }

    @Test("a commune is split: new units, each school by hand, a preview, and only then the deed")
    func walk() throws {
        let before = try fixture.storage.read { try $0.units.all(on: fixture.now.day) }
        let first = try admin.get(address + "?unit=xa-a")
        #expect(first.text.contains("value=\"Xã An (xa-a)\""))
        let new = try send(first, split, to: "new")
        #expect(new.status == .ok)
        #expect(PageText.plain(new.text).contains("Xã An Mới"))
        #expect(new.text.contains("value=\"xa-an-moi\""))
        let places = try send(new, [("code=xã-an-mới", "xa-an-moi")], to: "places")
        #expect(places.text.contains("Trường Tiểu học Cao Thắng"))
        #expect(!places.text.contains("Trường Mầm non Chi Lăng"))
        #expect(!places.text.contains(" selected>"))
        // Nothing follows for the schools of a unit that is split.
        let open = try send(places, [("xa=th-cao-thang", "xa-an-moi")], to: "preview")
        #expect(open.status == .unprocessableContent)
        #expect(PageText.plain(open.text).contains("Còn 1 đơn vị chưa chọn nơi về"))
        #expect(open.text.contains("value=\"xa-an-moi\" selected"))
        let chosen = [("xa=th-cao-thang", "xa-an-moi"), ("xa=th-doan-tung", "xa-b")]
        let preview = try send(open, chosen, to: "preview")
        #expect(preview.status == .ok)
        let words = PageText.plain(preview.text)
        for part in [
            "Đơn vị mới", "Đơn vị chuyển nơi", "2 đơn vị", "Đợt đang mở", "2 báo cáo, 2 chưa nộp",
            "Đợt đã đóng", "4 tài khoản", "Nghị quyết số 1", "2 cặp đơn vị kế tiếp",
        ] { #expect(words.contains(part), "\(part)") }
        #expect(try fixture.storage.read { try $0.units.all(on: fixture.now.day) } == before)
        let unchecked = try send(preview, [], to: "apply")
        #expect(unchecked.status == .unprocessableContent)
        #expect(PageText.plain(unchecked.text).contains("Đối chiếu với văn bản rồi đánh dấu"))
        #expect(try fixture.storage.read { try $0.units.all(on: fixture.now.day) } == before)
        let done = try send(unchecked, [("checked", "1")], to: "apply")
        #expect(done.location == "/units?added=1&changed=3")
        #expect(
            try ["2026-10-31", "2026-11-01"].map { try commune("th-cao-thang", $0) }
                == ["xa-a", "xa-an-moi"])
        #expect(try commune("th-doan-tung", "2026-11-01") == "xa-b")
        // Told on the pages of both, and in the journal.
        let old = PageText.plain(try admin.get("/units/xa-a").text)
        #expect(
            old.contains("Đơn vị kế tiếp: Xã An Mới, từ 01/11/2026 (Nghị quyết số 1)"))
        #expect(old.contains("Ngừng hoạt động từ 01/11/2026"))
        #expect(
            PageText.plain(try admin.get("/units/xa-an-moi").text).contains("Kế tiếp của Xã An"))
        let journal = PageText.plain(try admin.get("/journal").text)
        #expect(
            journal.contains(
                "Sắp xếp đơn vị từ 01/11/2026 theo Nghị quyết số 1: 1 đơn vị mới, 2 đơn vị thay "
                    + "đổi, 1 đơn vị ngừng hoạt động"))
        #expect(try Verification.of(fixture.path).findings.isEmpty)
    }

    @Test("schools of communes that are merged go along, and can be sent elsewhere")
    func merge() throws {
        let rows = [
            ("from", "01/11/2026"), ("basis", "NQ 1"), ("old", "Xã An"), ("new", "Xã Chung"),
            ("old", "Xã Bình"), ("new", "xã chung"),
        ]
        let new = try send(try admin.get(address), rows, to: "new")
        let places = try send(new, [], to: "places")
        #expect(PageText.plain(places.text).contains("3 đơn vị theo trọn đơn vị kế tiếp"))
        let preview = try send(
            places,
            [
                ("xa=th-cao-thang", "xa-chung"), ("xa=th-doan-tung", "xa-chung"),
                ("xa=mn-chi-lang", "="),
            ], to: "preview")
        let done = try send(preview, [("checked", "1")], to: "apply")
        #expect(done.location == "/units?added=1&changed=5")
        #expect(try commune("th-cao-thang", "2026-11-01") == "xa-chung")
        let school = PageText.plain(try admin.get("/units/mn-chi-lang").text)
        #expect(school.contains("Ngừng hoạt động từ ngày 01/11/2026"))
        #expect(try Verification.of(fixture.path).findings.isEmpty)
    }

    @Test("schools move to another office, which goes on")
    func move() throws {
        _ = try fixture.storage.write { database in
            try database.apply(
                [UnitDraft(code: "phong-b", name: "Phòng Văn hóa B", kind: "department")],
                from: nil, by: .command)
        }
        let rows = [
            ("way", "move"), ("from", "01/11/2026"), ("basis", "QĐ 5"), ("old", "pgd"),
            ("new", "Phòng Văn hóa B"),
        ]
        let places = try send(try admin.get(address), rows, to: "new")
        #expect(places.text.contains("cap-tren=th-cao-thang"))
        let preview = try send(
            places,
            [
                ("cap-tren=th-cao-thang", "phong-b"), ("cap-tren=th-doan-tung", "=="),
                ("cap-tren=mn-chi-lang", "phong-b"),
            ], to: "preview")
        #expect(
            try send(preview, [("checked", "1")], to: "apply").location
                == "/units?added=0&changed=2")
        #expect(try admin.get("/units/pgd").status == .ok)
        #expect(try !admin.get("/units/pgd").text.contains("Đơn vị kế tiếp"))
        #expect(try Verification.of(fixture.path).findings.isEmpty)
    }

    @Test("what was shown and is no longer so is not done")
    func unseen() throws {
        let new = try send(try admin.get(address), split, to: "new")
        let places = try send(new, [], to: "places")
        let preview = try send(
            places, [("xa=th-cao-thang", "xa-an-moi"), ("xa=th-doan-tung", "xa-b")], to: "preview")
        try fixture.storage.write { database in
            let moved = UnitDraft(
                code: "th-doan-tung", name: "Trường Tiểu học Đoàn Tùng", kind: "school",
                level: "TH", commune: "xa-b")
            try database.apply([moved], from: Day(iso: "2026-01-01"), by: .command)
        }
        let answer = try send(preview, [("checked", "1")], to: "apply")
        #expect(answer.status == .conflict)
        #expect(try fixture.storage.read { try $0.units.find("xa-an-moi") } == nil)
    }

    @Test(
        "what can't be is said, and what was typed comes back",
        arguments: [
            ([("from", "31/02/2026")], "Có hiệu lực từ ngày:"),
            ([("basis", "")], "Ghi văn bản căn cứ"),
            ([("old", "Xã Không Có")], "Không có đơn vị nào tên hoặc mã “Xã Không Có”"),
            ([("old", "")], "Không rõ “Mới” là loại đơn vị nào"),
            ([("new", "pgd")], "“pgd” không cùng loại với “xa-a”"),
            ([("from", "01/11/1999"), ("new", "mn-chi-lang")], "không cùng loại"),
        ] as [([(String, String)], String)])
    func wrong(change: [(String, String)], sentence: String) throws {
        let right = [
            ("from", "01/11/2026"), ("basis", "NQ 1"), ("old", "Xã An"), ("new", "Mới"),
        ]
        let typed = right.map { field in change.first { $0.0 == field.0 } ?? field }
        let answer = try send(try admin.get(address), typed, to: "preview")
        #expect(answer.status == .unprocessableContent)
        let text = PageText.plain(answer.text)
        #expect(text.contains(sentence), "\(text.prefix(2_000))")
        for (name, value) in typed where !value.isEmpty {
            #expect(answer.text.contains("name=\"\(name)\" value=\"\(value)\""), "\(name)")
        }
    }

    @Test("rows without end and units without end are refused, at bounded cost")
    func bounds() throws {
        var typed = [("from", "01/11/2026"), ("basis", "NQ 1")]
        for number in 0..<200 { typed += [("old", "Xã An"), ("new", "Xã \(number)")] }
        let answer = try send(try admin.get(address), typed, to: "preview")
        #expect(answer.status == .unprocessableContent)
        #expect(PageText.plain(answer.text).contains("Mỗi lần ghi nhận không quá 100 dòng"))
    }
}
