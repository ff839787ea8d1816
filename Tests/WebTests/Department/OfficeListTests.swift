import Formats
import HTTP
import HTTPTypes
import Reporting
import Storage
import TestSupport
import Testing

@testable import Web

/// The school list that a department has: a title, no codes, names of communes, lines that group.
@Suite("Lists as offices have them")
struct OfficeListTests {
    private let fixture: SchoolFixture
    private let admin: Browser

    init() throws {
        fixture = try SchoolFixture()
        admin = try Browser(fixture.site, as: "qt")
    }

    static let list = """
        PHÒNG GIÁO DỤC VÀ ĐÀO TẠO
        DANH SÁCH TRƯỜNG NĂM HỌC 2026-2027, kèm theo Công văn số 12; ngày 05/9/2026

        STT\tTên trường\tCấp học\tXã/phường\tĐiện thoại\tHiệu trưởng
        (1)\t(2)\t(3)\t(4)\t(5)\t(6)
        I\tXã An
        1\tTrường Tiểu học Cao Thắng\tTiểu học\t\t0220 3736001\tNguyễn Thị An
        2\tTH&THCS Hồng Quang\tTH và THCS\t\t0220 3736002\tTrần Văn Bình
        II\tPhường Lê Thanh Nghị
        3\tTrường Mẫu giáo Họa Mi\tMẫu giáo\t\t\t
        4\tTrường TH Ea H'leo\tTiểu học\tXã Bình\t\t
        \tTổng cộng: 4 trường
        """

