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
        let severities = ReportChecksPage.rules(of: report).map { report.check.severity(of: $0) }
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

    /// Each rule stands where its first cell does.
    static func sections(of report: SchoolReport) -> [Section] {
        let rules = rules(of: report).map { (rule: $0, cells: cells(of: $0, report)) }
        let hasExplanations = rules.contains { !$0.rule.explanations.isEmpty }
        let place = report.form.sections.reduce(into: [Indicator.Code: String]()) {
            for indicator in $1.indicators { $0[indicator.code] = $1.code }
        }
        return report.form.sections.compactMap { section in
            let checks = rules.filter { place[$0.cells[0].code] == section.code }
                .sorted { $0.cells[0].number < $1.cells[0].number }
                .map { rule, cells in
                    Check(
                        rule: rule.id.rawValue,
                        cells: cells.map {
                            Cell(
                                number: $0.number,
                                address: "\(report.file.address.own)?section="
                                    + "\(place[$0.code] ?? "")#\($0.code)")
                        },
                        sentence: rule.words(
                            in: report.form,
                            label: cells.count == 1
                                ? cells[0].label.text(for: report.level) : nil,
                            parameters: report.check.parameters),
                        severity: report.check.severity(of: rule).badge,
                        explanations: rule.explanations,
                        waived: report.waivers.first { $0.rule == rule.id }?.reason)
                }
            guard !checks.isEmpty else { return nil }
            return Section(
                name: "\(section.code). \(section.title.text(for: report.level))",
                checks: checks, hasExplanations: hasExplanations)
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
