import HTTP
import HTTPTypes
import Reporting
import Storage
import Testing
import TestSupport

@testable import Web

/// The second department's round and the province's, in both of which its school reports.
@Suite("A school that reports to two offices in rounds of one code")
struct SameCodeReportsTests {
    private let rounds: SameCodeTests
    private let fixture: DepartmentFixture
    private static let department = "pgd-b~chung-2026"
    private static let province = "so~chung-2026"

    init() throws {
        rounds = try SameCodeTests()
        fixture = rounds.fixture
        try rounds.open("chung-2026", of: "pgd-b", for: "th-khac")
        try rounds.open("chung-2026", of: "so", for: "th-khac", "th-cao-thang")
    }

    private static func report(_ staff: Int64) -> JSON {
        [
            "unit": "th-khac",
            "values": [
                "staff": .integer(staff), "kitchen": true, "alarm": "full", "trained": 5,
                "fire": 0, "accident": 0, "spent": 0,
            ],
        ]
    }

    @Test("a script's repeated sending gets each round's own receipt, and no two have a number")
    func receipts() throws {
        let script = try Script(fixture, .head, "th-khac")
        func send(_ address: String, _ staff: Int64, _ key: String) throws -> Script.Answer {
            try script.send(.post, "/rounds/\(address)/reports", Self.report(staff), key: key)
        }
        let first = try send(Self.department, 20, "mot")
        #expect(first.json["receipt"]?["number"] == "chung-2026/th-khac/1")
        let second = try send(Self.province, 21, "hai")
        #expect(second.json["receipt"]?["number"] == "so~chung-2026/th-khac/1")
        #expect(first.status == .created && second.status == .created)
        #expect(try send(Self.department, 20, "mot").json == first.json)
        #expect(try send(Self.province, 21, "hai").json == second.json)
        let other = try send(Self.province, 20, "mot")
        #expect(other.status == .unprocessableContent)
        #expect(other.json["type"] == "/problems/idempotency-key-used")
        for (address, staff) in [(Self.department, 20), (Self.province, 21)] as [(String, Int64)] {
            let read = try script.send(.get, "/rounds/\(address)/reports/th-khac").json
            #expect(read["values"]?["staff"] == .integer(staff))
        }
        // Later ones go on with the name of the first.
        for (address, number) in [
            (Self.province, "so~chung-2026/th-khac/2"), (Self.department, "chung-2026/th-khac/2"),
        ] {
            let path = "/rounds/\(address)/reports"
            #expect(try script.send(.post, "\(path)/th-khac/withdraw").status == .ok)
            let again = try script.send(.post, path, Self.report(30))
            #expect(again.json["receipt"]?["number"]?.string == number)
        }
        // Where the unit reports to one of them there is no need to say whose.
        let neighbour = try Script(fixture, .head, "th-cao-thang")
        var report = Self.report(9).object ?? [:]
        report["unit"] = "th-cao-thang"
        let sent = try neighbour.send(.post, "/rounds/chung-2026/reports", .object(report))
        #expect(sent.json["receipt"]?["number"] == "chung-2026/th-cao-thang/1")
        try rounds.isWhole()
    }

    @Test("the pages lead to each by its own address, and the plain one asks which")
    func pages() throws {
        let clerk = try fixture.browser("nv-th-khac")
        let tasks = try clerk.get("/").text
        for address in [Self.department, Self.province] {
            #expect(tasks.contains("href=\"/rounds/\(address)/report\""))
            let form = try clerk.get("/rounds/\(address)/report")
            #expect(form.status == .ok && !form.text.contains("\"/rounds/chung-2026"))
            let saved = try clerk.post(
                "/rounds/\(address)/report",
                [("staff", address == Self.department ? "41" : "42"), ("_do", "save")])
            #expect(saved.location?.hasPrefix("/rounds/\(address)/report") == true)
        }
        for (address, staff) in [(Self.department, "41"), (Self.province, "42")] {
            let form = try clerk.get("/rounds/\(address)/report").text
            #expect(form.contains("value=\"\(staff)\""))
        }
        let choice = try clerk.get("/rounds/chung-2026/report")
        #expect(choice.status == .multipleChoices)
        for address in [Self.department, Self.province] {
            #expect(choice.text.contains("href=\"/rounds/\(address)/report\""))
        }
        #expect(try clerk.get("/rounds/pgd-a~chung-2026/report").status == .notFound)
    }

    @Test("a form whose round has become one of two goes where its sender says, whole")
    func keptForm() throws {
        let clerk = try fixture.browser("nv-th-khac")
        _ = try clerk.get("/rounds/\(Self.department)/report")
        let refused = try clerk.post(
            "/rounds/chung-2026/report", [("staff", "57"), ("note", "Đã nhập"), ("_do", "save")])
        #expect(refused.status == .conflict)
        for address in [Self.department, Self.province] {
            #expect(refused.text.contains("action=\"/rounds/\(address)/report\""))
        }
        #expect(refused.text.contains("name=\"staff\" value=\"57\""))
        let sent = try clerk.post(
            "/rounds/\(Self.department)/report",
            [("staff", "57"), ("note", "Đã nhập"), ("_do", "save")])
        #expect(sent.status == .seeOther)
        for (address, isThere) in [(Self.department, true), (Self.province, false)] {
            let form = try clerk.get("/rounds/\(address)/report").text
            #expect(form.contains("value=\"57\"") == isThere)
        }
    }

    @Test("what was taken back is in nobody's way")
    func withdrawn() throws {
        let officer = try Script(fixture, .officer, "pgd-b")
        let taken = try officer.send(
            .post, "/rounds/chung-2026/withdraw", ["reason": "Mở nhầm."])
        #expect(taken.status == .ok)
        let clerk = try Script(fixture, .clerk, "th-khac")
        let read = try clerk.send(.get, "/rounds/chung-2026").json
        #expect(read["owner"] == "so" && read["address"] == "chung-2026")
        #expect(try clerk.send(.get, "/rounds/\(Self.department)").status == .notFound)
    }
}
