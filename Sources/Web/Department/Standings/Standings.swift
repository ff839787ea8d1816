import Formats
import HTTP
import HTTPTypes
import Reporting
import Storage

/// Thi đua.
enum Standings {
    /// `GET /standings?year=&after=`: how schools reported in a year; a school sees its own line.
    @Sendable static func show(_ visit: Visit) throws -> any Reply {
        try visit.checkQuery(known: ["year", "after", "done"])
        let cursor = try visit.chosenCursor()
        return try page(
            try StandingsView(visit, after: cursor), isFirst: cursor == nil, in: visit)
    }

    /// With a note that was typed and not kept, and why.
    private static func page(
        _ view: StandingsView, isFirst: Bool = true, typed note: String? = nil,
        fault: Refusal? = nil, in visit: Visit
    ) throws -> Page {
        var page = visit.page(
            StandingsPage(
                frame: try Frame(
                    visit, title: "Thi đua", current: "/standings"),
                view, isFirst: isFirst, isDone: try visit.query("done") != nil, typed: note,
                complaint: fault?.sentence, needsPIN: visit.asker.cameByLink))
        guard let fault else { return page }
        (page.status, page.fields) = (fault.status, fault.fields)
        return page
    }

    /// `GET /standings.xlsx?year=`
    @Sendable static func workbook(_ visit: Visit) throws -> any Reply {
        try visit.checkQuery(known: ["year"])
        let view = try StandingsView(visit, isFile: true)
        let sheet = Spreadsheet(
            name: "Thi đua \(view.year)",
            columns: [
                .init("Đơn vị", width: 34), .init("Đơn vị cấp xã", width: 22),
                .init("Phải báo cáo", width: 12), .init("Đúng hạn", width: 12),
                .init("Nộp muộn", width: 12), .init("Số ngày muộn", width: 12),
                .init("Quá hạn chưa nộp", width: 12), .init("Chưa đến hạn", width: 12),
                .init("Số lần trả lại", width: 12),
                .init("Số ô phải sửa", width: 12), .init("Ghi chú của trường", width: 50),
            ], madeAt: visit.now)
        return Download.workbook(
            sheet, view.standings.map(\.cells), name: "thi-dua-\(view.year)")
    }

    /// `POST /standings`: what the school says to its line.
    @Sendable static func note(_ wish: Wish) throws -> any Reply {
        let fields = try wish.form()
        let years = 2000...wish.now.day.components.year + 1
        let note = try wish.cleaned(fields.first("note") ?? "")
        guard let year = fields.first("year").flatMap({ Int(sent: $0, in: years) }),
            note.unicodeScalars.count <= 1000
        else { throw Refusal(.unprocessableContent, "Ghi chú không quá 1.000 ký tự.") }
        if let fault = try wish.missingSignature() {
            return try wish.look { visit in
                try page(try StandingsView(visit, year: year), typed: note, fault: fault, in: visit)
            }
        }
        return try wish.commit { database in
            try database.noteStanding(note, of: wish.asker.unit.id, year: year, by: wish.actor)
            return .redirect(to: "/standings?year=\(year)&done=noted")
        }
    }
}

extension Standing {
    /// As the columns of the workbook.
    fileprivate var cells: [SheetCell] {
        func text(_ text: String?) -> SheetCell {
            text.flatMap { $0.isEmpty ? nil : .text($0) } ?? .blank
        }
        return [.text(unit.name), text(commune?.name)]
            + [owed, onTime, late, daysLate, missing, ahead, returns, errors].map {
                .integer(Int64($0))
            }
            + [text(note)]
    }
}
