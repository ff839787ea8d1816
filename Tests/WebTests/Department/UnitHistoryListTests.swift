import HTTP
import HTTPTypes
import Reporting
import Storage
import Testing

@testable import Web

/// Lists and scripts say from which day something holds, what units become, and official codes.
@Suite struct UnitHistoryListTests {
    private let doors: UnitDoors
    private var fixture: SchoolFixture { doors.fixture }

    init() throws { doors = try UnitDoors() }

    private let head =
        "Mã;Tên;Loại;Cấp học;Báo cáo cho;Xã;Từ ngày;Ngừng từ ngày;Đơn vị kế tiếp;Mã định danh;Mã trường CSDL ngành\n"

    private func send(_ list: String, _ what: String) throws -> Browser.Answer {
        try doors.admin.post("/units/import", [("list", head + list), ("_do", what)])
    }

    private func apply(_ list: String) throws -> Browser.Answer {
        _ = try doors.admin.get("/units/import")
        _ = try send(list, "preview")
        return try send(list, "apply")
    }

    private func unit(_ code: String) throws -> Reporting.Unit {
        try #require(
            try fixture.storage.read { try $0.units.find(.init(rawValue: code)) })
    }

    private func commune(_ school: String, _ day: String) throws -> String? {
        try fixture.storage.read { database in
            let day = try #require(Day(iso: day))
            return try database.units.place(of: unit(school).id, on: day).commune?.rawValue
        }
    }

    @Test("a list merges communes: each line has its day, and nothing is left behind")
    func merging() throws {
        let list = """
            phuong-ab;Phường An Bình;Phường;;;;01/07/2026;;;H30.2;
            th-cao-thang;Trường Tiểu học Cao Thắng;Trường;TH;pgd;phuong-ab;01/07/2026;;;;30290401
            th-doan-tung;Trường Tiểu học Đoàn Tùng;Trường;TH;pgd;phuong-ab;01/07/2026;;;;
            mn-chi-lang;Trường Mầm non Chi Lăng;Trường;MN;pgd;phuong-ab;01/07/2026;;;;
            xa-a;Xã An;Xã;;;;01/01/2026;01/07/2026;phuong-ab;;
            xa-b;Xã Bình;Xã;;;;01/01/2026;1/7/2026;Phường An Bình;;

            """
        _ = try doors.admin.get("/units/import")
        let preview = PageText.plain(try send(list, "preview").text)
        #expect(preview.contains("1 đơn vị mới, 5 đơn vị thay đổi"))
        #expect(preview.contains("Đơn vị kế tiếp: (trống) → phuong-ab"))
        #expect(preview.contains("Mã chính thức: (trống) → 30290401"))
        #expect(try apply(list).location == "/units?added=1&changed=5")
        #expect(try commune("th-cao-thang", "2026-06-30") == "xa-a")
        #expect(try commune("th-cao-thang", "2026-07-01") == "phuong-ab")
        #expect(try unit("phuong-ab").form?.rawValue == "phuong")
        let page = PageText.plain(try doors.admin.get("/units/phuong-ab").text)
        for line in [
            "Hoạt động từ 01/07/2026", "Kế tiếp của Xã An, từ 01/07/2026",
            "Kế tiếp của Xã Bình, từ 01/07/2026", "Mã định danh: H30.2 từ 01/07/2026",
        ] { #expect(page.contains(line), "\(line)") }
        // A list that leaves schools behind is refused whole.
        let left = "phuong-ab;Phường An Bình;Phường;;;;;01/11/2026;;;\n"
        let refused = try apply(left)
        #expect(refused.status == .unprocessableContent)
        #expect(
            PageText.plain(refused.text).contains(
                "Phường An Bình ngừng hoạt động mà còn 3 đơn vị trực thuộc"))
        #expect(try Verification.of(fixture.path).findings.isEmpty)
    }

    @Test(
        "what can't be of days, successors and codes is said at its line",
        arguments: [
            ("xa-a;Xã An;Xã;;;;31/02/2026;;;;", "Từ ngày “31/02/2026” không phải là ngày"),
            ("xa-a;Xã An;Xã;;;;;hôm qua;;;", "Ngừng từ ngày “hôm qua” không phải là ngày"),
            ("xa-a;Xã An;Xã;;;;02/07/2026;01/07/2026;;;", "phải sau ngày bắt đầu"),
            ("xa-a;Xã An;Xã;;;;;;xa-b;;", "Có đơn vị kế tiếp thì cần ngày ngừng hoạt động"),
            ("xa-a;Xã An;Xã;;;;;01/12/2026;xa-z;;", "Không có đơn vị “xa-z”"),
            ("xa-a;Xã An;Xã;;;;;;;h 1;", "Mã định danh gồm 1 đến 35 ký tự"),
            ("xa-a;Xã An;Xã;;;;;;;;123", "không dùng cho loại đơn vị này"),
        ])
    func wrong(line: String, sentence: String) throws {
        let answer = try apply(line + "\n")
        #expect(answer.status == .unprocessableContent)
        #expect(PageText.plain(answer.text).contains(sentence), "\(line)")
    }

    @Test("two lines of one code are refused, and nothing of the list is done")
    func sameCode() throws {
        let answer = try apply("xa-a;Xã An;Xã;;;;;;;H1;\nxa-b;Xã Bình;Xã;;;;;;;H1;\n")
        #expect(answer.status == .unprocessableContent)
        #expect(
            try fixture.storage.read { try $0.units.identifiers(of: unit("xa-a").id) } == [])
    }

    @Test("a script says from when on, and codes; and is given them")
    func script() throws {
        func put(_ more: JSON.Members) throws -> Response {
            var body: JSON.Members = [
                "name": "Trường Tiểu học Cao Thắng", "kind": "school", "level": "TH",
            ]
            for (name, value) in more.pairs { body[name] = value }
            return try doors.put("th-cao-thang", body)
        }
        #expect(try put(["commune": "xa-b"]).status == .conflict)
        #expect(try put(["commune": "xa-b", "from": "1/9/2026"]).status == .unprocessableContent)
        #expect(
            try put(["identifiers": ["dinh-danh": "x"]]).status == .unprocessableContent)
        #expect(try put(["identifiers": ["dinh-danh": 1]]).status == .unprocessableContent)
        #expect(try put(["identifiers": "H1"]).status == .unprocessableContent)
        let done = try put([
            "commune": "xa-b", "from": "2026-09-01", "form": "truong",
            "identifiers": ["dinh-danh": "H1", "truong": "7"],
        ])
        #expect(done.status == .ok)
        #expect(try commune("th-cao-thang", "2026-08-31") == "xa-a")
        #expect(try commune("th-cao-thang", "2026-09-01") == "xa-b")
        #expect(try put(["identifiers": ["dinh-danh": .null]]).status == .ok)
        let listed = try JSON(parsing: try doors.get("/api/v1/units").body)["units"]?.array?
            .first { $0["code"]?.string == "th-cao-thang" }
        #expect(listed?["identifiers"] == ["truong": "7"])
        #expect(listed?["form"] == "truong")
        #expect(try Verification.of(fixture.path).findings.isEmpty)
    }

    @Test("the list that is taken away changes nothing when it comes back")
    func thereAndBack() throws {
        #expect(
            try apply("th-cao-thang;Trường Tiểu học Cao Thắng;Trường;TH;pgd;xa-a;;;;H1;77\n")
                .location == "/units?added=0&changed=1")
        let file = try doors.admin.get("/units.csv")
        #expect(file.text.contains("Trường Tiểu học Cao Thắng"))
        #expect(file.text.contains("77"))
        _ = try doors.admin.get("/units/import")
        let back = PageText.plain(
            try doors.admin.post("/units/import", [("list", file.text), ("_do", "preview")]).text)
        #expect(back.contains("0 đơn vị mới, 0 đơn vị thay đổi, 8 giữ nguyên"), "\(back)")
        #expect(try doors.admin.get("/units.xlsx").body.starts(with: Array("PK".utf8)))
    }
}
