import Formats
import HTTP
import Reporting
import Storage

/// A report in the official layout.
enum SchoolDocument {
    /// `GET /rounds/{round}/report.docx`: the school's own report as submitted last, ready for the
    /// signature.
    @Sendable static func own(_ context: Context) throws -> Response {
        let (document, submittedAt, file) = try context.storage.read { database in
            let file = try context.ownReport(database)
            return try database.document(of: file, on: context.now.day)
        }
        return try .word(document, madeAt: submittedAt, name: file)
    }

    /// `GET /rounds/{round}/reports/{unit}/report.docx`
    @Sendable static func ofSchool(_ context: Context) throws -> Response {
        let (document, submittedAt, file) = try context.storage.read { database in
            let round = try context.round(database)
            let file = try context.report(of: context.parameters["unit"], in: round, database)
            return try database.document(of: file, on: context.now.day)
        }
        return try .word(document, madeAt: submittedAt, name: file)
    }
}

extension ReadTransaction {
    /// The latest revision of a report in the official layout, with the moment of its submission
    /// and a name for the file.
    ///
    /// - Throws: 404 before the first submission.
    fileprivate func document(of file: ReportFile, on day: Day) throws -> (
        OfficialDocument, Moment, name: String
    ) {
        let (round, unit) = (file.round, file.unit.unit)
        guard
            let revision = try reports.latestRevision(of: unit.id, in: round.id, form: file.form),
            let receipt = try reports.receipt(of: unit.id, in: round.id),
            let owner = try units.find(round.owner)
        else { throw Refusal.notFound }
        let letterhead = try letterhead(of: unit, on: day)
        let filled = file.form.outline(.report).filled(
            with: Facts(
                revision.values, level: file.level, form: file.form,
                DocumentSetting(
                    round: round, form: file.form, plan: file.plan, unit: letterhead.name,
                    owner: owner.name)))
        let document = OfficialDocument(
            kind: .report, letterhead: letterhead, registration: .init(),
            subject: filled.subjectText, addressees: letterhead.addressees,
            body: filled.documentBlocks,
            mark: "Mã đối chiếu: \(receipt.matchingCode) · Biên nhận \(receipt.number)")
        return (
            document, revision.submittedAt,
            "bao-cao-\(round.code)-\(unit.code)-\(revision.number).docx"
        )
    }
}
