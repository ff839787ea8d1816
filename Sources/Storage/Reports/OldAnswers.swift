import GRDB
import Reporting

extension ReadTransaction {
    /// What stands in the working copy and answers no question that its school is asked now, because
    /// another version took the place of the round's form; in the order of the questions' codes.
    package func oldAnswers(of file: ReportFile) throws -> [OldAnswer] {
        let earlier = try forms.ofRound(file.round.id)
        guard !earlier.versions.isEmpty else { return [] }
        let form = try forms.layout(file.round.form).form
        let copy = try reports.workingCopy(of: file.unit.id, in: file.round.id, form: form)
        // Asked of other levels now, it stays in its cell.
        let unasked = try copy.entries(of: form).compactMap { code, entry in
            form.cell(code).flatMap { $0.applies(to: file.level) ? nil : $0 }.map {
                OldAnswer($0, version: form.version.version, entry: entry)
            }
        }
        let kept = try copy.kept { earlier.form(inVersion: $0, now: form) }.values
        return (kept + unasked).sorted {
            ($0.indicator.code, $0.version) < ($1.indicator.code, $1.version)
        }
    }

    /// The same of a submitted revision; none of one that was made of the round's form as it is.
    package func oldAnswers(ofRevision number: Int, of file: ReportFile) throws -> [OldAnswer] {
        guard try !forms.ofRound(file.round.id).versions.isEmpty,
            let content = try reports.content(
                ofRevision: number, of: file.unit.id, in: file.round.id)
        else { return [] }
        let form = try forms.layout(file.round.form).form
        let (values, own) = try reports.submitted(content, in: file.round.id, form: form)
        guard own.version != form.version else { return [] }
        return form.leaving(values, of: own, for: file.level)
    }

    /// The report with the form that its latest revision was made of, in the place of the round's as it
    /// is now: what is printed of that revision says what its receipt was given for.
    package func asSubmitted(_ file: ReportFile) throws -> ReportFile {
        let earlier = try forms.ofRound(file.round.id)
        guard !earlier.versions.isEmpty,
            let content = try reports.content(
                ofRevision: file.report.revision, of: file.unit.id, in: file.round.id),
            let version = content["form_version"]?.integer,
            version != file.form.version.version,
            let form = earlier.form(inVersion: Int(version))
        else { return file }
        var submitted = file
        submitted.layout = TotalsLayout(form: form)
        return submitted
    }
}

extension ReportRepository {
    /// nil where there is no such revision.
    fileprivate func content(ofRevision number: Int, of unit: Unit.ID, in round: Round.ID) throws
        -> JSON?
    {
        try String.fetchOne(
            database.cachedStatement(
                sql: """
                    SELECT content FROM report_revision
                    WHERE round_id = ? AND unit_id = ? AND number = ?
                    """), arguments: [round.rawValue, unit.rawValue, number]
        ).map { try JSON(stored: $0, "report_revision.content") }
    }
}
