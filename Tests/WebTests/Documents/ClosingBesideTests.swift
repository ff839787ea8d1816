import Dispatch
import Formats
import HTTPTypes
import Reporting
import Storage
import TestSupport
import Testing

import class Foundation.Thread

@testable import Web

/// A closing is made beside those who write, and kept when nobody changed its round meanwhile.
@Suite("closings that are made before they are kept")
struct ClosingBesideTests {
    private let site: APISite

    init() throws { site = try APISite() }

    private func made(
        _ reason: String = "Còn thiếu.", meanwhile: @escaping @Sendable () throws -> Void = {}
    ) throws -> MadeClosing {
        let maker = ClosingMaker(
            layout: ClosingFiles.layout, figures: ClosingFiles.totals,
            make: { closed in
                try meanwhile()
                return try ClosingFiles.maker.make(closed)
            }, isSame: { $0 == $1 })
        return try site.storage.read { database in
            let round = try #require(try database.rounds.find("pccc-2026"))
            return try database.makeClosing(
                of: round.id, documentNumber: 51, documentDate: site.now.day, reason: reason,
                with: maker, at: site.now)
        }
    }

    private func keep(_ made: MadeClosing) throws -> Int? {
        try site.storage.write { try $0.close(made, by: .command) }
    }

    private static func submit(to site: APISite) throws {
        let answer = try site.send(
            .post, "/api/v1/rounds/pccc-2026/reports",
            as: try site.token(.head, "th-cao-thang"),
            json: .report("th-cao-thang", try site.values(of: "th-cao-thang")))
        #expect(answer.status == 201)
    }

    private var state: String? {
        get throws {
            try site.get("/api/v1/rounds/pccc-2026", as: try site.token(.officer))["state"].string
        }
    }

    @Test("what is kept is what was made, and it is kept once")
    func once() throws {
        let made = try made()
        #expect(try keep(made) == 1)
        #expect(try keep(made) == nil)
        #expect(try state == "closed")
        #expect(
            try Verification.of(site.path, remaking: ClosingFiles.maker).findings.isEmpty)
    }

    @Test("others write while it is made; then it is not kept, and nothing is changed")
    func changed() throws {
        let site = site
        let submitted = DispatchSemaphore(value: 0)
        // Looks don't nest: somebody else does it.
        let made = try made {
            Thread.detachNewThread {
                #expect(throws: Never.self) { try ClosingBesideTests.submit(to: site) }
                submitted.signal()
            }
            submitted.wait()
        }
        #expect(try keep(made) == nil)
        #expect(try state == "open")
        #expect(try site.report("th-cao-thang").state == .submitted)
        #expect(try keep(try self.made()) == 1)
    }

    @Test("it may be kept later than it was made, and is of the moment when it was made")
    func later() throws {
        let (made, moment) = (try made(), site.now)
        site.now = moment + .seconds(60)
        #expect(try keep(made) == 1)
        let told = try site.get(
            "/api/v1/rounds/pccc-2026/closings/1", as: try site.token(.officer))
        #expect(told["closed_at"].string == moment.description)
        #expect(
            try Verification.of(site.path, remaking: ClosingFiles.maker).findings.isEmpty)
    }
}
