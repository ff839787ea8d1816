import Reporting

/// Days as a workbook counts them, times as shares of one (ECMA-376 part 1, 18.17.4).
struct SpreadsheetDays {
    /// Instead of 1900.
    let countsFrom1904: Bool

    /// 1970-01-01.
    static let since1970 = 25_569
    /// What a year is, or a count, and hardly a day: up to 1906.
    private static let mostYears = 2_200
    private static let end = 3_000_000.0

    /// nil for what is none.
    func day(_ number: String) -> Day? {
        guard let days = Double(number), (0..<SpreadsheetDays.end).contains(days) else {
            return nil
        }
        return day(Int(days))
    }

    private func day(_ days: Int) -> Day? {
        let serial = days + (countsFrom1904 ? 1_462 : 0)
        let day = Day(number: serial - SpreadsheetDays.since1970)
        return serial > SpreadsheetDays.mostYears && day.number < 2_932_897 ? day : nil
    }

    /// What a cell shows of its number; nil where that is none of what it is to show, as 7 is no time.
    func cell(_ number: String, shown: NumberStyles.Shown) -> ReadCell? {
        guard let days = Double(number), (0..<SpreadsheetDays.end).contains(days) else {
            return nil
        }
        let day = day(Int(days))
        switch shown {
        case .percent: return .percent(number)
        case .day: return day.map { .dated($0, nil) }
        case .time:
            guard days < 1 || day != nil else { return nil }
            return .dated(nil, TimeOfDay(ofDay: days))
        case .moment: return day.map { .dated($0, TimeOfDay(ofDay: days)) }
        }
    }
}

extension TimeOfDay {
    /// What stands behind the comma, as spreadsheets show it: without the seconds.
    fileprivate init?(ofDay days: Double) {
        let seconds = Int(((days - days.rounded(.down)) * 86_400).rounded())
        self.init(minutes: min(seconds, 86_399) / 60)
    }

    /// A number without a style as a time: a share of a day, or a day since 1970 with one behind it.
    /// nil for others: 7 may be an hour, 7.3 half past it, 730 the same.
    package init?(spreadsheet number: String) {
        guard let days = Double(number), (0..<3_000_000).contains(days) else { return nil }
        let isShare = days < 1
        let hasShare = days >= Double(SpreadsheetDays.since1970) && days != days.rounded(.down)
        guard isShare || hasShare else { return nil }
        self.init(ofDay: days)
    }
}
