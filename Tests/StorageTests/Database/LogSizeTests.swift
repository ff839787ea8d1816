import Foundation
import Reporting
import Synchronization
import TestSupport
import Testing

@testable import Storage

/// The write-ahead log does not grow without end, though the database is read all the time.
@Suite struct LogSizeTests {
    /// One look at the database, as long as it is wanted.
    private final class Look: Sendable {
        private let began = DispatchSemaphore(value: 0)
        private let wanted = DispatchSemaphore(value: 0)
        private let ended = DispatchSemaphore(value: 0)

        init(at storage: Storage) {
            Thread.detachNewThread { [began, wanted, ended] in
                try? storage.read { read in
                    _ = try read.events.head()
                    began.signal()
                    wanted.wait()
                }
                ended.signal()
            }
            began.wait()
        }

        func end() {
            wanted.signal()
            ended.wait()
        }
    }

    @Test("looks that overlap let it grow; upkeep empties it while others look on")
    func overlapping() throws {
        let small = try SmallRound()
        try small.storage.close()
        let path = small.folder.path("small.db")
        let storage = try Storage(path: path, as: .server, environment: small.clock.environment)
        var look = Look(at: storage)
        for turn in 0..<24 {
            // Of what stays the same no page is written anew.
            let text = String(repeating: "\(turn % 10)", count: 1 << 20)
            try storage.write { try $0.set("filler", to: .string(text)) }
            let next = Look(at: storage)
            look.end()
            look = next
        }
        #expect(WriteAheadLog.size(beside: path) > GroupCommit.longestLog)
        look.end()
        let isOver = Atomic(false)
        let ended = DispatchSemaphore(value: 0)
        let lookers = 4
        for _ in 0..<lookers {
            Thread.detachNewThread {
                while !isOver.load(ordering: .acquiring) {
                    _ = try? storage.read { try $0.events.head() }
                }
                ended.signal()
            }
        }
        try storage.tidyLog()
        #expect(WriteAheadLog.size(beside: path) == 0)
        isOver.store(true, ordering: .releasing)
        for _ in 0..<lookers { ended.wait() }
        try storage.close()
    }

    @Test(
        "who looks for long does not keep it from being tried, and writers wait as before afterwards"
    )
    func longLook() throws {
        let small = try SmallRound()
        let look = Look(at: small.storage)
        for turn in 0..<20 {
            let text = String(repeating: "\(turn % 10)", count: 1 << 20)
            try small.storage.write { try $0.set("filler", to: .string(text)) }
        }
        #expect(WriteAheadLog.size(beside: small.storage.path) > GroupCommit.longestLog)
        try small.storage.tidyLog()
        #expect(WriteAheadLog.size(beside: small.storage.path) > GroupCommit.longestLog)
        #expect(try small.storage.pragma("busy_timeout").writer == "\(Connections.patience)")
        look.end()
        try small.storage.tidyLog()
        #expect(WriteAheadLog.size(beside: small.storage.path) == 0)
    }
}
