import Formats
import HTTP
import HTTPTypes
import Reporting
import Storage

/// Số liệu đã chốt.
enum ClosedFigures {
    /// `GET /rounds/{round}/closings/{number}`
    @Sendable static func show(_ visit: Visit) throws -> any Reply {
        try visit.checkQuery(known: ["done"])
        let isNew = try visit.query("done") == "closed"
        let (round, closing) = try visit.closing()
        return visit.page(
            ClosedFiguresPage(
                round, closing, isNew: isNew,
                frame: try Frame(
                    visit, title: "Số liệu đã chốt",
                    current: "/rounds/\(round.address)/consolidated", round: round)))
    }

    /// `GET /rounds/{round}/closings/{number}/{file}`, and in the API: the file as it was made.
    @Sendable static func file(_ visit: Visit) throws -> any Reply {
        try visit.checkQuery(known: [])
        let name = visit.parameters["file"] ?? ""
        let (round, closing) = try visit.closing()
        let number = closing.content.number
        guard
            let content = try visit.database.documents.file(
                name, ofClosing: number, of: round.id)
        else { throw Refusal.notFound }
        var response = Response(
            fields: [.contentType: ClosingFiles.mediaType(of: name), .cacheControl: "no-store"],
            body: content)
        try response.offer(asFile: "\(round.address)-chot-\(number)-\(name)")
        return response
    }
}
