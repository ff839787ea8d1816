import HTTP
import HTTPTypes
import Reporting
import Storage
import Testing

@testable import Formats
@testable import Web

/// Files that are made beside the requests for them.
@Suite("long files")
struct LongFilesTests {
    /// A site that makes all of them so, and one that makes none so, over the same figures.
    private let long: APISite
    private let short: APISite

    init() throws {
        var configuration = Site.Configuration.ofTests
        configuration.rowsAtOnce = 0
        long = try APISite(configuration: configuration)
        short = try APISite()
    }

    private func ask(
        _ site: APISite, _ target: String, as token: String, _ method: HTTPRequest.Method = .get
    ) throws -> Response {
        var request = try Request(
            method, target, fields: [.authorization: "Bearer " + token])
        request.authority = "127.0.0.1:8080"
        return site.site.respond(to: request)
    }

    @Test(
        "they have the bytes of those that are made at once",
        arguments: [
            "pccc-2022/values.csv", "pccc-2026/values.csv", "pccc-2026/values.xlsx",
            "pccc-2022/consolidated.xlsx",
        ])
    func bytes(address: String) throws {
        let answers = try [long, short].map { site in
            try ask(site, "/api/v1/rounds/\(address)", as: site.token(.officer))
        }
        #expect(answers[0].growing != nil && answers[1].growing == nil)
        for name in [HTTPField.Name.contentType, .contentDisposition, .cacheControl] {
            #expect(answers[0].fields[name] == answers[1].fields[name])
        }
        let body = try #require(answers[0].finishedBody)
        #expect(body == answers[1].body)
        // Once it is made it is a file with a length.
        let again = try ask(long, "/api/v1/rounds/\(address)", as: long.token(.officer))
        #expect(again.growing == nil)
        #expect(again.file?.count == body.count)
        #expect(again.wholeBody == body)
    }

    @Test("a page shows how far a workbook is, and gives it when it is made")
    func watched() throws {
        let officer = try long.browser("chuyenvien")
        let address = "/rounds/pccc-2026/values.xlsx"
        let first = try officer.get(address)
        #expect(first.status == .seeOther)
        let watched = try #require(first.location)
        #expect(watched == "/rounds/pccc-2026/files/values.xlsx")
        let refresh = try #require(HTTPField.Name("Refresh"))
        var page = try officer.get(watched)
        while page.fields[refresh] != nil {
            #expect(page.text.contains("<progress"))
            #expect(!page.text.contains("href=\"\(address)\""))
            page = try officer.get(watched)
        }
        #expect(page.text.contains("href=\"\(address)\""))
        let made = try officer.get(address)
        #expect(made.status == .ok)
        let atOnce = try short.browser("chuyenvien").get(address)
        #expect(OfficePackage.isSame(made.body, atOnce.body))
        // The text begins at once.
        #expect(try officer.get("/rounds/pccc-2026/values.csv").status == .ok)
    }

    @Test("the page of a file that is made at once leads to it; no other file has one")
    func atOnce() throws {
        let officer = try short.browser("chuyenvien")
        let page = try officer.get("/rounds/pccc-2026/files/values.xlsx")
        #expect(page.text.contains("href=\"/rounds/pccc-2026/values.xlsx\""))
        #expect(page.fields[try #require(HTTPField.Name("Refresh"))] == nil)
        #expect(try officer.get("/rounds/pccc-2026/files/values.csv").status == .notFound)
        #expect(try officer.get("/rounds/khong-co/files/values.xlsx").status == .notFound)
        let school = try short.browser("nv-th-cao-thang")
        #expect(try school.get("/rounds/pccc-2026/files/values.xlsx").status == .forbidden)
    }

    @Test("figures that changed make another file")
    func versions() throws {
        let address = "/api/v1/rounds/pccc-2026/values.csv"
        let officer = try long.token(.officer)
        let before = try #require(try ask(long, address, as: officer).finishedBody)
        let values = try long.values(of: "th-cao-thang")
        let sent = try long.send(
            .post, "/api/v1/rounds/pccc-2026/reports", as: try long.token(.head, "th-cao-thang"),
            json: .report("th-cao-thang", values))
        #expect(sent.status == 201)
        let after = try ask(long, address, as: officer)
        #expect(after.growing != nil)
        #expect(after.finishedBody != before)
    }

    @Test("who may not see them has none made")
    func refused() throws {
        let address = "/api/v1/rounds/pccc-2026/values.csv"
        let school = try ask(long, address, as: try long.token(.clerk, "th-cao-thang"))
        #expect(school.status == .forbidden)
        #expect(long.site.exports.count == 0)
        let all = try #require(try ask(long, address, as: long.token(.officer)).finishedBody)
        #expect(try CSVTable(parsing: all).records.count == 51)
        // Only its head is asked for.
        let head = try ask(
            long, "/api/v1/rounds/pccc-2022/values.csv", as: long.token(.officer), .head)
        #expect(head.status == .ok)
    }
}
