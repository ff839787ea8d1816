import Reporting
import Storage

extension [Event] {
    /// What happened, newest first, in the department's words. Savings of the school's working copy
    /// that follow each other are one line, without what was saved; a revision is compared with the
    /// one before.
    func happenings(
        revisions: [Int: Values], leaving old: [Int: [OldAnswer]],
        checks: [Int: SubmissionChecks], of file: ReportFile
    ) -> [HistoryLine] {
        var happenings: [HistoryLine] = []
        var index = startIndex
        while index < endIndex {
            let event = self[index]
            guard event.kind == .reportSaved else {
                if let what = event.step {
                    happenings.append(
                        .init(
                            event, what,
                            event.changes(between: revisions, leaving: old, of: file),
                            event.submittedRevision.flatMap { checks[$0] }.map {
                                CheckedAtSubmission($0, file)
                            }))
                }
                index += 1
                continue
            }
            let end = self[index...].firstIndex { $0.kind != .reportSaved } ?? endIndex
            let count = self[index..<end].reduce(0) { $0 + $1.savings }
            happenings.append(
                .init(event, count == 1 ? "Lưu nháp" : "Lưu nháp (\(count) lần)"))
            index = end
        }
        return happenings
    }
}

extension HistoryLine {
    fileprivate init(
        _ event: Event, _ what: String, _ changes: [CellChange] = [],
        _ checks: CheckedAtSubmission? = nil
    ) {
        self.init(
            when: VietnameseDate.text(event.at), what: what, who: event.role?.name ?? "",
            changes: changes, checks: checks)
    }
}

extension Event {
    /// What the revision that was submitted says otherwise than the one before it.
    fileprivate func changes(
        between revisions: [Int: Values], leaving old: [Int: [OldAnswer]], of file: ReportFile
    ) -> [CellChange] {
        guard case .reportSubmitted(let submitted, _)? = happening,
            let after = revisions[submitted.revision],
            let before = revisions[submitted.revision - 1]
        else { return [] }
        let now = Set(old[submitted.revision] ?? [])
        let left = (old[submitted.revision - 1] ?? []).filter { !now.contains($0) }.compactMap {
            CellChange(
                $0.indicator, level: file.level,
                before: $0.indicator.text(of: $0.entry, level: file.level), after: "")
        }
        return left
            + file.form.cells(for: file.level).compactMap { indicator in
                func text(_ values: Values) -> String {
                    values[indicator.code].map { indicator.text(of: $0, level: file.level) } ?? ""
                }
                return CellChange(
                    indicator, level: file.level, before: text(before), after: text(after))
            }
    }

    /// Cells that the event changed in the working copy, for its school alone. `form` is what the round
    /// asked then.
    func workingChanges(of file: ReportFile, _ form: Form) -> [CellChange] {
        let cells: [Indicator.Code: Happening.WorkingChange.Cell]
        switch happening {
        case .reportSaved(let change)?, .reportSubmitted(_, let change)?: cells = change.cells
        default: return []
        }
        return form.cells(for: file.level).compactMap { indicator in
            guard let cell = cells[indicator.code] else { return nil }
            return CellChange(
                indicator, level: file.level,
                before: indicator.text(stored: cell.before, level: file.level),
                after: indicator.text(stored: cell.after, level: file.level))
        }
    }

    /// nil for what is no step of a report.
    var step: String? {
        switch happening {
        case .reportSubmitted(let submitted, _)?:
            "Nộp báo cáo (phiên bản \(submitted.revision))"
                + (submitted.isSignedByPIN ? ", hiệu trưởng ký bằng PIN" : "")
                + (submitted.onBehalfReason.map { ", cơ quan quản lý nhập thay: \($0)" } ?? "")
        case .reportMoved(let old, let new, let reason, _, _)?:
            moved(from: old, to: new)
                + (reason.map { $0.isEmpty ? "" : ": \($0)" } ?? "")
        case .reviewStarted?, .returnOpened?: kind.name
        case .dueChanged(_, let due, let reason, _)?:
            (due.map { "Gia hạn: nộp \($0.asDue)" } ?? "Bỏ gia hạn")
                + (reason.isEmpty ? "" : ": \(reason)")
        case .paperReceived(_, let day?, let revision)?:
            "Nhận bản giấy ngày \(VietnameseDate.text(day))"
                + (revision.map { " (phiên bản \($0))" } ?? "")
        case .paperReceived(_, nil, _)?: "Bỏ ghi nhận bản giấy"
        case .signedCopyAttached(let paper)?:
            "Gửi bản đã ký của phiên bản \(paper.revision): \(paper.name)"
        case .paperReadAgain(let revision, _, let name)?:
            "Cho máy đọc lại bản đã ký của phiên bản \(revision): \(name)"
        case .contacted(let kind, let note, _)?: "\(kind.words): \(note)"
        case .unlockAsked(let reason)?: "\(kind.name): \(reason)"
        case .unlockAnswered(let isGranted, let reason)?:
            "\(isGranted ? "Đồng ý" : "Không đồng ý") mở khóa: \(reason)"
        case .ruleWaived(let waiver)?:
            "Miễn áp dụng quy tắc \(waiver.rule): \(waiver.reason)"
        case .waiverEnded(let waiver)?: "Bỏ miễn áp dụng quy tắc \(waiver.rule)"
        default: nil
        }
    }

    private func moved(from before: ReportState, to after: ReportState) -> String {
        switch after {
        case .approved: "Duyệt báo cáo"
        case .returned: "Trả lại để chỉnh sửa"
        case .exempt: "Miễn báo cáo"
        case .pendingHead: "Gửi hiệu trưởng ký"
        case .draft where before == .submitted: "Thu hồi báo cáo"
        case .draft where before == .pendingHead && role == .clerk:
            "Rút lại từ hiệu trưởng để sửa"
        case .draft where before == .pendingHead: "Hiệu trưởng chuyển lại người nhập"
        case .draft, .notStarted: "Mở lại báo cáo"
        case .submitted: "Nộp báo cáo"
        }
    }
}

extension Indicator {
    /// A cell as an event keeps it: the value, `{"unreadable": …}`, or null.
    fileprivate func text(stored json: JSON, level: Level) -> String {
        guard json != .null else { return "" }
        if let typed = json["unreadable"]?.string { return typed }
        do throws(Misfit) {
            return try value(stored: json).map { text(of: $0, level: level) } ?? ""
        } catch {
            return "(không đọc được)"
        }
    }
}
