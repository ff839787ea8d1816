import Reporting
import Storage

/// A report to be read: by those who can't change it now, and for printing.
struct ReportViewPage {
    /// One indicator with its answer.
    struct Row {
        let number: Int
        let label: String
        let value: String
        /// The answer, if it is told in rows.
        let told: ToldRows?
        let unit: String
        /// nil where there is no round before.
        let previous: String?
        let isUnreadable: Bool
        let isNumber: Bool
        /// A text of several words is read from the left.
        let isLong: Bool
    }

    struct Section {
        let name: String
        /// By whom and when it was declared nil; its zeros are then no rows.
        let declared: String?
        let rows: [Row]
    }

    let frame: Frame
    let heading: ReportHeading
    let unitName: String
    let state: Badge
    let isOwed: Bool
    /// What was asked for and refused.
    let refused: String?
    /// Why it is only to be read.
    let notice: String?
    let reason: String?
    let waived: WaiverNotice?
    let old: OldAnswersPart?
    let differences: [Difference]
    let sections: [Section]
    let hasReceipt: Bool
    /// It can be printed and signed before it is submitted.
    let isDraft: Bool
    /// Signed papers may be there, or be sent.
    let isSubmitted: Bool
    let mayEdit: Bool
    let mayWithdraw: Bool
    /// It waits for the head, and whoever asks gave it there.
    let mayTakeBack: Bool
    /// The head may sign here, with the PIN.
    let maySign: Bool
    let version: Int64
    let unlock: UnlockNotice

    init(
        frame: Frame, heading: ReportHeading, _ report: SchoolReport, role: Role,
        objection: Transition.Objection?, differences: [Difference], unlock: UnlockNotice
    ) {
        let lock = report.objection(to: .save, by: role)
        self.frame = frame
        self.heading = heading
        unitName = report.file.unit.unit.name
        state = report.report.state.badge
        refused = objection?.sentence
        let isExempt = report.report.state == .exempt
        notice =
            objection != nil ? nil : isExempt ? "Đơn vị được miễn báo cáo đợt này." : lock?.sentence
        reason = isExempt ? report.report.reason : nil
        waived = WaiverNotice(report.waivers, report.form)
        old = report.oldAnswersPart
        self.differences = differences
        hasReceipt = report.report.revision > 0 && !report.isOnBehalf
        isDraft = report.mayBeDrafted(by: role)
        isSubmitted = report.report.state.isCounted && !report.isOnBehalf
        mayEdit = lock == nil
        mayWithdraw = report.objection(to: .withdraw, by: role) == nil
        mayTakeBack = report.objection(to: .takeBack, by: role) == nil
        maySign =
            role == .clerk && report.report.state == .pendingHead && report.mayBeSigned
        version = report.report.version
        self.unlock = unlock
        // Who owes nothing and wrote nothing has no lines to leave blank.
        isOwed = !isExempt
        let shown = isExempt && report.entries.isEmpty ? [] : report.form.sections
        sections = shown.compactMap { section in
            let asked = section.indicators.filter { $0.applies(to: report.level) }
            guard !asked.isEmpty else { return nil }
            let declared = report.check.nilReturns.first {
                $0.section == section.code && $0.isDeclared(in: report.entries)
            }
            let rows = asked.filter {
                report.entries[$0.code] != nil || !(declared?.covered.contains($0.code) ?? false)
            }
            return Section(
                name: "\(section.code). \(section.title.text(for: report.level))",
                declared: declared.map { report.declared[$0.cell] ?? "" },
                rows: rows.map { ReportViewPage.row($0, report) })
        }
    }

    private static func row(_ indicator: Indicator, _ report: SchoolReport) -> Row {
        let entry = report.entries[indicator.code]
        let told = ToldRows(entry?.value, to: indicator, level: report.level)
        let value =
            told == nil
            ? indicator.text(of: entry, level: report.level)
            : entry?.value.map { indicator.inCell($0, level: report.level) } ?? ""
        let previous =
            report.previous[indicator.code].map { indicator.inCell($0, level: report.level) } ?? ""
        return Row(
            number: indicator.number, label: indicator.label.text(for: report.level),
            value: value, told: told,
            unit: entry?.value == nil ? "" : indicator.unit?.text(for: report.level) ?? "",
            previous: report.previous.isEmpty ? nil : previous,
            isUnreadable: entry != nil && entry?.value == nil,
            isNumber: indicator.kind.number != nil,
            isLong: value.isLongAnswer || previous.isLongAnswer)
    }
}

extension String {
    /// It stands to the left, as text that is read and not compared.
    var isLongAnswer: Bool { count > 60 }
}
