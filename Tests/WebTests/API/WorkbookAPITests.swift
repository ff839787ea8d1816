import Formats
import HTTPTypes
import Reporting
import Testing

@testable import Web

@Suite("workbooks by scripts")
struct WorkbookAPITests {
    private static let report = "/api/v1/rounds/pccc-2026/reports/th-cao-thang"
    private static let path = report + "/form.xlsx"

    let site: APISite
    let clerk: String

    init() throws {
        site = try APISite()
        clerk = try site.token(.clerk, "th-cao-thang")
    }

    private func post(
        _ octets: [UInt8], _ query: String = "", as token: String? = nil, seen: String? = nil,
        key: String? = nil, type: String? = AnnexWorkbook.mediaType
    ) throws -> Answer {
        var fields: HTTPFields = [:]
        fields[.ifMatch] = seen
        fields[.contentType] = type
        if let key, let name = HTTPField.Name("Idempotency-Key") { fields[name] = key }
        return try site.send(
            .post, Self.path + query, as: token ?? clerk, body: octets, fields: fields)
    }

    private func filled() throws -> [UInt8] {
        let answer = try site.get(Self.path, as: clerk)
        #expect(answer.status == 200)
        #expect(answer.fields[.contentType] == AnnexWorkbook.mediaType)
        var file = try FilledFile(answer.body)
        try file.put(number: "30", at: "diss_staff")
        try file.put(text: "Có", at: "plan_issued")
        try file.put(text: "nhiều", at: "diss_students")
        return try file.octets
    }

    @Test("a preview stores nothing; taken is what it said, once")
    func conversation() throws {
        let octets = try filled()
        let preview = try post(octets)
        #expect(preview.status == 200)
        let counts = try #require(preview["counts"].object)
        #expect(counts["wrong"] == 1)
        let taken = try #require(preview["taken"].object)
        #expect(taken["diss_staff"] == 30)
        #expect(taken["plan_issued"] == true)
        #expect(counts["taken"] == .integer(Int64(taken.names.count)))
        #expect(preview["wrong"].array?.first?["at"] == "diss_students")
        #expect(try site.report("th-cao-thang").version == 0)
        let first = try post(octets, "?take=true", key: "bieu-1")
        #expect(first.status == 200)
        #expect(first.fields[.eTag] == "\"1\"")
        let again = try post(octets, "?take=true", key: "bieu-1")
        #expect(again.body == first.body)
        #expect(try site.report("th-cao-thang").version == 1)
        let read = try site.get(Self.report, as: clerk)
        #expect(read["values"]["diss_staff"] == 30)
        #expect(read["values"]["diss_students"] == nil)
    }

    @Test("a draft is not overwritten unseen")
    func preconditions() throws {
        let octets = try filled()
        _ = try post(octets, "?take=true")
        for (seen, status) in [(nil, 428), ("\"0\"", 412), ("\"1\"", 200), ("*", 200)]
            as [(String?, Int)]
        {
            #expect(try post(octets, "?take=true", seen: seen).status == status, "\(seen ?? "-")")
        }
        #expect(try post(octets, seen: "\"0\"").status == 412)
        #expect(try post(octets).status == 200)
    }

    @Test("what can't be read is refused by its status")
    func refused() throws {
        let octets = try filled()
        #expect(try post([]).status == 415)
        #expect(try post(Array("a;b".utf8)).status == 415)
        #expect(try post(octets, type: "application/json").status == 415)
        #expect(try post(octets, type: "application/octet-stream").status == 200)
        #expect(try post(octets, "?take=yes").status == 400)
        #expect(try post(octets, "?taking=true").status == 400)
        #expect(
            try post([UInt8](repeating: 1, count: FilledWorkbook.longestFile + 1)).status == 413)
        let other = try site.token(.clerk, "mn-cao-thang")
        #expect(try post(octets, as: other).status == 404)
        #expect(try site.get(Self.path, as: other).status == 404)
    }

    @Test("the department gets the form and sees what it would enter; its school alone takes it")
    func department() throws {
        let officer = try site.token(.officer)
        #expect(try site.get(Self.path, as: officer).status == 200)
        let octets = try filled()
        #expect(try post(octets, as: officer).status == 200)
        #expect(try post(octets, "?take=true", as: officer).status == 403)
        #expect(try site.get(Self.path, as: try site.token(.leader)).status == 403)
        #expect(try site.report("th-cao-thang").version == 0)
    }

    @Test("by a session only what another site's page can't send")
    func session() throws {
        let fixture = try SchoolFixture()
        let browser = try fixture.reporter("nv-th-cao-thang")
        let target =
            "/api/v1/rounds/\(SchoolFixture.round)/reports/th-cao-thang/form.xlsx?take=true"
        var file = try FilledFile(
            try browser.get("/rounds/\(SchoolFixture.round)/report/form.xlsx").body)
        try file.put(number: "600", at: "pupils")
        for type in ["application/octet-stream", "text/plain", "multipart/form-data; boundary=b"] {
            let answer = try browser.post(target, body: try file.octets, type: type)
            #expect(answer.status == .forbidden, "\(type)")
        }
        browser.origin = "cross-site"
        #expect(
            try browser.post(target, body: try file.octets, type: AnnexWorkbook.mediaType).status
                == .forbidden)
        #expect(try fixture.entries().isEmpty)
        browser.origin = "same-origin"
        #expect(
            try browser.post(target, body: try file.octets, type: AnnexWorkbook.mediaType).status
                == .ok)
        #expect(try fixture.entries()["pupils"] == .value(.integer(600)))
    }
}
