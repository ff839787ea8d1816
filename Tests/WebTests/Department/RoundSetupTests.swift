import HTTP
import HTTPTypes
import Reporting
import Storage
import Testing

@testable import Web

@Suite("Rounds, plans, forms and units without a developer")
struct RoundSetupTests {
    private let fixture: SchoolFixture
    private let officer: Browser
    private let school: Browser

    init() throws {
        fixture = try SchoolFixture()
        officer = Browser(fixture.site)
        school = Browser(fixture.site)
        try officer.signIn("cv")
        try school.signIn("ht-th-cao-thang")
    }

    /// What the copied form of a new round holds, as a browser would send it back.
    private func copied(_ more: [(String, String)] = []) throws -> [(String, String)] {
        let page = try officer.get("/rounds/new?from=\(SchoolFixture.round)").text
        var fields: [(String, String)] = page.components(between: "<input id=\"", and: ">")
            .compactMap { tag in
                guard let name = tag.components(between: "name=\"", and: "\"").first else {
                    return nil
                }
                return (name, tag.components(between: "value=\"", and: "\"").first ?? "")
            }
        for name in ["plan", "form", "previous"] {
            let select = page.components(between: "<select id=\"\(name)\"", and: "</select>").first
            let chosen = select?.components(between: "<option value=\"", and: ">")
                .first { $0.hasSuffix("selected") }
            fields.append((name, chosen.map { String($0.prefix { $0 != "\"" }) } ?? ""))
        }
        for unit in page.components(between: "name=\"unit\" value=\"", and: ">")
        where unit.hasSuffix("checked") {
            fields.append(("unit", String(unit.prefix { $0 != "\"" })))
        }
        return fields.filter { field in !more.contains { $0.0 == field.0 } } + more
    }

    private func round(_ code: String) throws -> Round {
        try fixture.storage.read {
            try #require(try $0.rounds.find(Round.Code(rawValue: code)))
        }
    }

    private let setup = "/rounds/khao-sat-2027/setup"

    @Test("a round is copied with its dates a year later, adjusted, opened; then schools see it")
    func cycle() throws {
        #expect(try officer.post("/rounds", copied()).location == setup + "?done=planned")
        let planned = try round("khao-sat-2027")
        #expect(planned.title == "Khảo sát năm 2027")
        #expect(planned.dueAt == (try SchoolFixture.moment("2027-12-03T00:00:00+07:00")))
        #expect(planned.dueText == "trước ngày 03/12/2027")
        #expect(planned.period.upperBound.description == "2027-11-15")
        #expect(planned.previous == (try round(SchoolFixture.round)).id)
        #expect(try !school.get("/").text.contains("Khảo sát năm 2027"))
        #expect(try school.get("/rounds/khao-sat-2027/report").status == .notFound)
        #expect(try officer.get("/rounds").text.contains("Đang chuẩn bị"))

        _ = try officer.get(setup)
        let chosen = try officer.post(
            setup, copied([("level", "TH"), ("commune", "xa-a"), ("_do", "choose")]))
        #expect(chosen.location == setup + "?done=choose")
        #expect(try officer.get(setup).text.contains("Mở đợt báo cáo cho 2 đơn vị"))
        let opened = try officer.post(
            setup, copied([("unit", "th-cao-thang"), ("_do", "open")]))
        #expect(opened.location == "/rounds/khao-sat-2027/tracking")
        #expect(try school.get("/").text.contains("Khảo sát năm 2027"))
        let other = Browser(fixture.site)
        try other.signIn("nv-mn-chi-lang")
        #expect(try !other.get("/").text.contains("Khảo sát năm 2027"))
        #expect(try Verification.of(fixture.path).findings.isEmpty)
    }

