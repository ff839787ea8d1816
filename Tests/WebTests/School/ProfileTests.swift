import Foundation
import HTTPTypes
import Reporting
import Storage
import TestSupport
import Testing

@testable import Web

/// Hồ sơ nhà trường: facts that a school declares once, from a day on.
@Suite struct ProfileTests {
    private static let school: Reporting.Unit.Code = "th-cao-thang"
    private static let report = "/rounds/\(SchoolFixture.round)/report"
    private static let receipt = "/rounds/\(SchoolFixture.round)/receipt"

    let fixture: SchoolFixture
    let browser: Browser

    init() throws {
        fixture = try SchoolFixture()
        browser = try Browser(fixture.site, as: "nv-th-cao-thang")
        _ = try browser.get("/profile")
    }

    private func staff(
        on day: String, of school: Reporting.Unit.Code = Self.school
    ) throws -> JSON? {
        let day = try #require(Day(iso: day))
        return try fixture.storage.read { database in
            let unit = try #require(try database.units.find(school))
            return try database.units.facts(of: unit.id, on: day)["staff"]
        }
    }

    /// What people of the school declared.
    private func declared() throws -> [Happening] {
        try fixture.storage.read { database in
            let unit = try #require(try database.units.find(Self.school))
            return try database.events.declarations(of: unit.id).filter { $0.account != nil }
                .compactMap(\.happening)
        }
    }

    private func findings() throws -> [String] { try Verification.of(fixture.path).findings }

    @Test("each fact stands with its value, since when, and who said it")
    func shows() throws {
        let page = try PageText(browser.get("/profile").text)
        #expect(page.plain.contains("Tổng số nhân viên 30 người 01/09/2025 Dữ liệu ban đầu"))
        #expect(!page.plain.contains("Tổng số học sinh"), "no question of the profile")
    }

    @Test("what is declared holds from its day on, is told to the department, and verified")
    func declares() throws {
        let answer = try browser.post("/profile", [("staff", "1.036"), ("from", "15/11/2026")])
        #expect(answer.location == "/profile?done=saved")
        #expect(try staff(on: "2026-11-14") == 30)
        #expect(try staff(on: "2026-11-15") == 1036)
        let page = try PageText(browser.get("/profile?done=saved").text)
        #expect(page.plain.contains("Đã cập nhật hồ sơ."))
        #expect(
            page.plain.contains(
                "1.036 người 15/11/2026 Người nhập báo cáo (nv-th-cao-thang), 08:00")
        )
        #expect(page.plain.contains("30 người từ 01/09/2025"))
        // The round's figures are those of its closing day, 15/11/2026.
        let form = try browser.get(Self.report).text
        #expect(form.contains(#"name="staff" inputmode="numeric" value="1.036""#))

