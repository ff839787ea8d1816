import Dispatch
import Foundation
import GRDB
import Reporting
import Synchronization
import TestSupport
import Testing

@testable import Storage

@Suite struct WriteTests {
    struct Mishap: Error {}

    let small: SmallRound

    init() throws { small = try SmallRound(schools: 32) }

    /// Runs the writes on a thread each, all of them waiting before the first may commit.
    private func together(_ writes: [@Sendable (Storage) throws -> Void]) -> [Bool] {
        let (storage, count) = (small.storage, writes.count)
        let isReady = DispatchSemaphore(value: 0)
        let mayGo = DispatchSemaphore(value: 0)
        let succeeded = Mutex(Array(repeating: false, count: count))
        let threads = DispatchGroup()
        let holdsWriter = Thread {
            do {
                try storage.write { _ in
                    isReady.signal()
                    mayGo.wait()
                }
            } catch { Issue.record(error) }
            threads.leave()
        }
        threads.enter()
        holdsWriter.start()
        isReady.wait()
        for (index, write) in writes.enumerated() {
            threads.enter()
            Thread {
                isReady.signal()
                do {
                    try write(storage)
                    succeeded.withLock { $0[index] = true }
                } catch is Mishap {
                } catch { Issue.record(error) }
                threads.leave()
            }.start()
        }
        for _ in 0..<count { isReady.wait() }
        mayGo.signal()
        threads.wait()
        return succeeded.withLock { $0 }
    }

    private func saving(_ index: Int, fails: Bool) -> @Sendable (Storage) throws -> Void {
        let (school, round) = (small.schools[index], small.round.id)
        return { storage in
            try storage.write { database in
                _ = try database.saveDraft(
                    ["a_integer": .value(.integer(Int64(index)))], of: school, in: round,
                    seen: nil, by: .of(.clerk))
                if fails { throw Mishap() }
            }
        }
    }

    @Test("an error in one of 32 concurrent writes undoes that one alone")
    func oneFails() throws {
        let succeeded = together((0..<32).map { saving($0, fails: $0 == 17) })
        #expect(succeeded == (0..<32).map { $0 != 17 })
        for (index, school) in small.schools.enumerated() {
            let isThere = try small.entries(school) == ["a_integer": .value(.integer(Int64(index)))]
            #expect(isThere == (index != 17))
            #expect(try small.report(school).state == (index == 17 ? .notStarted : .draft))
        }
        let parts = try small.storage.read {
            try $0.totals.parts(
                of: small.round.id, nodes: [small.round.owner],
                layout: try $0.forms.layout(small.round.form))
        }
        let counts = Dictionary(grouping: parts, by: \.state).mapValues {
            $0.reduce(0) { $0 + $1.reports }
        }
        #expect(counts == [.draft: 31, .notStarted: 1])
        #expect(try small.storage.read { try $0.events.firstBreak() } == nil)
    }

    @Test("concurrent writes share commits: the round's version counts those")
    func sharing() throws {
        let version = { try small.storage.read { try $0.rounds.version(of: small.round.id) } }
        let before = try version()
        #expect(together((0..<32).map { saving($0, fails: false) }).allSatisfy { $0 })
        let commits = try version() - before
        #expect((1..<32).contains(commits))
    }

    @Test("a write that nobody waits for is done in its turn; when it fails, the log says so")
    func later() throws {
        let lines = Mutex<[String]>([])
        try withExtendedLifetime(lines) {
            var environment = small.clock.environment
            environment.log = { line in lines.withLock { $0.append(line) } }
            let storage = try Storage(
                path: small.folder.path("later.db"), environment: environment)
            try storage.writeLater { try $0.set("a", to: 1) }
            try storage.writeLater { _ in throw Mishap() }
            try storage.writeLater { try $0.set("b", to: 2) }
            try storage.write { _ in }
            let found = try storage.read {
                (try $0.settings.value("a"), try $0.settings.value("b"))
            }
            #expect(found == (1, 2))
            #expect(lines.withLock { $0.count } == 1)
            #expect(lines.withLock { $0.first?.contains("Mishap") } == true)
            try storage.close()
        }
    }

    @Test("a read sees one state, whatever is committed meanwhile")
    func snapshot() throws {
        let school = small.schools[0]
        let (first, second) = try small.storage.read { database in
            let first = try database.reports.find(school, in: small.round.id)
            try small.submit(school)
            return (first, try database.reports.find(school, in: small.round.id))
        }
        #expect(first == second)
        #expect(try small.report(school).state == .submitted)
    }

    @Test("a write waits while another process holds the lock, and goes on when it is released")
    func lock() throws {
        let descriptor = open(small.folder.path("small.db.lock"), O_RDWR | O_CLOEXEC)
        try #require(descriptor >= 0)
        defer { close(descriptor) }
        try #require(flock(descriptor, LOCK_EX | LOCK_NB) == 0)
        let happened = Mutex<[String]>([])
        let (started, ended) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        let storage = small.storage
        withExtendedLifetime(happened) {
            Thread {
                started.signal()
                do {
                    try storage.write { _ in happened.withLock { $0.append("written") } }
                } catch { Issue.record(error) }
                ended.signal()
            }.start()
            started.wait()
        }
        // Reading goes on; the writer can't have begun.
        for _ in 0..<100 { _ = try small.report(small.schools[0]) }
        happened.withLock { $0.append("released") }
        flock(descriptor, LOCK_UN)
        ended.wait()
        #expect(happened.withLock { $0 } == ["released", "written"])
    }

    @Test("two storages on one file, as a command beside the server, chain their events")
    func besideEachOther() throws {
        let command = try Storage(path: small.folder.path("small.db"), environment: .live)
        let unit = small.round.owner
        for number in 1...10 {
            let storage = number.isMultiple(of: 2) ? command : small.storage
            try storage.write {
                try $0.addToken(
                    Token.Secret(), name: "số \(number)", role: .officer, unit: unit,
                    lifetime: .seconds(3600), by: .command)
            }
        }
        for storage in [command, small.storage] {
            #expect(try storage.read { try $0.events.firstBreak() } == nil)
            let tokens = try storage.read {
                try Int.fetchOne($0.database, sql: "SELECT COUNT(*) FROM token")
            }
            #expect(tokens == 10)
        }
    }

    /// The program beside the test bundle; besideEachOther() shows the same without it.
    private static let program = URL(filePath: CommandLine.arguments[0])
        .deletingLastPathComponent().appending(path: "tonghop")

    @Test(
        "the command makes a token beside an open storage, and the chain stays whole",
        .enabled(
            if: FileManager.default.isExecutableFile(
                atPath: program.path(percentEncoded: false)), "the program is not built"))
    func command() throws {
        try small.submit(small.schools[0])
        let process = Process()
        process.executableURL = WriteTests.program
        process.arguments = [
            "token", "create", "--role", "officer", "--unit", "phong", "--database",
            small.folder.path("small.db"),
        ]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let printed = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        try small.submit(small.schools[1])
        let text = String(decoding: printed, as: UTF8.self)
        let secret = try #require(Token.Secret(text: String(text.dropLast())))
        let token = try small.storage.read { try $0.access.token(secret) }
        #expect(token?.role == .officer)
        #expect(token?.unit == small.round.owner)
        #expect(try small.storage.read { try $0.events.firstBreak() } == nil)
    }
}
