import HTTP
import HTTPTypes
import Reporting
import Storage
import TestSupport
import Testing

@testable import Web

@Suite("Rounds without a developer")
struct RoundSetupTests {
    private let fixture: SchoolFixture
    private let officer: Browser
    private let school: Browser

    init() throws {
        fixture = try SchoolFixture()
        officer = try Browser(fixture.site, as: "cv")
        school = try Browser(fixture.site, as: "ht-th-cao-thang")
    }

    @Test("no school can be added where all are in the round")
    func nobodyToAdd() throws {
        let address = "/rounds/\(SchoolFixture.round)/setup"
        let page = try officer.get(address).text
        #expect(page.contains("đều đã có trong đợt") && !page.contains("value=\"join\""))
        _ = try fixture.storage.write { database in
            try database.add(
                NewUnit(
                    code: "th-moi", name: "Trường Tiểu học Mới", shortName: "TH Mới", kind: .school,
                    level: "TH", reportsTo: "pgd", commune: "xa-a"), by: .command)
        }
        #expect(try officer.get(address).text.contains("value=\"join\""))
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
        fields.append(
            ("like", page.components(between: "name=\"like\" value=\"", and: "\"").first ?? ""))
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

    @Test(
        "what a round does not ask is not asked by the one like it, unless its form is another one")
    func likeness() throws {
        let old = try round(SchoolFixture.round)
        let off: Set<Indicator.Code> = ["trained"]
        try fixture.storage.write { database in
            try database.setDisabled(off, in: old.id, reason: "Không cần", by: .command)
        }
        _ = try officer.post("/rounds", copied())
        #expect(try round("khao-sat-2027").disabled == off)
        let stranger = try copied([("code", "khac"), ("like", "khong-co")])
        _ = try officer.post("/rounds", stranger)
        #expect(try round("khac").disabled == [])
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
        #expect(try officer.get(setup).text.contains("Bấm Lưu sẽ chọn 2 trường"))
        let opened = try officer.post(
            setup, copied([("unit", "th-cao-thang"), ("_do", "open")]))
        #expect(opened.location == "/rounds/khao-sat-2027/tracking?done=open")
        #expect(try school.get("/").text.contains("Khảo sát năm 2027"))
        let other = try Browser(fixture.site, as: "nv-mn-chi-lang")
        #expect(try !other.get("/").text.contains("Khảo sát năm 2027"))
        #expect(try Verification.of(fixture.path).findings.isEmpty)
    }

    @Test("a new round is kept with the schools of ticked levels, or says once what it lacks")
    func chosenAtOnce() throws {
        let chosen = try officer.post(
            "/rounds", copied([("level", "TH"), ("_do", "choose"), ("unit", "mn-chi-lang")]))
        #expect(chosen.location == setup + "?done=choose")
        let page = try officer.get(setup).text
        #expect(page.contains("Bấm Lưu sẽ chọn 2 trường"))
        #expect(page.contains("<dt>trường thấy việc phải nộp</dt><dd>2</dd>"))
        _ = try officer.get("/rounds/new")
        let unnamed = try officer.post("/rounds", [("_do", "save")]).text
        #expect(unnamed.contains("Tên đợt từ 1 đến 300 ký tự."))
        #expect(!unnamed.contains("Mã đợt gồm"))
        let signs = try officer.post("/rounds", [("title", "???"), ("_do", "save")]).text
        #expect(signs.contains("Mã đợt gồm"))
    }

    @Test("a round of a plan and a form begins with both, and is called as the plan")
    func begun() throws {
        let page = try officer.get("/rounds/new?plan=1&form=khao_sat:1").text
        #expect(page.contains("<option value=\"1\" selected>"))
        #expect(page.contains("name=\"title\" value=\"Kế hoạch\""))
    }

    @Test("Enter in a field of a planned round saves it, and chooses no schools")
    func enter() throws {
        _ = try officer.post("/rounds", copied())
        let form = try officer.get(setup).text.components(
            between: "<form class=\"stack\"", and: "</form>")
        let buttons = form.first?.components(between: "<button", and: ">") ?? []
        #expect(buttons.first?.contains("value=\"save\"") == true)
        #expect(buttons.contains { $0.contains("value=\"choose\"") })
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
        let other = try Browser(fixture.site, as: "ht-th-doan-tung")
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

    @Test("what is refused of an open round gives back the reason and the ticks")
    func refused() throws {
        let address = "/rounds/\(SchoolFixture.round)/setup"
        func post(_ fields: [(String, String)]) throws -> Browser.Answer {
            _ = try officer.get(address)
            return try officer.post(address, fields)
        }
        let dates = try post(
            [("_do", "dates"), ("reason", "Sở hoãn <1> tuần"), ("due_day", "31/2/2026")])
        #expect(dates.status == .unprocessableContent)
        #expect(PageText.plain(dates.text).contains("Sở hoãn <1> tuần"))
        #expect(dates.text.contains("31/2/2026"))
        let off = try post([("_do", "disable"), ("off", "trained"), ("reason", "")])
        #expect(off.status == .unprocessableContent)
        #expect(off.text.contains("name=\"off\" value=\"trained\" checked"))
        let shown = try officer.get(address).text
        #expect(!shown.contains("name=\"off\" value=\"trained\" checked"))
        try submit()
        let late = try post([("_do", "withdraw"), ("reason", "Nhầm \"biểu mẫu\"")])
        #expect(late.status == .conflict)
        #expect(PageText.plain(late.text).split(separator: "Nhầm \"biểu mẫu\"").count == 2)
    }
}
