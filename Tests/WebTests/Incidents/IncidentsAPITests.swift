import HTTPTypes
import Reporting
import Storage
import Testing

@testable import Web

/// Incidents by scripts, and what an office asks for.
@Suite struct IncidentsAPITests {
    private let incidents: IncidentFixture
    private static let body: JSON = [
        "occasion": 1,
        "values": [
            "kind": "fire", "day": "2026-11-10", "time": "16:20", "course": "Ổ cắm chập.",
        ],
    ]

    init() throws { incidents = try IncidentFixture() }

    private func script(_ role: Role, _ unit: Reporting.Unit.Code) throws -> Script {
        try Script(incidents.fixture, role, unit)
    }

    @Test("a script reports once by one key, and both sides read it")
    func report() throws {
        let school = try script(.clerk, "th-cao-thang")
        let first = try school.send(.post, "/incidents", Self.body, key: "mot")
        #expect(first.status == .created)
        #expect(first.json["happened"] == "2026-11-10T16:20")
        #expect(first.json["state"] == "new")
        #expect(try school.send(.post, "/incidents", Self.body, key: "mot").json == first.json)
        for script in [school, try script(.officer, "pgd-a")] {
            let list = try script.send(.get, "/incidents").json["incidents"]?.array
            #expect(list?.count == 1)
            #expect(list?.first?["title"] == "Cháy")
            let one = try script.send(.get, "/incidents/1").json
            #expect(one["values"]?["course"] == "Ổ cắm chập.")
            #expect(one["entries"]?.array?.first?["kind"] == "reported")
        }
        let other = try script(.officer, "pgd-b")
        #expect(try other.send(.get, "/incidents/1").status == .notFound)
        #expect(try other.send(.get, "/incidents").json["incidents"] == [])
        #expect(try other.send(.post, "/incidents", Self.body).status == .forbidden)
    }

    @Test("what is wrong is said at its question, and nothing is kept")
    func wrong() throws {
        let school = try script(.clerk, "th-cao-thang")
        let answer = try school.send(
            .post, "/incidents", ["occasion": 1, "values": ["day": "2026-11-24", "hurt": "hai"]])
        #expect(answer.status == .unprocessableContent)
        let places = answer.json["errors"]?.array?.compactMap { $0["at"]?.array?.first?.string }
        #expect(Set(places ?? []) == ["kind", "day", "hurt", "course"])
        #expect(
            try school.send(.post, "/incidents", ["occasion": 9, "values": [:]]).status
                == .unprocessableContent)
        #expect(try incidents.incident() == nil)
    }

    @Test(
        "an officer names an occasion by a published form; the schools see it, and no more once it ends"
    )
    func occasions() throws {
        let (officer, school) = (incidents.officer, incidents.school)
        _ = try officer.get("/occasions")
        let wrong = try officer.post("/occasions", [("name", "Bão lũ"), ("form", "khong:1")])
        #expect(wrong.status == .unprocessableContent)
        #expect(wrong.text.contains(#"value="Bão lũ""#))
        let added = try officer.post("/occasions", [("name", "Bão lũ"), ("form", "su_co:1")])
        #expect(added.location == "/incidents?done=set")
        #expect(try school.get("/incidents").text.contains("Bão lũ"))
        #expect(try school.get("/incidents/new?occasion=2").text.contains("<h1>Bão lũ</h1>"))
        _ = try officer.get("/occasions")
        let ended = try officer.post(
            "/occasions",
            [("occasion", "2"), ("name", "Bão lũ"), ("form", "su_co:1"), ("_do", "end")])
        #expect(ended.status == .seeOther)
        #expect(try !school.get("/incidents").text.contains("Bão lũ"))
        #expect(try school.get("/incidents/new?occasion=2").status == .notFound)
        #expect(
            try PageText.plain(officer.get("/journal").text).contains(
                "Ngừng báo cáo đột xuất “Bão lũ”, biểu mẫu su_co, phiên bản 1"))
        _ = try incidents.stranger.get("/occasions")
        let foreign = try incidents.stranger.post(
            "/occasions", [("occasion", "1"), ("name", "Của tôi"), ("form", "")])
        #expect(foreign.status == .notFound)
        #expect(try incidents.findings().isEmpty)
    }
}
