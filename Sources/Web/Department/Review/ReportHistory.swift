import Reporting
import Storage

extension [Event] {
    /// What happened, newest first, in the department's words. Savings of the school's working copy
    /// that follow each other are one line, without what was saved; a revision is compared with the
    /// one before.
    func happenings(
        revisions: [Int: Values], of file: ReportFile
    ) -> [SubmittedReport.Happening] {
        var happenings: [SubmittedReport.Happening] = []
        var index = startIndex
        while index < endIndex {
            let event = self[index]
            guard event.kind == .reportSaved else {
                if let what = event.step {
                    happenings.append(
                        .init(event, what, event.changes(between: revisions, of: file)))
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
    fileprivate init(_ event: Event, _ what: String, _ changes: [CellChange] = []) {
        self.init(
            when: VietnameseDate.text(event.at), what: what, who: event.role?.name ?? "",
            changes: changes, count: changes.count, hasChanges: !changes.isEmpty)
    }
}

/// One cell before and after.
struct CellChange: Equatable {
    let number: Int
    let label: String
    let before: String
    let after: String

    /// nil when both read the same.
    init?(_ indicator: Indicator, level: Level, before: String, after: String) {
        guard before != after else { return nil }
        number = indicator.number
        label = indicator.label.text(for: level)
        self.before = before.isEmpty ? "(trống)" : before
        self.after = after.isEmpty ? "(trống)" : after
    }
}

extension Event {
    /// What the revision that was submitted says otherwise than the one before it.
    fileprivate func changes(
        between revisions: [Int: Values], of file: ReportFile
    ) -> [CellChange] {
        guard kind == .reportSubmitted, let number = detail?["revision"]?.integer.map(Int.init),
            let after = revisions[number], let before = revisions[number - 1]
        else { return [] }
        return file.form.indicators(for: file.level).compactMap { indicator in
            func text(_ values: Values) -> String {
                values[indicator.code].map { indicator.text(of: $0, level: file.level) } ?? ""
            }
            return CellChange(
                indicator, level: file.level, before: text(before), after: text(after))
        }
    }

    /// Cells that the event changed in the working copy, for its school alone.
    func workingChanges(of file: ReportFile) -> [CellChange] {
        guard let cells = detail?["cells"] else { return [] }
        return file.form.indicators(for: file.level).compactMap { indicator in
            guard let cell = cells[indicator.code.rawValue] else { return nil }
            return CellChange(
                indicator, level: file.level,
                before: indicator.text(stored: cell["before"], level: file.level),
                after: indicator.text(stored: cell["after"], level: file.level))
        }
    }

    /// nil for what is no step of a report.
    var step: String? {
        switch kind {
        case .reportSubmitted:
            let revision = detail?["revision"]?.integer.map { " (phiên bản \($0))" } ?? ""
            let pin = detail?["pin"]?.boolean ?? false ? ", hiệu trưởng ký bằng PIN" : ""
            let reason = detail?["on_behalf_reason"]?.string.map { ", Phòng nhập thay: \($0)" }
            return "Nộp báo cáo" + revision + pin + (reason ?? "")
        case .reportMoved:
            let after = (detail?["after"]?.string).flatMap(ReportState.init(rawValue:))
            let before = (detail?["before"]?.string).flatMap(ReportState.init(rawValue:))
            let reason = detail?["reason"]?.string.map { ": \($0)" } ?? ""
            return moved(from: before, to: after) + reason
        case .reviewStarted, .returnOpened: return kind.name
        case .dueChanged:
            let due = detail?["after"]?.string.flatMap(Moment.init(rfc3339:))
            let reason = detail?["reason"]?.string ?? ""
            return (due.map { "Gia hạn đến \($0.asDue)" } ?? "Bỏ gia hạn")
                + (reason.isEmpty ? "" : ": \(reason)")
        case .paperReceived:
            let day = detail?["after"]?.string.flatMap(Day.init(iso:))
            let revision = detail?["revision"]?.integer.map { " (phiên bản \($0))" } ?? ""
            return day.map { "Nhận bản giấy ngày \(VietnameseDate.text($0))\(revision)" }
                ?? "Bỏ ghi nhận bản giấy"
        case .contacted:
            let words = (detail?["kind"]?.string).flatMap(Contact.Kind.init(rawValue:))?.words
            return "\(words ?? "Trao đổi"): \(detail?["note"]?.string ?? "")"
        case .unlockAsked: return "\(kind.name): \(detail?["reason"]?.string ?? "")"
        case .unlockAnswered:
            let isGranted = detail?["granted"]?.boolean ?? false
            return "\(isGranted ? "Đồng ý" : "Không đồng ý") mở khóa: "
                + (detail?["reason"]?.string ?? "")
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

extension Indicator {
    /// A cell as an event keeps it: the value, `{"unreadable": …}`, or null.
    fileprivate func text(stored json: JSON?, level: Level) -> String {
        guard let json, json != .null else { return "" }
        if let typed = json["unreadable"]?.string { return typed }
        do throws(Misfit) {
            return try value(json: json).map { text(of: $0, level: level) } ?? ""
        } catch {
            return "(không đọc được)"
        }
    }
}
