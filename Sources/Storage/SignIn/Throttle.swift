import Foundation
import GRDB
import Reporting

/// How often something may be tried in vain: `free` times, then after waits that grow.
package struct Patience: Hashable, Sendable {
    package var free: Int
    /// The first wait; each further failure doubles it, up to `longest`.
    package var wait: Duration
    package var longest: Duration
    /// After this long without a failure all is forgotten.
    package var memory: Duration

    /// One person's name, from one address or one browser.
    package static let account = Patience(
        free: 10, wait: .seconds(30), longest: .seconds(900), memory: .seconds(3600))
    /// One name from all addresses together, against a try from each of many.
    package static let everywhere = Patience(
        free: 100, wait: .seconds(30), longest: .seconds(300), memory: .seconds(3600))
    /// All names from one address: a school, or a town, sits behind one.
    package static let address = Patience(
        free: 60, wait: .seconds(1), longest: .seconds(60), memory: .seconds(60))
    /// Six digits, of a link, an authenticator or a head.
    package static let digits = Patience(
        free: 5, wait: .seconds(30), longest: .seconds(900), memory: .seconds(86_400))

    /// Wrong digits in a row after which a link or a PIN is of no use until it is made anew.
    package static let mostDigits = 30
}

/// What was tried in vain so far.
package struct Failures: Hashable, Sendable {
    package var count: Int
    /// By the steady clock.
    package var last: Moment?

    package init(count: Int = 0, last: Moment? = nil) {
        self.count = count
        self.last = last
    }

    init(row: Row) {
        self.init(count: row["failures"], last: row.moment("failed_at"))
    }

    /// How long until the next try; zero when it may be now. A failure that seems to lie ahead,
    /// before a start with another clock, counts as just now.
    package func wait(_ patience: Patience, at steady: Moment) -> Duration {
        guard let last, count >= patience.free, !isForgotten(patience, at: steady) else {
            return .zero
        }
        let doublings = min(count - patience.free, 20)
        let wait = min(patience.longest, patience.wait * (1 << doublings))
        let passed = Duration.milliseconds(steady.milliseconds - last.milliseconds)
        return max(.zero, wait - max(.zero, passed))
    }

    package func isForgotten(_ patience: Patience, at steady: Moment) -> Bool {
        last.map { steady >= $0 + patience.memory } ?? true
    }

    /// One more, at this time.
    package func adding(_ patience: Patience, at steady: Moment) -> Failures {
        Failures(count: isForgotten(patience, at: steady) ? 1 : count + 1, last: steady)
    }
}

/// Something that is counted against somebody who tries from outside.
package struct Try: Hashable, Sendable {
    let key: [UInt8]
    package let patience: Patience
    /// Whether a success forgives all earlier failures, or just itself.
    let isOwn: Bool

    package init(
        _ parts: [String], patience: Patience, isOwn: Bool, key: KeyFile
    ) {
        let text = parts.map { "\($0.utf8.count) \($0)" }.joined(separator: " ")
        self.key = Array(key.mac(.throttle, Array(text.utf8)).prefix(16))
        self.patience = patience
        self.isOwn = isOwn
    }
}

extension ReadTransaction {
    /// How long until the next try, by the steady clock's time; zero when it may be now.
    package func wait(after one: Try, at steady: Moment) throws -> Duration {
        try failures(of: one).wait(one.patience, at: steady)
    }

    fileprivate func failures(of one: Try) throws -> Failures {
        try Row.fetchOne(
            database.cachedStatement(sql: "SELECT * FROM throttle WHERE key = ?"),
            arguments: [Data(one.key)]
        ).map(Failures.init(row:)) ?? Failures()
    }
}

extension WriteTransaction {
    /// Counts a try against all of these before it is known how it ends, so that many at once gain
    /// nothing; nil when it may go on, else how long to wait, and nothing was counted.
    package func admit(_ tries: [Try]) throws -> Duration? {
        var known: [Failures] = []
        var wait = Duration.zero
        for one in tries {
            let failures = try read.failures(of: one)
            known.append(failures)
            wait = max(wait, failures.wait(one.patience, at: steady))
        }
        guard wait == .zero else { return wait }
        for (one, failures) in zip(tries, known) {
            let more = failures.adding(one.patience, at: steady)
            try database.cachedStatement(
                sql: """
                    INSERT INTO throttle (key, failures, failed_at) VALUES (?, ?, ?)
                    ON CONFLICT (key) DO UPDATE SET
                        failures = excluded.failures, failed_at = excluded.failed_at
                    """
            ).execute(arguments: [Data(one.key), more.count, steady.column])
        }
        try sweepThrottle(tries)
        return nil
    }

    /// Takes back what `admit` counted, for a try that was right.
    package func forgive(_ tries: [Try]) throws {
        for one in tries {
            if one.isOwn {
                try database.cachedStatement(sql: "DELETE FROM throttle WHERE key = ?").execute(
                    arguments: [Data(one.key)])
            } else {
                try database.cachedStatement(
                    sql: "UPDATE throttle SET failures = max(0, failures - 1) WHERE key = ?"
                ).execute(arguments: [Data(one.key)])
            }
        }
    }

    /// Now and then drops what is forgotten anyway.
    private func sweepThrottle(_ tries: [Try]) throws {
        guard Digest.random(1)[0] < 8 else { return }
        let longest = Patience.account.memory.milliseconds
        try database.cachedStatement(sql: "DELETE FROM throttle WHERE failed_at < ?").execute(
            arguments: [steady.column - longest])
    }
}
