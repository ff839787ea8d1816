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
        let cells: [SheetCell]
    }

    let frame: Frame
    let head: RoundHead
    let address: String
    let trackingAddress: String
    /// Those of the page; all are in the workbook.
    let shown: [Row]
    let pages: ListPages
    /// Reports that were sent and not taken back, and those among the ones that count whose paper came.
    let sent: String
    let papers: String
    /// Of whom a report is due: who is exempt stands in the list, and is not missed.
    let due: String
    let count: String
    let mayNote: Bool
    let code: String
    let day: String
    let today: String
    let complaint: Complaint?
    let said: String?

    static let length = 100

    /// `code` and `day` are what was typed, where there is a complaint about it.
    init(
        frame: Frame, head: RoundHead, _ round: Round, _ rows: [Row], counts: ReportCounts,
        next: ReportCursor?, isFirst: Bool, mayNote: Bool, today: Day, code: String, day: String,
        complaint: Complaint?, said: String?
    ) {
        self.frame = frame
        self.head = head
        address = "/rounds/\(round.address)/registry"
        trackingAddress = "/rounds/\(round.address)/tracking"
        shown = rows
        pages = ListPages(address, [], next: next?.text, isFirst: isFirst)
        let came = counts.counted + counts.count(of: [.returned])
        sent = VietnameseNumber.text(Int64(came))
        papers = VietnameseNumber.text(Int64(counts.counted - counts.lacksPaper))
        due = VietnameseNumber.text(Int64(counts.owed + counts.counted))
        count = VietnameseNumber.text(Int64(counts.all))
        self.mayNote = mayNote
        self.today = VietnameseDate.text(today)
        self.code = code
        self.day = day
        self.complaint = complaint
        self.said = said
    }
}

extension RegistryPage.Row {
    init(_ listed: ListedReport, _ receipt: Receipt?, _ round: Round) {
        let report = listed.report
        name = listed.unit.unit.name
        commune = listed.commune?.unit.name ?? ""
        schoolAddress = listed.address(in: round).page
        self.receipt = receipt?.number ?? ""
        submittedAt = receipt.map { VietnameseDate.text($0.submittedAt) } ?? ""
        (time, style) =
            report.state == .exempt
            ? (report.state.name, "off")
            : receipt == nil ? ("", "") : listed.isLate ? ("Nộp muộn", "over") : ("Đúng hạn", "ok")
        paper = report.paperOn.map { VietnameseDate.text($0) } ?? ""
        paperRevision = report.paperRevision.map(String.init) ?? ""
        revision = receipt.map { String($0.revision) } ?? ""
        isOld = report.paperRevision.map { $0 != report.revision } ?? false
        isMissing = report.paperOn == nil && receipt != nil
        func optional(_ text: String) -> SheetCell { text.isEmpty ? .blank : .text(text) }
        cells = [
            .text(name), optional(commune), optional(self.receipt),
            receipt.map { .moment($0.submittedAt) } ?? .blank, optional(time),
            report.paperOn.map { .day($0) } ?? .blank,
            report.paperRevision.map { .integer(Int64($0)) } ?? .blank,
            receipt.map { .integer(Int64($0.revision)) } ?? .blank,
        ]
    }
}
