import Reporting

extension Day {
    /// Monday to Friday, apart from the fixed holidays and Giỗ Tổ of 2022 (10/3 of the lunar
    /// year, whose day off was 11/4/2022).
    var isWorkingDay: Bool {
        let (_, month, day) = components
        let isHoliday =
            switch (month, day) {
            case (1, 1), (4, 30), (5, 1...3), (9, 1...4): true
            default: number == 19093
            }
        return weekday <= 5 && !isHoliday
    }

    /// The day itself or the first working day after it.
    var onWorkingDay: Day {
        var day = self
        while !day.isWorkingDay { day = day + 1 }
        return day
    }

    /// Whether the pupils are at school: from 5 September to the end of May.
    var isInTerm: Bool {
        let (_, month, day) = components
        return isWorkingDay && (month < 6 || month > 9 || (month == 9 && day >= 5))
    }
}
