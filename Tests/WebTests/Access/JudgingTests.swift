import HTTP
import HTTPTypes
import Reporting
import Storage
import TestSupport
import Testing

@testable import Web

/// A right to read is not a right to write.
@Suite("A round's reports are handled by whom they are owed to; who stands above only reads")
struct JudgingTests {
    private let fixture: DepartmentFixture
    private static let report = "/rounds/\(DepartmentFixture.round)/reports/mn-cao-thang"

    init() throws {
        fixture = try DepartmentFixture()
        try fixture.storage.write { database in
            let province = try #require(try database.read.units.find("so"))
            let hash = try PasswordHash(of: SchoolFixture.password, cost: .least)
            for (name, role) in [("cv-so", Role.officer), ("ld-so", .leader)] {
                let id = try database.addAccount(
                    userName: name, name: name, role: role, unit: province.id, password: hash,
                    by: .command)
                try database.noteNotice(readBy: try #require(id), by: .command)
            }
        }
    }

    private func events() throws -> Int64? {
        try fixture.storage.read { try $0.events.head()?.seq }
    }

    private func version() throws -> String {
        let (round, unit) = (Round.Code(rawValue: DepartmentFixture.round), "mn-cao-thang")
        let report = try fixture.storage.read { database in
            let found = try #require(try database.rounds.find(round))
            let school = try #require(
                try database.units.find(Reporting.Unit.Code(rawValue: unit)))
            return try #require(try database.reports.find(school.id, in: found.id))
        }
        return "\(report.version)"
    }

    /// What a page of the report sends.
    private static let steps: [(String, [(String, String)])] = [
        ("approve", []), ("review", []), ("exempt", [("reason", "Mới thành lập.")]),
        ("return", [("reason", "Sai."), ("due_day", "27/11/2026"), ("due_time", "17:00")]),
        ("contacts", [("reason", "Đã gọi."), ("kind", "call")]), ("paper", [("day", "21/11/2026")]),
    ]

    @Test(
        "an officer and a leader above read the report, and find nothing to do there",
        arguments: ["cv-so", "ld-so"])
    func above(user: String) throws {
        let browser = try fixture.browser(user)
        let page = try browser.get(Self.report)
        #expect(page.status == .ok)
        #expect(page.text.contains("1.200"))
        for word in ["Duyệt báo cáo", "Trả lại để chỉnh sửa", "Miễn báo cáo", "Nhập thay"] {
            #expect(!page.text.contains(word), "\(word)")
        }
        let before = try events()
        for (step, fields) in Self.steps {
            let isLeaders = ["approve", "review", "return"].contains(step)
            guard user == "cv-so" || isLeaders else { continue }
            let answer = try browser.post(
                "\(Self.report)/\(step)", fields + [("_version", try version())])
            #expect(answer.status == .forbidden, "\(step): \(answer.status)")
        }
        #expect(try events() == before)
    }

    @Test("nor does a list let them approve, note reminders or papers, or enter for the school")
    func lists() throws {
        let browser = try fixture.browser("cv-so")
        let round = "/rounds/\(DepartmentFixture.round)"
        let tracking = try browser.get(round + "/tracking")
        #expect(tracking.status == .ok && !tracking.text.contains("Duyệt các báo cáo đã chọn"))
        #expect(try !browser.get(round + "/reminders").text.contains("Đã nhắn, ghi lại"))
        let before = try events()
        #expect(!tracking.text.contains("name=\"unit\""))
        let steps = ReportStep.ofMany.map { "steps/\($0.rawValue)" }
        for address in steps + ["reminders"] {
            let answer = try browser.post(round + "/" + address, [("unit", "mn-cao-thang")])
            #expect(answer.status == .forbidden, "\(address)")
        }
        let paper = try browser.post(round + "/registry", [("code", "A37D9-068CF"), ("day", "")])
        #expect(paper.status == .forbidden)
        #expect(try browser.get(Self.report + "/entry").status == .forbidden)
        #expect(try events() == before)
    }

    @Test("nor by scripts")
    func scripts() throws {
        let secret = Token.Secret()
        try fixture.storage.write { database in
            let province = try #require(try database.read.units.find("so"))
            try database.addToken(
                secret, name: "script", role: .officer, unit: province.id,
                lifetime: .seconds(86400), by: .command)
        }
        let fields: HTTPFields = [
            .authorization: "Bearer \(secret.text)", .contentType: "application/json",
        ]
        let before = try events()
        for (address, body) in [
            (Self.report + "/approve", "{}"), (Self.report + "/exempt", #"{"reason": "Mới."}"#),
            (
                "/rounds/\(DepartmentFixture.round)/reports",
                #"{"unit": "mn-cao-thang", "values": {}, "on_behalf_reason": "Giấy."}"#
            ),
        ] {
            let request = try Request(
                .post, "/api/v1" + address, fields: fields, body: Array(body.utf8))
            #expect(fixture.site.respond(to: request).status == .forbidden, "\(address)")
        }
        let read = try Request(.get, "/api/v1" + Self.report, fields: fields)
        #expect(fixture.site.respond(to: read).status == .ok)
        #expect(try events() == before)
    }

    @Test("the owner's officer does, and a department does so in its part of the province's round")
    func owners() throws {
        let own = try fixture.browser("cv-a")
        #expect(try own.get(Self.report).text.contains("Duyệt báo cáo"))
        let answer = try own.post(Self.report + "/approve", [("_version", try version())])
        #expect(answer.location == Self.report + "?done=approve")
        let other = try fixture.browser("cv-b")
        let below = "/rounds/\(DepartmentFixture.provinceRound)/reports/th-khac"
        #expect(try other.get(below).text.contains("Duyệt báo cáo"))
        #expect(try other.post(below + "/approve").location == below + "?done=approve")
    }
}
