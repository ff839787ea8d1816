/// A moment in whole seconds as HTTP writes it: `Sun, 06 Nov 1994 08:49:37 GMT` (IMF-fixdate,
/// RFC 9110 5.6.7).
package struct HTTPDate: Hashable, Comparable, Sendable, LosslessStringConvertible {
    package var secondsSince1970: Int

    package init(secondsSince1970: Int) {
        self.secondsSince1970 = secondsSince1970
    }

    package static func < (earlier: HTTPDate, later: HTTPDate) -> Bool {
        earlier.secondsSince1970 < later.secondsSince1970
    }

    package var description: String {
        let second = ((secondsSince1970 % 86_400) + 86_400) % 86_400
        let days = (secondsSince1970 - second) / 86_400
        let weekday = Self.weekdays[((days + 4) % 7 + 7) % 7]
        let (year, month, day) = Self.civil(days)
        let clock = [second / 3_600, second / 60 % 60, second % 60].map { Self.padded($0, 2) }
        return "\(weekday), \(Self.padded(day, 2)) \(Self.months[month - 1]) "
            + "\(Self.padded(year, 4)) \(clock.joined(separator: ":")) GMT"
    }

    /// Reads IMF-fixdate alone. The two obsolete forms are nil, as is a date that does not exist:
    /// a condition on it is then ignored, which costs one full answer.
    package init?(_ text: String) {
        let parts = text.split(separator: " ", omittingEmptySubsequences: false)
        guard text.utf8.count == 29, parts.count == 6,
            let month = Self.months.firstIndex(of: String(parts[2])),
            let day = Self.number(parts[1], 2), let year = Self.number(parts[3], 4)
        else { return nil }
        let clock = parts[4].split(separator: ":", omittingEmptySubsequences: false)
        guard clock.count == 3, let hour = Self.number(clock[0], 2), hour < 24,
            let minute = Self.number(clock[1], 2), minute < 60,
            let second = Self.number(clock[2], 2), second <= 60
        else { return nil }
        let days = Self.days(year: year, month: month + 1, day: day)
        secondsSince1970 = days * 86_400 + hour * 3_600 + minute * 60 + min(second, 59)
        // Written again it is the same text, but for a leap second: this checks the weekday,
        // the comma, the zone and the day of the month in one go.
        let same = description.utf8.elementsEqual(text.utf8)
        guard same || (second == 60 && description.prefix(22) == text.prefix(22)) else {
            return nil
        }
    }

    private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    private static func number(_ text: Substring, _ width: Int) -> Int? {
        text.utf8.count == width && text.utf8.allSatisfy(\.isDigit) ? Int(text) : nil
    }

    /// Days since 1970-01-01 of the proleptic Gregorian calendar. The year begins in March, so
    /// that the leap day is its last.
    private static func days(year: Int, month: Int, day: Int) -> Int {
        let year = month > 2 ? year : year - 1
        let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
        let era = (year >= 0 ? year : year - 399) / 400
        let yearOfEra = year - era * 400
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
            - 719_468
    }

    /// The inverse of `days(year:month:day:)`.
    private static func civil(_ days: Int) -> (year: Int, month: Int, day: Int) {
        let days = days + 719_468
        let era = (days >= 0 ? days : days - 146_096) / 146_097
        let dayOfEra = days - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        return (
            yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month,
            dayOfYear - (153 * marchMonth + 2) / 5 + 1
        )
    }
}
