import Foundation
import HTTPTypes
import Reporting
import Storage
import TestSupport
import Testing

@testable import Web

/// An office's own table: put in on a page, seen in the school's form, its checks and its report.
@Suite("What the office knows of its schools")
struct GivenFiguresPageTests {
    private let fixture: SchoolFixture
    private let officer: Browser
    private let address = "/rounds/dot-moi/given"

    init() throws {
        fixture = try SchoolFixture()
        let text = SchoolFixture.formDocument
            .replacing(#""version": 1"#, with: #""version": 2"#)
            .replacing(
                #""lists": {"#,
                with:
                    #""given": {"listed": {"vi": "Số học sinh theo CSDL ngành", "type": "integer"}, "site": {"vi": "Địa chỉ", "type": "text"}}, "lists": {"#
            )
            .replacing(
                #""code": "pupils", "#, with: #""code": "pupils", "prefill": "listed", "#
            )
            .replacing(
                #""code": "area", "#, with: #""code": "area", "prefill": "earlier", "#
            )
            .replacing(
                #""code": "spent", "#, with: #""code": "spent", "prefill": "earlier", "#
            )
            .replacing(
                #""rules": ["#,
                with:
                    #""rules": [{"id": "W01", "severity": "warning", "at": ["pupils"], "holds": "pupils = $listed", "vi": "Khác số theo CSDL ngành ({$listed})."}, "#,
                maxReplacements: 1)
        let form = try Form(document: try JSON(parsing: Array(text.utf8)))
        try fixture.storage.write { database in
            let owner = try #require(try database.read.units.find("pgd")?.id)
            let open = try #require(
                try database.read.rounds.find(
                    Round.Code(rawValue: SchoolFixture.round), of: owner))
            _ = try database.importForm(form, by: .command)
            var draft = try database.read.draft(of: open)
            (draft.code, draft.title, draft.form) = ("dot-moi", "Đợt mới", form.version)
            let id = try database.plan(
                draft, of: open.owner,
                owing: .named(SchoolFixture.schools.map(\.code)), by: .command)
            try database.open(id, evenPast: true, by: .command)
        }
        officer = try Browser(fixture.site, as: "cv")
        _ = try officer.get(address)
    }

    @Test("what stands in a form that nobody saved yet is no gap of its check")
    func unsaved() throws {
        _ = try send("Mã trường\tSố học sinh theo CSDL ngành\nth-cao-thang\t430")
        let head = try Browser(fixture.site, as: "ht-th-cao-thang")
        let report = "/rounds/dot-moi/report"
        let page = try head.get(report + "/check").text
        #expect(page.contains("Chưa lưu lần nào"))
        #expect(page.contains("ô điền sẵn"))
        let gaps = page.components(between: #"<ul class="gaps">"#, and: "</ul>").joined()
        #expect(gaps.contains("#trained\""), "what the form leaves blank is missing")
        #expect(!gaps.contains("#pupils\""), "what it fills in is not")
        #expect(!page.contains(#"value="submit""#))
        #expect(page.contains(#"href="\#(report)">Mở biểu nhập</a>"#))
        _ = try head.get(report)
        _ = try head.post(report, [("pupils", "430"), ("_do", "save")])
        #expect(try !head.get(report + "/check").text.contains("Chưa lưu lần nào"))
    }

    private func send(_ list: String, _ act: String = "apply") throws -> Browser.Answer {
        try officer.post(address, [("list", list), ("_do", act)])
    }

    @Test("the page has the table ready; it is put in whole, and comes back in it")
    func table() throws {
        let page = try officer.get(address).text
        #expect(page.contains("Mã trường\tTên trường\tSố học sinh theo CSDL ngành\tĐịa chỉ"))
        #expect(page.contains("th-cao-thang\tTrường Tiểu học Cao Thắng\t\t"))
        #expect(page.contains("<code>$listed</code>") && page.contains("0/3"))
        let sent = try send(
            "Mã trường\tTên trường\tSố học sinh theo CSDL ngành\tĐịa chỉ\n"
                + "th-cao-thang\tTrường Tiểu học Cao Thắng\t1.204\tThôn 1\n"
                + "\tTrường Mầm non Chi Lăng\t97\t\n")
        #expect(sent.location == address + "?done=2&kept=0", "\(sent.text.prefix(3000))")
        let after = try officer.get(address + "?done=2&kept=0").text
        #expect(after.contains("Đã nhập số liệu của 2 trường."))
        #expect(after.contains("th-cao-thang\tTrường Tiểu học Cao Thắng\t1.204\tThôn 1"))
        #expect(after.contains("2/3") && after.contains("1/3"))
    }

    @Test(
        "what can't be read is told by line and column, and nothing is kept",
        arguments: [
            ("Mã trường\tSố học sinh theo CSDL ngành\nth-cao-thang\tnhiều", "Dòng 2: Cột “Số học"),
            ("Mã trường\tSố học sinh theo CSDL ngành\nla-la\t5", "“la-la” không phải trường"),
            (
                "Mã trường\tSố học sinh theo CSDL ngành\nth-cao-thang\t5\nth-cao-thang\t6",
                "hai dòng"
            ),
            ("Tên trường\tSố học sinh theo CSDL ngành\nTrường Lạ\t5", "“Trường Lạ” không phải"),
            ("Mã trường\tSĩ số\nth-cao-thang\t5", "Không rõ cột “Sĩ số”"),
            (
                "Mã trường\tTên trường\nth-cao-thang\tTrường Tiểu học Cao Thắng",
                "Không có cột số liệu"
            ),
            ("", "Danh sách trống"),
        ])
    func faults(list: String, fault: String) throws {
        let good = "Mã trường\tSố học sinh theo CSDL ngành\nth-doan-tung\t8"
        #expect(try send(good).status == .seeOther)
        let sent = try send(list)
        #expect(sent.status == .unprocessableContent)
        #expect(sent.text.contains(fault), "\(sent.text.prefix(3000))")
        #expect(sent.text.contains(list.split(separator: "\n").last ?? "<textarea"))
        #expect(
            try officer.get(address).text.contains("th-doan-tung\tTrường Tiểu học Đoàn Tùng\t8"))
    }

