import Foundation
import GRDB
import Reporting
import Synchronization
import Testing
import TestSupport

@testable import Storage

/// Which files go, and which stay.
@Suite struct KeptFilesTests {
    private struct Refused: Error {}

    private let small: SmallRound
    private let logged = Lines()
    private let storage: Storage
    private let store: FileStore

    init() throws {
        small = try SmallRound()
        var environment = small.clock.environment
        environment.log = { [logged] line in logged.add(line) }
        storage = try Storage(path: small.storage.path, environment: environment)
        store = storage.files
    }

    /// Keeps the text as a file while the body runs.
    private func keep(_ text: String, _ body: (String) throws -> Void) throws {
        var left: [UInt8]? = Array(text.utf8)
        try storage.keepingFile {
            defer { left = nil }
            return left
        } check: { _ in
        } while: { hash in
            try body(hash)
        }
    }

    /// Adds it to the plan as an officer does.
    private func addToPlan(_ text: String) throws -> (hash: String, id: PlanFile.ID) {
        var hash = ""
        try keep(text) { kept in
            hash = kept
            try storage.write { database in
                let file = Attachment(hash: kept, name: "a.pdf", bytes: text.utf8.count)
                let plan = small.round.plan
                let isAdded = try database.addFile(file, title: text, to: plan, by: .command)
                #expect(isAdded)
            }
        }
        let id = try storage.read { try $0.plans.files(of: small.round.plan).last?.id }
        return (hash, try #require(id))
    }

    private func takeFromPlan(_ id: PlanFile.ID) throws {
        let hash = try storage.write {
            try $0.removeFile(id, of: small.round.plan, by: .command)
        }
        storage.dropUnnamed(try #require(hash))
    }

    private func age(_ hash: String) throws {
        try FileManager.default.setAttributes(
            [.modificationDate: Date(timeIntervalSince1970: 1_000_000)],
            ofItemAtPath: "\(store.folder)/\(hash)")
    }

    @Test(
        "what a database names that is kept beside this one stays, until that one goes",
        arguments: ["before-20260101000000", "before-20260101000000-1", "schema-15"])
    func keptBeside(suffix: String) throws {
        let kept = try addToPlan("Kế hoạch")
        let beside = "\(storage.path).\(suffix)"
        try DatabaseCopy.make(of: storage.path, at: beside)
        try takeFromPlan(kept.id)
        try age(kept.hash)
        #expect(store.isWhole(kept.hash))
        #expect(storage.sweepFiles() == 0)
        #expect(store.isWhole(kept.hash))
        // What came later, that one does not name; what is refused nobody names.
        let later = try addToPlan("Sau")
        try takeFromPlan(later.id)
        #expect(!store.isThere(later.hash))
        #expect(throws: Refused.self) { try keep("Từ chối") { _ in throw Refused() } }
        #expect(try store.hashes(changedBefore: .ofTests + .seconds(1 << 31)) == [kept.hash])
        try FileManager.default.removeItem(atPath: beside)
        #expect(storage.sweepFiles() == 1)
        #expect(logged.all == [])
    }

    @Test("a database that is kept beside this one and can't be read may name every file")
    func unreadable() throws {
        let kept = try addToPlan("Kế hoạch")
        try Data("no database".utf8).write(to: URL(filePath: storage.path + ".schema-3"))
        try takeFromPlan(kept.id)
        try age(kept.hash)
        #expect(storage.sweepFiles() == 0)
        #expect(store.isWhole(kept.hash))
        #expect(logged.all.count == 2)
        #expect(logged.all.allSatisfy { $0.contains(storage.path + ".schema-3") })
    }

    @Test(
        "what somebody has put beside it by a name of their own is no database of ours",
        arguments: [
            "schema-16.gz", "schema-16-wal", "schema-", "schema-x", "before-2026", "before-old",
            "before-20260101000000.xz", "before-20260101000000-2", "before-20260101000000-1-shm",
            "schema-16.tmp",
        ])
    func foreign(suffix: String) throws {
        let kept = try addToPlan("Kế hoạch")
        try Data("nén".utf8).write(to: URL(filePath: storage.path + "." + suffix))
        try takeFromPlan(kept.id)
        #expect(!store.isThere(kept.hash))
        #expect(logged.all == [])
    }

    @Test("a file that something else here names is let be without a look at what is kept beside")
    func namedTwice() throws {
        let (first, second) = (try addToPlan("Kế hoạch"), try addToPlan("Kế hoạch"))
        try Data("no database".utf8).write(to: URL(filePath: storage.path + ".schema-3"))
        #expect(first.hash == second.hash)
        try takeFromPlan(first.id)
        #expect(store.isWhole(first.hash))
        #expect(logged.all == [])
    }

    @Test("what cells and revisions name stays, also where no row says that it was attached")
    func named() throws {
        let hashes = try (1...8).map { try store.keep(Data("tệp \($0)".utf8)) }
        func several(_ indices: ClosedRange<Int>) -> Value {
            .files(indices.map { AttachedFile(hash: hashes[$0], name: "\($0)\".pdf") })
        }
        func value(_ index: Int) -> Values {
            [
                "a_file": .file(hash: hashes[index], name: "\"tệp\".pdf"), "a_text": .text("a"),
                "a_files": several(4...5), "a_choices": .choices(["yes"]),
            ]
        }
        try small.submit(small.schools[0], value(0))
        try storage.write { database in
            try database.return(
                small.schools[0], in: small.round.id, .init(reason: "Sai"), by: .of(.officer))
            _ = try database.saveDraft(
                [
                    "a_file": .value(.file(hash: hashes[1], name: "b.pdf")), "a_files": nil,
                    "a_text": .value(.text("[{\"sha256\": hỏng")),
                ], of: small.schools[0],
                in: small.round.id, seen: nil, by: .of(.head))
            _ = try database.saveDraft(
                [
                    "a_file": .value(.file(hash: hashes[2], name: "c.pdf")),
                    "a_files": .value(several(6...6)),
                ], of: small.schools[1],
                in: small.round.id, seen: nil, by: .of(.head))
        }
        for hash in hashes { try age(hash) }
        #expect(storage.sweepFiles() == 2)
        #expect(
            hashes.map(store.isWhole) == [true, true, true, false, true, true, true, false])
        #expect(logged.all == [])
    }

    @Test(
        "when nobody knows whether the row is there, the file stays",
        arguments: [StorageError.outcomeUnknown("disk I/O error"), .malformed("page 7")])
    func unknown(error: StorageError) throws {
        var hash = ""
        #expect(throws: error) {
            try keep("Tệp") { kept in
                hash = kept
                throw error
            }
        }
        #expect(store.isWhole(hash))
        // An error of the same request after its commit undoes nothing.
        #expect(throws: Refused.self) {
            hash = try addToPlan("Có dòng").hash
            throw Refused()
        }
        #expect(store.isWhole(hash))
        let refusals: [StorageError] = [
            .full, .readOnly, .busy, .writingEnded("disk"), .locked(path: ""),
        ]
        for error in refusals {
            #expect(throws: error) {
                try keep("\(error)") { kept in
                    hash = kept
                    throw error
                }
            }
            #expect(!store.isThere(hash))
        }
    }

    @Test("what succeeded has succeeded, and what failed says why, whatever tidying does")
    func tidying() throws {
        func block(_ hash: String) throws {
            try store.remove(hash)
            try FileManager.default.createDirectory(
                atPath: "\(store.folder)/\(hash)", withIntermediateDirectories: false)
        }
        #expect(throws: Refused.self) {
            try keep("Tệp") { hash in
                try block(hash)
                throw Refused()
            }
        }
        try keep("Không ai ghi") { try block($0) }
        let kept = try addToPlan("Kế hoạch")
        try block(kept.hash)
        try takeFromPlan(kept.id)
        #expect(logged.all.count == 3)
    }

    @Test("while a copy is made or checked no file goes that it may name")
    func reading() throws {
        let (first, second) = (try addToPlan("Một"), try addToPlan("Hai"))
        try store.reading {
            try takeFromPlan(first.id)
            try age(first.hash)
            #expect(storage.sweepFiles() == 0)
            #expect(store.isWhole(first.hash))
            // What no row has named yet, no copy names.
            #expect(throws: Refused.self) { try keep("Từ chối") { _ in throw Refused() } }
            try store.reading { #expect(store.isWhole(first.hash)) }
        }
        #expect(storage.sweepFiles() == 1)
        try takeFromPlan(second.id)
        #expect(try FileManager.default.contentsOfDirectory(atPath: store.folder) == [])
    }
}

private final class Lines: Sendable {
    private let lines = Mutex<[String]>([])

    var all: [String] { lines.withLock { $0 } }

    func add(_ line: String) { lines.withLock { $0.append(line) } }
}
