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

    /// `GET /rounds/{round}/consolidated.xlsx`, and in the API: its annexes as a workbook.
    @Sendable static func annexes(_ visit: Visit) throws -> any Reply {
        try visit.checkQuery(known: ["version"])
        let draft = try DraftReport(visit)
        return Download.workbook(
            AnnexWorkbook(
                draft.report, document: draft.report.document(.init()), madeAt: visit.now),
            name: "phu-luc-tong-hop-\(draft.round.address).xlsx")
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
        func again(_ sentences: [String], _ status: HTTPResponse.Status) throws -> any Reply {
            try wish.look { visit in
                visit.page(
                    try EditConsolidatedPage(visit, typed: typed, complaints: sentences),
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
            return try again(complaints.sentences, .unprocessableContent)
        } catch let outdated as TypedOutline.Outdated {
            return try again([outdated.sentence], .conflict)
        }
    }
}
