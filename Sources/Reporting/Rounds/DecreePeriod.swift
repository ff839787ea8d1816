/// A period of periodic reports with its data-closing days, as Nghị định 09/2019/NĐ-CP has them: from the 15th of a month to the 14th of the month by which it is called.
package struct DecreePeriod: Hashable, Sendable {
    package let span: RoundSeries.Span
    package let from: Day
    /// The data-closing day.
    package let to: Day

    /// The period of the span that the day lies in; nil beyond the calendar.
    package init?(_ span: RoundSeries.Span, holding day: Day) {
        let (year, month, number) = day.components
        // What comes after the 14th is the next month's.
        let first = year * 12 + month - 1 + (number > 14 ? 1 : 0)
        let months = span.months
        let last = first - first % months + months - 1
        guard let from = DecreePeriod.day(15, of: last - months),
            let to = DecreePeriod.day(14, of: last)
        else { return nil }
        (self.span, self.from, self.to) = (span, from, to)
    }

    private static func day(_ day: Int, of month: Int) -> Day? {
        guard month >= 12 else { return nil }
        return Day(year: month / 12, month: month % 12 + 1, day: day)
    }
}
