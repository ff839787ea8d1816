import HTTP
import HTTPTypes
import Reporting
import Storage
import TestSupport
import Testing

@testable import Web

@Suite("A school's own list is read by its own key")
struct OwnListTests {
    private let site: APISite
    private let head: String
    private static let list = "/api/v1/rounds/pccc-2026/reports"

    init() throws {
        site = try APISite()
        head = try site.token(.head, "th-cao-thang")
    }

    @Test(
        "its line is the one that the department reads, and filters narrow it the same",
        arguments: [
            "", "?level=TH", "?level=MN", "?q=cao+thang", "?q=doan", "?commune=xa-cao-thang",
            "?state=approved", "?state=draft", "?state=not_started", "?state=submitted",
        ])
    func same(query: String) throws {
        let officer = try site.token(.officer)
        let mine = try site.get(Self.list + query, as: head)["reports"].array ?? []
        let all = try site.get(Self.list + query, as: officer)["reports"].array ?? []
        #expect(mine == all.filter { $0["unit"]?["code"] == "th-cao-thang" })
        #expect(mine.count <= 1)
    }

    @Test("behind its own line there is nothing, and no other school is a place in its list")
    func cursor() throws {
        #expect(
            try site.get(Self.list + "?cursor=th-cao-thang", as: head).json == ["reports": []])
        #expect(try site.get(Self.list + "?cursor=mn-cao-thang", as: head).status == 400)
    }
}
