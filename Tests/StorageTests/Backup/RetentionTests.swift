import Foundation
import Reporting
import Testing

@testable import Storage

@Suite struct RetentionTests {
    private func moment(_ text: String) throws -> Moment {
        try #require(Moment(rfc3339: text + "+07:00"))
    }

    @Test("of daily copies over two years 7 days, 5 weeks and 12 months stay")
    func daily() throws {
        // 2026-11-25 is a Wednesday.
        let last = try moment("2026-11-25T02:00:00")
        let all = (0..<730).map { last + .seconds(-86_400 * $0) }
        let kept = Retention().kept(of: all).sorted(by: >).map(\.day.description)
        #expect(
            kept == [
                "2026-11-25", "2026-11-24", "2026-11-23", "2026-11-22", "2026-11-21", "2026-11-20",
                "2026-11-19", "2026-11-15", "2026-11-08", "2026-11-01",
                "2026-10-31", "2026-09-30", "2026-08-31", "2026-07-31", "2026-06-30", "2026-05-31",
                "2026-04-30", "2026-03-31", "2026-02-28", "2026-01-31", "2025-12-31",
            ])
    }

    @Test("kept day by day, what is kept is what would be kept of all")
    func rolling() throws {
        let first = try moment("2025-01-01T02:00:00")
        var kept: Set<Moment> = []
        for day in 0..<500 {
            kept.insert(first + .seconds(86_400 * day))
            kept = Retention().kept(of: Array(kept))
        }
        let all = (0..<500).map { first + .seconds(86_400 * $0) }
        #expect(kept == Retention().kept(of: all))
    }

    @Test("of several copies on a day the newest stays; gaps don't count as days")
    func gaps() throws {
        let days = ["2026-11-25T09:00:00", "2026-11-25T02:00:00", "2026-03-01T02:00:00"]
        let kept = Retention().kept(of: try days.map(moment))
        #expect(kept == [try moment(days[0]), try moment(days[2])])
        #expect(Retention().kept(of: []).isEmpty)
    }

    @Test(
        "a daily backup is due once the hour is passed, and an hour after a failure",
        arguments: [
            (nil, true, "2026-11-25T12:00:00", true),
            ("2026-11-25T02:01:00", true, "2026-11-25T23:59:00", false),
            ("2026-11-25T02:01:00", true, "2026-11-26T01:59:00", false),
            ("2026-11-25T02:01:00", true, "2026-11-26T02:00:00", true),
            ("2026-11-24T03:00:00", true, "2026-11-25T02:00:00", true),
            ("2027-12-30T02:01:00", true, "2026-11-25T12:00:00", true),
            ("2027-12-30T02:01:00", false, "2026-11-25T12:00:00", true),
            ("2026-11-25T02:01:00", false, "2026-11-25T03:00:00", false),
            ("2026-11-25T02:01:00", false, "2026-11-25T03:01:00", true),
        ])
    func due(last: String?, isGood: Bool, now: String, isDue: Bool) throws {
        let record = try last.map {
            BackupRecord(
                at: try moment($0), file: "", size: 0, hash: "", schools: 0, values: 0,
                faults: isGood ? [] : ["no space"])
        }
        #expect(BackupRecord.isDue(after: record, hour: 2, now: try moment(now)) == isDue)
    }
}
