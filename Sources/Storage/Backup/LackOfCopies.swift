import GRDB
import Reporting

/// That there is no good copy as young as it should be.
package struct LackOfCopies: Hashable, Sendable {
    /// When the last good copy was begun; nil when there never was one.
    package let since: Moment?
}

extension ReadTransaction {
    /// nil while a good copy is young enough, and where there could be none yet: a copy is made
    /// once a day. Invented data needs none, unless one was tried and is not good.
    package func lackOfCopies(at now: Moment) throws -> LackOfCopies? {
        let longest = BackupRecord.longestWait
        if let good = try settings.lastGoodBackup()?.at {
            // One of a day that is yet to come was made while the clock was wrong.
            let isYoung = now < good + longest && good < now + longest
            return isYoung ? nil : LackOfCopies(since: good)
        }
        if try settings.lastBackup() != nil { return LackOfCopies(since: nil) }
        let first = try Int64.fetchOne(
            database.cachedStatement(sql: "SELECT at FROM event ORDER BY seq LIMIT 1"))
        guard let first, try !settings.isDemonstration() else { return nil }
        return now < Moment(milliseconds: first) + longest ? nil : LackOfCopies(since: nil)
    }
}
