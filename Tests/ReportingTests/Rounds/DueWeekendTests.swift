import Reporting
import Testing

@Suite("due moments beside the days of rest, and behind another data-closing day")
struct DueWeekendTests {
    @Test(
        "a due moment is on a day of rest by its last day on time",
        arguments: [
            ("2027-02-05T17:00:00+07:00", nil), ("2027-02-06T00:00:00+07:00", nil),
            ("2027-02-06T17:00:00+07:00", "2027-02-06"),
            ("2027-02-07T00:00:00+07:00", "2027-02-06"),
            ("2027-02-08T00:00:00+07:00", "2027-02-07"), ("2027-02-08T17:00:00+07:00", nil),
        ])
    func weekend(due: String, day: String?) {
        var dates = RoundDates()
        #expect(dates.dueWeekend == nil)
        dates.dueAt = Moment(rfc3339: due)
        #expect(dates.dueWeekend?.description == day)
    }

    @Test(
        "beside the plan's words it is later, or on another day, or right",
        arguments: [
            ("trước ngày 20/12/2026", "2026-12-20T17:00:00+07:00", "2026-12-19"),
            ("trước ngày 20/12/2026", "2026-12-20T00:00:00+07:00", nil),
            ("trước ngày 20/12/2026", "2026-12-19T17:00:00+07:00", nil),
            ("trước ngày 20/12/2026", "2026-12-18T17:00:00+07:00", "2026-12-19"),
            ("Chậm nhất 17 giờ 00 ngày 15/6/2026", "2026-06-15T17:00:00+07:00", nil),
            ("Chậm nhất 17 giờ 00 ngày 15/6/2026", "2026-06-16T00:00:00+07:00", "2026-06-15"),
            ("gửi báo cáo chậm nhất ngày 15/6/2026", "2026-06-16T00:00:00+07:00", nil),
            ("theo công văn riêng", "2026-06-16T00:00:00+07:00", nil),
            ("ngày 25 hằng tháng", "2026-06-16T00:00:00+07:00", nil),
            ("", "2026-06-16T00:00:00+07:00", nil),
        ])
    func planned(words: String, due: String, last: String?) {
        var dates = RoundDates()
        dates.dueText = words
        #expect(dates.lastDayOfWords == nil)
        dates.dueAt = Moment(rfc3339: due)
        #expect(dates.lastDayOfWords?.description == last)
    }

    @Test(
        "it keeps its distance and its hour",
        arguments: [
            ("2026-12-14", "2026-12-20T17:00:00+07:00", "2027-01-14", "2027-01-20T17:00:00+07:00"),
            ("2026-12-14", "2026-12-15T00:00:00+07:00", "2027-03-14", "2027-03-15T00:00:00+07:00"),
            ("2027-01-31", "2027-02-05T16:30:00+07:00", "2027-02-28", "2027-03-05T16:30:00+07:00"),
            ("2028-02-29", "2028-03-03T17:00:00+07:00", "2028-01-31", "2028-02-03T17:00:00+07:00"),
        ])
    func moved(close: String, due: String, newClose: String, newDue: String) throws {
        let (close, newClose) = (
            try #require(Day(iso: close)), try #require(Day(iso: newClose))
        )
        #expect(
            try #require(Moment(rfc3339: due)).moved(from: close, to: newClose)
                == Moment(rfc3339: newDue))
    }
}
