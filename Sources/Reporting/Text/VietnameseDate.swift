/// Days and times as Viet Nam writes them (Documentation/Sources.md 4).
package enum VietnameseDate {
    /// In the interface and in tables: `01/03/2022`.
    package static func text(_ day: Day) -> String {
        let (year, month, day) = day.components
        return "\(padded(day, 2))/\(padded(month, 2))/\(padded(year, 4))"
    }

    /// In a document's running text, where days below 10 and the months 1 and 2 have a zero in
    /// front: `01/3/2022`, `05/02/2020`, `18/5/2021`.
    package static func inDocument(_ day: Day) -> String {
        let (year, month, day) = day.components
        return "\(padded(day, 2))/\(paddedMonth(month))/\(padded(year, 4))"
    }

    /// On a document's head, behind the place: `ngày 09 tháng 9 năm 2022`.
    package static func onHead(_ day: Day) -> String {
        let (year, month, day) = day.components
        return "ngày \(padded(day, 2)) tháng \(paddedMonth(month)) năm \(padded(year, 4))"
    }

    /// On Viet Nam's clock, in the interface: `17:00`.
    package static func time(_ moment: Moment) -> String {
        "\(padded(moment.time.hour, 2)):\(padded(moment.time.minute, 2))"
    }

    /// In the interface: `08:00, 30/11/2026`.
    package static func text(_ moment: Moment) -> String {
        "\(time(moment)), \(text(moment.day))"
    }

    /// In tables that are taken away, to the second and the day first, as spreadsheets read it:
    /// `30/11/2026 08:00:00`.
    package static func inTable(_ moment: Moment) -> String {
        let (hour, minute, second, _) = moment.time
        return "\(text(moment.day)) \(padded(hour, 2)):\(padded(minute, 2)):\(padded(second, 2))"
    }

    /// In a document's running text: `16 giờ 30, ngày 09/9/2022`.
    package static func inDocument(_ moment: Moment) -> String {
        let (hour, minute, _, _) = moment.time
        return "\(padded(hour, 2)) giờ \(padded(minute, 2)), ngày \(inDocument(moment.day))"
    }

    /// Until when something is due, which is exclusive, the same wherever it is said:
    /// `trước 17:00, thứ Tư 02/12/2026`; at midnight as plans word it,
    /// `trước ngày 10/9/2022 (hết ngày 09/9/2022)`.
    package static func due(_ due: Moment) -> String {
        due.day == due.lastDay
            ? "trước \(time(due)), \(weekday(due.day)) \(text(due.day))"
            : "trước ngày \(inDocument(due.day)) (hết ngày \(inDocument(due.lastDay)))"
    }

    /// `thứ Hai` … `thứ Bảy`, `Chủ nhật`.
    package static func weekday(_ day: Day) -> String {
        switch day.weekday {
        case 1: "thứ Hai"
        case 2: "thứ Ba"
        case 3: "thứ Tư"
        case 4: "thứ Năm"
        case 5: "thứ Sáu"
        case 6: "thứ Bảy"
        default: "Chủ nhật"
        }
    }

    /// How long until the end of `last`, in calendar days: `Còn 9 ngày`, `Hạn hôm nay`,
    /// `Quá hạn 3 ngày`.
    package static func daysLeft(until last: Day, from today: Day) -> String {
        switch last.number - today.number {
        case 0: "Hạn hôm nay"
        case let days where days > 0: "Còn \(VietnameseNumber.text(Int64(days))) ngày"
        case let days: "Quá hạn \(VietnameseNumber.text(Int64(-days))) ngày"
        }
    }

    /// How long until `due`, which is exclusive: when it is midnight, the day before is the last.
    /// `Quá hạn 14 giờ` within the first day after it.
    package static func daysLeft(until due: Moment, at now: Moment) -> String {
        now >= due
            ? "Quá hạn \(past(due, at: now))" : daysLeft(until: due.lastDay, from: now.day)
    }

    /// How long after `due`: `dưới 1 giờ`, `14 giờ`, from a whole day on in calendar days since the
    /// last one, `3 ngày`.
    package static func past(_ due: Moment, at moment: Moment) -> String {
        switch (moment.milliseconds - due.milliseconds) / 3_600_000 {
        case ..<1: "dưới 1 giờ"
        case let hours where hours < 24: "\(hours) giờ"
        default: "\(VietnameseNumber.text(Int64(moment.day.number - due.lastDay.number))) ngày"
        }
    }

    private static func paddedMonth(_ month: Int) -> String {
        month <= 2 ? padded(month, 2) : String(month)
    }
}
