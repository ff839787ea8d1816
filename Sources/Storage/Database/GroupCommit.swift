import Dispatch
import GRDB
import Synchronization

/// The one writer: takes everything that waits, runs it in one transaction, commits once.
final class GroupCommit: Sendable {
    /// The most writes that may wait; clients beyond them are told to come again.
    private static let longestQueue = 4_096

    private let pool: DatabasePool
    private let path: String
    private let lock: FileLock
    private let health: Health
    private let log: @Sendable (String) -> Void
    private let queue = DispatchQueue(label: "tonghop.storage.writer")
    private let waiting = Mutex<[Job]>([])
    private let anchored = Mutex<Anchor?>(nil)
    let statistics = CommitStatistics()

    init(
        pool: DatabasePool, path: String, lock: FileLock, health: Health,
        log: @escaping @Sendable (String) -> Void
    ) {
        self.pool = pool
        self.path = path
        self.lock = lock
        self.health = health
        self.log = log
    }

    /// Blocks until the group that the work was in is committed or has failed.
    func run<Result>(_ work: (Database, TotalsLedger) throws -> Result) throws -> Result {
        var result: Result?
        try withoutActuallyEscaping(work) { work in
            // The job is over before this function returns, so the closure does not escape it.
            let job = Job(isWaitedFor: true) { database, ledger in
                result = try work(database, ledger)
            }
            // Who finds nobody waiting commits, for all who come until then, without another thread.
            if try enqueue(job) { queue.sync { commitWaiting(for: job) } }
            try job.wait()
        }
        guard let result else { throw StorageError.damaged("a write ended without a result") }
        return result
    }

    /// Has the work done with the next group, and does not wait for it; a failure is logged.
    func later(_ work: @escaping @Sendable (Database, TotalsLedger) throws -> Void) throws {
        let job = Job(isWaitedFor: false, work)
        guard try enqueue(job) else { return }
        queue.async { self.commitWaiting(for: job) }
    }

    /// - Returns: whether it is the first that waits: then the caller has to see to it that what waits
    ///   is committed.
    private func enqueue(_ job: Job) throws -> Bool {
        try health.checkWriting()
        let count = waiting.withLock { jobs in
            if jobs.count < GroupCommit.longestQueue { jobs.append(job) } else { return 0 }
            return jobs.count
        }
        guard count > 0 else { throw StorageError.busy }
        return count == 1
    }

    /// Writes the log into the file; `.truncate` also waits for readers and empties the log: for so many
    /// milliseconds, while writers stand behind it.
    func checkpoint(
        _ kind: Database.CheckpointMode, patience: Int = Connections.patience
    ) throws {
        try queue.sync {
            try health.checkWriting()
            do {
                try locked {
                    try pool.writeWithoutTransaction { database in
                        Connections.wait(patience, in: database)
                        defer { Connections.wait(Connections.patience, in: database) }
                        _ = try database.checkpoint(kind)
                    }
                }
            } catch {
                throw health.judged(error)
            }
        }
    }

    /// Octets of the log from which on it is emptied whatever is being read.
    static let longestLog = 16 << 20
    /// Milliseconds for which writers may be held up for that: longer than a page looks.
    private static let patienceForLog = 100

    /// Writes the log into the file as far as readers leave it; where they have left it to grow, waits for
    /// them and empties it. As long as looks at the database overlap each other, SQLite by itself would go
    /// on writing at its end. Who reads for long, as a file is made, is not waited for: the next time does
    /// it.
    func tidyLog() throws {
        try checkpoint(.passive)
        guard WriteAheadLog.size(beside: path) > GroupCommit.longestLog else { return }
        do {
            try checkpoint(.truncate, patience: GroupCommit.patienceForLog)
        } catch StorageError.locked {
            log("the log of the database is in use and could not be emptied")
        }
    }

