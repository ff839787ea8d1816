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
        let file = try asSubmitted(file)
        let (round, unit) = (file.round, file.unit.unit)
        guard
            let revision = try reports.latestRevision(of: unit.id, in: round.id, form: file.form),
            let receipt = try reports.receipt(of: unit.id, in: round.id)
        else { return nil }
        var document = try document(of: file, saying: revision.values, on: day)
        document.mark = "Mã đối chiếu: \(receipt.matchingCode) · Biên nhận \(receipt.number)"
        document.markCode = receipt.paperCode
        return SubmittedDocument(
            document: document.marked(asTrial: round.isTrial), submittedAt: revision.submittedAt,
            name: "bao-cao-\(round.address)-\(unit.code)-\(revision.number).docx")
    }

    /// The report as it is to be submitted with these values, to be printed and signed before that:
    /// it says on each page that it is a draft, of which moment.
    package func draftDocument(of file: ReportFile, saying values: Values, at now: Moment) throws
        -> OfficialDocument
    {
        var document = try document(of: file, saying: values, on: now.day)
        document.isDraft = true
        document.mark =
            "BẢN THẢO lúc \(VietnameseDate.text(now)) · Chưa nộp, chưa có mã đối chiếu"
        return document.marked(asTrial: file.round.isTrial)
    }

    private func document(of file: ReportFile, saying values: Values, on day: Day) throws
        -> OfficialDocument
    {
        let (round, unit) = (file.round, file.unit.unit)
        let letterhead = try signed(letterhead(of: unit, in: round, on: day), of: unit, in: round)
        var setting = DocumentSetting(
            round: round, form: file.form, plan: file.plan, unit: letterhead.name,
            owner: try ownerName(of: round, on: day))
        setting.parameters.merge(
            try rounds.given(to: file.unit.id, in: round.id, form: file.form)
        ) { own, _ in own }
        let filled = file.form.outline(.report).filled(
            with: Facts(
                file.form.settled(values, for: file.level), level: file.level, form: file.form,
                setting))
        return OfficialDocument(
            kind: .report, letterhead: letterhead, registration: .init(),
            subject: filled.subjectText, addressees: letterhead.addressees,
            body: filled.documentBlocks)
    }

    /// With the head's name, where the letterhead has the head sign and does not say who that is. Not
    /// of a closed round: whoever is head now did not sign it.
    private func signed(_ letterhead: Letterhead, of unit: Unit, in round: Round) throws
        -> Letterhead
    {
        guard letterhead.wantsHead, round.state != .closed else { return letterhead }
        var signed = letterhead
        signed.signer = try access.headsName(of: unit.id) ?? ""
        return signed
    }
}