        let officer = try Browser(fixture.site, as: "cv")
        #expect(try officer.get("/units").text.contains(#"href="/units/th-cao-thang/profile""#))
        let seen = try PageText(officer.get("/units/th-cao-thang/profile").text)
        #expect(seen.plain.contains("1.036 người 15/11/2026"))
        let journal = try officer.get("/journal.csv?kind=fact_declared").text
        #expect(journal.contains("Khai hồ sơ nhà trường từ 15/11/2026"))
        #expect(journal.contains("Tổng số nhân viên: “30 người” → “1.036 người”"))
        #expect(try findings().isEmpty)
    }

    @Test("without a day it holds from today on, and a blank says that it is known no longer")
    func today() throws {
        _ = try browser.post("/profile", [("staff", "")])
        #expect(try staff(on: "2026-11-22") == 30)
        #expect(try staff(on: "2026-11-23") == .null)
        #expect(try browser.get("/profile").text.contains("(không có)"))
        #expect(try findings().isEmpty)
    }

    @Test(
        "what can't be read, or is of a day to come, is refused, kept in the form and not stored",
        arguments: [
            ("abc", "15/11/2026", "Tổng số nhân viên: "), ("-4", "", "Tổng số nhân viên: "),
            ("36", "24/11/2026", "không được sau hôm nay, 23/11/2026"),
            ("36", "31/02/2026", "Ngày này không có trong lịch"), ("36", "hôm qua", "Từ ngày: "),
        ])
    func refused(value: String, from: String, sentence: String) throws {
        let answer = try browser.post("/profile", [("staff", value), ("from", from)])
        #expect(answer.status == .unprocessableContent)
        #expect(answer.text.contains(sentence))
        #expect(answer.text.contains(#"value="\#(value)""#))
        #expect(answer.text.contains(#"value="\#(from)""#))
        #expect(try declared().isEmpty)
        #expect(try staff(on: "2026-11-23") == 30)
    }

    @Test("before a day that was declared already only by saying so")
    func ofBefore() throws {
        let sent = [("staff", "25"), ("from", "01/06/2025")]
        let refused = try browser.post("/profile", sent)
        #expect(refused.status == .unprocessableContent)
        #expect(refused.text.contains("đã khai 30 người từ 01/09/2025"))
        #expect(try staff(on: "2025-08-31") == nil)
        let answer = try browser.post("/profile", sent + [("before", "yes")])
        #expect(answer.location == "/profile?done=saved")
        #expect(try staff(on: "2025-08-31") == 25)
        #expect(try staff(on: "2026-11-23") == 30)
        #expect(try findings().isEmpty)
    }

    @Test("a form sent twice is done once, and one that changes nothing does nothing")
    func twice() throws {
        for _ in 1...2 {
            #expect(
                try browser.post("/profile", [("staff", "36")]).location == "/profile?done=saved")
        }
        #expect(try declared().count == 1)
        _ = try browser.get("/profile")
        #expect(try browser.post("/profile", [("staff", "36")]).location == "/profile?done=same")
        #expect(try declared().count == 1)
    }

    @Test("a choice that is taken back stands blank in the form and is not declared yet")
    func clears() throws {
        let answer = try browser.post("/profile", [("staff", "36"), ("_clear", "staff")])
        #expect(answer.status == .unprocessableContent)
        #expect(answer.text.contains("Đã bỏ chọn một chỉ tiêu"))
        #expect(answer.text.contains(#"name="staff" inputmode="numeric" value="""#))
        #expect(try declared().isEmpty)
        #expect(try browser.post("/profile", [("staff", "")]).location == "/profile?done=saved")
        #expect(try staff(on: "2026-11-23") == .null)
    }

    @Test("what somebody else declared meanwhile is not overwritten unseen")
    func stale() throws {
        let head = try Browser(fixture.site, as: "ht-th-cao-thang")
        _ = try head.get("/profile")
        _ = try browser.post("/profile", [("staff", "36")])
        let answer = try head.post("/profile", [("staff", "35")])
        #expect(answer.status == .conflict)
        #expect(answer.text.contains("người khác vừa khai 36 người"))
        #expect(answer.text.contains(#"value="35""#))
        #expect(try staff(on: "2026-11-23") == 36)
        #expect(try head.post("/profile", [("staff", "35")]).location == "/profile?done=saved")
        #expect(try staff(on: "2026-11-23") == 35)
        #expect(try findings().isEmpty)
    }

    @Test("a school has its own profile, and the department reads it only")
    func own() throws {
        let other = try Browser(fixture.site, as: "nv-th-doan-tung")
        #expect(try other.get("/profile").text.contains("32 người"))
        _ = try other.post("/profile", [("staff", "99"), ("unit", "th-cao-thang")])
        #expect(try staff(on: "2026-11-23") == 30)
        #expect(try staff(on: "2026-11-23", of: "th-doan-tung") == 99)
        #expect(!(try browser.get("/profile").text.contains("99 người")))
        #expect(try browser.get("/units/th-doan-tung/profile").status == .forbidden)
        let officer = try Browser(fixture.site, as: "cv")
        #expect(try officer.get("/profile").status == .forbidden)
        _ = try officer.get("/units")
        #expect(try officer.post("/profile", [("staff", "1")]).status == .forbidden)
        #expect(try officer.get("/units/xa-a/profile").status == .notFound)
    }

    @Test("no more is declared within an hour than the school's budget has")
    func budget() throws {
        let fixture = try SchoolFixture(savings: 2)
        let browser = try Browser(fixture.site, as: "nv-th-cao-thang")
        for number in 1...2 {
            _ = try browser.get("/profile")
            #expect(try browser.post("/profile", [("staff", "\(number)")]).status == .seeOther)
        }
        _ = try browser.get("/profile")
        #expect(try browser.post("/profile", [("staff", "3")]).status == .tooManyRequests)
        #expect(try browser.get("/profile").text.contains("2 người"))
    }

    @Test("a profile has so many days of a question and no more")
    func days() throws {
        let first = try #require(Day(iso: "2000-01-01"))
        try fixture.storage.write { database in
            let unit = try #require(try database.read.units.find(Self.school))
            for number in 1..<ProfileFact.most {
                try database.setFact(
                    "staff", of: unit.id, from: Day(number: first.number + number),
                    to: .integer(Int64(number)), by: .command)
            }
        }
        let refused = try browser.post("/profile", [("staff", "36"), ("from", "15/11/2026")])
        #expect(refused.status == .conflict)
        #expect(refused.text.contains("tối đa 100 ngày khai"))
        let mended = try browser.post("/profile", [("staff", "36"), ("from", "01/09/2025")])
        #expect(mended.status == .seeOther)
        #expect(try staff(on: "2026-11-23") == 36)
    }

    // MARK: From the receipt

    private func submit(_ staff: String) throws {
        _ = try browser.get(Self.report)
        let answer = try browser.post(
            Self.report, SchoolFixture.filled.with("staff", staff) + [("_do", "submit")])
        #expect(answer.location == Self.receipt)
    }

    @Test("a receipt offers to bring the profile up to date, once")
    func offer() throws {
        try submit("36")
        let page = try PageText(browser.get(Self.receipt).text)
        #expect(page.plain.contains("Cập nhật hồ sơ: Tổng số nhân viên 30 người → 36 người?"))
        let sent = [("revision", "1")]
        for _ in 1...2 {
            #expect(
                try browser.post(Self.receipt + "/profile", sent).location
                    == Self.receipt + "?done=profile")
        }
        #expect(try declared().count == 1)
        #expect(try staff(on: "2026-11-14") == 30)
        #expect(try staff(on: "2026-11-15") == 36)
        let done = try browser.get(Self.receipt + "?done=profile").text
        #expect(done.contains("Đã cập nhật hồ sơ nhà trường."))
        #expect(!done.contains("Cập nhật hồ sơ:"))
        // With another key it finds nothing to do.
        #expect(try browser.post(Self.receipt + "/profile", sent).status == .seeOther)
        #expect(try declared().count == 1)
        #expect(try findings().isEmpty)
    }

    @Test("nothing is offered where report and profile agree, or the profile is newer")
    func noOffer() throws {
        try submit("30")
        #expect(!(try browser.get(Self.receipt).text.contains("Cập nhật hồ sơ")))
        _ = try browser.get("/profile")
        _ = try browser.post("/profile", [("staff", "40"), ("from", "20/11/2026")])
        #expect(!(try browser.get(Self.receipt).text.contains("Cập nhật hồ sơ")))
    }

    @Test("a receipt of what was withdrawn or submitted anew changes no profile")
    func staleReceipt() throws {
        try submit("36")
        _ = try browser.get(Self.receipt)
        let sent = [("revision", "2")]
        #expect(try browser.post(Self.receipt + "/profile", sent).status == .conflict)
        #expect(try browser.post(Self.receipt + "/profile").status == .badRequest)
        let head = try Browser(fixture.site, as: "ht-th-cao-thang")
        _ = try head.get(Self.report)
        #expect(try head.post(Self.report, [("_do", "withdraw")]).status == .seeOther)
        #expect(!(try browser.get(Self.receipt).text.contains("Cập nhật hồ sơ:")))
        let old = try browser.post(Self.receipt + "/profile", [("revision", "1")])
        #expect(old.status == .conflict)
        let other = try Browser(fixture.site, as: "nv-th-doan-tung")
        _ = try other.get("/")
        #expect(
            try other.post(Self.receipt + "/profile", [("revision", "1")]).status == .conflict)
        #expect(try declared().isEmpty)
    }
}
