import Reporting
import Storage

/// The form of one report: where it stands, what is wrong, its sections, the action bar.
struct ReportFormPage {
    let frame: Frame
    let heading: ReportHeading
    /// Who was given what of it; nil where it is seen whole.
    let given: GivenForm?
    /// What stands in it, by which what is typed is told from what stood there.
    let seen: String
    let script: FormScript
    let summary: FormSummary?
    let returned: ReturnedNotice?
    let old: OldAnswersPart?
    let waived: WaiverNotice?
    /// How many cells somebody else changed to something else.
    let bothCount: Int
    /// How many cells somebody else filled in meanwhile, which stand here now.
    let joined: Int?
    /// What was typed for what the round asks no more.
    let unasked: [TypedReport.Unasked]
    /// Why nothing of what was typed was saved.
    let complaint: String?
    /// What the school has just done with it.
    let said: String?
    let sections: [FormSection]
    let actions: FormActions
    let previousTitle: String?
    let locked: [Locked]
    /// What is stored can be printed and signed before it is submitted.
    let mayBeDrafted: Bool

    /// Where somebody goes on typing: the first blank field of the section that is open.
    var firstField: String? {
        let section = sections.first(where: \.isCurrent) ?? sections.first(where: \.isOpen)
        let field = section?.fields.first {
            $0.value.isEmpty && !$0.options.contains(where: \.isChosen)
        }
        return (field ?? section?.fields.first)?.code
    }

    /// A cell that was not returned, and stays.
    struct Locked {
        let number: Int
        let label: String
        let value: String
    }

    /// `section` is the code of the section that is to be open; nil leaves that to what is not full.
    /// `gifts` are what colleagues have of it; `onward` is the section to which somebody was going, who was kept by an error.
    init(
        frame: Frame, heading: ReportHeading, _ report: SchoolReport, reasons: TypedReasons?,
        section: String?, typed: TypedReport?, both: [Indicator.Code: BothSides],
        complaint: String?, said: String?, asker: Asker, now: Moment, gifts: [GivenSections],
        joined: Int?, onward: String?
    ) {
        let reasons = reasons ?? TypedReasons(stored: report.confirmations)
        let findings = Findings(
            report.content, confirmations: reasons.confirmations, isChecked: false)
        let maker = FormFieldMaker(
            content: report.content, findings: findings, reasons: reasons,
            openCells: report.openCells, both: both)
        self.frame = frame
        self.heading = heading
        given = asker.given.map { GivenForm($0, heading) }
        locked = ReportFormPage.locked(report, maker.openCells)
        mayBeDrafted = report.mayBeDrafted(by: asker.role)
        seen = SeenReport.text(report)
        script = FormScript(
            report,
            shown: Set(
                report.form.cells(for: report.level).map(\.code)
                    .filter { maker.openCells?.contains($0) ?? true }.map(\.rawValue)))
        summary = FormSummary(report, findings)
        // What the department says of the whole may tell figures of others.
        returned = asker.given == nil ? ReturnedNotice(report, now: now) : nil
        waived = WaiverNotice(report.waivers, report.form)
        old = report.oldAnswersPart
        bothCount = both.count
        self.joined = joined
        unasked = typed?.unasked ?? []
        self.complaint = complaint
        self.said = said
        sections = ReportFormPage.sections(report, maker, current: section, onward: onward).map {
            var section = $0
            section.givenTo = gifts.filter { $0.sections.contains(section.code) }.map(\.name)
            return section
        }
        actions = FormActions(
            report, findings, asker: asker, now: now,
            isUnsaved: complaint != nil || !both.isEmpty || !unasked.isEmpty)
        previousTitle = report.previous.isEmpty ? nil : heading.previousTitle
    }

    /// Those that apply; open are the wanted one, or the first that is not full, and what is typed
    /// together with it, those with problems, and those with a cell to be chosen.
    private static func sections(
        _ report: SchoolReport, _ maker: FormFieldMaker, current: String?, onward: String?
    ) -> [FormSection] {
        var sections = report.form.sections.map { FormSection($0, maker) }
            .filter { !$0.fields.isEmpty }
        let isIncomplete = { (section: FormSection) in !section.progress.isFull }
        let start =
            sections.firstIndex { $0.code == current }
            ?? sections.firstIndex { $0.hasProblems } ?? sections.firstIndex(where: isIncomplete)
            // One that was given back is to be changed somewhere.
            ?? (report.report.state == .returned ? sections.indices.first : nil)
        let firstGap = current == nil ? sections.firstIndex(where: isIncomplete) : nil
        let runs = SectionRun.all(sections.map { ($0.code, $0.fields.count) })
        let begun = Set(
            [start, firstGap].compactMap { $0.map { sections[$0].code } }.flatMap { first in
                runs.first { $0.contains(first) }?.drop { $0 != first } ?? []
            })
        for index in sections.indices {
            sections[index].isCurrent = index == start
            // What is filled in together stays open as a whole: a short form never closes where one types.
            sections[index].isOpen =
                runs.count == 1 || begun.contains(sections[index].code)
                || sections[index].hasProblems
                || sections[index].fields.contains { $0.both != nil || $0.isOpenedAlong }
                || sections[index].declaration?.both != nil
        }
        for index in sections.indices.dropLast() where !sections[index + 1].isOpen {
            sections[index].next = sections[index + 1].code
        }
        if let start, let onward, sections.contains(where: { $0.code == onward }) {
            sections[start].passed = onward
        }
        return sections
    }

    /// In the form's order; none where all may be changed.
    private static func locked(_ report: SchoolReport, _ open: Set<Indicator.Code>?) -> [Locked] {
        guard let open else { return [] }
        return report.form.cells(for: report.level).filter {
            !open.contains($0.code) && (!$0.code.isNilReturn || report.entries[$0.code] != nil)
        }.map {
            Locked(
                number: $0.number, label: $0.label.text(for: report.level),
                value: $0.text(of: report.entries[$0.code], level: report.level))
        }
    }
}
