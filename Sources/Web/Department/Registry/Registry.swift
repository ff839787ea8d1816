import Formats
import HTTP
import HTTPTypes
import Reporting
import Storage

/// Bản giấy.
enum Registry {
    /// `GET /rounds/{round}/registry?after=`: what each school sent by this system and on paper.
    @Sendable static func show(_ visit: Visit) throws -> any Reply {
        try visit.checkQuery(known: ["done", "after"])
        let oversight = try visit.oversight()
        let receiver = try visit.query("done").flatMap { code in
            try visit.database.listing(
                of: [Unit.Code(rawValue: code)], in: oversight.round, below: oversight.node,
                at: visit.now
            ).first
        }
        return try page(
            of: oversight, after: try visit.chosenCursor(), in: visit,
            said: receiver.map { "Đã ghi nhận bản giấy của \($0.unit.unit.name)." })
    }

    /// `POST /rounds/{round}/registry`: a paper came; its printed code says whose and which
    /// revision it is.
    @Sendable static func receive(_ wish: Wish) throws -> any Reply {
        let fields = try wish.form()
        let (code, day) = (fields.first("code") ?? "", fields.first("day") ?? "")
        let complaint: Complaint
        do {
            let found = try wish.look { visit in try PaperMatch(code, day, visit) }
            return try wish.commit { database in
                try database.carryOut(.paper, found.said, on: found.file, by: wish.actor)
                return .redirect(
                    to: "\(found.file.address.round)/registry?done=\(found.file.unit.unit.code)")
            }
        } catch let complaints as Complaints {
            complaint = complaints.joined
        } catch let fault as StepFault {
            complaint = Complaint(fault.sentence, at: "day")
        }
        return try wish.look { visit in
            try page(
                of: try visit.oversight(), in: visit, code: code, day: day, complaint: complaint)
        }
    }

    /// `GET /rounds/{round}/registry.xlsx`
    @Sendable static func workbook(_ visit: Visit) throws -> any Reply {
        try visit.checkQuery(known: [])
        let (round, rows) = try visit.registryRows()
        let sheet = Spreadsheet(
            name: "Bản giấy và tệp mềm",
            columns: [
                .init("Đơn vị", width: 34),
                .init(try visit.database.units.forms().communeTitle(of: round), width: 22),
                .init("Số biên nhận", width: 34), .init("Nộp lúc", width: 18),
                .init("Thời hạn", width: 12), .init("Nhận bản giấy", width: 14),
                .init("Phiên bản giấy", width: 14), .init("Phiên bản mềm", width: 14),
            ], madeAt: visit.now
        ).marked(asTrial: round.isTrial)
        return Download.workbook(sheet, rows.map(\.cells), name: "so-nhan-\(round.address)")
    }

    private static func page(
        of oversight: Oversight, after cursor: ReportCursor? = nil, in visit: Visit,
        code: String = "", day: String = "", complaint: Complaint? = nil, said: String? = nil
    ) throws -> Page {
        let (database, round, node) = (visit.database, oversight.round, oversight.node)
        let reports = try database.reportPage(
            of: round, below: node, after: cursor, limit: RegistryPage.length, at: visit.now)
        let receipts = try database.reports.receipts(
            of: reports.lines.map(\.unit.id), in: round.id)
        return visit.page(
            RegistryPage(
                frame: try Frame(
                    visit, title: "Bản giấy và tệp mềm",
                    current: "/rounds/\(round.address)/tracking", round: round),
                head: try RoundHead(round, page: "/registry", visit), round,
                reports.lines.map { .init($0, receipts[$0.unit.id], round) },
                counts: try database.reportCounts(of: round, below: node, at: visit.now)
                    ?? ReportCounts(), next: reports.next, isFirst: cursor == nil,
                mayNote: try visit.role(over: round) == .officer, today: visit.now.day, code: code,
                day: day, complaint: complaint, said: said),
            status: complaint == nil ? .ok : .unprocessableContent)
    }
}

extension Visit {
    /// What each school below the asker's unit sent, in display order: all of them.
    fileprivate func registryRows() throws -> (Round, [RegistryPage.Row]) {
        let oversight = try oversight()
        let round = oversight.round
        let listed = try database.listing(of: round, below: oversight.node, at: now)
        let receipts = try database.reports.receipts(in: round.id)
        return (round, listed.map { .init($0, receipts[$0.unit.id], round) })
    }
}
