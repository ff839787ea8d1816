import Dispatch
import GRDB
import Synchronization

/// The one writer: takes everything that waits, runs it in one transaction, commits once.
final class GroupCommit: Sendable {
    private let pool: DatabasePool
    private let lock: FileLock
    private let queue = DispatchQueue(label: "tonghop.storage.writer")
    private let waiting = Mutex<[Job]>([])

    init(pool: DatabasePool, lock: FileLock) {
        self.pool = pool
        self.lock = lock
    }

    /// Blocks until the group that the work was in is committed or has failed.
    func run<Result>(_ work: (Database, TotalsLedger) throws -> Result) throws -> Result {
        var result: Result?
        try withoutActuallyEscaping(work) { work in
            // The job is over before this function returns, so the closure does not escape it.
            let job = Job { database, ledger in result = try work(database, ledger) }
            let isFirst = waiting.withLock { jobs in
                jobs.append(job)
                return jobs.count == 1
            }
            if isFirst { queue.async { self.commitWaiting() } }
            try job.wait()
        }
        guard let result else { throw StorageError.damaged("a write ended without a result") }
        return result
    }

    func checkpoint() throws {
        try queue.sync {
            try locked {
                _ = try pool.writeWithoutTransaction { try $0.checkpoint(.truncate) }
            }
        }
    }

    private func commitWaiting() {
        let jobs = waiting.withLock { jobs in
            let taken = jobs
            jobs = []
            return taken
        }
        do {
            try locked { try pool.writeWithoutTransaction { try commit(jobs, on: $0) } }
            for job in jobs { job.finish(nil) }
        } catch {
            let reason: any Error = (error as? DatabaseError).flatMap(StorageError.init) ?? error
            for job in jobs { job.finish(reason) }
        }
    }

    /// The lock is given back before anybody is told that the body is done.
    private func locked(_ body: () throws -> Void) throws {
        try lock.lock()
        defer { lock.unlock() }
        try body()
    }

    private func commit(_ jobs: [Job], on database: Database) throws {
        try database.beginTransaction(.immediate)
        do {
            let group = TotalsLedger()
            for job in jobs {
                let own = TotalsLedger()
                do {
                    try database.inSavepoint {
                        try job.run(database, own)
                        return .commit
                    }
                    group.add(own)
                } catch {
                    // Some errors of SQLite end the whole transaction: then all have failed.
                    guard database.isInsideTransaction else { throw error }
                    job.fail((error as? DatabaseError).flatMap(StorageError.init) ?? error)
                }
            }
            try group.write(to: database)
            try database.commit()
        } catch {
            if database.isInsideTransaction { try database.rollback() }
            throw error
        }
    }
}

/// One waiting write.
///
/// Unchecked: `work` and `failure` are touched by the writer's queue alone until the semaphore is
/// signalled, and by the waiting thread alone after it.
private final class Job: @unchecked Sendable {
    private var work: ((Database, TotalsLedger) throws -> Void)?
    private var failure: (any Error)?
    private let done = DispatchSemaphore(value: 0)

    init(work: @escaping (Database, TotalsLedger) throws -> Void) {
        self.work = work
    }

    func run(_ database: Database, _ ledger: TotalsLedger) throws {
        try work?(database, ledger)
    }

    func fail(_ error: any Error) { failure = error }

    func finish(_ error: (any Error)?) {
        failure = failure ?? error
        // The closure belongs to the waiting thread's frame, which ends once it is told.
        work = nil
        done.signal()
    }

    func wait() throws {
        done.wait()
        if let failure { throw failure }
    }
}
