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
