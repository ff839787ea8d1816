import Reporting
import Storage
import TestSupport
import Testing

@testable import Web

@Suite("Pages of a round say of its plan and owner what they said")
struct FrozenReceiptTests {
    let fixture: SchoolFixture

    init() throws { fixture = try SchoolFixture() }

    private static let old = "/rounds/\(SchoolFixture.previousRound)"
    private static let open = "/rounds/\(SchoolFixture.round)"

    private func plain(_ address: String) throws -> String {
        PageText.plain(try Browser(fixture.site, as: "ht-th-cao-thang").get(address).text)
    }

    /// Another number for the plan of both rounds, another name for their owner.
    private func rewrite() throws {
        try fixture.storage.write { database in
            let round = try #require(
                try database.read.rounds.find(Round.Code(rawValue: SchoolFixture.round)))
            var plan = try #require(try database.read.plan(of: round))
            plan.number = "99/KH-SAI"
            try database.change(plan, by: .command)
            let owner = try #require(try database.read.units.find(round.owner))
            var head = try database.read.letterhead(of: owner, on: database.now.day)
            head.name = "Phòng Khác"
            try database.setLetterhead(head, of: owner.id, by: .command)
        }
    }

    @Test("the receipt of a closed round stays; an open round's pages have the corrected plan")
    func receipt() throws {
        let before = try plain(Self.old + "/receipt")
        #expect(before.contains("Kế hoạch số 14/KH-GDĐT ngày 16/3/2022"))
        #expect(before.contains("PHÒNG GIÁO DỤC VÀ ĐÀO TẠO THỬ"))
        try rewrite()
        #expect(try plain(Self.old + "/receipt") == before)
        let form = try plain(Self.open + "/report")
        #expect(form.contains("Kế hoạch số 99/KH-SAI"))
        #expect(!form.contains("14/KH-GDĐT"))
    }

    @Test("the journal names the plan that was corrected, as it was and is")
    func journal() throws {
        try rewrite()
        let journal = try PageText.plain(
            Browser(fixture.site, as: "qt").get("/journal?kind=plan_changed").text)
        #expect(journal.contains("Sửa kế hoạch số 99/KH-SAI"))
        #expect(journal.contains("14/KH-GDĐT"))
    }

    @Test(
        "a reminder says whose schools it names as sentences have it",
        arguments: [
            ("Xã Đoàn Kết", "các trường sau thuộc xã Đoàn Kết chưa nộp"),
            ("Xã Ngô Quyền", "các trường sau thuộc Xã Ngô Quyền chưa nộp"),
            ("Thị trấn Thanh Miện", "các trường sau thuộc thị trấn Thanh Miện chưa nộp"),
            ("Phường 12", "các trường sau thuộc Phường 12 chưa nộp"),
        ])
    func reminder(name: String, words: String) throws {
        try fixture.storage.write { database in
            let commune = try #require(try database.read.units.find("xa-a"))
            let code = Round.Code(rawValue: "nhac-viec")
            try database.rename(
                commune, to: NewUnit(code: "xa-a", name: name, shortName: name, kind: .commune),
                by: .command)
            var round = try #require(
                try database.read.rounds.find(Round.Code(rawValue: SchoolFixture.round)))
            round.code = code
            let units = try database.read.units.all(on: database.now.day)
            _ = try database.open(
                round, schools: units.filter { $0.unit.kind == .school },
                nodes: units.filter { $0.unit.kind != .school }, by: .command)
        }
        let page = try Browser(fixture.site, as: "cv").get("/rounds/nhac-viec/reminders")
        #expect(PageText.plain(page.text).contains(words))
    }
}
