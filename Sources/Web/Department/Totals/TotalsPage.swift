import Reporting
import Storage

/// Số liệu tổng hợp: every indicator and measure by group and in total, always with coverage.
struct TotalsPage {
    struct Head {
        let words: String
        let ofDue: String
        let isTotal: Bool
    }

    /// The page's figures as a file.
    struct File {
        let words: String
        let fileAddress: String
    }

    /// How many columns a sheet of A4 takes across, beside the first, so that they can be read.
    static let mostOnPaper = 8

    let frame: Frame
    let head: RoundHead
    let round: Round
    let reports: CountedReports
    let choices: TotalsChoices
    let files: [File]
    let heading: String
    /// Many columns: the total first, one section at a time.
    let isWide: Bool
    /// Is printed in parts, or not at all.
    let isWiderThanPaper: Bool
    /// The name of the file that has all columns.
    let workbook: String
    let heads: [Head]
    let span: Int
    let sections: [TotalsSection]
    let measures: [MeasureRow]
    /// The measures of the round before are known.
    let hasPrevious: Bool
    /// The figures of the round before are known.
    let hasBefore: Bool
    /// Of the first columns, and of those that follow; nil where there are no others.
    let firstAddress: String?
    let nextAddress: String?

    init(frame: Frame, head: RoundHead, _ view: TotalsView, _ reports: CountedReports) {
        (self.frame, self.head, round) = (frame, head, view.round)
        self.reports = reports
        choices = TotalsChoices(view, communes: head.communes)
        files = File.all(of: view)
        heading =
            "Chỉ tiêu theo \(view.grouping.words(communes: head.communes).lowercasedFirst)"
        isWide = view.grouping != .level
        heads = view.table.groups.map {
            Head(words: $0.name, ofDue: $0.totals.ofDue, isTotal: $0.isTotal)
        }
        workbook = TotalsFiles.name(of: view) + ".xlsx"
        hasBefore = view.totals.previous != nil
        span = heads.count + (hasBefore ? 2 : 1)
        isWiderThanPaper = span - 1 > TotalsPage.mostOnPaper
        sections = view.table.sections.map { TotalsSection($0.section, $0.lines, view) }
        measures = view.table.measures.compactMap { line in
            guard case .measure(let measure, let figures) = line else { return nil }
            return MeasureRow(measure, figures, view)
        }
        hasPrevious = !view.totals.total.previous.isEmpty
        let address = "/rounds/\(view.round.address)/totals" + File.query(of: view)
        firstAddress = view.start > 0 ? address : nil
        nextAddress = view.next.map { address + "&from=\($0)" }
    }
}

extension TotalsPage.File {
    fileprivate static func query(of view: TotalsView) -> String {
        "?by=\(view.grouping.rawValue)&states=\(view.chosenStates)"
            + (view.section.map { "&section=\($0.code)" } ?? "")
    }

    fileprivate static func all(of view: TotalsView) -> [TotalsPage.File] {
        let query = query(of: view)
        return [("CSV", "csv"), ("Excel", "xlsx"), ("JSON", "json")].map { words, type in
            TotalsPage.File(
                words: words, fileAddress: "/rounds/\(view.round.address)/totals.\(type)\(query)")
        }
    }
}
