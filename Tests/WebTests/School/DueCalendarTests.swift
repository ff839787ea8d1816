import Foundation
import HTTP
import HTTPTypes
import Reporting
import Storage
import Testing

@testable import Web

@Suite("A school puts its due moment into its own calendar")
struct DueCalendarTests {
    private let under: ReportUnderReview
    private let address = "/rounds/\(SchoolFixture.round)/due.ics"

    init() throws { under = try ReportUnderReview() }

    /// Its lines, unfolded, by their names.
    private func entry(_ browser: Browser) throws -> [String: String] {
        let answer = try browser.get(address)
        #expect(answer.status == .ok)
        #expect(answer.fields[.contentType] == "text/calendar; charset=utf-8")
        return answer.text.replacing("\r\n ", with: "").components(separatedBy: "\r\n").reduce(
            into: [:]
        ) {
            let parts = $1.split(separator: ":", maxSplits: 1).map(String.init)
            if parts.count == 2, $0[parts[0]] == nil { $0[parts[0]] = parts[1] }
        }
    }

    @Test("the entry ends with the due moment, and is linked where that stands")
    func entry() throws {
        let entry = try entry(under.school)
        #expect(entry["DTEND"] == "20261202T170000Z")
        #expect(entry["TRIGGER;VALUE=DATE-TIME"] == "20261129T010000Z")
        #expect(entry["SUMMARY"] == "Hạn nộp: Khảo sát năm 2026")
        #expect(entry["SEQUENCE"] == "0")
        #expect(entry["URL"] == "http://tonghop.example/rounds/\(SchoolFixture.round)/report")
        for page in ["/", ReportUnderReview.form] {
            #expect(try under.school.get(page).text.contains("href=\"\(address)\""))
        }
    }

    @Test("another due moment is the same entry, later; another school's is another")
    func changed() throws {
        let before = try entry(under.school)
        under.fixture.now = under.fixture.now + .seconds(60)
        #expect(try entry(under.school) == before)
        _ = try under.judge(
            "extend", [("due_day", "10/12/2026"), ("due_time", "17:00"), ("reason", "Bão.")])
        let after = try entry(under.school)
        #expect(after["UID"] == before["UID"])
        #expect(after["DTEND"] == "20261210T100000Z")
        let sequences = [before, after].compactMap { $0["SEQUENCE"].flatMap { Int($0) } }
        #expect(sequences.count == 2 && sequences[0] < sequences[1])
        #expect(before["DTSTAMP"] != after["DTSTAMP"])
        let other = try entry(try Browser(under.fixture.site, as: "ht-th-doan-tung"))
        #expect(other["UID"] != before["UID"])
        #expect(other["DTEND"] == before["DTEND"])
        #expect(other["SEQUENCE"] == before["SEQUENCE"])
    }

    @Test("once it is submitted the entry says so and reminds no more, and is linked nowhere")
    func submitted() throws {
        let before = try entry(under.school)
        try under.submit()
        let after = try entry(under.school)
        #expect(after["UID"] == before["UID"])
        #expect(after["SUMMARY"] == "Đã nộp: Khảo sát năm 2026")
        #expect(after["BEGIN"] == "VCALENDAR" && after["ACTION"] == nil)
        #expect(before["SEQUENCE"] == "0" && after["SEQUENCE"] == "1")
        #expect(!(try under.school.get("/").text.contains("due.ics")))
        #expect(try under.school.get("/rounds/khong-co/due.ics").status == .notFound)
    }
}
