import Reporting
import TestSupport
import Testing

@testable import Storage

@Suite("a series of the 30th of each month")
struct SeriesOfLastDaysTests {
    private func day(_ text: String) throws -> Day { try #require(Day(iso: text)) }
    private func moment(_ text: String) throws -> Moment { try #require(Moment(rfc3339: text)) }

    @Test("after February it is the 30th again, and said so before it is prepared")
    func course() throws {
        let small = try SmallRound(schools: 2)
        let series = try small.storage.write { database in
            var draft = RoundDraft()
            (draft.code, draft.title) = ("t-2027-01", "Báo cáo tháng 01/2027")
            (draft.plan, draft.form) = (.known(small.round.plan), small.form.version)
            draft.dates.periodFrom = try day("2027-01-01")
            draft.dates.periodTo = try day("2027-01-30")
            draft.dates.dataClose = try day("2027-01-30")
            draft.dates.dueAt = try moment("2027-01-30T17:00:00+07:00")
            draft.dates.dueText = "trước 17:00 ngày 30/01/2027"
            let id = try database.plan(
                draft, of: small.round.owner, owing: .named(["truong-1"]), by: .of(.officer))
            try database.repeatRound(
                id, by: .init(span: .month, lead: 5), actor: .of(.officer))
            return try #require(try database.read.rounds.find(id)?.series?.series)
        }
        for (now, close, due) in [
            ("2027-02-23", "2027-02-28", "trước 17:00 ngày 28/02/2027"),
            ("2027-03-25", "2027-03-30", "trước 17:00 ngày 30/03/2027"),
            ("2027-04-25", "2027-04-30", "trước 17:00 ngày 30/04/2027"),
            ("2027-05-25", "2027-05-30", "trước 17:00 ngày 30/05/2027"),
        ] {
            small.clock.now = try moment("\(now)T08:00:00+07:00")
            let said = try small.storage.read { database in
                try database.rounds.series(series).flatMap { try database.rounds.next(of: $0) }
            }
            #expect(said?.close == (try day(close)))
            _ = try small.storage.write { try $0.carryOut(series) }
            let round = try small.storage.read {
                try $0.rounds.rounds(of: series, limit: 1).first
            }
            #expect(round?.dataClose == (try day(close)))
            #expect(round?.dueAt == (try moment("\(close)T17:00:00+07:00")))
            #expect(round?.dueText == due)
        }
    }
}
