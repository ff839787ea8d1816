import Foundation
import HTTPTypes
import Reporting
import Storage
import TestSupport
import Testing

@testable import Web

/// What stays in the folder of files, and what does not.
@Suite struct KeptUploadsTests {
    private static let page = "/rounds/\(SchoolFixture.round)/report/files/scan"

    let fixture: SchoolFixture
    let head: Browser

    init() throws {
        fixture = try SchoolFixture()
        head = try fixture.reporter("ht-th-cao-thang")
    }

    private func attach(
        _ content: [UInt8] = AttachmentTests.pdf, version: String? = nil
    ) throws -> Browser.Answer {
        try head.upload(
            content, named: "a.pdf", to: Self.page, version: version ?? head.version ?? "0")
    }

    private var folder: String { fixture.storage.path + ".files" }

    private func kept() throws -> [String] {
        guard FileManager.default.fileExists(atPath: folder) else { return [] }
        return try FileManager.default.contentsOfDirectory(atPath: folder)
    }

    @Test("what is refused leaves nothing in the folder: stale, closed, beyond the quota, no state")
    func nothingIsLeft() throws {
        for number in 0..<5 {
            let content = AttachmentTests.pdf + Array("\(number)".utf8)
            #expect(try attach(content, version: "99").status == .preconditionFailed)
        }
        #expect(try kept() == [])
        let unit = try #require(try fixture.storage.read { try $0.units.find("th-cao-thang") })
        let round = try #require(
            try fixture.storage.read { try $0.rounds.find(.init(rawValue: SchoolFixture.round)) })
        // The last look before the commit let it through, the commit does not.
        #expect(throws: Attachment.QuotaExceeded.self) {
            try fixture.storage.keepingOctets(AttachmentTests.pdf) { hash in
                try fixture.storage.write {
                    try $0.attach(
                        Attachment(hash: hash, name: "a.pdf", bytes: Attachment.quota + 1),
                        as: .file(hash: hash, name: "a.pdf"), at: "scan", of: unit.id,
                        in: round.id, seen: nil, by: .command)
                }
            }
        }
        #expect(try kept() == [])
        try fixture.storage.write { try $0.close(round.id, by: .command) }
        _ = try head.get(Self.page)
        #expect(try attach(version: "0").status == .conflict)
        #expect(try kept() == [])
    }

    @Test("a file that somebody else names, or is about to, stays though this one was refused")
    func shared() throws {
        struct Refused: Error {}
        func refuse(_ body: () throws -> Void = {}) throws {
            do {
                try fixture.storage.keepingOctets(AttachmentTests.pdf) { _ in
                    try body()
                    throw Refused()
                }
            } catch is Refused {}
        }
        try refuse {
            // Another school keeps the same, and is refused as well, while this one goes on.
            try refuse()
            #expect(try kept().count == 1)
        }
        #expect(try kept() == [])
        #expect(try attach().status == .seeOther)
        try refuse()
        #expect(try kept().count == 1)
        #expect(try head.get(Self.page + "/content").status == .ok)
    }

    @Test("at the start files that no row names are swept away, new ones and named ones stay")
    func sweeping() throws {
        #expect(try attach().status == .seeOther)
        let named = try #require(try kept().first)
        let store = FileStore(database: fixture.storage.path)
        let (old, new) = (try store.keep(Data("cũ".utf8)), try store.keep(Data("mới".utf8)))
        let long = Date(timeIntervalSince1970: 1_000_000)
        for hash in [named, old] {
            try FileManager.default.setAttributes(
                [.modificationDate: long], ofItemAtPath: "\(folder)/\(hash)")
        }
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSince1970: 10_000_000_000)],
            ofItemAtPath: "\(folder)/\(new)")
        // Beside it stands a database that may name it.
        let beside = fixture.storage.path + ".before-20260101000000"
        #expect(FileManager.default.createFile(atPath: beside, contents: nil))
        #expect(fixture.storage.sweepFiles() == 0)
        try FileManager.default.removeItem(atPath: beside)
        #expect(fixture.storage.sweepFiles() == 1)
        #expect(try Set(kept()) == [named, new])
    }

    @Test("what is taken from a plan is removed, unless something else names it")
    func ofPlans() throws {
        let officer = try Browser(fixture.site, as: "cv")
        _ = try officer.get("/plans/new")
        let added = try officer.post(
            "/plans",
            [
                ("number", "9/KH"), ("date", "01/10/2026"), ("issuer", "Phòng"), ("subject", "Thử"),
            ])
        let plan = String(try #require(added.location).prefix { $0 != "?" })
        func put(_ title: String) throws -> Browser.Answer {
            _ = try officer.get(plan)
            return try officer.upload(
                AttachmentTests.pdf, named: "kh.pdf", to: plan + "/files", version: "0",
                title: title)
        }
        #expect(try put("").status == .unprocessableContent)
        #expect(try kept() == [])
        for _ in 0..<3 {
            #expect(try put("Kế hoạch").status == .seeOther)
            #expect(try kept().count == 1)
            let page = try officer.get(plan).text
            let id = try #require(page.firstMatch(of: /name="file_id" value="(\d+)"/)).1
            let removed = try officer.post(
                plan + "/files", [("_do", "remove"), ("file_id", String(id))])
            #expect(removed.status == .seeOther)
            #expect(try kept() == [])
        }
        // The school's own is another row's.
        #expect(try attach().status == .seeOther)
        #expect(try put("Kế hoạch").status == .seeOther)
        let page = try officer.get(plan).text
        let id = try #require(page.firstMatch(of: /name="file_id" value="(\d+)"/)).1
        _ = try officer.post(plan + "/files", [("_do", "remove"), ("file_id", String(id))])
        #expect(try kept().count == 1)
    }
}

extension Storage {
    /// Keeps the octets while the body runs.
    fileprivate func keepingOctets(_ octets: [UInt8], _ body: (String) throws -> Void) throws {
        var left: [UInt8]? = octets
        try keepingFile {
            defer { left = nil }
            return left
        } check: { _ in
        } while: { hash in
            try body(hash)
        }
    }
}
