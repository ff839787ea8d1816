import Reporting
import Storage

/// Các phép kiểm tra: what is looked at in a report of the school's level, section by section.
struct ReportChecksPage {
    struct Cell {
        let number: Int
        let address: String
    }

    struct Check {
        let rule: String
        let cells: [Cell]
        let sentence: String
        let severity: Badge
        let explanations: [String]
        /// Why it is not applied to this report; nil where it is.
        let waived: String?
    }

    struct Section {
        let name: String
        let checks: [Check]
        /// Any check of the form has some.
        let hasExplanations: Bool
    }

    let frame: Frame
    let heading: ReportHeading
    let level: String
    let form: String
    let sections: [Section]
    /// `36 phép kiểm tra: 22 lỗi, 13 cảnh báo, 1 lưu ý`
    let counts: String

    init(frame: Frame, heading: ReportHeading, level: String, _ report: SchoolReport) {
        self.frame = frame
        self.heading = heading
        self.level = level
        form = "Biểu mẫu phiên bản \(report.form.version.version)"
        sections = ReportChecksPage.sections(of: report)
        let severities =
            ReportChecksPage.rules(of: report).map { report.check.severity(of: $0) }
            + report.check.nilReturns.map { _ in .error }
        let parts = Rule.Severity.allCases.compactMap { severity -> String? in
            let count = severities.count { $0 == severity }
            return count == 0 ? nil : "\(count) \(severity.badge.words.lowercasedFirst)"
        }
        counts =
            "\(severities.count) phép kiểm tra"
            + (parts.isEmpty ? "" : ": " + parts.joined(separator: ", "))
    }

    /// Those that speak of a cell that the school is asked, and that its level can break.
    private static func rules(of report: SchoolReport) -> [Rule] {
        report.form.rules.filter {
            $0.concerns(report.level) && !cells(of: $0, report).isEmpty
        }
    }

    private static func cells(of rule: Rule, _ report: SchoolReport) -> [Indicator] {
        let codes =
            switch rule.scope {
            case .each(let codes), .report(let codes): codes
            }
        return codes.compactMap(report.form.indicator).filter { $0.applies(to: report.level) }
            .sorted { $0.number < $1.number }
    }

    /// What every form checks of every question.
    static let general =
        "Chỉ tiêu bắt buộc phải có câu trả lời; câu trả lời phải đọc được là số, ngày hoặc một lựa "
        + "chọn của chỉ tiêu đó."

    /// Each rule stands where its first cell does, behind what a section is held against that may be
    /// declared nil.
    static func sections(of report: SchoolReport) -> [Section] {
        let rules = rules(of: report).map { (rule: $0, cells: cells(of: $0, report)) }
        let hasExplanations = rules.contains { !$0.rule.explanations.isEmpty }
        let place = report.form.sections.reduce(into: [Indicator.Code: String]()) {
            for indicator in $1.indicators { $0[indicator.code] = $1.code }
        }
        func cell(_ indicator: Indicator) -> Cell {
            Cell(
                number: indicator.number,
                address: "\(report.file.address.own)?section=\(place[indicator.code] ?? "")"
                    + "#\(indicator.code)")
        }
        return report.form.sections.compactMap { section in
            let declared = report.check.nilReturns.filter { $0.section == section.code }
                .map { declared in
                    Check(
                        rule: Rule.ID.builtIn.rawValue,
                        cells: (declared.counted + declared.silent).sorted { $0.number < $1.number }
                            .map(cell),
                        sentence: declared.contradiction, severity: Rule.Severity.error.badge,
                        explanations: [], waived: nil)
                }
            let checks = rules.filter { place[$0.cells[0].code] == section.code }
                .sorted { $0.cells[0].number < $1.cells[0].number }
                .map { rule, cells in
                    Check(
                        rule: rule.id.rawValue,
                        cells: cells.map(cell),
                        sentence: rule.words(
                            in: report.form,
                            label: cells.count == 1
                                ? cells[0].label.text(for: report.level) : nil,
                            parameters: report.check.parameters),
                        severity: report.check.severity(of: rule).badge,
                        explanations: rule.explanations,
                        waived: report.waivers.first { $0.rule == rule.id }?.reason)
                }
            guard !checks.isEmpty || !declared.isEmpty else { return nil }
            return Section(
                name: "\(section.code). \(section.title.text(for: report.level))",
                checks: declared + checks, hasExplanations: hasExplanations)
        }
    }
}

extension Rule.Severity {
    /// Nobody has to act on it yet, so it has no colour.
    fileprivate var badge: Badge {
        switch self {
        case .error: Badge(icon: "err", style: "", words: "Lỗi")
        case .warning: Badge(icon: "warn", style: "off", words: "Cảnh báo")
        case .note: Badge(icon: "eye", style: "off", words: "Lưu ý")
        }
    }
}
