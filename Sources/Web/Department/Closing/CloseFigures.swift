import Formats
import HTTP
import HTTPTypes
import Reporting
import Storage

/// Chốt số liệu.
enum CloseFigures {
    /// `GET /rounds/{round}/closing`: what is missing before the figures are closed, and the form.
    @Sendable static func show(_ context: Context) throws -> Response {
        try context.checkQuery(known: [])
        return try context.page("CloseFigures", CloseFiguresPage.read(context, TypedClosing()))
    }

    /// `POST /rounds/{round}/closing`: the leader closes the figures, or corrects what was closed.
    @Sendable static func close(_ context: Context) throws -> Response {
        let typed = try TypedClosing(context)
        do {
            return try context.close(typed.wish(context)) { round, number in
                .redirect(to: "/rounds/\(round.code)/closings/\(number)?done=closed")
            }
        } catch let complaints as TypedClosing.Complaints {
            return try context.page(
                "CloseFigures",
                CloseFiguresPage.read(context, typed, complaints: complaints.sentences),
                status: .unprocessableContent)
        } catch let objection as WriteTransaction.ClosingObjection {
            return try context.page(
                "CloseFigures",
                CloseFiguresPage.read(context, typed, complaints: [objection.sentence]),
                status: .conflict)
        }
    }

    /// `GET /rounds/{round}/closings/{number}`
    @Sendable static func closed(_ context: Context) throws -> Response {
        try context.checkQuery(known: ["done"])
        let isNew = try context.query("done") == "closed"
        let page = try context.storage.read { database in
            let (round, closing) = try context.closing(database)
            return ClosedFiguresPage(
                round, closing, isNew: isNew,
                frame: try Frame(
                    context, title: "Số liệu đã chốt",
                    current: "/rounds/\(round.code)/consolidated", round: round, in: database))
        }
        return try context.page("ClosedFigures", page)
    }

    /// `GET /rounds/{round}/closings/{number}/{file}`, and in the API: the file as it was made.
    @Sendable static func file(_ context: Context) throws -> Response {
        try context.checkQuery(known: [])
        let name = context.parameters["file"] ?? ""
        let (round, number, content) = try context.storage.read { database in
            let (round, closing) = try context.closing(database)
            let number = closing.content.number
            return (
                round, number,
                try database.documents.file(name, ofClosing: number, of: round.id)
            )
        }
        guard let content else { throw Refusal.notFound }
        var response = Response(
            fields: [.contentType: ClosingFiles.mediaType(of: name), .cacheControl: "no-store"],
            body: content)
        try response.offer(asFile: "\(round.code)-chot-\(number)-\(name)")
        return response
    }
}

/// What a leader says when closing figures.
struct ClosingWish {
    var documentNumber: Int
    var documentDate: Day
    var reason: String
}

extension Context {
    /// Closes the figures of the address's round, which is owed to the asker's unit; `answer` is
    /// given the number of the closing. Throws `WriteTransaction.ClosingObjection`.
    func close(_ wish: ClosingWish, _ answer: (Round, Int) throws -> Response) throws -> Response {
        let asker = try signedIn()
        let found = try storage.read { database in
            let found = try round(database)
            guard found.owner == asker.unit.id else { throw Refusal.notFound }
            return found
        }
        return try commit { database in
            let number = try database.close(
                found.id, documentNumber: wish.documentNumber, documentDate: wish.documentDate,
                reason: wish.reason, with: ClosingFiles.maker, by: asker.actor)
            return try answer(found, number)
        }
    }

    /// The closing of the address: for the department to which the round is owed, and whoever
    /// stands above it.
    func closing(_ database: ReadTransaction) throws -> (Round, StoredClosing) {
        let oversight = try oversight(database)
        guard oversight.node == oversight.round.owner,
            let number = parameters["number"].flatMap({ Int(sent: $0, in: 1...Int.max) }),
            let closing = try database.documents.closing(number, of: oversight.round.id)
        else { throw Refusal.notFound }
        return (oversight.round, closing)
    }
}

/// A closing as its form was typed.
struct TypedClosing {
    struct Complaints: Error {
        let sentences: [String]
    }

    var number = ""
    var date = ""
    var reason = ""

    init() {}

    init(_ context: Context) throws {
        let fields = try context.form()
        number = TypedText.trimmed(fields.first("number") ?? "")
        date = TypedText.trimmed(fields.first("date") ?? "")
        reason = try context.cleaned(fields.first("reason") ?? "")
    }

    /// - Throws: `Complaints`.
    func wish(_ context: Context) throws -> ClosingWish {
        var wrong: [String] = []
        let number = Int(sent: number, in: 1...99_999)
        if number == nil { wrong.append("Số văn bản là số từ 1 đến 99.999.") }
        var day: Day?
        do throws(VietnameseDate.Fault) {
            day = try VietnameseDate.read(date)
        } catch {
            wrong.append("Ngày văn bản: \(error.sentence)")
        }
        if let day, day.number > context.now.day.number + 31 {
            wrong.append("Ngày văn bản không quá một tháng sau hôm nay.")
        }
        if reason.unicodeScalars.count > 1000 { wrong.append("Lý do không quá 1.000 ký tự.") }
        guard wrong.isEmpty, let number, let day else { throw Complaints(sentences: wrong) }
        return ClosingWish(documentNumber: number, documentDate: day, reason: reason)
    }
}
