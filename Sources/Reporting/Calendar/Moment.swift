/// A moment in time: milliseconds since 1970-01-01T00:00:00Z.
///
/// Viet Nam's clock (Asia/Ho_Chi_Minh) has been UTC+07:00 without daylight saving since 1975, so
/// days and times of day are computed with that offset and need no zone table.
package struct Moment: Hashable, Sendable, Comparable {
    package var milliseconds: Int64

    package init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    /// `hour`:`minute` of `day` on Viet Nam's clock.
    package init(_ day: Day, hour: Int = 0, minute: Int = 0) {
        milliseconds =
            (Int64(day.number) * 86400 + Int64(hour) * 3600 + Int64(minute) * 60) * 1000
            - Moment.offset
    }

    private static let offset: Int64 = 7 * 3_600_000

    /// The day in Viet Nam.
    package var day: Day {
        Day(number: Int((milliseconds + Moment.offset).flooredQuotient(by: 86_400_000)))
    }

    /// Hour, minute, second and millisecond on Viet Nam's clock.
    package var time: (hour: Int, minute: Int, second: Int, millisecond: Int) {
        let local = milliseconds + Moment.offset
        let inDay = Int(local - local.flooredQuotient(by: 86_400_000) * 86_400_000)
        return (inDay / 3_600_000, inDay / 60_000 % 60, inDay / 1000 % 60, inDay % 1000)
    }

    /// The last day on which something due at this moment, which is exclusive, is on time.
    package var lastDay: Day { Moment(milliseconds: milliseconds - 1).day }

    package static func < (left: Moment, right: Moment) -> Bool {
        left.milliseconds < right.milliseconds
    }

    package static func + (moment: Moment, duration: Duration) -> Moment {
        let (seconds, attoseconds) = duration.components
        return Moment(
            milliseconds: moment.milliseconds + seconds * 1000
                + attoseconds / 1_000_000_000_000_000)
    }
}

extension Moment: CustomStringConvertible {
    /// RFC 3339 with Viet Nam's offset, to the second: `2026-11-23T08:00:00+07:00`.
    package var description: String {
        let (hour, minute, second, _) = time
        return "\(day)T\(padded(hour, 2)):\(padded(minute, 2)):\(padded(second, 2))+07:00"
    }

    /// Reads RFC 3339 `date-time` with any offset; nil when it is not one, is a leap second, or is
    /// outside of the years 1 to 9999 in Viet Nam, which could not be written. Digits beyond the
    /// millisecond are dropped.
    package init?(rfc3339 text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count >= 20, let day = Day(iso: String(text.prefix(10))),
            bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: "t"),
            bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":"),
            let hour = twoDigits(bytes, 11), hour < 24, let minute = twoDigits(bytes, 14),
            minute < 60, let second = twoDigits(bytes, 17), second < 60
        else { return nil }
        var index = 19
        var fraction: Int64 = 0
        if bytes[index] == UInt8(ascii: ".") {
            index += 1
            var weight: Int64 = 100
            let start = index
            while index < bytes.count, (48...57).contains(bytes[index]) {
                fraction += Int64(bytes[index] - 48) * weight
                weight /= 10
                index += 1
            }
            guard index > start else { return nil }
        }
        let offset: Int64
        switch bytes.count - index {
        case 1 where bytes[index] == UInt8(ascii: "Z") || bytes[index] == UInt8(ascii: "z"):
            offset = 0
        case 6:
            guard bytes[index + 3] == UInt8(ascii: ":"),
                bytes[index] == UInt8(ascii: "+") || bytes[index] == UInt8(ascii: "-"),
                let hours = twoDigits(bytes, index + 1), hours < 24,
                let minutes = twoDigits(bytes, index + 4), minutes < 60
            else { return nil }
            offset =
                Int64(hours * 60 + minutes) * (bytes[index] == UInt8(ascii: "+") ? 60 : -60)
        default:
            return nil
        }
        let seconds =
            Int64(day.number) * 86400 + Int64(hour * 3600 + minute * 60 + second) - offset
        milliseconds = seconds * 1000 + fraction
        guard (1...9999).contains(self.day.components.year) else { return nil }
    }
}

private func twoDigits(_ bytes: [UInt8], _ index: Int) -> Int? {
    guard index + 1 < bytes.count, (48...57).contains(bytes[index]),
        (48...57).contains(bytes[index + 1])
    else { return nil }
    return Int(bytes[index] - 48) * 10 + Int(bytes[index + 1] - 48)
}

extension Int64 {
    fileprivate func flooredQuotient(by divisor: Int64) -> Int64 {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }
}
