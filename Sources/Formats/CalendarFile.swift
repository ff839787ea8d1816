import Reporting

/// A calendar with one entry (iCalendar, RFC 5545), of the same bytes for the same entry.
package struct CalendarFile: Sendable {
    package static let mediaType = "text/calendar; charset=utf-8"

    /// The same for the entry whatever becomes of it: calendars replace by it.
    package var uid: String
    /// Higher with every change (3.8.7.4).
    package var sequence: Int
    /// When it was changed last (3.8.7.2).
    package var changedAt: Moment
    package var from: Moment
    package var to: Moment
    package var summary: String
    package var description: String
    package var url: String
    /// When it reminds; none where that is nil.
    package var reminder: Moment?

    package init(
        uid: String, sequence: Int, changedAt: Moment, from: Moment, to: Moment, summary: String,
        description: String, url: String, reminder: Moment?
    ) {
        self.uid = uid
        self.sequence = sequence
        self.changedAt = changedAt
        self.from = from
        self.to = to
        self.summary = summary
        self.description = description
        self.url = url
        self.reminder = reminder
    }

    package var octets: [UInt8] {
        var lines = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Tong Hop//tonghop//VI", "BEGIN:VEVENT",
            "UID:" + Self.text(uid), "SEQUENCE:\(sequence)", "DTSTAMP:" + Self.utc(changedAt),
            "DTSTART:" + Self.utc(from), "DTEND:" + Self.utc(to), "SUMMARY:" + Self.text(summary),
            "DESCRIPTION:" + Self.text(description), "URL:" + url, "TRANSP:TRANSPARENT",
        ]
        if let reminder {
            lines += [
                "BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:" + Self.text(summary),
                "TRIGGER;VALUE=DATE-TIME:" + Self.utc(reminder), "END:VALARM",
            ]
        }
        lines += ["END:VEVENT", "END:VCALENDAR"]
        return lines.flatMap { Self.folded($0) }
    }

    /// `20261208T100000Z` (3.3.5).
    private static func utc(_ moment: Moment) -> String {
        // A moment tells the clock of Viet Nam.
        let shifted = moment + .seconds(-7 * 3600)
        let (year, month, day) = shifted.day.components
        let (hour, minute, second, _) = shifted.time
        func padded(_ number: Int, _ width: Int) -> String {
            String(repeating: "0", count: max(0, width - "\(number)".count)) + "\(number)"
        }
        return padded(year, 4) + padded(month, 2) + padded(day, 2) + "T" + padded(hour, 2)
            + padded(minute, 2) + padded(second, 2) + "Z"
    }

    /// As 3.3.11 writes text: commas, semicolons and backslashes escaped, line breaks as `\n`, other
    /// controls left out.
    private static func text(_ text: String) -> String {
        var line = ""
        for scalar in text.replacing("\r\n", with: "\n").unicodeScalars {
            switch scalar {
            case "\\", ",", ";": line.unicodeScalars += ["\\", scalar]
            case "\n", "\r": line += "\\n"
            case _ where scalar.value < 0x20 || scalar.value == 0x7f: break
            default: line.unicodeScalars.append(scalar)
            }
        }
        return line
    }

    /// The line and its end, with a break before what would be its 76th octet (3.1); none within a
    /// character.
    private static func folded(_ line: String) -> [UInt8] {
        let end: [UInt8] = [0x0d, 0x0a]
        var (octets, length) = ([UInt8](), 0)
        for scalar in line.unicodeScalars {
            let next = Array(String(scalar).utf8)
            if length + next.count > 75 {
                octets += end + [0x20]
                length = 1
            }
            octets += next
            length += next.count
        }
        return octets + end
    }
}
