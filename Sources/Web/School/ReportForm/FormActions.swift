import Reporting

/// The bar below the form: what is saved, how far it is, what can be done.
struct FormActions {
    let saved: String
    let isSaved: Bool
    let counts: String
    let mayGiveBack: Bool

    init(
        _ report: SchoolReport, _ findings: Findings, asker: Asker, now: Moment, isUnsaved: Bool
    ) {
        let state = report.report.state
        let isUntouched =
            state == .notStarted
            || state == .returned && report.form.isSettled(report.entries, as: report.submitted)
        if isUnsaved {
            isSaved = false
            saved = "Chưa lưu những gì vừa nhập"
        } else if let changedAt = report.report.changedAt, !isUntouched {
            isSaved = true
            saved =
                "Đã lưu lúc "
                + (changedAt.day == now.day
                    ? VietnameseDate.time(changedAt) : VietnameseDate.text(changedAt))
        } else {
            isSaved = false
            saved = state == .returned ? "Chưa sửa" : "Chưa lưu"
        }
        counts = [
            "\(report.progress.text) chỉ tiêu",
            Findings.text(
                errors: findings.errors, warnings: findings.warnings),
        ].compactMap { $0 }.joined(separator: " · ")
        mayGiveBack = report.objection(to: .giveBack, by: asker.role) == nil
    }
}
