import Formats
import Reporting
import Storage

/// Bản giấy và file mềm: both receipts of each school.
struct RegistryPage {
    struct Row {
        let name: String
        let commune: String
        let schoolAddress: String
        let receipt: String
        let submittedAt: String
        let time: String
        let style: String
        let paper: String
        /// The paper is of another revision than was sent last.
        let isOld: Bool
        let paperRevision: String
        let revision: String
        let isMissing: Bool
        let cells: [Spreadsheet.Cell]
    }

    let frame: Frame
    let head: RoundHead
    let address: String
    let trackingAddress: String
    /// The first `longest` of them on the page; all in the workbook.
    let rows: [Row]
    let shown: [Row]
    let isCut: Bool
    let sent: Int
    let papers: Int
    let count: Int
    let mayNote: Bool
    let code: String
    let day: String
    let today: String
    let complaint: String?
    let said: String?

    static let longest = 500

    static func read(
        _ context: Context, code: String = "", day: String = "", complaint: String? = nil,
        done: String? = nil
    ) throws -> RegistryPage {
        try context.storage.read { database in
            let oversight = try context.oversight(database)
            let round = oversight.round
            let listed = try database.listing(of: round, below: oversight.node, at: context.now)
            let receipts = try database.reports.receipts(in: round.id)
            let rows = listed.map { Row($0, receipts[$0.unit.id], round) }
            return RegistryPage(
                frame: try Frame(
                    context, title: "Bản giấy và file mềm",
                    current: "/rounds/\(round.code)/tracking", round: round, in: database),
                head: try RoundHead(round, page: "/registry", context, database),
                address: "/rounds/\(round.code)/registry",
                trackingAddress: "/rounds/\(round.code)/tracking", rows: rows,
                shown: Array(rows.prefix(longest)), isCut: rows.count > longest,
                sent: rows.count { !$0.receipt.isEmpty }, papers: rows.count { !$0.paper.isEmpty },
                count: rows.count, mayNote: try context.signedIn().role == .officer,
                code: complaint == nil ? "" : code, day: complaint == nil ? "" : day,
                today: VietnameseDate.text(context.now.day), complaint: complaint,
                said: listed.first { $0.unit.unit.code.rawValue == done }.map {
                    "Đã ghi nhận bản giấy của \($0.unit.unit.name)."
                })
        }
    }
}

extension RegistryPage.Row {
    fileprivate init(_ listed: ListedReport, _ receipt: Receipt?, _ round: Round) {
        let report = listed.report
        name = listed.unit.unit.name
        commune = listed.commune?.unit.name ?? ""
        schoolAddress = "/rounds/\(round.code)/reports/\(listed.unit.unit.code)"
        self.receipt = receipt?.number ?? ""
        submittedAt = receipt.map { VietnameseDate.text($0.submittedAt) } ?? ""
        time = receipt.map { _ in listed.isLate ? "Nộp muộn" : "Đúng hạn" } ?? ""
        style = listed.isLate ? "over" : "ok"
        paper = report.paperOn.map { VietnameseDate.text($0) } ?? ""
        paperRevision = report.paperRevision.map(String.init) ?? ""
        revision = receipt.map { String($0.revision) } ?? ""
        isOld = report.paperRevision.map { $0 != report.revision } ?? false
        isMissing = report.paperOn == nil && receipt != nil
        func optional(_ text: String) -> Spreadsheet.Cell { text.isEmpty ? .blank : .text(text) }
        cells = [
            .text(name), optional(commune), optional(self.receipt),
            receipt.map { .moment($0.submittedAt) } ?? .blank, optional(time),
            report.paperOn.map { .day($0) } ?? .blank,
            report.paperRevision.map { .integer(Int64($0)) } ?? .blank,
            receipt.map { .integer(Int64($0.revision)) } ?? .blank,
        ]
    }
}
