import Reporting

/// The form of one report: where it stands, what is wrong, its sections, the action bar.
struct ReportFormPage {
    let frame: Frame
    let heading: ReportHeading
    let version: Int64
    let summary: FormSummary?
    let returned: ReturnedNotice?
    let waived: WaiverNotice?
    /// The report was stored elsewhere since the form was made.
    let isStale: Bool
    /// What was typed against what was stored meanwhile.
    let differences: [Difference]
    /// What was typed for what the round asks no more; where there are differences, it stands there.
    let unasked: [TypedReport.Unasked]
    /// Why nothing of what was typed was saved.
    let complaint: String?
    let sections: [FormSection]
    let actions: FormActions
    let previousTitle: String?
    let onBehalf: OnBehalf?
    let locked: [Locked]
    /// What is stored can be printed and signed before it is submitted.
    let mayBeDrafted: Bool

    /// What only an officer's form has.
    struct OnBehalf {
        let reason: String
        let complaint: String?
        let channels: [Choice]
        let channelComplaint: String?
        let replacesDraft: Bool
    }

    /// A cell that was not returned, and stays.
    struct Locked {
        let number: Int
        let label: String
        let value: String
    }

    /// With `isChecked` it was to be submitted, so that blank cells are problems too. `section`
    /// is the code of the section that is to be open; nil leaves that to what is missing.
    init(
        frame: Frame, heading: ReportHeading, _ report: SchoolReport, reasons: TypedReasons?,
        isChecked: Bool, section: String?, differences: [Difference]?, typed: TypedReport?,
        complaint: String?, asker: Asker, now: Moment
    ) {
        let reasons = reasons ?? TypedReasons(stored: report.confirmations)
        let findings = Findings(
            report.content, confirmations: reasons.confirmations, isChecked: isChecked)
        let maker = FormFieldMaker(
            content: report.content, findings: findings, reasons: reasons, isChecked: isChecked,
            openCells: report.openCells)
        self.frame = frame
        self.heading = heading
        onBehalf =
            report.isOnBehalf
            ? OnBehalf(
                reason: typed?.onBehalfReason ?? "",
                complaint: isChecked ? typed?.onBehalfComplaint : nil,
                channels: SubmissionChannel.onBehalf.map {
                    Choice(
                        value: $0.rawValue, words: $0.name,
                        isChosen: $0 == typed?.onBehalfChannel)
                }, channelComplaint: isChecked ? typed?.channelComplaint : nil,
                replacesDraft: report.replacesDraft) : nil
        locked = ReportFormPage.locked(report, maker.openCells)
        mayBeDrafted = report.mayBeDrafted(by: asker.role)
        version = report.report.version
        summary = FormSummary(report, findings, isChecked: isChecked)
        returned = ReturnedNotice(report, now: now)
        waived = WaiverNotice(report.waivers, report.form)
        isStale = differences != nil
        let differences = differences ?? []
        self.differences = differences
        unasked = isStale ? [] : typed?.unasked ?? []
        self.complaint = complaint
        sections = ReportFormPage.sections(
            report, maker, current: section, differing: Set(differences.compactMap(\.place?.code)))
        actions = FormActions(
            report, findings, asker: asker, now: now,
            isUnsaved: isStale || complaint != nil)
        previousTitle = report.previous.isEmpty ? nil : heading.previousTitle
    }

    /// Those that apply; open are the wanted one, or the first that is not full, those with
    /// problems, and those with a cell that was typed otherwise than it is stored.
    private static func sections(
        _ report: SchoolReport, _ maker: FormFieldMaker, current: String?, differing: Set<String>
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
        for index in sections.indices {
            sections[index].isCurrent = index == start
            sections[index].isOpen =
                index == start || index == firstGap || sections[index].hasProblems
                || sections[index].fields.contains { differing.contains($0.code) }
            sections[index].next = index + 1 < sections.count ? sections[index + 1].code : nil
        }
        return sections
    }

    /// In the form's order; none where all may be changed.
    private static func locked(_ report: SchoolReport, _ open: Set<Indicator.Code>?) -> [Locked] {
        guard let open else { return [] }
        return report.form.indicators(for: report.level).filter { !open.contains($0.code) }.map {
            Locked(
                number: $0.number, label: $0.label.text(for: report.level),
                value: $0.text(of: report.entries[$0.code], level: report.level))
        }
    }
}
