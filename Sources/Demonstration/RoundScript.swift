import Reporting

/// One of the two rounds of the demonstration.
package struct RoundScript: Hashable, Sendable {
    package let code: String
    package let title: String
    package let year: ListedSchool.Year
    package let isClosed: Bool
    /// Its last day is the data-closing date.
    package let period: ClosedRange<Day>
    /// Exclusive.
    package let dueAt: Moment
    package let dueText: String
    /// From here the timings of CourseOfStates.swift count back: the due day of the round of
    /// 2022, today in the current one.
    package let anchor: Day

    package var dataClose: Day { period.upperBound }

    /// The round of the plan itself: 16/3/2022 to 31/8/2022, before 10/9/2022.
    package static let in2022: RoundScript = {
        // 2022-03-16, 2022-08-31 and 2022-09-10 as days since 1970.
        let due = Day(number: 19245)
        return RoundScript(
            code: "pccc-2022", title: "Kết quả thực hiện Kế hoạch số 14/KH-GDĐT năm 2022",
            year: .in2022, isClosed: true, period: Day(number: 19067)...Day(number: 19235),
            dueAt: Moment(due), dueText: FireSafetyPlan.dueText, anchor: due)
    }()

    /// The open round: the six whole months before `now`, due at five in the afternoon in nine days.
    package static func current(now: Moment) -> RoundScript {
        let today = now.day
        let year = schoolYear(of: today)
        let thisMonth = today + (1 - today.components.day)
        let start = (1...6).reduce(thisMonth) { day, _ in
            let lastOfMonthBefore = day + -1
            return lastOfMonthBefore + (1 - lastOfMonthBefore.components.day)
        }
        let due = today + 9
        return RoundScript(
            code: "pccc-\(year)",
            title: "Kết quả công tác PCCC và CNCH, năm học \(year) - \(year + 1)",
            year: .current, isClosed: false, period: start...(thisMonth + -1),
            dueAt: Moment(due, hour: 17),
            dueText: "trước 17 giờ 00 ngày \(VietnameseDate.inDocument(due))", anchor: today)
    }

    /// The calendar year in which the school year began; a school year begins in August, when the
    /// staff come back.
    package static func schoolYear(of day: Day) -> Int {
        let (year, month, _) = day.components
        return month >= 8 ? year : year - 1
    }
}
