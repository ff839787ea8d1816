import Reporting
import Storage

/// Đính kèm tệp.
struct AttachFilePage {
    let frame: Frame
    let title: String
    let address: String
    let back: String
    let current: String?
    let types: String
    let accept: String
    let megabytes: Int
    let version: Int64
    let mayChange: Bool
    let complaint: String?

    init(
        _ context: Context, _ report: SchoolReport, _ indicator: Indicator,
        complaint: String? = nil
    ) throws {
        frame = try Frame(context, title: "Đính kèm tệp", current: "/")
        title = "\(indicator.number). \(indicator.label.text(for: report.level))"
        back = context.reportAddress + "#\(indicator.code)"
        address = context.reportAddress + "/files/\(indicator.code)"
        current = report.entries[indicator.code].map {
            indicator.text(of: $0, level: report.level)
        }
        guard case .file(let accepted, let megabytes) = indicator.kind else {
            throw Refusal.notFound
        }
        types = accepted.map { $0.uppercased() }.joined(separator: ", ")
        accept = accepted.map { "." + $0 }.joined(separator: ",")
        self.megabytes = megabytes
        version = report.report.version
        mayChange =
            report.objection(to: .save, by: try context.signedIn().role) == nil
        self.complaint = complaint
    }
}