    private func answers(_ page: Browser.Answer) -> [(String, String)] {
        let selects = page.text.matches(
            of: #/<select id="([^"]+)" name="[^"]+">(.*?)</select>/#.dotMatchesNewlines()
        ).map { match in
            let chosen = match.2.firstMatch(of: #/<option value="([^"]*)" selected>/#)
            return (plain(match.1), chosen.map { plain($0.1) } ?? "")
        }
        let inputs = page.text.matches(
            of: #/<input name="([^"]+=[^"]*)" value="([^"]*)"/#
        ).map { (plain($0.1), plain($0.2)) }
        return selects + inputs
    }

    private func plain(_ text: Substring) -> String {
        String(text).replacing("&#39;", with: "'").replacing("&quot;", with: "\"")
            .replacing("&amp;", with: "&")
    }

    private func send(_ text: String, _ wanted: String, _ fields: [(String, String)] = []) throws
        -> Browser.Answer
    {
        // What is confirmed is what the last page showed.
        if wanted != "apply" { _ = try admin.get("/units/import") }
        return try admin.post("/units/import", [("list", text), ("_do", wanted)] + fields)
    }

    private func units() throws -> [String: Reporting.Unit] {
        try fixture.storage.read { try $0.units.all(on: fixture.now.day) }
            .reduce(into: [:]) { $0[$1.unit.code.rawValue] = $1.unit }
    }

    @Test("the preview finds the head, matches, proposes and asks; nothing is stored before")
    func whole() throws {
        let before = try units()
        let seen = try send(Self.list, "preview")
        let text = PageText.plain(seen.text)
        #expect(seen.status == .ok)
        #expect(text.contains("Tên cột ở dòng 4; các dòng trên là tiêu đề."))
        #expect(text.contains("Không nhập dòng cộng: 12."))
        #expect(
            text.contains(
                "không nhập thành đơn vị: 6 “Xã An”, 9 “Phường Lê Thanh Nghị”."))
        #expect(text.contains("Cột “Điện thoại”, “Hiệu trưởng” không nhập ở đây"))
        // The commune is not there yet, and is added before its schools.
        #expect(text.contains("4 đơn vị mới, 0 đơn vị thay đổi, 1 giữ nguyên"))
        #expect(text.contains("Thêm đơn vị mới: Phường Lê Thanh Nghị (phuong-le-thanh-nghi)"))
        for code in [
            "th-cao-thang", "th-thcs-hong-quang", "mn-hoa-mi", "th-ea-hleo",
        ] { #expect(seen.text.contains("value=\"\(code)\""), "\(code)") }
        // What was pasted comes back.
        #expect(text.contains("kèm theo Công văn số 12; ngày 05/9/2026"))
        #expect(try units() == before)

        // Without what the preview asks nothing is done.
        let early = try send(Self.list, "apply")
        #expect(early.status == .unprocessableContent)
        #expect(PageText.plain(early.text).contains("Chưa nhập: xem lại các đề nghị"))
        #expect(try units() == before)

        let done = try send(Self.list, "apply", answers(seen))
        #expect(done.location == "/units?added=4&changed=0")
        let after = try fixture.storage.read { try $0.units.all(on: fixture.now.day) }
        func placed(_ code: String) throws -> UnitRepository.Placed {
            try #require(after.first { $0.unit.code.rawValue == code })
        }
        #expect(try placed("phuong-le-thanh-nghi").unit.name == "Phường Lê Thanh Nghị")
        let school = try placed("mn-hoa-mi")
        #expect(school.unit.level == "MN")
        #expect(school.commune == (try placed("phuong-le-thanh-nghi")).unit.id)
        #expect(school.reportsTo == (try placed("pgd")).unit.id)
        #expect(try placed("th-thcs-hong-quang").unit.level == "TH_THCS")
        #expect(try placed("th-thcs-hong-quang").commune == placed("xa-a").unit.id)
        // Its own column counts, not the line above.
        #expect(try placed("th-ea-hleo").commune == placed("xa-b").unit.id)
        #expect(try placed("th-cao-thang").unit == before["th-cao-thang"])
        #expect(try Verification.of(fixture.path).findings.isEmpty)
    }

    @Test("a workbook comes back as text, with the same preview and the rows' own numbers")
    func workbook() throws {
        var rows: [[SheetCell]] = [
            [.text("DANH SÁCH TRƯỜNG")], [],
            [.text("STT"), .text("Tên trường"), .text("Cấp học"), .text("Điện thoại")],
        ]
        rows.append([.integer(1), .text("TH Đoàn Tùng"), .text("TH"), .integer(2_203_736_001)])
        rows.append([.integer(2), .text("Trường \"Hoa Sen\""), .text("Mầm non"), .blank])
        let sheet = Spreadsheet(
            name: "DS", columns: [.init("UBND", width: 9)], madeAt: .ofTests)
        _ = try admin.get("/units/import")
        let page = try admin.upload(
            try sheet.file(rows), named: "ds.xlsx", to: "/units/import", version: "")
        #expect(page.status == .ok)
        let text = PageText.plain(page.text)
        #expect(text.contains("2 Trường \"Hoa Sen\" Mầm non"))
        #expect(text.contains("Tên cột ở dòng 4"))
        #expect(page.text.contains("value=\"th-doan-tung\""))
        #expect(page.text.contains("value=\"mn-hoa-sen\"") || text.contains("mn-truong-hoa-sen"))
        #expect(text.contains("dòng 5"))
        let broken = try admin.upload(
            Array("PK\u{3}\u{4}".utf8), named: "a.xlsx", to: "/units/import", version: "")
        #expect(broken.status == .unprocessableContent)
        #expect(broken.text.contains("Không đọc được tệp Excel."))
    }

    @Test("a name that several units have is asked about, one but for its marks too")
    func doubtful() throws {
        let two = "Tên;Loại;Cấp học;Báo cáo cho\n"
        try fixture.storage.write { database in
            for code in ["pgd-x", "pgd-y"] {
                try database.add(
                    NewUnit(
                        code: Reporting.Unit.Code(rawValue: code), name: "Phòng Chung",
                        shortName: code, kind: .department), by: .command)
            }
        }
        let text = two + "Trường TH Mới;Trường;Tiểu học;Phòng Chung\n"
        let page = try send(text, "preview")
        #expect(PageText.plain(page.text).contains("Dòng 2: “Phòng Chung” là đơn vị nào?"))
        #expect(PageText.plain(page.text).contains("1 dòng cần hỏi"))
        #expect(try send(text, "apply", answers(page)).status == .unprocessableContent)
        var said = answers(page).filter { !$0.0.hasPrefix("reportsTo") }
        said.append((ListQuestion.key("reportsTo", ["Phòng Chung"]), "pgd-y"))
        _ = try send(text, "preview", said)
        #expect(try send(text, "apply", said).location == "/units?added=1&changed=0")

        let near = try send(two + "Trường TH Cao Tháng;Trường;Tiểu học;pgd\n", "preview")
        let words = PageText.plain(near.text)
        #expect(words.contains("“Trường TH Cao Tháng” là đơn vị nào: Trường Tiểu học Cao Thắng"))
        #expect(words.contains("1 dòng cần hỏi"))
        let unmarked = try send(two + "truong tieu hoc cao thang;;;pgd\n", "preview")
        #expect(PageText.plain(unmarked.text).contains("1 giữ nguyên"))
    }

    @Test("the same new school twice is asked about, and an unknown level")
    func twice() throws {
        let text = "Tên trường;Cấp học;Báo cáo cho\nTH Mới;TH;pgd\nTrường Tiểu học Mới;;pgd\n"
        #expect(PageText.plain(try send(text, "preview").text).contains("1 dòng cần hỏi"))
        let level = try send("Tên trường;Cấp học\nHoa Sen;Năng khiếu\n", "preview")
        #expect(PageText.plain(level.text).contains("Dòng 2: cấp học của “Năng khiếu” là gì?"))
    }

    @Test("a column that means nothing is named, and left out when somebody says so")
    func columns() throws {
        let text = "Mã;Tên;Loại;Ghi chú\nphong-x;Phòng X;Phòng;abc\n"
        let page = try send(text, "preview")
        #expect(page.status == .unprocessableContent)
        #expect(PageText.plain(page.text).contains("Dòng 1: Không rõ cột “Ghi chú”."))
        #expect(page.text.contains("name=\"skip\" value=\"Ghi chú\""))
        _ = try send(text, "preview", [("skip", "Ghi chú")])
        let skipped = try send(text, "apply", [("skip", "Ghi chú")])
        #expect(skipped.location == "/units?added=1&changed=0")
        let twice = "Mã;Tên đơn vị;Tên đầy đủ;Loại\nphong-y;Y;Phòng Y;Phòng\n"
        let asked = try send(twice, "preview")
        #expect(
            PageText.plain(asked.text).contains("Hai cột cùng là Tên: “Tên đơn vị”, “Tên đầy đủ”"))
        #expect(asked.text.contains("name=\"skip\" value=\"Tên đơn vị\""))
        _ = try send(twice, "preview", [("skip", "Tên đơn vị")])
        #expect(try send(twice, "apply", [("skip", "Tên đơn vị")]).location != nil)
        #expect(try units()["phong-y"]?.name == "Phòng Y")
    }

