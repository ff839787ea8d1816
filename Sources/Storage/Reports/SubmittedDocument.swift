import Reporting

/// A school's report in the official layout, as it was submitted last.
package struct SubmittedDocument {
    package var document: OfficialDocument
    package var submittedAt: Moment
    /// For the file.
    package var name: String
}

extension ReadTransaction {
    /// The latest revision of the report, ready for the signature; nil before the first submission.
    package func submittedDocument(of file: ReportFile, on day: Day) throws -> SubmittedDocument? {
        let (round, unit) = (file.round, file.unit.unit)
        guard
            let revision = try reports.latestRevision(of: unit.id, in: round.id, form: file.form),
            let receipt = try reports.receipt(of: unit.id, in: round.id)
        else { return nil }
        let letterhead = try letterhead(of: unit, in: round, on: day)
        let filled = file.form.outline(.report).filled(
            with: Facts(
                revision.values, level: file.level, form: file.form,
                DocumentSetting(
                    round: round, form: file.form, plan: file.plan, unit: letterhead.name,
                    owner: try ownerName(of: round, on: day))))
        return SubmittedDocument(
            document: OfficialDocument(
                kind: .report, letterhead: letterhead, registration: .init(),
                subject: filled.subjectText, addressees: letterhead.addressees,
                body: filled.documentBlocks,
                mark: "Mã đối chiếu: \(receipt.matchingCode) · Biên nhận \(receipt.number)"),
            submittedAt: revision.submittedAt,
            name: "bao-cao-\(round.code)-\(unit.code)-\(revision.number).docx")
    }
}
