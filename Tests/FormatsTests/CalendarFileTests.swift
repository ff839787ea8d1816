import Foundation
import Formats
import Reporting
import Testing

@Suite("A calendar's entry is written as RFC 5545 has it")
struct CalendarFileTests {
    private func file(_ summary: String = "Hạn nộp: Khảo sát", _ description: String = "Nộp.")
        throws
        -> CalendarFile
    {
        let due = try #require(Moment(rfc3339: "2026-12-08T17:00:00+07:00"))
        return CalendarFile(
            uid: "han-nop-a-b@tonghop", sequence: 2,
            changedAt: try #require(Moment(rfc3339: "2026-11-01T06:30:15+07:00")),
            from: due + .seconds(-1800), to: due, summary: summary, description: description,
            url: "https://tonghop.example/rounds/a/report",
            reminder: Moment(try #require(Day(iso: "2026-12-05")), hour: 8))
    }

    private func lines(_ file: CalendarFile) -> [String] {
        String(decoding: file.octets, as: UTF8.self).components(separatedBy: "\r\n")
    }

    @Test("its lines, moments in UTC, the alarm within the event")
    func entry() throws {
        #expect(
            lines(try file()) == [
                "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Tong Hop//tonghop//VI",
                "BEGIN:VEVENT", "UID:han-nop-a-b@tonghop", "SEQUENCE:2",
                "DTSTAMP:20261031T233015Z", "DTSTART:20261208T093000Z", "DTEND:20261208T100000Z",
                "SUMMARY:Hạn nộp: Khảo sát", "DESCRIPTION:Nộp.",
                "URL:https://tonghop.example/rounds/a/report", "TRANSP:TRANSPARENT",
                "BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:Hạn nộp: Khảo sát",
                "TRIGGER;VALUE=DATE-TIME:20261205T010000Z", "END:VALARM", "END:VEVENT",
                "END:VCALENDAR", "",
            ])
    }

    @Test(
        "no line has more than 75 octets, none is broken within a character, folded they read back")
    func folded() throws {
        let summary = String(repeating: "Kết quả thực hiện kế hoạch phòng cháy 🧯 ", count: 12)
        let file = try file(summary)
        var whole = ""
        for line in file.octets.split(separator: 0x0a, omittingEmptySubsequences: false) {
            guard !line.isEmpty else { continue }
            #expect(line.last == 0x0d)
            let octets = line.dropLast()
            #expect(octets.count <= 75)
            // Every line is text of its own.
            let text = try #require(String(validating: octets, as: UTF8.self))
            whole += text.hasPrefix(" ") ? String(text.dropFirst()) : "\n" + text
        }
        #expect(whole.contains("\nSUMMARY:\(summary)\n"))
    }

    @Test("what has a meaning in a calendar is text within it, and no line of its own")
    func escaped() throws {
        let file = try file("A, B; C \\ D\r\nATTACH:http://e.example\u{1}", "x\ny\rz")
        let lines = lines(file)
        #expect(lines.contains("SUMMARY:A\\, B\\; C \\\\ D\\nATTACH:http://e.example"))
        #expect(lines.contains("DESCRIPTION:x\\ny\\nz"))
        #expect(!lines.contains { $0.hasPrefix("ATTACH") })
    }
}
