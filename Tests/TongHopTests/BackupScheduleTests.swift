import Foundation
import Logging
import Storage
import Synchronization
import TestSupport
import Testing

@testable import TongHop

/// When a backup is due is `RetentionTests`' to say.
@Suite("backups of a server")
struct BackupScheduleTests {
    let folder: TemporaryFolder
    let storage: Storage

    init() throws {
        folder = try TemporaryFolder()
        try FilledDatabase.demonstration.get().copy(to: folder.path("tonghop.db"))
        storage = try Storage(
            path: folder.path("tonghop.db"), environment: TestClock(.ofTests).environment)
    }

    private func schedule(into copies: String) -> BackupSchedule {
        BackupSchedule(
            storage, folder: BackupFolder(path: copies), hour: 2,
            log: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    @Test("one that is asked for is made before the server stops, and noted with what it holds")
    func request() throws {
        let schedule = schedule(into: folder.path("copies"))
        schedule.request()
        schedule.stop()
        let record = try #require(try storage.read { try $0.settings.lastBackup() })
        #expect(record.isGood)
        #expect(record.at == .ofTests)
        #expect(record.schools == 51)
        let copies = BackupFolder(path: folder.path("copies")).copies
        #expect(copies.map(\.name) == [record.file])
    }

    @Test("when none can be made it is noted without the names of folders")
    func failure() throws {
        // A file stands where the folder should be.
        try Data().write(to: folder.url.appending(path: "copies"))
        let schedule = schedule(into: folder.path("copies"))
        schedule.request()
        schedule.stop()
        let record = try #require(try storage.read { try $0.settings.lastBackup() })
        #expect(!record.isGood)
        #expect(record.file == "")
        #expect(record.faults == ["no copy could be made: the server's log says why"])
    }

    /// What is said of a folder in which no copy can be kept, when the server starts.
    @Test(
        "a folder that takes no copies is named at the start with why and what to do, in one line")
    func tried() throws {
        let told = Mutex<[String]>([])
        func schedule(into copies: String) -> BackupSchedule {
            BackupSchedule(
                storage, folder: BackupFolder(path: copies), hour: 2,
                log: Logger(label: "test") { _ in LinesOf { line in told.withLock { $0 += [line] } }
                })
        }
        schedule(into: folder.path("copies")).tryFolder()
        #expect(told.withLock { $0 } == [])
        try Data().write(to: folder.url.appending(path: "file"))
        for copies in ["/proc/x", folder.path("file"), folder.path("file/below")] {
            schedule(into: copies).tryFolder()
            let line = told.withLock { $0.last } ?? ""
            #expect(line.hasPrefix("no backups can be kept: \(copies)"), "\(line)")
            #expect(line.contains("--backups") && !line.contains("\n"))
            #expect(!line.contains("NSCocoaErrorDomain"))
        }
        // Nor is the log told more in the night.
        let schedule = schedule(into: "/proc/x")
        schedule.request()
        schedule.stop()
        let lines = told.withLock { $0 }
        #expect(lines.contains("no copy could be made: /proc/x: No such file or directory"))
        #expect(lines.allSatisfy { !$0.contains("NSCocoaErrorDomain") })
    }

    @Test("a schedule that is started makes none at once, and stops twice without harm")
    func started() throws {
        let schedule = schedule(into: folder.path("copies"))
        schedule.start()
        schedule.stop()
        schedule.stop()
        #expect(try storage.read { try $0.settings.lastBackup() } == nil)
        #expect(!FileManager.default.fileExists(atPath: folder.path("copies")))
    }
}

/// A log that hands its lines on.
private struct LinesOf: LogHandler {
    let tell: @Sendable (String) -> Void
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.trace

    init(tell: @escaping @Sendable (String) -> Void) { self.tell = tell }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) { tell("\(event.message)") }
}