    @Test("the school's form begins with it, checks look at it, another school's is another")
    func form() throws {
        _ = try send("Mã trường\tSố học sinh theo CSDL ngành\nth-cao-thang\t1.204")
        let school = try Browser(fixture.site, as: "ht-th-cao-thang")
        let page = try school.get("/rounds/dot-moi/report").text
        #expect(page.contains("Lấy từ số liệu cơ quan có sẵn, đề nghị kiểm tra lại."))
        #expect(page.contains(#"value="1.204""#))
        // What it answered in the round before, in another version of the form.
        #expect(page.contains("Lấy từ báo cáo đợt “Khảo sát năm 2025”, đề nghị kiểm tra lại."))
        #expect(page.contains(#"value="9.850.000""#))
        let rules = try school.get("/rounds/dot-moi/report/rules.json").text
        #expect(rules.contains(#""listed":1204"#))
        _ = try school.post(
            "/rounds/dot-moi/report", SchoolFixture.filled + [("_do", "check")])
        let checked = try school.get("/rounds/dot-moi/report/check").text
        #expect(checked.contains("Khác số theo CSDL ngành (1.204)."), "\(checked.prefix(5000))")
        let other = try Browser(fixture.site, as: "ht-th-doan-tung")
        let theirs = try other.get("/rounds/dot-moi/report").text
        #expect(!theirs.contains("1.204") && !theirs.contains("cơ quan có sẵn"))
        #expect(try school.get(address).status == .forbidden)
    }

    @Test("where the round was closed meanwhile nothing is kept, and what was typed comes back")
    func closed() throws {
        try fixture.storage.write { database in
            let owner = try #require(try database.read.units.find("pgd")?.id)
            let round = try #require(try database.read.rounds.find("dot-moi", of: owner))
            try database.close(round.id, by: .command)
        }
        let sent = try send("Mã trường\tSố học sinh theo CSDL ngành\nth-cao-thang\t1.204")
        #expect(sent.status == .conflict)
        #expect(
            sent.text.contains("không đổi được nữa") && sent.text.contains("th-cao-thang\t1.204"))
        #expect(try officer.get(address).text.contains("0/3"))
    }

    @Test("a file comes back as a list to be looked at; nothing is kept before")
    func file() throws {
        let csv = "Mã trường;Số học sinh theo CSDL ngành\r\nth-cao-thang;77\r\n"
        let read = try officer.send(workbook: Array(csv.utf8), to: address)
        #expect(read.status == .ok, "\(read.text.prefix(2000))")
        #expect(
            read.text.contains("Đã đọc tệp, chưa nhập") && read.text.contains("th-cao-thang;77"))
        #expect(try officer.get(address).text.contains("0/3"))
    }

    @Test("the round's page leads there where its form asks for such figures")
    func link() throws {
        #expect(try officer.get("/rounds/dot-moi/setup").text.contains(#"href="\#(address)""#))
        let other = try officer.get("/rounds/\(SchoolFixture.round)/setup").text
        #expect(!other.contains("/given"))
        let blank = try officer.get("/rounds/\(SchoolFixture.round)/given").text
        #expect(blank.contains("không dùng số liệu cơ quan có sẵn"))
    }
}
