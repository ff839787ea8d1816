import Foundation
import Logging
import Papers
import Reporting
import Storage
import Synchronization
import TestSupport
import Testing

@testable import TongHop

/// Papers are read beside the server, one after the other.
@Suite("Signed papers are read after they were kept")
struct PaperDeskTests {
    private let folder: TemporaryFolder
    private let storage: Storage

    init() throws {
        folder = try TemporaryFolder()
        try FilledDatabase.demonstration.get().copy(to: folder.path("tonghop.db"))
        storage = try Storage(
            path: folder.path("tonghop.db"), environment: TestClock(.ofTests).environment)
    }

    private static let log = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    /// Beside a report of the closed round; with `code` as its own or any.
    private func attach(_ words: String) throws -> SignedCopy.ID {
        try storage.write { database in
            let round = try #require(try database.read.rounds.find("pccc-2022"))
            let unit = try #require(try database.read.units.find("th-cao-thang"))
            let file = try #require(try database.read.reportFile(of: unit.id, in: round))
            let receipt = try #require(
                try database.read.reports.receipt(of: unit.id, in: round.id))
            let text = words.replacing("CODE", with: receipt.matchingCode)
            let drawing = "BT /F 12 Tf 80 40 Td (\(text)) Tj ET"
            let objects = [
                "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
                    + "/Resources << /Font << /F 5 0 R >> >> >>",
                "<< /Length \(drawing.utf8.count) >>\nstream\n\(drawing)\nendstream",
                "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            ].enumerated().map { "\($0 + 1) 0 obj\n\($1)\nendobj\n" }.joined()
            let content = Data("%PDF-1.4\n\(objects)trailer\n<< /Root 1 0 R >>\n%%EOF\n".utf8)
            let hash = try storage.files.keep(content)
            try database.attachSignedCopy(
                Attachment(hash: hash, name: "ky.pdf", bytes: content.count),
                to: file.report.revision, of: file, as: .head, by: .command)
            return try #require(
                try database.read.reports.signedCopies(of: unit.id, in: round.id).first
            ).id
        }
    }

    private func readings() throws -> [SignedCopy.ID: KeptReading] {
        try storage.read { database in
            let round = try #require(try database.rounds.find("pccc-2022"))
            let unit = try #require(try database.units.find("th-cao-thang"))
            return try database.reports.readings(of: unit.id, in: round.id)
        }
    }

    /// Until nothing waits, or it has taken too long.
    private func wait() throws {
        for _ in 0..<600 {
            if try storage.read({ try $0.reports.unreadPaper() }) == nil { return }
            usleep(50_000)
        }
        Issue.record("papers still wait")
    }

    @Test("what waits is read, also what was sent before the server started")
    func reads() throws {
        let own = try attach("Ma doi chieu: CODE")
        let none = try attach("Khong co ma")
        let desk = PaperDesk(storage, try #require(PaperTools()), log: Self.log)
        desk.request()
        try wait()
        desk.stop()
        let readings = try readings()
        #expect(readings[own]?.bears == .own)
        #expect(readings[own]?.means == .text)
        #expect(readings[own]?.tools.contains("poppler") ?? false)
        #expect(readings[none]?.bears == nil)
        #expect(readings[none]?.failure == nil)
        #expect(!FileManager.default.fileExists(atPath: storage.path + ".reading"))
        #expect(try Verification.of(storage.path).findings == [])
    }

    @Test("stopping ends a reading at once, and the next server takes it up")
    func stops() throws {
        let copy = try attach("Ma doi chieu: CODE")
        let path = folder.path("stub")
        try "#!/bin/sh\nexec sleep 100\n".write(toFile: path, atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
        var tools = try #require(PaperTools())
        tools.text = path
        let desk = PaperDesk(storage, tools, log: Self.log)
        desk.request()
        usleep(300_000)
        for _ in 1...UnreadPaper.mostTries { desk.request() }
        let start = ContinuousClock.now
        desk.stop()
        #expect(ContinuousClock.now - start < .seconds(2))
        #expect(try readings()[copy] == nil)
        #expect(try storage.read { try $0.reports.unreadPaper() }?.copy == copy)
        desk.request()
        let next = PaperDesk(storage, try #require(PaperTools()), log: Self.log)
        next.request()
        try wait()
        next.stop()
        #expect(try readings()[copy]?.bears == .own)
    }
}
