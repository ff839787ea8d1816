import Formats
import Reporting
import TestSupport
import Testing

@testable import Web

@Suite("cells of a school's workbook that show days and times")
struct DatedAnswersTests {
    private let fixture: SchoolFixture
    private let clerk: Browser
    private let target = "/rounds/\(SchoolFixture.round)/report/form.xlsx"

    init() throws {
        fixture = try SchoolFixture()
        clerk = try fixture.reporter("nv-th-cao-thang")
    }

    private static let cells: [(code: String, number: String, format: String, value: Value?)] = [
        ("plan_number", "46331", "dd/mm/yyyy", .text("05/11/2026")),
        ("plan_number", "0.3125", "hh:mm", .text("07:30")),
        ("plan_number", "46331.3125", "dd\\/mm\\/yyyy\\ h:mm", .text("07:30, 05/11/2026")),
        ("plan_number", "21", "General", .text("21")),
        ("staff", "34", "#,##0 &quot;người&quot;", .integer(34)),
        ("drill_date", "46313", "[$-42A]d mmm;@", Day(iso: "2026-10-18").map(Value.date)),
        ("drill_date", "19972", "dd/mm/yyyy", Day(iso: "1954-09-05").map(Value.date)),
        ("staff", "46115", "d-mmm", nil),
        ("drill_date", "2026", "dd/mm/yyyy", nil),
        ("drill_date", "0.3125", "hh:mm", nil),
        // Of seventeen digits a spreadsheet keeps fifteen.
        ("plan_number", "12345678901234568", "0", nil),
    ]

    // Laravel-Excel#1224, csv-import#243: a text took the day's number; Excel makes a day of `3/4`.
    @Test("are answers as people read them, and no counts", arguments: cells)
    func answers(code: String, number: String, format: String, value: Value?) throws {
        var file = try FilledFile(try clerk.get(target).body)
        // It begins with what the school's profile knows.
        if code != "staff" { try file.clear("staff") }
        try file.put(number, shownAs: format, at: code)
        let preview = try clerk.send(workbook: try file.octets, to: target)
        guard let value else {
            #expect(preview.counts == [0, 0, 11, 1])
            return
        }
        _ = try clerk.act("take", upon: preview, at: target)
        #expect(try fixture.entries() == [Indicator.Code(rawValue: code): .value(value)])
    }
}
