import Reporting
import Storage

/// A measure in every group, and what it was in the round before.
struct MeasureRow {
    /// An indicator that it is reckoned from.
    struct Source {
        let number: Int
        let label: String
        let address: String
    }

    let label: String
    let unit: String
    let cells: [TotalsCell]
    let before: String
    let sources: [Source]

    init(_ measure: Measure, _ figures: [MeasureFigure], _ view: TotalsView) {
        label = measure.label.vietnamese
        unit = measure.unit.map { "· " + $0.vietnamese } ?? ""
        let (layout, total) = (view.totals.layout, TotalsGroup(view.totals.total))
        let isNotDue = view.isAhead && layout.form.tellsPunctuality(measure)
        cells = zip(view.table.groups, figures).map { group, figure in
            isNotDue ? .notDue(in: group) : TotalsCell(figure, in: group)
        }
        sources = (layout.sources[measure.code] ?? []).map {
            Source(
                number: $0.number, label: $0.label.vietnamese,
                address: view.address(of: $0.code, in: total))
        }
        before = FigureText.words(view.totals.total.previous[measure.code])
    }
}
