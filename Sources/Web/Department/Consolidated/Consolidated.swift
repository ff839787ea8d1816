import Formats
import HTTP
import HTTPTypes
import Reporting
import Storage

/// Báo cáo tổng hợp.
enum Consolidated {
    /// `GET /rounds/{round}/consolidated`: what the department will send upward, as it stands now.
    @Sendable static func show(_ visit: Visit) throws -> any Reply {
        try visit.checkQuery(known: ["version", "done"])
        let isSaved = try visit.query("done") == "saved"
        let draft = try DraftReport(visit)
        let round = draft.round
        return visit.page(
            try ConsolidatedPage(
                draft, visit, closings: try visit.database.documents.closings(of: round.id),
                isSaved: isSaved,
                frame: try Frame(
                    visit, title: "Báo cáo tổng hợp",
                    current: "/rounds/\(round.address)/consolidated", round: round)))
    }

    /// `GET /rounds/{round}/consolidated.docx`, and in the API.
    @Sendable static func document(_ visit: Visit) throws -> any Reply {
        try visit.checkQuery(known: ["version"])
        let draft = try DraftReport(visit)
        return Download.word(
            draft.report.document(.init()), madeAt: visit.now,
            name: "bao-cao-tong-hop-\(draft.round.address).docx")
    }

    /// `GET /rounds/{round}/consolidated.xlsx`: its annexes as a workbook.
    @Sendable static func annexes(_ visit: Visit) throws -> any Reply {
        let (round, file) = try annexes(of: visit)
        return try visit.answer(
            file, watchedAt: RoundFile.annexes.address(in: round) + visit.versionQuery)
    }

    /// `GET /api/v1/rounds/{round}/consolidated.xlsx`: the same, once it is made.
    @Sendable static func annexesForScripts(_ visit: Visit) throws -> any Reply {
        try visit.answer(annexes(of: visit).file)
    }

    /// The same, before it is made.
    static func annexes(of visit: Visit) throws -> (round: Round, file: LongFile) {
        try visit.checkQuery(known: ["version"])
        let draft = try DraftReport(visit)
        let (round, version, now, report) = (
            draft.round, draft.version, visit.now, draft.report
        )
        // Offices, plans and the round before may say something else without the round's doing.
        let words = "\(report.document(.init()).hashValue)"
        return (
            round,
            LongFile(
                content: [RoundFile.annexes.rawValue, "\(version)", words], round: round.id,
                type: AnnexWorkbook.mediaType,
                name: "phu-luc-tong-hop-\(round.address).xlsx", rows: report.annexes.count
            ) { database, output in
                let passes = report.outline.annexes.reduce(0) { passes, annex in
                    passes + (SchoolRows(of: annex, report.annexes) == nil ? 0 : 1)
                        + AnnexRows.all(of: annex, report.annexes).count
                }
                var rows = 0
                try AnnexWorkbook(report, .init(), madeAt: now) { order, body in
                    try database.eachSchool(
                        of: round, in: order, form: report.annexes.form, at: now
                    ) { school in
                        try body(school)
                        rows += 1
                        if rows % 100 == 0 { try output.advance(rows / max(1, passes)) }
                    }
                }.write(in: output.folder, to: output.append)
            }
        )
    }

    /// `GET /rounds/{round}/consolidated/edit`
    @Sendable static func edit(_ visit: Visit) throws -> any Reply {
        try visit.checkQuery(known: [])
        return visit.page(try EditConsolidatedPage(visit))
    }

    /// `POST /rounds/{round}/consolidated/edit`: keeps a new version.
    @Sendable static func save(_ wish: Wish) throws -> any Reply {
        let typed = try TypedOutline(wish)
        let draft = try wish.look { try DraftReport($0, version: typed.base) }
        func again(_ complaints: [Complaint], _ status: HTTPResponse.Status) throws -> any Reply {
            try wish.look { visit in
                visit.page(
                    try EditConsolidatedPage(visit, typed: typed, complaints: complaints),
                    status: status)
            }
        }
        do {
            let outline = try typed.outline(draft.report)
            return try wish.commit { database in
                guard
                    try database.save(
                        outline, of: draft.round.id, after: typed.last, by: wish.actor) != nil
                else { throw TypedOutline.Outdated() }
                return .redirect(to: "/rounds/\(draft.round.address)/consolidated?done=saved")
            }
        } catch let complaints as Complaints {
            return try again(complaints.all, .unprocessableContent)
        } catch let outdated as TypedOutline.Outdated {
            return try again([Complaint(outdated.sentence)], .conflict)
        }
    }
}

extension Visit {
    /// The version that is asked for, as the address of the same in another form has it.
    var versionQuery: String {
        request.query.first("version").flatMap { Int(sent: $0, in: 0...Int.max) }.map {
            "?version=\($0)"
        } ?? ""
    }
}
