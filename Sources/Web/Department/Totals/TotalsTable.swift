import Reporting

/// The figures that the page of totals shows and its files hold: a line for each question, option
/// and measure, and each section that somebody declares nil; a figure in it for each group.
struct TotalsTable {
    enum Line {
        /// How many schools declare the section nil; nil in a group in which none can, or has reported.
        case declared(NilReturn, [Int64?])
        /// nil in a group that is not asked.
        case question(Indicator, [Figure?])
        /// An option of the question, by its place in the list, with the figures of the question.
        case option(Int, ChoiceList.Option, Indicator, [Figure?])
        /// What the rows of the question come to.
        case part(TablePart, Indicator, [Figure?])
        case measure(Measure, [MeasureFigure])
    }

    let groups: [TotalsGroup]
    let sections: [(section: Form.Section, lines: [Line])]
    let measures: [Line]

    init(_ form: Form, sections: [Form.Section], _ groups: [TotalsGroup]) {
        self.groups = groups
        self.sections = sections.map { section in
            let declared = form.nilReturns.first { $0.section == section.code }
            let lines = section.indicators.flatMap { indicator in
                TotalsTable.lines(of: indicator, groups.map { $0.figure(of: indicator) })
                    + (indicator.kind.table?.parts ?? []).map { part in
                        .part(part, indicator, groups.map { $0.figure(of: part, of: indicator) })
                    }
            }
            return (section, TotalsTable.lines(of: declared, form, groups) + lines)
        }
        measures = form.measures.map { measure in
            .measure(measure, groups.map { $0.totals.figure(of: measure) })
        }
    }

    /// None where nobody declares it.
    private static func lines(of declared: NilReturn?, _ form: Form, _ groups: [TotalsGroup])
        -> [Line]
    {
        guard let declared, groups.contains(where: { $0.totals.nilReturns(declared) > 0 }) else {
            return []
        }
        let counts = groups.map { group -> Int64? in
            let isAsked = group.level.map { level in
                form.nilReturns(for: level).contains { $0.cell == declared.cell }
            }
            return group.totals.counted > 0 && isAsked ?? true
                ? group.totals.nilReturns(declared) : nil
        }
        return [.declared(declared, counts)]
    }

    private static func lines(of indicator: Indicator, _ figures: [Figure?]) -> [Line] {
        let options = indicator.aggregate == .distribution ? indicator.kind.list?.options ?? [] : []
        return [.question(indicator, figures)]
            + options.enumerated().map { .option($0, $1, indicator, figures) }
    }
}
