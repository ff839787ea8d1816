import Dispatch
import Foundation
import Logging
import Reporting
import Storage
import Synchronization

/// Backs the database up once a day while it is served, and whenever the settings page asks.
///
/// Unchecked: everything that changes is touched on `queue` alone.
final class BackupSchedule: @unchecked Sendable {
    private let storage: Storage
    private let folder: BackupFolder
    private let hour: Int
    private let log: Logger
    private let queue = DispatchQueue(label: "tonghop.backup")
    private let isRequested = Atomic(false)
    private var timer: (any DispatchSourceTimer)?

    /// `hour` is of the day on Viet Nam's clock, 0 to 23.
    init(_ storage: Storage, folder: BackupFolder, hour: Int, log: Logger) {
        self.storage = storage
        self.folder = folder
        self.hour = hour
        self.log = log
    }

    /// Says at once, and not in the night, when no copy can be kept in the folder. The server goes
    /// on: that a disk for copies is missing keeps no school from reporting.
    func tryFolder() {
        do {
            try folder.prepare()
        } catch {
            log.critical(
                """
                no backups can be kept: \(PlainReason(error)); mend the folder, name another with \
                --backups, or begin with --no-backups
                """)
        }
    }

    func start() {
        let timer = DispatchSource.makeTimerSource(queue: queue)
        timer.setEventHandler { [self] in backUpIfDue() }
        timer.schedule(deadline: .now() + 60, repeating: 60)
        timer.activate()
        queue.sync { self.timer = timer }
    }

    /// Waits for a backup that is under way.
    func stop() {
        queue.sync {
            timer?.cancel()
            timer = nil
        }
    }

    /// Begins a backup now, after one that is under way; asked again before it has begun, it is
    /// still one.
    func request() {
        guard !isRequested.exchange(true, ordering: .relaxed) else { return }
        queue.async { [self] in
            isRequested.store(false, ordering: .relaxed)
            backUp()
        }
    }

    private func backUpIfDue() {
        do {
            let last = try storage.read { try $0.settings.lastBackup() }
            let now = storage.environment.now()
            if BackupRecord.isDue(after: last, hour: hour, now: now) { backUp() }
        } catch {
            log.error("whether a backup is due is unknown: \(PlainReason(error))")
        }
    }

    private func backUp() {
        let now = storage.environment.now()
        var record: BackupRecord
        do {
            record = try folder.backUp(storage.path, now: now)
        } catch {
            record = BackupRecord(
                at: now, file: "", size: 0, hash: "", schools: 0, values: 0,
                // Why may name folders of the server, which are nobody's business on a page.
                faults: ["no copy could be made: the server's log says why"])
            log.critical("no copy could be made: \(PlainReason(error))")
        }
        do {
            try storage.write { try $0.record(record, by: .command) }
        } catch {
            log.error("what became of the backup was not noted: \(PlainReason(error))")
        }
        guard record.isGood else {
            log.critical("backup failed: \(record.faults.joined(separator: "; "))")
            return
        }
        log.notice("backed up to \(record.file): \(record.schools) schools, all whole")
        do {
            try folder.rotate(newest: record.file)
        } catch {
            log.error("old copies were not removed: \(PlainReason(error))")
        }
    }
}
