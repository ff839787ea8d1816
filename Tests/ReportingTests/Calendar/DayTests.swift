import Testing

@testable import Reporting

@Suite("days of the calendar")
struct DayTests {
    @Test("every day from 1/1/0001 to 31/12/9999 is its own, in order, on the next weekday")
    func roundTrip() throws {
        var expected = try #require(Day(year: 1, month: 1, day: 1))
        var weekday = expected.weekday
        #expect(weekday == 1)
        var faults = 0
        for year in 1...9999 {
            let isLeap =
                year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
            let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
            for (month, length) in zip(1..., lengths) {
                for number in 1...length {
                    let day = Day(year: year, month: month, day: number)
                    if day != expected || expected.components != (year, month, number)
                        || expected.weekday != weekday
                    {
                        faults += 1
                    }
                    expected = expected + 1
                    weekday = weekday % 7 + 1
                }
                if Day(year: year, month: month, day: length + 1) != nil { faults += 1 }
            }
        }
        #expect(faults == 0)
        #expect(expected.number - 1 == Day(year: 9999, month: 12, day: 31)?.number)
    }

    @Test(
        "days that are not in the calendar",
        arguments: [
            (1900, 2, 29), (2023, 2, 29), (2100, 2, 29), (2026, 2, 31), (2026, 4, 31),
            (2026, 13, 1),
            (2026, 0, 1), (2026, 1, 0), (2026, 1, 32), (0, 1, 1), (10000, 1, 1), (-1, 1, 1),
            (Int.max, 1, 1), (2026, Int.min, 1), (2026, 1, Int.max),
        ])
    func refuses(year: Int, month: Int, day: Int) {
        #expect(Day(year: year, month: month, day: day) == nil)
    }

    @Test("leap days", arguments: [4, 1904, 2000, 2024, 9996])
    func leapDays(year: Int) {
        #expect(Day(year: year, month: 2, day: 29) != nil)
    }

    @Test(
        "known days",
        arguments: [
            ("1970-01-01", 0, 4), ("1969-12-31", -1, 3), ("2000-02-29", 11016, 2),
            ("2022-03-16", 19067, 3), ("2022-09-09", 19244, 5), ("2022-09-10", 19245, 6),
            ("0001-01-01", -719_162, 1), ("9999-12-31", 2_932_896, 5), ("1900-01-01", -25567, 1),
        ])
    func knownDays(text: String, number: Int, weekday: Int) throws {
        let day = try #require(Day(iso: text))
        #expect(day.number == number)
        #expect(day.weekday == weekday)
        #expect(day.description == text)
    }

    @Test(
        "only YYYY-MM-DD is read",
        arguments: [
            "", "2026-1-01", "2026-01-1", "26-01-01", "2026/01/01", "2026-02-30", "2026-01-01 ",
            "2026-01-01T", "0000-01-01", "-001-01-01", "+026-01-01", "２０２６-01-01", "2026-01-0a",
            "2026–01-01", "20260101", "2026-W01-1",
        ])
    func refuses(text: String) {
        #expect(Day(iso: text) == nil)
    }
}
