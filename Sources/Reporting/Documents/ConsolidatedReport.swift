/// Báo cáo tổng hợp: what a department reports upward over a round, with all that it is made of.
package struct ConsolidatedReport: Sendable {
    package var outline: Outline
    package var letterhead: Letterhead
    package var setting: DocumentSetting
    package var totals: ReportedTotals
    /// What the office says of its own work, beside what schools reported.
    package var own: Values
    package var annexes: Annexes
    /// What schools wrote as far as it may be quoted; nil for all that is in the annexes' values.
    package var quoted: [Indicator.Code: [Outline.Quote]]?
    /// Tables of schools stand in a workbook beside it, and of schools that are named or quoted the
    /// first ones alone stand in it.
    package var isShort: Bool
    /// What it says otherwise than the report that it replaces; nil for a first one.
    package var correction: Correction?

    package init(
        outline: Outline, letterhead: Letterhead, setting: DocumentSetting, totals: ReportedTotals,
        own: Values = [:], annexes: Annexes, isShort: Bool? = nil
    ) {
        self.outline = outline
        self.letterhead = letterhead
        self.setting = setting
        self.totals = totals
        self.own = own
        self.annexes = annexes
        self.isShort = isShort ?? annexes.areMany
    }

    package var facts: Facts {
        var totals = totals
        totals.missing = totals.missing.shortened(isShort)
        totals.late = totals.late.shortened(isShort)
        return Facts(totals, own: own, setting)
    }

    /// What schools wrote to each question that is answered with a text.
    package var quotes: [Indicator.Code: [Outline.Quote]] {
        if let quoted { return quoted }
        return annexes.form.indicators.reduce(into: [:]) { quotes, indicator in
            guard case .text = indicator.kind else { return }
            let own = annexes.schools.compactMap { school -> Outline.Quote? in
                guard case .text(let text)? = school.values?[indicator.code] else { return nil }
                return Outline.Quote(unit: school.unit.code, name: school.unit.name, text: text)
            }
            if !own.isEmpty { quotes[indicator.code] = own }
        }
    }

    /// The questions that the office has to answer and has not, in the form's order.
    package var unanswered: [Indicator] {
        guard let asked = annexes.form.own else { return [] }
        let check = ReportCheck(form: asked, level: .own, parameters: setting.parameters)
        let entries = own.mapValues(Entry.value)
        return asked.indicators.filter {
            own[$0.code] == nil && check.isRequired($0, in: entries)
        }
    }

    /// What it says. The annex of the plan's tasks, which people add, is named at the end where
    /// nothing names it before (Decree 30/2020, Annex I, III.1a).
    package var filled: FilledOutline {
        let most = isShort ? Outline.mostQuotes : nil
        var filled = outline.filled(with: facts, quotes: quotes, most: most) { code in
            annexes.form.indicator(code).flatMap { totals.total.figure(of: $0) }?.answered ?? 0
        }
        guard let place = outline.annexes.firstIndex(of: .tasks) else { return filled }
        let isOne = outline.annexes.count == 1 && correction == nil
        let name = isOne ? "Phụ lục" : "Phụ lục \(RomanNumeral.text(place + 1))"
        let words = filled.blocks.flatMap(\.runs).map(\.text).joined(separator: " ")
        guard
            !words.split(whereSeparator: { !$0.isLetter && $0 != " " }).contains(where: {
                $0.hasSuffix(name) || $0.contains(name + " ")
            })
        else { return filled }
        filled.blocks.append(
            .init(
                style: .paragraph,
                runs: [
                    .init(
                        text: "Kết quả theo từng nhiệm vụ của Kế hoạch tại \(name) kèm theo.",
                        origin: .words)
                ], source: max(0, outline.blocks.count - 1)))
        return filled
    }

    package func document(_ registration: OfficialDocument.Registration) -> OfficialDocument {
        let filled = filled
        let annex = isShort ? annexes.annexBeside : annexes.annex
        var document = OfficialDocument(
            kind: .report, letterhead: letterhead, registration: registration,
            subject: filled.subjectText, addressees: letterhead.addressees,
            body: filled.documentBlocks, annexes: outline.annexes.map(annex))
        if let correction {
            var replaced = document
            replaced.registration = .init(
                number: correction.documentNumber, date: correction.documentDate)
            document.annexes.append(correction.annex)
            let annex = document.annexName(document.annexes.count - 1)
            document.body.insert(
                .paragraph(correction.opening(replaced.symbol, annex: annex)), at: 0)
        }
        return document.marked(asTrial: setting.round.hasPrefix(Round.trialMark))
    }
}
