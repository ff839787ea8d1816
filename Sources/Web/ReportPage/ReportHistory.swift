import Reporting
import Storage

extension [Event] {
    /// What happened, newest first, in the department's words. Savings of the school's working copy
    /// that follow each other are one line, without what was saved.
    func happenings() -> [SubmittedReport.Happening] {
        var happenings: [SubmittedReport.Happening] = []
        var index = startIndex
        while index < endIndex {
            let event = self[index]
            guard event.kind == .reportSaved else {
                if let what = event.name {
                    happenings.append(.init(event, what))
                }
                index += 1
                continue
            }
            let end = self[index...].firstIndex { $0.kind != .reportSaved } ?? endIndex
            let count = end - index
            happenings.append(
                .init(event, count == 1 ? "Lưu nháp" : "Lưu nháp (\(count) lần)"))
            index = end
        }
        return happenings
    }
}

extension SubmittedReport.Happening {
    fileprivate init(_ event: Event, _ what: String) {
        self.init(
            when: VietnameseDate.text(event.at), what: what, who: event.role?.name ?? "")
    }
}

extension Event {
    /// nil for what is no step of a report.
    fileprivate var name: String? {
        switch kind {
        case .reportSubmitted:
            let revision = detail?["revision"]?.integer.map { " (phiên bản \($0))" } ?? ""
            return "Nộp báo cáo" + revision
        case .reportMoved:
            let after = (detail?["after"]?.string).flatMap(ReportState.init(rawValue:))
            let before = (detail?["before"]?.string).flatMap(ReportState.init(rawValue:))
            let reason = detail?["reason"]?.string.map { ": \($0)" } ?? ""
            return moved(from: before, to: after) + reason
        default: return nil
        }
    }

    private func moved(from before: ReportState?, to after: ReportState?) -> String {
        switch after {
        case .approved: "Duyệt báo cáo"
        case .returned: "Trả lại để chỉnh sửa"
        case .exempt: "Miễn báo cáo"
        case .pendingHead: "Trình hiệu trưởng duyệt"
        case .draft where before == .submitted: "Thu hồi báo cáo"
        case .draft where before == .pendingHead: "Hiệu trưởng chuyển lại người nhập"
        case .draft, .notStarted: "Mở lại báo cáo"
        case .submitted: "Nộp báo cáo"
        case nil: "Đổi trạng thái"
        }
    }
}
