import HTTPTypes
import Reporting
import Storage
import TestSupport
import Testing

@testable import Web

/// What a school sent goes with it to the office that it reports to today, and with its successor; and
/// nothing else does.
@Suite("Who reads the past of a school")
struct PastSightTests {
    private let fixture: SchoolFixture
    private let past = "/units/th-cao-thang/reports"
    private let one = "/units/th-cao-thang/reports/pgd~khao-sat-2025"

    init() throws {
        fixture = try SchoolFixture()
        // Another office with an officer, and a viewer above nobody.
        try fixture.storage.write { database in
            _ = try database.apply(
                [UnitDraft(code: "phong-moi", name: "Phòng Văn hóa - Xã hội", kind: "department")],
                from: nil, by: .command)
            let hash = try PasswordHash(of: SchoolFixture.password, cost: .least)
            let unit = try #require(try database.read.units.find("phong-moi"))
            for (name, role) in [("cv-moi", Role.officer), ("xem-moi", .viewer)] {
                let account = try database.addAccount(
                    userName: name, name: name, role: role, unit: unit.id, password: hash,
                    by: .command)
                try database.noteNotice(readBy: try #require(account), by: .command)
            }
        }
    }

    private func page(_ path: String, of user: String) throws -> Browser.Answer {
        try Browser(fixture.site, as: user).get(path)
    }

    private func act(_ act: Succession) throws {
        _ = try fixture.storage.write { try $0.succeed(act, by: .command) }
    }

    private func school(_ code: String, _ name: String) -> UnitDraft {
        UnitDraft(
            code: code, name: name, kind: "school", level: "TH", reportsTo: "phong-moi",
            commune: "xa-a")
    }

    @Test("the school reads its own, its office what was approved and closed, nobody else any")
    func before() throws {
        for user in ["nv-th-cao-thang", "ht-th-cao-thang", "cv"] {
            let list = try page(past, of: user)
            #expect(list.status == .ok && list.text.contains("href=\"\(one)\""))
            let told = user == "cv" ? "/incidents?unit=th-cao-thang" : "/incidents"
            #expect(list.text.contains("href=\"\(told)\""))
            #expect(try page(told, of: user).status == .ok)
            let text = PageText.plain(try page(one, of: user).text)
            #expect(text.contains("444") && text.contains("Biên nhận số"))
        }
        for user in ["cv-moi", "xem-moi", "nv-mn-chi-lang", "ht-th-doan-tung"] {
            #expect(try page(past, of: user).status == .notFound)
            #expect(try page(one, of: user).status == .notFound)
        }
        #expect(try page(past, of: "qt").status == .forbidden)
        // Not the open round's, which the office follows on its own pages.
        #expect(try page("/units/th-cao-thang/reports/khao-sat-2026", of: "cv").status == .notFound)
        #expect(try page("/units/pgd/reports", of: "cv").status == .notFound)
        #expect(try page("/units/khong-co/reports", of: "cv").status == .notFound)
    }

    @Test("a school that moves takes its past along; the former office keeps what was its own")
    func moved() throws {
        let today = fixture.now.day
        try act(
            Succession(day: today, drafts: [school("th-cao-thang", "Trường Tiểu học Cao Thắng")]))
        for user in ["cv-moi", "xem-moi", "nv-th-cao-thang"] {
            #expect(try page(past, of: user).text.contains("Phòng Giáo dục và Đào tạo Thử"))
            #expect(PageText.plain(try page(one, of: user).text).contains("444"))
        }
        #expect(try page(past, of: "cv").status == .notFound)
        #expect(
            try page("/rounds/khao-sat-2025/reports/th-cao-thang", of: "cv").status == .ok)
        // Of that round nothing else, and of the other schools nothing at all.
        for path in [
            "/rounds/khao-sat-2025", "/rounds/khao-sat-2025/totals",
            "/rounds/khao-sat-2025/reports/th-cao-thang", "/units/mn-chi-lang/reports",
            "/units/mn-chi-lang/reports/pgd~khao-sat-2025",
        ] { #expect(try page(path, of: "cv-moi").status == .notFound, "\(path)") }
    }

    @Test("a school that succeeds another reads what that one sent, and so does its office")
    func succeeded() throws {
        let today = fixture.now.day
        try act(
            Succession(
                day: today, pairs: [.init(old: "th-cao-thang", new: "th-moi")],
                drafts: [school("th-moi", "Trường Tiểu học Mới")], closed: ["th-cao-thang"]))
        #expect(try page("/units/th-moi/reports", of: "cv-moi").text.contains(one))
        let report = try page(one, of: "cv-moi").text
        #expect(PageText.plain(report).contains("Cao Thắng"))
        // And the way back is to the list through which it is seen.
        #expect(report.contains("href=\"/units/th-moi/reports\""))
        #expect(try page("/units/th-moi/reports", of: "nv-th-doan-tung").status == .notFound)
        #expect(try page(one, of: "nv-th-doan-tung").status == .notFound)
        #expect(try page(one, of: "cv").status == .notFound)
    }

    @Test("a succession that has yet to come gives no sight")
    func later() throws {
        let day = fixture.now.day + 10
        try act(
            Succession(
                day: day, pairs: [.init(old: "th-cao-thang", new: "th-moi")],
                drafts: [school("th-moi", "Trường Tiểu học Mới")]))
        #expect(try page(one, of: "cv-moi").status == .notFound)
        fixture.now = fixture.now + .seconds(11 * 86_400)
        #expect(try page(one, of: "cv-moi").status == .ok)
    }

    @Test("what was not approved, or was taken out of a closed round, is the school's alone")
    func unapproved() throws {
        try fixture.storage.write { database in
            let round = try #require(
                try database.read.rounds.find(Round.Code(rawValue: SchoolFixture.round)))
            let unit = try #require(try database.read.units.find("th-cao-thang"))
            let draft = Submission(
                round: round.id, unit: unit.id, values: ["staff": .integer(77)],
                confirmations: [], seenVersion: nil)
            _ = try database.submit(draft, by: .command)
        }
        let open = "/units/th-cao-thang/reports/pgd~khao-sat-2026"
        #expect(PageText.plain(try page(open, of: "nv-th-cao-thang").text).contains("77"))
        #expect(try page(open, of: "cv").status == .notFound)
        #expect(!(try page(past, of: "cv").text.contains("pgd~khao-sat-2026")))
    }
}
