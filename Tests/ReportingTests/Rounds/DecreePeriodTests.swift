import Reporting
import Testing

@Suite("periods of the decree")
struct DecreePeriodTests {
    /// Nghị định 09/2019/NĐ-CP, điều 12.
    @Test(
        "a day lies in the period that closes on the 14th",
        arguments: [
            (RoundSeries.Span.month, "2027-03-14", "2027-02-15", "2027-03-14"),
            (.month, "2027-03-15", "2027-03-15", "2027-04-14"),
            (.month, "2026-12-20", "2026-12-15", "2027-01-14"),
            (.quarter, "2027-01-01", "2026-12-15", "2027-03-14"),
            (.quarter, "2027-03-15", "2027-03-15", "2027-06-14"),
            (.quarter, "2026-12-15", "2026-12-15", "2027-03-14"),
            (.halfYear, "2027-06-14", "2026-12-15", "2027-06-14"),
            (.halfYear, "2027-06-15", "2027-06-15", "2027-12-14"),
            (.year, "2027-12-14", "2026-12-15", "2027-12-14"),
            (.year, "2027-12-15", "2027-12-15", "2028-12-14"),
        ])
    func holding(span: RoundSeries.Span, day: String, from: String, to: String) throws {
        let day = try #require(Day(iso: day))
        let period = try #require(DecreePeriod(span, holding: day))
        #expect(period.from.description == from)
        #expect(period.to.description == to)
    }

    @Test("the calendar's ends have none")
    func ends() throws {
        let last = try #require(Day(year: 9999, month: 12, day: 15))
        let first = try #require(Day(year: 1, month: 1, day: 1))
        for span in RoundSeries.Span.allCases {
            #expect(DecreePeriod(span, holding: last) == nil)
            #expect(DecreePeriod(span, holding: first) == nil)
        }
    }
}
