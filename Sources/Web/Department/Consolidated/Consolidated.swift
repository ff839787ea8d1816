import Formats
import HTTP
import HTTPTypes
import Reporting
import Storage

/// Báo cáo tổng hợp.
enum Consolidated {
    /// `GET /rounds/{round}/consolidated`: what the department will send upward, as it stands now.
    @Sendable static func show(_ context: Context) throws -> Response {
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
    @Sendable static func document(_ context: Context) throws -> Response {
        try context.checkQuery(known: ["version"])
        let draft = try context.storage.read { try DraftReport(context, $0) }
        return try .word(
            draft.report.document(.init()), madeAt: context.now,
            name: "bao-cao-tong-hop-\(draft.round.code).docx")
    }

    /// `GET /rounds/{round}/consolidated.xlsx`, and in the API: its annexes as a workbook.
    @Sendable static func annexes(_ context: Context) throws -> Response {
        try context.checkQuery(known: ["version"])
        let draft = try context.storage.read { try DraftReport(context, $0) }
        let workbook = AnnexWorkbook(
            draft.report, document: draft.report.document(.init()), madeAt: context.now)
        return try .spreadsheet(
            try workbook.file(), name: "phu-luc-tong-hop-\(draft.round.code).xlsx")
    }

    /// `GET /rounds/{round}/consolidated/edit`
    @Sendable static func edit(_ context: Context) throws -> Response {
        try context.checkQuery(known: [])
        return try context.page("EditConsolidated", EditConsolidatedPage.read(context))
    }

    /// `POST /rounds/{round}/consolidated/edit`: keeps a new version.
    @Sendable static func save(_ context: Context) throws -> Response {
        let actor = try context.signedIn().actor
        let typed = try TypedOutline(context)
        let draft = try context.storage.read {
            try DraftReport(context, $0, version: typed.base)
        }
        do {
            let outline = try typed.outline(draft.report)
            return try context.commit { database in
                guard
                    try database.save(outline, of: draft.round.id, after: typed.last, by: actor)
                        != nil
                else { throw TypedOutline.outdated }
                return .redirect(to: "/rounds/\(draft.round.code)/consolidated?done=saved")
            }
        } catch let complaints as TypedOutline.Complaints {
            return try context.page(
                "EditConsolidated",
                EditConsolidatedPage.read(context, typed: typed, complaints: complaints.sentences),
                status: complaints.isConflict ? .conflict : .unprocessableContent)
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
        let wanted = try context.query("version").map { text -> Int in
            guard let number = Int(sent: text, in: 1...Int.max) else { throw Refusal.notFound }
            return number
        }
        try self.init(context, database, version: wanted)
    }

    /// nil is the newest version, 0 what was there before the first.
    init(_ context: Context, _ database: ReadTransaction, version wanted: Int?) throws {
        round = try context.round(database)
        guard try context.signedIn().unit.id == round.owner else { throw Refusal.notFound }
        let form = try database.rounds.layout(of: round).form
        versions = try database.documents.outlines(of: round.id)
        version = wanted ?? versions.first?.number ?? 0
        let outline =
            version == 0
            ? try database.firstOutline(of: round, form: form)
            : try database.documents.outline(version, of: round.id, form: form)?.outline
        guard let outline else { throw Refusal.notFound }
        report = try database.consolidatedReport(of: round, outline: outline, at: context.now)
    }
}
