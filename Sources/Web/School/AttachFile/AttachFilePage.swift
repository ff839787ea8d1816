import Reporting
import Storage

/// Đính kèm tệp.
struct AttachFilePage {
    let frame: Frame
    let title: String
    let address: String
    let back: String
    /// What is attached; a question that takes one file has one at most.
    let files: [FileLink]
    /// How many there may be.
    let most: Int
    let field: PaperField
    let version: Int64
    let mayChange: Bool
    let complaint: String?

    init(frame: Frame, _ cell: FileCell, mayChange: Bool, complaint: String?) {
        let (report, question) = (cell.report, cell.question)
        self.frame = frame
        title = "\(cell.indicator.number). \(cell.indicator.label.text(for: report.level))"
        (back, address) = (cell.back, cell.address)
        files = report.entries[cell.code]?.value?.links(at: address + "/content") ?? []
        most = question.most
        let label =
            files.isEmpty
            ? "Chọn tệp" : question.takesSeveral ? "Chọn thêm tệp" : "Chọn tệp khác thay thế"
        field = PaperField(
            label: label, accepted: question.accept, most: question.bytes, done: cell.after)
        version = report.report.version
        self.mayChange = mayChange
        self.complaint = complaint
    }
}
