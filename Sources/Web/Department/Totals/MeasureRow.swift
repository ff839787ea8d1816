import Reporting
import Storage

/// A measure in every group, and what it was in the round before.
struct MeasureRow {
    let label: String
    let unit: String
    let cells: [TotalsCell]
    let before: String

    init(_ measure: Measure, _ figures: [MeasureFigure], _ view: TotalsView) {
        label = measure.label.vietnamese
        unit = measure.unit.map { "· " + $0.vietnamese } ?? ""
        cells = zip(view.table.groups, figures).map { TotalsCell($1, in: $0) }
        before = FigureText.words(view.totals.total.previous[measure.code])
    }
}