    @Test("a day that is none, an unknown form and a code that is taken are named at once")
    func faults() throws {
        let wrong = try officer.post(
            "/rounds",
            copied([
                ("period_to", "31/2/2027"), ("form", "khac:9"), ("grace", "x"), ("code", "Đợt 1"),
                ("due_time", "25:00"), ("title", ""),
            ]))
        #expect(wrong.status == .unprocessableContent)
        for sentence in [
            "Kỳ báo cáo đến ngày: Ngày này không có trong lịch", "Chọn biểu mẫu.", "Mã đợt gồm",
            "Giờ hạn nộp", "Tên đợt từ 1", "Thời gian gia hạn chung",
        ] {
            #expect(wrong.text.contains(sentence), "\(sentence)")
        }
        #expect(wrong.text.contains("value=\"31/2/2027\""))
        let taken = try officer.post("/rounds", copied([("code", SchoolFixture.round)]))
        #expect(taken.status == .conflict)
        #expect(taken.text.contains("Mã đợt báo cáo này đã dùng."))
        let nobody = try officer.post("/rounds", copied())
        #expect(nobody.status == .seeOther)
        _ = try officer.get(setup)
        #expect(
            try officer.post(setup, copied([("unit", "khong-co"), ("_do", "open")])).status
                == .conflict)
    }

    private func submit() throws {
        let form = "/rounds/\(SchoolFixture.round)/report"
        _ = try school.get(form)
        #expect(
            try school.post(form, SchoolFixture.filled + [("_do", "submit")]).location
                == "/rounds/\(SchoolFixture.round)/receipt")
    }

    private func totals() throws -> GroupTotals {
        let round = try round(SchoolFixture.round)
        return try fixture.storage.read {
            try $0.roundTotals(
                of: round, below: round.owner, states: [.submitted, .approved], at: fixture.now
            ).total
        }
    }

    @Test("dates change for all: lateness is judged anew, the totals follow, a trace stays")
    func dates() throws {
        try submit()
        #expect(try totals().coverage.late == 0)
        let address = "/rounds/\(SchoolFixture.round)/setup"
        _ = try officer.get(address)
        var fields = try copied().filter { $0.0 != "unit" }
        for (name, value) in [
            ("period_from", "16/11/2025"), ("period_to", "15/11/2026"),
            ("data_close", "15/11/2026"), ("due_day", "20/11/2026"), ("due_time", "17:00"),
            ("due_text", "trước ngày 20/11/2026"),
        ] { fields = fields.with(name, value) }
        #expect(
            try officer.post(address, fields + [("_do", "dates")]).status == .unprocessableContent)
        let done = try officer.post(
            address, fields + [("_do", "dates"), ("reason", "Công văn 20")])
        #expect(done.location == address + "?done=dates")
        #expect(try totals().coverage.late == 1)
        #expect(
            try school.get("/rounds/\(SchoolFixture.round)/report").text.contains(
                "trước ngày 20/11/2026"))
        #expect(
            try officer.get("/journal").text.contains("trước ngày 03/12/2026"))
        #expect(try Verification.of(fixture.path).findings.isEmpty)
    }

    @Test("a question is switched off and on again: not asked, not counted, not lost")
    func disable() throws {
        try submit()
        let before = try totals()
        let address = "/rounds/\(SchoolFixture.round)/setup"
        _ = try officer.get(address)
        let off = try officer.post(
            address,
            [("off", "trained"), ("off", "spent"), ("_do", "disable"), ("reason", "Trùng hỏi")])
        #expect(off.location == address + "?done=disable")
        #expect(try Verification.of(fixture.path).findings.isEmpty)
        let other = Browser(fixture.site)
        try other.signIn("ht-th-doan-tung")
        #expect(
            try !other.get("/rounds/\(SchoolFixture.round)/report").text
                .contains("name=\"trained\""))
        let place = try #require(before.layout.indicators["trained"])
        #expect(before.figure(place.answered) == 1)
        #expect(try totals().figure(place.answered) == 0)
        #expect(try totals().figure(place.applicable) == 0)
        _ = try officer.get(address)
        _ = try officer.post(address, [("_do", "disable"), ("reason", "Hỏi lại")])
        #expect(try totals().tally == before.tally)
        #expect(try Verification.of(fixture.path).findings.isEmpty)
    }

    @Test("a round opened by mistake is taken back with all in it, and given back")
    func withdraw() throws {
        let form = "/rounds/\(SchoolFixture.round)/report"
        _ = try school.get(form)
        _ = try school.post(form, [("staff", "29"), ("_do", "save")])
        let address = "/rounds/\(SchoolFixture.round)/setup"
        _ = try officer.get(address)
        #expect(
            try officer.post(address, [("_do", "withdraw"), ("reason", "Nhầm biểu mẫu")]).location
                == address + "?done=withdraw")
        #expect(try school.get(form).status == .notFound)
        #expect(try !school.get("/").text.contains("Khảo sát năm 2026"))
        #expect(try officer.get("/rounds/\(SchoolFixture.round)/tracking").status == .notFound)
        #expect(try officer.get(address).text.contains("Nhầm biểu mẫu"))
        #expect(
            try officer.post(address, [("_do", "restore")]).location == address + "?done=restore")
        #expect(try school.get(form).text.contains("value=\"29\""))
        try submit()
        _ = try officer.get(address)
        let late = try officer.post(address, [("_do", "withdraw"), ("reason", "Nhầm")])
        #expect(late.status == .conflict)
        #expect(late.text.contains("Đã có đơn vị nộp báo cáo"))
    }

    @Test("a plan is entered with tasks and bases, corrected, and its file goes to the schools")
    func plan() throws {
        let fields = [
            ("number", "99/KH-PGD"), ("date", "5/9/2026"), ("issuer", "Phòng"),
            ("subject", "Rà soát"), ("tasks", "I.1 | Quán triệt\nII.2 | Kiểm tra"),
            ("bases", "186/KH-SGDĐT | 03/03/2022 | Sở | Kế hoạch của Sở"),
        ]
        _ = try officer.get("/plans/new")
        let added = try officer.post("/plans", fields)
        let address = try #require(added.location?.prefix { $0 != "?" }).description
        let page = try officer.get(address).text
        #expect(page.contains("II.2 | Kiểm tra"))
        #expect(page.contains("186/KH-SGDĐT | 03/03/2022 | Sở | Kế hoạch của Sở"))
        _ = try officer.get("/plans/new")
        #expect(
            try officer.post("/plans", fields).text.contains("Đã có kế hoạch với số và ngày này."))
        _ = try officer.get(address)
        let wrong = try officer.post(
            address,
            fields.with("tasks", "không có mục").with("date", "5/9/26").with("bases", "186 | x"))
        for sentence in ["Nhiệm vụ, dòng 1", "Căn cứ, dòng 1", "bốn chữ số của năm"] {
            #expect(wrong.text.contains(sentence), "\(sentence)")
        }
        _ = try officer.get(address)
        #expect(
            try officer.post(address, fields.with("subject", "Rà soát PCCC")).location
                == address + "?done=saved")

        try attach("Kế hoạch đã ký", "%PDF-1.4\n%%EOF\n", "ke-hoach.pdf", to: "/plans/1")
        let form = try school.get("/rounds/\(SchoolFixture.round)/report").text
        let link = try #require(
            form.components(between: "href=\"/rounds/\(SchoolFixture.round)/documents/", and: "\"")
                .first)
        let file = try school.get("/rounds/\(SchoolFixture.round)/documents/\(link)")
        #expect(file.text == "%PDF-1.4\n%%EOF\n")
        #expect(file.fields[.contentDisposition]?.hasPrefix("attachment") ?? false)
        #expect(try school.get("/plans/1").status == .forbidden)
        #expect(try Verification.of(fixture.path).findings.isEmpty)
        let refused = try officer.get("/plans/1").text
        #expect(refused.contains("ke-hoach.pdf"))
        let bad = try attach("Lạ", "MZ", "a.exe", to: "/plans/1")
        #expect(bad.status == .unsupportedMediaType)
    }

    @discardableResult
    private func attach(_ title: String, _ content: String, _ name: String, to plan: String) throws
        -> Browser.Answer
    {
        _ = try officer.get(plan)
        let fields = [
            ("_csrf", officer.token ?? ""), ("_key", officer.key ?? ""), ("title", title),
            ("_do", "attach"),
        ]
        var body = ""
        for (field, value) in fields {
            body += "--xx\r\nContent-Disposition: form-data; name=\"\(field)\"\r\n\r\n\(value)\r\n"
        }
        body +=
            "--xx\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\(name)\"\r\n"
            + "Content-Type: application/octet-stream\r\n\r\n\(content)\r\n--xx--\r\n"
        return try officer.post(
            plan + "/files", body: Array(body.utf8), type: "multipart/form-data; boundary=xx")
    }

    @Test("a form is copied, changed and imported; what is wrong is shown at its place")
    func forms() throws {
        let copy = try officer.get("/forms/khao_sat/1/form.json").text
        _ = try officer.get("/forms")
        let same = try officer.post("/forms", [("document", copy)])
        #expect(same.status == .conflict)
        #expect(same.text.contains("Tăng số phiên bản"))
        let next = copy.replacing("\"version\":1", with: "\"version\":2")
        #expect(next != copy)
        _ = try officer.get("/forms")
        let broken = next.replacing("spent <= planned", with: "spent <= planed")
        let wrong = try officer.post("/forms", [("document", broken)])
        #expect(wrong.status == .unprocessableContent)
        #expect(wrong.text.contains("rules[2].holds, ký tự 10"))
        #expect(wrong.text.contains("<code>&quot;spent &lt;= planed&quot;</code>"))
        _ = try officer.get("/forms")
        #expect(
            try officer.post("/forms", [("document", "{\n\"code\": }")]).text.contains("dòng 2"))
        _ = try officer.get("/forms")
        #expect(
            try officer.post("/forms", [("document", next)]).location
                == "/forms/khao_sat/2?done=imported")
        let primary = try officer.get("/forms/khao_sat/2?level=TH").text
        #expect(primary.contains("Tổng số học sinh"))
        #expect(!primary.contains("Số đồ chơi"))
        let nursery = try officer.get("/forms/khao_sat/2?level=MN").text
        #expect(nursery.contains("Tổng số trẻ"))
        #expect(nursery.contains("Số đồ chơi"))
        #expect(try officer.get("/forms/khao_sat/2?level=THPT").status == .badRequest)
        #expect(try officer.get("/forms/khao_sat/9").status == .notFound)
    }

    @Test("units are added, renamed, moved and closed from a day on; open rounds keep theirs")
    func units() throws {
        let admin = Browser(fixture.site)
        try admin.signIn("qt")
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

    @Test("a list of units shows what it will do, does it all or nothing, and only when asked")
    func importing() throws {
        let admin = Browser(fixture.site)
        try admin.signIn("qt")
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
        #expect(try !admin.get("/units").text.contains("Trường Tiểu học Hồng"))
        _ = try admin.get("/units/import")
        let done = try admin.post("/units/import", [("list", head + good), ("_do", "apply")])
        #expect(done.location == "/units?added=1&changed=1")
        #expect(try admin.get("/units").text.contains("Trường Mầm non Chi Lăng Mới"))
    }
}
