import Documents
import HTTP
import HTTPTypes
import Reporting
import Storage

extension Site {
    /// `GET /rounds/{round}/consolidated`: what the department will send upward, as it stands now.
    @Sendable static func consolidated(_ context: Context) throws -> Response {
        try context.checkQuery(known: ["version", "done"])
        let isSaved = try context.query("done") == "saved"
        let page = try context.storage.read { database in
            let draft = try DraftReport(context, database)
            let round = draft.round
            return ConsolidatedPage(
                draft, context, closings: try database.documents.closings(of: round.id),
                isSaved: isSaved,
                frame: try Frame(
                    context, title: "Báo cáo tổng hợp",
                    current: "/rounds/\(round.code)/consolidated", round: round, in: database))
        }
        return try context.page("Consolidated", page)
    }

    /// `GET /rounds/{round}/consolidated.docx`, and in the API.
    @Sendable static func consolidatedDocument(_ context: Context) throws -> Response {
        try context.checkQuery(known: ["version"])
        let draft = try context.storage.read { try DraftReport(context, $0) }
        return try .word(
            draft.report.document(.init()), madeAt: context.now,
            name: "bao-cao-tong-hop-\(draft.round.code).docx")
    }

    /// `GET /rounds/{round}/consolidated.xlsx`, and in the API: its annexes as a workbook.
    @Sendable static func consolidatedAnnexes(_ context: Context) throws -> Response {
        try context.checkQuery(known: ["version"])
        let draft = try context.storage.read { try DraftReport(context, $0) }
        let workbook = AnnexWorkbook(
            draft.report, document: draft.report.document(.init()), madeAt: context.now)
        return try .spreadsheet(
            try workbook.file(), name: "phu-luc-tong-hop-\(draft.round.code).xlsx")
    }

    /// `GET /rounds/{round}/consolidated/edit`
    @Sendable static func editConsolidated(_ context: Context) throws -> Response {
        try context.checkQuery(known: [])
        return try context.page("EditConsolidated", EditConsolidatedPage.read(context))
    }

    /// `POST /rounds/{round}/consolidated/edit`: keeps a new version.
    @Sendable static func saveConsolidated(_ context: Context) throws -> Response {
        let actor = try context.signedIn().actor
        let draft = try context.storage.read { try DraftReport(context, $0) }
        let typed = try TypedOutline(context, draft.report.outline)
        func refused(_ complaints: [String], _ status: HTTPResponse.Status) throws -> Response {
            try context.page(
                "EditConsolidated",
                EditConsolidatedPage.read(context, typed: typed, complaints: complaints),
                status: status)
        }
        switch typed.outline(draft.report) {
        case .failure(let complaints):
            return try refused(complaints.sentences, .unprocessableContent)
        case .success(let outline):
            do {
                return try context.commit { database in
                    guard
                        try database.save(outline, of: draft.round.id, after: typed.last, by: actor)
                            != nil
                    else { throw TypedOutline.outdated }
                    return .redirect(to: "/rounds/\(draft.round.code)/consolidated?done=saved")
                }
            } catch let complaints as TypedOutline.Complaints {
                return try refused(complaints.sentences, .conflict)
            }
        }
    }
}

/// The consolidated report of the address's round, in the version that is asked for.
struct DraftReport {
    let round: Round
    let report: ConsolidatedReport
    /// 0 while it is the form's outline.
    let version: Int
    let versions: [(number: Int, savedAt: Moment)]

    /// - Throws: 404 for whoever is not of the round's owner, and for a version that is none.
    init(_ context: Context, _ database: ReadTransaction) throws {
        round = try context.round(database)
        guard try context.signedIn().unit.id == round.owner else { throw Refusal.notFound }
        let form = try database.rounds.layout(of: round).form
        let wanted = try context.query("version").map { text -> Int in
            guard let number = Int(text), number > 0 else { throw Refusal.notFound }
            return number
        }
        let saved = try database.documents.outline(wanted, of: round.id, form: form)
        guard saved != nil || wanted == nil else { throw Refusal.notFound }
        version = saved?.number ?? 0
        versions = try database.documents.outlines(of: round.id)
        report = try database.consolidatedReport(
            of: round, outline: try saved?.outline ?? database.outline(of: round, form: form),
            at: context.now)
    }
}
