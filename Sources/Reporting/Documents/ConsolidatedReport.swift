/// Báo cáo tổng hợp: what a department reports upward over a round, with all that it is made of.
package struct ConsolidatedReport: Sendable {
    package var outline: Outline
    package var letterhead: Letterhead
    package var setting: DocumentSetting
    package var totals: ReportedTotals
    /// What the office says of its own work, beside what schools reported.
    package var own: Values
    package var annexes: Annexes
    /// What it says otherwise than the report that it replaces; nil for a first one.
    package var correction: Correction?

    package init(
        outline: Outline, letterhead: Letterhead, setting: DocumentSetting, totals: ReportedTotals,
        own: Values = [:], annexes: Annexes
    ) {
        self.outline = outline
        self.letterhead = letterhead
        self.setting = setting
        self.totals = totals
        self.own = own
        self.annexes = annexes
    }

    package var facts: Facts { Facts(totals, own: own, setting) }

    /// What schools wrote to each question that is answered with a text.
    package var quotes: [Indicator.Code: [Outline.Quote]] {
        annexes.form.indicators.reduce(into: [:]) { quotes, indicator in
            guard case .text = indicator.kind else { return }
            let own = annexes.schools.compactMap { school -> Outline.Quote? in
                guard case .text(let text)? = school.values?[indicator.code] else { return nil }
                return Outline.Quote(unit: school.unit.code, name: school.unit.name, text: text)
            }
            if !own.isEmpty { quotes[indicator.code] = own }
        }
    }

    package var filled: FilledOutline { outline.filled(with: facts, quotes: quotes) }

    package func document(_ registration: OfficialDocument.Registration) -> OfficialDocument {
        let filled = filled
        var document = OfficialDocument(
            kind: .report, letterhead: letterhead, registration: registration,
            subject: filled.subjectText, addressees: letterhead.addressees,
            body: filled.documentBlocks, annexes: outline.annexes.map(annexes.annex))
        if let correction {
            var replaced = document
            replaced.registration = .init(
                number: correction.documentNumber, date: correction.documentDate)
            document.annexes.append(correction.annex)
            let annex = document.annexName(document.annexes.count - 1)
            document.body.insert(
                .paragraph(correction.opening(replaced.symbol, annex: annex)), at: 0)
        }
        return document
    }
}
