import Foundation
import GRDB
import Reporting
import TestSupport
import Testing

@testable import Storage

/// Names of copies are by a clock that may be wrong.
@Suite struct LatestCopyTests {
    let small: SmallRound
    let folder: BackupFolder

    init() throws {
        small = try SmallRound(schools: 4)
        folder = BackupFolder(path: small.folder.path("copies"))
    }

    /// A copy by a clock that says this, of what is there once another school has submitted.
    @discardableResult
    private func copy(_ clock: String, submitting school: Int? = nil) throws -> String {
        if let school { try small.submit(small.schools[school]) }
        let moment = try #require(Moment(rfc3339: clock + "T02:00:00+07:00"))
        let record = try folder.backUp(small.storage.path, now: moment)
        #expect(record.isGood)
        return record.file
    }

    @Test("the copy with the latest data is the latest, whatever the clock said that night")
    func wrongClock() throws {
        #expect(try folder.latest() == nil)
        try copy("2099-01-01", submitting: 0)
        let right = try copy("2026-11-23", submitting: 1)
        #expect(try folder.latest()?.name == right)
        // A clock that went back to its beginning, as after a dead battery.
        let dead = try copy("1980-01-01", submitting: 2)
        #expect(try folder.latest()?.name == dead)
        let mended = try copy("2026-11-25", submitting: 3)
        #expect(try folder.latest()?.name == mended)
    }

    @Test("of copies with the same data the name tells")
    func same() throws {
        try copy("2026-11-23", submitting: 0)
        let later = try copy("2026-11-24")
        #expect(try folder.latest()?.name == later)
    }

    @Test("after a restore the names of both ends are said, and none is taken")
    func forked() throws {
        let first = try copy("2026-11-20", submitting: 0)
        let abandoned = try copy("2026-11-21", submitting: 1)
        try small.submit(small.schools[2])
        let longest = try copy("2026-11-22", submitting: 3)
        try small.storage.close()
        _ = try Restore(
            folder.path + "/" + first, to: small.storage.path, now: .ofTests)
        let record = try folder.backUp(
            small.storage.path, now: try #require(Moment(rfc3339: "2026-11-23T02:00:00+07:00")))
        let error = #expect(throws: ForkedCopies.self) { try folder.latest() }
        #expect(error?.lastByName.name == record.file)
        #expect(error?.lastByContent.name == longest)
        #expect(error?.description.contains(longest) == true)
        #expect(abandoned != longest)
    }

    @Test("an old copy that can't be read is passed over, the newest is named")
    func damaged() throws {
        let old = try copy("2026-11-20", submitting: 0)
        let newest = try copy("2026-11-21", submitting: 1)
        try Data("no database".utf8).write(to: URL(filePath: folder.path + "/" + old))
        #expect(try folder.latest()?.name == newest)
        try Data("no database".utf8).write(to: URL(filePath: folder.path + "/" + newest))
        #expect(try folder.latest()?.name == newest)
    }

    @Test("the copy just made is kept, be it of a day long ago by its clock")
    func rotated() throws {
        for day in 10...29 { try copy("2026-11-\(day)") }
        for month in 1...9 { try copy("2026-0\(month)-15") }
        for month in 1...9 { try copy("2025-0\(month)-15") }
        let newest = try copy("1980-01-01", submitting: 0)
        try folder.rotate(newest: newest)
        #expect(folder.copies.count > 7)
        #expect(folder.copies.last?.name == newest)
        try folder.rotate()
        #expect(folder.copies.last?.name != newest)
    }

    @Test("a folder that takes no file is said with its name and why")
    func unwritable() throws {
        try folder.prepare()
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
        let file = small.folder.path("file")
        try Data().write(to: URL(filePath: file))
        for (path, why) in [
            (file, "something else has that name"), (file + "/below", "Not a directory"),
            ("/proc/x", "No such file or directory"),
        ] {
            let error = #expect(throws: StorageError.self) {
                try BackupFolder(path: path).prepare()
            }
            let words = error.map { "\(PlainReason($0))" } ?? ""
            #expect(words.hasPrefix(path) && words.hasSuffix(why), "\(words)")
        }
    }

    @Test("what Foundation says of a failure is one line with the file, not its codes")
    func plain() throws {
        for path in ["/nonexistent/x", small.folder.path("")] {
            let error = #expect(throws: (any Error).self) {
                _ = try Data(contentsOf: URL(filePath: path))
            }
            let words = error.map { "\(PlainReason($0))" } ?? ""
            #expect(
                words.contains(path.hasSuffix("/") ? String(path.dropLast()) : path), "\(words)")
            for code in ["NSCocoaErrorDomain", "UserInfo", "Code="] {
                #expect(!words.contains(code), "\(words)")
            }
        }
    }
}
