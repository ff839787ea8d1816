import HTTP
import HTTPTypes
import Reporting
import Storage

/// A file of a round that may take long, whose making can be watched.
enum RoundFile: String {
    case values = "values.xlsx"
    case annexes = "consolidated.xlsx"

    /// Where it can be watched.
    func address(in round: Round) -> String { "/rounds/\(round.address)/files/\(rawValue)" }

    /// `GET /rounds/{round}/files/{file}`: how far the file is, which begins to be made where nobody
    /// asked for it before.
    @Sendable static func show(_ visit: Visit) throws -> any Reply {
        guard let file = RoundFile(rawValue: visit.parameters["file"] ?? "") else {
            throw Refusal.notFound
        }
        let (round, made) = try file.made(of: visit)
        let making = try visit.making(of: made)
        let base = "/rounds/\(round.address)/"
        let page = MadeFilePage(
            frame: try Frame(visit, title: file.title, current: base + file.tab, round: round),
            title: file.title, roundTitle: round.title, asOf: VietnameseDate.text(visit.now),
            fileAddress: base + file.rawValue + visit.versionQuery, backAddress: base + file.tab,
            rows: made.rows, percent: making.flatMap { $0.isWhole ? nil : $0.percent },
            size: making.map { ByteCount.text(Int64($0.file.count)) })
        var reply = Page(view: page)
        if page.percent != nil, let refresh = HTTPField.Name("Refresh") {
            reply.fields[refresh] = "2"
        }
        return reply
    }

    private func made(of visit: Visit) throws -> (round: Round, file: LongFile) {
        switch self {
        case .values: try ValuesFiles.workbook(of: visit)
        case .annexes: try Consolidated.annexes(of: visit)
        }
    }

    private var title: String {
        switch self {
        case .values: "Số liệu từng trường (Excel)"
        case .annexes: "Phụ lục của báo cáo tổng hợp (Excel)"
        }
    }

    /// The page that it belongs to.
    private var tab: String {
        switch self {
        case .values: "totals"
        case .annexes: "consolidated"
        }
    }
}
