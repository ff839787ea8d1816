import Reporting
import Storage

extension TableQuestion {
    /// The same of this table, where numbers of both are of one kind.
    func same(as part: TablePart) -> TablePart? {
        parts.first { own in
            switch (own, part) {
            case (.rows, .rows): true
            case (.column(let own), .column(let other)):
                own.code == other.code && own.kind.name == other.kind.name
            default: false
            }
        }
    }
}

extension NumberSpread.Fact {
    /// What a table's rows come to, and how many reports say so where others leave some cell blank; none
    /// of another question.
    static func rows(of view: IndicatorView) -> [NumberSpread.Fact] {
        (view.indicator.kind.table?.parts ?? []).compactMap { part in
            view.totals?.figure(of: part, of: view.indicator).map { figure in
                let whole = view.totals?.figure(of: view.indicator)?.answered ?? 0
                let word = part.unit(of: view.indicator)
                let unit = word.isEmpty ? "" : " (\(word))"
                let some = FigureText.part(figure.answered, of: whole)
                return NumberSpread.Fact(
                    name: part.name + unit
                        + (figure.answered < whole ? ", của \(some) báo cáo" : ""),
                    figure: FigureText.words(figure))
            }
        }
    }
}
