import HTTP
import HTTPTypes
import Reporting
import Testing

@testable import Storage
@testable import Web

@Suite("Rounds that come again, and who joins them, by script")
struct RoundSeriesAPITests {
    private let site: APISite
    private let officer: String
    private let round = "/api/v1/rounds/pccc-2026"

    init() throws {
        site = try APISite()
        officer = try site.token(.officer)
    }

    @Test("a series is put, read back, changed and ended")
    func series() throws {
        let put = try site.send(
            .put, round + "/series", as: officer, json: ["span": "year", "lead": 30, "opens": 5])
        #expect(put.status == 200)
        #expect(put["series", "span"] == "year")
        #expect(put["series", "opens"] == 5)
        let read = try site.get(round, as: officer)
        #expect(read["series"] == put["series"])
        #expect(read["series", "next_data_close"].string?.hasPrefix("2027-") == true)
        let ended = try site.send(.put, round + "/series", as: officer, json: ["span": .null])
        #expect(ended["series", "ended"] == true)
        #expect(ended["series", "next_data_close"] == .null)
        #expect(
            try site.send(.put, round + "/series", as: officer, json: ["span": .null]).status == 409
        )
        // What an office chose of its rounds is not its schools' to know.
        let school = try site.token(.head, "th-cao-thang")
        #expect(try site.get(round, as: school)["series"] == .null)
        #expect(try Verification.of(site.path).findings == [])
    }

    @Test(
        "what is no series is refused",
        arguments: [
            ["lead": 5], ["span": "week"], ["span": "month", "lead": 91],
            ["span": "month", "lead": 5, "opens": 6], ["span": "month", "lead": "x"],
            ["span": "month", "opens": 9_223_372_036_854_775_807],
        ] as [JSON])
    func refused(body: JSON) throws {
        let answer = try site.send(.put, round + "/series", as: officer, json: body)
        #expect(answer.status == 422)
    }

    @Test("a school joins an open round once")
    func join() throws {
        try site.storage.write { database in
            _ = try database.add(
                NewUnit(
                    code: "th-moi", name: "Trường Tiểu học Mới", shortName: "Mới", kind: .school,
                    level: "TH", reportsTo: "pgd-thanh-mien", commune: "xa-cao-thang"),
                by: .command)
        }
        let due = try site.get(round, as: officer)["coverage", "due"].integer ?? 0
        let body: JSON = [
            "units": ["th-moi"], "due_at": "2026-12-20T17:00:00+07:00", "reason": "Mới",
        ]
        let answer = try site.send(.post, round + "/units", as: officer, json: body)
        #expect(answer.status == 200, "\(answer.text)")
        #expect(answer["coverage", "due"] == .integer(due + 1))
        let report = try site.get(round + "/reports/th-moi", as: officer)
        #expect(report["due_at"] == "2026-12-20T17:00:00+07:00")
        #expect(try site.send(.post, round + "/units", as: officer, json: body).status == 422)
        for wrong in [
            ["reason": "Mới"], ["units": [], "reason": "Mới"],
            ["units": ["khong-co"], "reason": "Mới"], ["units": ["th-moi"]],
        ] as [JSON] {
            let status = try site.send(.post, round + "/units", as: officer, json: wrong).status
            #expect(status == 422 || status == 400)
        }
        #expect(try Verification.of(site.path).findings == [])
    }
}
