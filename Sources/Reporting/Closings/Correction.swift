/// Đính chính: what a later closing of a round says otherwise than the one before, and why.
package struct Correction: Hashable, Sendable {
    package struct Change: Hashable, Sendable {
        /// nil over all.
        package var unit: String?
        package var what: String
        package var old: String
        package var new: String
        package var why: String
    }

    /// The closing before.
    package var closing: Int
    package var documentNumber: Int
    package var documentDate: Day
    package var reason: String
    package var changes: [Change]

    /// What changed from one consolidated report to the next: the totals, each school's cells with
    /// what it was given back for, the words. Number and date are a document's own, and alone are a
    /// change only where nothing else is one.
    package init(
        of old: ClosingContent, _ before: ConsolidatedReport, to new: ClosingContent,
        _ after: ConsolidatedReport, reasons: [Unit.Code: String]
    ) {
        closing = old.number
        documentNumber = old.documentNumber
        documentDate = old.documentDate
        reason = new.reason
        changes =
            Correction.totals(before, after) + Correction.own(before, after)
            + Correction.cells(before, after, reasons: reasons) + old.differences(to: new)
        if changes.isEmpty { changes = old.registrationDifferences(to: new) }
    }

    init(
        closing: Int, documentNumber: Int, documentDate: Day, reason: String, changes: [Change]
    ) {
        self.closing = closing
        self.documentNumber = documentNumber
        self.documentDate = documentDate
        self.reason = reason
        self.changes = changes
    }

    private static func totals(_ before: ConsolidatedReport, _ after: ConsolidatedReport)
        -> [Change]
    {
        var changes: [Change] = []
        func compare(_ what: String, _ old: String, _ new: String) {
            if old != new {
                changes.append(Change(unit: nil, what: what, old: old, new: new, why: ""))
            }
        }
        compare(
            "Số đơn vị đã có báo cáo được duyệt",
            VietnameseNumber.text(Int64(before.totals.total.counted)),
            VietnameseNumber.text(Int64(after.totals.total.counted)))
        for (old, new) in zip(before.annexes.totalLines, after.annexes.totalLines) {
            compare(new.label, old.figure, new.figure)
        }
        return changes
    }

    /// What the office says of itself.
    private static func own(_ before: ConsolidatedReport, _ after: ConsolidatedReport) -> [Change] {
        (after.annexes.form.own?.indicators ?? []).compactMap { indicator in
            let texts = [before, after].map { report in
                report.own[indicator.code].map { indicator.text(of: $0, level: .own) }
                    ?? "để trống"
            }
            guard texts[0] != texts[1] else { return nil }
            return Change(
                unit: after.letterhead.name, what: indicator.label.vietnamese, old: texts[0],
                new: texts[1], why: "")
        }
    }

    private static func cells(
        _ before: ConsolidatedReport, _ after: ConsolidatedReport, reasons: [Unit.Code: String]
    ) -> [Change] {
        let old = before.annexes.schools.reduce(into: [Unit.Code: Annexes.School]()) {
            $0[$1.unit.code] = $1
        }
        return after.annexes.schools.flatMap { school -> [Change] in
            guard let earlier = old[school.unit.code],
                earlier.values != school.values || earlier.waivers != school.waivers
            else { return [] }
            let why = reasons[school.unit.code] ?? ""
            guard earlier.values != nil, school.values != nil else {
                return [
                    Change(
                        unit: school.unit.name, what: "Báo cáo",
                        old: earlier.values == nil ? "chưa có" : "đã có",
                        new: school.values == nil ? "chưa có" : "đã có", why: why)
                ]
            }
            func change(_ what: String, _ text: (Annexes.School) -> String) -> Change? {
                let (old, new) = (text(earlier), text(school))
                guard old != new else { return nil }
                return Change(
                    unit: school.unit.name, what: what, old: old.isEmpty ? "để trống" : old,
                    new: new.isEmpty ? "để trống" : new, why: why)
            }
            let waived = change("Quy tắc được miễn áp dụng") { school in
                let rules = after.annexes.waived(at: school)
                return rules.isEmpty ? "không có" : rules.joined(separator: "; ")
            }
            return after.annexes.form.indicators.compactMap { indicator in
                change("\(indicator.number). \(indicator.label.vietnamese)") {
                    FigureInTable.cell(of: indicator, at: $0).text
                }
            } + (waived.map { [$0] } ?? [])
        }
    }

    /// What the corrected document begins with; `annex` is the name of the one that lists old and new.
    func opening(_ symbol: String, annex: String) -> String {
        "Báo cáo này đính chính, thay thế Báo cáo số \(symbol) ngày "
            + "\(VietnameseDate.inDocument(documentDate)); số liệu đính chính tại \(annex). "
            + "Lý do: \(reason)"
    }

    /// The annex that lists old and new.
    var annex: OfficialDocument.Annex {
        OfficialDocument.Annex(
            title: "Số liệu đính chính", isLandscape: false,
            blocks: [
                .table(
                    DocumentTable(
                        columns: [
                            .init("Đơn vị", share: 22), .init("Chỉ tiêu", share: 34),
                            .init("Số cũ", share: 14, .right), .init("Số mới", share: 14, .right),
                            .init("Lý do", share: 20),
                        ],
                        rows: changes.map { change in
                            .cells(
                                [
                                    change.unit ?? "Tổng cộng", change.what, change.old,
                                    change.new, change.why,
                                ].map { .init($0) })
                        }))
            ])
    }
}