    @Test("a list in the letters of a font is told, and converted when somebody says so")
    func legacy() throws {
        let text =
            "Tªn tr\u{AD}êng\tCÊp häc\tB¸o c¸o cho\nTr\u{AD}êng TiÓu häc M¬ íc\tTiÓu häc\tpgd\n"
        let page = try send(text, "preview")
        #expect(page.status == .unprocessableContent)
        #expect(page.text.contains("phông .VnTime (TCVN3)"))
        #expect(page.text.contains(text.dropLast()))
        let converted = try send(text, "convert")
        #expect(converted.status == .ok)
        #expect(PageText.plain(converted.text).contains("Trường Tiểu học Mơ ớc Tiểu học pgd"))
        let one = try send("Mã;Tên;Loại\nx;Tr\u{AD}êng TiÓu häc;Phòng ", "preview")
        #expect(PageText.plain(one.text).contains("đề nghị chuyển sang Unicode: “Trường Tiểu học”"))
    }

    @Test("why a line can't be read is told")
    func unreadable() throws {
        for (text, sentence) in [
            ("Mã;Tên;Loại\nx;Trường \"A\";Phòng", "Dòng 2: Có dấu ngoặc kép trong ô."),
            ("Mã;Tên;Loại\nx;A", "Dòng 2: Dòng này có 2 ô, dòng tên cột có 3 ô."),
            ("Mã;Tên;Loại\n\"x;A;B", "Dòng 2: Dấu ngoặc kép mở ở dòng này không được đóng."),
            ("Mã\tLoại\nx\tPhòng", "Dòng 1: Thiếu cột “Tên”."),
        ] {
            let page = try send(text, "preview")
            #expect(page.status == .unprocessableContent)
            #expect(PageText.plain(page.text).contains(sentence), "\(sentence)")
        }
        let quoted = try send("Mã\tTên\tLoại\nphong-x\tPhòng \"A\"\tPhòng", "preview")
        #expect(PageText.plain(quoted.text).contains("1 đơn vị mới"))
    }
}
