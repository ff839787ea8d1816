import Reporting
import Storage

/// What a filled workbook would change, before anything is stored.
struct WorkbookPreviewPage {
    /// One cell, with what is stored and what the file says.
    struct Cell {
        let code: String
        let number: Int
        let label: String
        let stored: String
        let inFile: String
        /// Why it is not taken; empty for one that is.
        var reason = ""
    }

    let frame: Frame
    let heading: ReportHeading
    let unitName: String
    /// Where what is shown is sent.
    let file: String
    /// Where another file is sent from.
    let back: String
    let version: Int64
    let madeAt: String?
    /// The version of the form that it was made of, where the round has another one now.
    let earlierForm: String?
    /// The report changed since this was shown before.
    let isStale: Bool
    let carriedOn: [(name: String, value: String)]
    /// They add up to all cells that are asked.
    let taken: Int
    let kept: Int
    let blank: Int
    /// Hold something else already.
    let differing: [Cell]
    /// Are blank now.
    let new: [Cell]
    let wrong: [Cell]
    let moved: [Cell]
    /// A sentence for each section that is declared nil no more.
    let takenBack: [String]
    let strangers: [FilledReport.Stranger]
    /// What the form's rules say once it is taken.
    let problems: [String]
    let complaint: String?

    init(
        frame: Frame, heading: ReportHeading, _ preview: WorkbookPreview, complaint: String?
    ) {
        let (report, filled) = (preview.report, preview.filled)
        self.frame = frame
        self.heading = heading
        unitName = report.file.unit.unit.name
        file = report.workbookFile
        back = report.workbookAddress
        version = report.report.version
        madeAt = filled.madeAt
        earlierForm = filled.earlierForm
        isStale =
            filled.version.map { $0 != report.report.version || !filled.strangers.isEmpty } ?? false
        carriedOn = filled.carriedOn(preview)
        (taken, kept, blank) = (preview.changes, preview.kept.count, preview.blank.count)
        func text(_ indicator: Indicator, _ value: Value) -> String {
            let text = indicator.text(of: value, level: report.level)
            let unit = indicator.kind.number == nil ? nil : indicator.unit?.text(for: report.level)
            return unit.map { "\(text) \($0)" } ?? text
        }
        func text(_ indicator: Indicator, _ entry: Entry?) -> String {
            if case .value(let value) = entry { return text(indicator, value) }
            return indicator.text(of: entry, level: report.level)
        }
        func cell(
            _ indicator: Indicator, _ stored: Entry?, _ inFile: String, _ reason: String = ""
        ) -> Cell {
            Cell(
                code: indicator.code.rawValue, number: indicator.number,
                label: indicator.label.text(for: report.level),
                stored: text(indicator, stored), inFile: inFile,
                reason: reason)
        }
        differing = preview.differing.map {
            cell($0.indicator, $0.stored, text($0.indicator, $0.value))
        }
        new = preview.taken.filter { $0.stored == nil }.map {
            cell($0.indicator, nil, text($0.indicator, $0.value))
        }
        wrong = preview.wrong.map {
            cell(
                $0.indicator, report.entries[$0.indicator.code],
                String(text($0.indicator, .unreadable($0.typed)).prefix(300)), $0.reason)
        }
        moved = preview.moved.map {
            cell($0.indicator, $0.stored, text($0.indicator, $0.inFile))
        }
        takenBack = preview.takenBack.map { declared in
            let title =
                "Mục \(declared.section), \(declared.title.text(for: report.level)), đang khai"
            return filled.cells[declared.cell] == .notDeclared
                ? "\(title) “Không phát sinh”; tệp ghi “Không”."
                : "\(title) “Không phát sinh”; tệp có nội dung của mục này."
        }
        strangers = filled.strangers
        problems = preview.problems.map { problem in
            let number = problem.cells.compactMap { report.form.indicator($0)?.number }.min()
            return (number.map { "Ô \($0): " } ?? "") + problem.message
        }
        self.complaint = complaint
    }
}
