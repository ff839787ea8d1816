/// A time of the day to the minute, from 00:00 to 23:59, of no day and no zone.
package struct TimeOfDay: Hashable, Sendable, Comparable {
    /// Since midnight.
    package let minutes: Int

    /// nil beyond the day.
    package init?(minutes: Int) {
        guard (0..<24 * 60).contains(minutes) else { return nil }
        self.minutes = minutes
    }

    /// Reads `HH:MM` (RFC 3339 partial-time, without seconds) and nothing else.
    package init?(iso text: String) {
        let bytes = Array(text.utf8)
        let digits = bytes.map { Int($0) - 48 }
        guard bytes.count == 5, bytes[2] == UInt8(ascii: ":"),
            [0, 1, 3, 4].allSatisfy({ (0...9).contains(digits[$0]) }), digits[3] < 6,
            digits[0] * 10 + digits[1] < 24
        else { return nil }
        self.init(minutes: digits[0] * 600 + digits[1] * 60 + digits[3] * 10 + digits[4])
    }

    package static func < (left: TimeOfDay, right: TimeOfDay) -> Bool {
        left.minutes < right.minutes
    }
}

extension TimeOfDay {
    /// As official texts write it: `07 giờ 30`.
    package var inDocument: String { padded(minutes / 60, 2) + " giờ " + padded(minutes % 60, 2) }
}

extension TimeOfDay: CustomStringConvertible {
    /// `HH:MM`
    package var description: String { padded(minutes / 60, 2) + ":" + padded(minutes % 60, 2) }
}
