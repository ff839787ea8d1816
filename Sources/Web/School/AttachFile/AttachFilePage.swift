import Reporting
import Storage

/// Đính kèm tệp.
struct AttachFilePage {
    let frame: Frame
    let title: String
    let address: String
    let back: String
    let current: String?
    let field: PaperField
    let version: Int64
    let mayChange: Bool
    let complaint: String?

    init(
        frame: Frame, _ report: SchoolReport, _ indicator: Indicator, mayChange: Bool,
        complaint: String?
    ) throws {
        self.frame = frame
        title = "\(indicator.number). \(indicator.label.text(for: report.level))"
        back = report.file.address.own + "#\(indicator.code)"
        address = report.file.address.file(at: indicator.code)
        current = report.entries[indicator.code].map {
            indicator.text(of: $0, level: report.level)
        }
        guard case .file(let accepted, let megabytes) = indicator.kind else {
            throw Refusal.notFound
        }
        field = PaperField(
            label: current == nil ? "Chọn tệp" : "Chọn tệp khác thay thế", accepted: accepted,
            most: megabytes * 1024 * 1024, done: back)
        version = report.report.version
        self.mayChange = mayChange
        self.complaint = complaint
    }
}
