import HTTPTypes
import Reporting
import Testing

@testable import TongHop
@testable import Web

@Suite("A round whose due moment has passed is opened by whoever says so, not by chance")
struct PastDueTests {
    private let doors: RoundDoorsTests

    /// The demonstration's clock stands at 23/11/2026.
    private static let past: [(String, JSON)] = [
        ("period", ["from": "2025-09-01", "to": "2026-05-31"]), ("data_close", "2026-05-31"),
        ("due_at", "2026-06-10T17:00:00+07:00"), ("due_text", "trước ngày 10/6/2026"),
    ]

    init() throws { doors = try RoundDoorsTests() }

    private var document: JSON.Members {
        Self.past.reduce(into: RoundDoorsTests.document) { $0[$1.0] = $1.1 }
    }

    @Test("by a script, in one request and in two")
    func script() throws {
        func post(_ address: String, _ body: JSON.Members) throws -> Answer {
            try doors.site.send(.post, address, as: doors.officer, json: .object(body))
        }
        var document = document
        document["open"] = true
        let asked = try post("/api/v1/rounds", document)
        #expect(asked.status == 422)
        #expect(asked["detail"] == .string(RoundFault.dueHasPassed.sentence))
        #expect(try doors.round() == nil)
        document["open"] = false
        #expect(try post("/api/v1/rounds", document).status == 201)
        let address = "/api/v1/rounds/kiem-tra-2027/open"
        #expect(try post(address, [:]).status == 422)
        #expect(try doors.round()?.state == .planned)
        #expect(try post(address, ["even_past": true]).status == 200)
        #expect(try doors.round()?.state == .open)
    }

    @Test("by the command")
    func command() throws {
        var document = document
        #expect(throws: RoundFaults([.dueHasPassed])) { try doors.open(document) }
        for wrong in ["true", 1, .null, ["true"]] as [JSON] {
            document["even_past"] = wrong
            #expect(throws: MalformedDraft.shape("even_past", .truth)) { try doors.open(document) }
        }
        document["even_past"] = true
        #expect(try doors.open(document) == 2)
    }

    @Test(
        "on its page, which asks with a box to tick; the last moment before it is not asked about")
    func page() throws {
        let browser = try doors.officerAtPage()
        let dates = [
            ("period_from", "1/9/2025"), ("period_to", "31/5/2026"), ("data_close", "31/5/2026"),
            ("due_day", "10/6/2026"), ("due_text", "trước ngày 10/6/2026"),
        ]
        let fields = dates.reduce(RoundDoorsTests.fields) { fields, date in
            fields.filter { $0.0 != date.0 } + [date]
        }
        _ = try browser.post("/rounds", fields)
        let setup = "/rounds/kiem-tra-2027/setup"
        #expect(try browser.get(setup).text.contains("name=\"even_past\""))
        let asked = try browser.post(setup, fields + [("_do", "open")])
        #expect(asked.status == .conflict)
        #expect(asked.text.contains("Hạn nộp đã qua"))
        #expect(try doors.round()?.state == .planned)
        let opened = try browser.post(setup, fields + [("_do", "open"), ("even_past", "true")])
        #expect(opened.location == "/rounds/kiem-tra-2027/tracking?done=open")
    }
}