    /// Commits what waits, among it the job that was the first of it; nothing where the group before,
    /// which failed for want of the lock, has ended it with itself: who came since then has a first of
    /// its own, and the caller is not to wait for the lock again.
    private func commitWaiting(for first: Job) {
        guard !first.isOver else { return }
        let jobs = takeWaiting()
        do {
            try health.checkWriting()
            let began = SuspendingClock.now
            try locked { try pool.writeWithoutTransaction { try commit(jobs, on: $0) } }
            statistics.count(jobs: jobs.count, took: SuspendingClock.now - began)
            end(jobs, nil)
        } catch {
            let reason = health.judged(error)
            // Whoever came while we waited for the lock is not made to wait for it anew.
            var isLocked = false
            if case StorageError.locked = reason { isLocked = true }
            end(jobs + (isLocked ? takeWaiting() : []), reason)
        }
    }

    private func end(_ jobs: [Job], _ reason: (any Error)?) {
        for job in jobs {
            guard let unheard = job.finish(reason) else { continue }
            log("a write that nobody waits for failed: \(unheard)")
        }
    }

    private func takeWaiting() -> [Job] {
        waiting.withLock { jobs in
            let taken = jobs
            jobs = []
            return taken
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
        let head: Anchor?
        do {
            var group = TotalsLedger()
            for job in jobs {
                let own = TotalsLedger(after: group)
                do {
                    try isolated(jobs.count > 1, database) { try job.run(database, own) }
                    if own.isSettled { group = TotalsLedger() }
                    group.add(own)
                } catch {
                    // Some errors of SQLite end the whole transaction: then all have failed.
                    guard database.isInsideTransaction else { throw error }
                    job.fail(health.judged(error))
                    guard jobs.count > 1 else { return try database.rollback() }
                }
            }
            try group.write(to: database)
            head = try Anchor(latestOf: database)
            try health.checkWriting()
            try database.commit()
        } catch {
            if database.isInsideTransaction { try database.rollback() }
            throw error
        }
        store(head)
    }

    /// In a savepoint, where others share the transaction.
    private func isolated(
        _ isShared: Bool, _ database: Database, _ body: () throws -> Void
    ) throws {
        guard isShared else { return try body() }
        try database.cachedStatement(sql: "SAVEPOINT job").execute()
        do {
            try body()
            try database.cachedStatement(sql: "RELEASE SAVEPOINT job").execute()
        } catch {
            if database.isInsideTransaction {
                try database.cachedStatement(sql: "ROLLBACK TO SAVEPOINT job").execute()
                try database.cachedStatement(sql: "RELEASE SAVEPOINT job").execute()
            }
            throw error
        }
    }

    /// The commit holds also where the anchor can't be written, as on a full disk.
    private func store(_ head: Anchor?) {
        guard let head, head != anchored.withLock({ $0 }) else { return }
        do {
            try head.store(beside: path)
            anchored.withLock { $0 = head }
        } catch {
            log("the anchor was not written: \(PlainReason(error))")
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
    private let isWaitedFor: Bool
    private let done = DispatchSemaphore(value: 0)

    init(isWaitedFor: Bool, _ work: @escaping (Database, TotalsLedger) throws -> Void) {
        self.work = work
        self.isWaitedFor = isWaitedFor
    }

    func run(_ database: Database, _ ledger: TotalsLedger) throws {
        try work?(database, ledger)
    }

    /// To be asked on the writer's queue.
    var isOver: Bool { work == nil }

    func fail(_ error: any Error) { failure = error }

    /// - Returns: why it failed, when nobody waits to be told.
    func finish(_ error: (any Error)?) -> (any Error)? {
        failure = failure ?? error
        // The closure belongs to the waiting thread's frame, which ends once it is told; nor may
        // the failure be read here then.
        work = nil
        let unheard = isWaitedFor ? nil : failure
        done.signal()
        return unheard
    }

    func wait() throws {
        done.wait()
        if let failure { throw failure }
    }
}
