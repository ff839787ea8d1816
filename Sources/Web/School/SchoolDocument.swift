import HTTP
import Reporting
import Storage

/// A report in the official layout.
enum SchoolDocument {
    /// `GET /rounds/{round}/report.docx`: the school's own report as submitted last, ready for the
    /// signature; 404 before the first submission.
    @Sendable static func own(_ visit: Visit) throws -> any Reply {
        try document(of: try visit.ownReport(), visit)
    }

    /// `GET /rounds/{round}/reports/{unit}/report.docx`
    @Sendable static func ofSchool(_ visit: Visit) throws -> any Reply {
        try document(of: try visit.report(), visit)
    }

    /// `GET /rounds/{round}/report/draft.docx`, `…/reports/{unit}/entry/draft.docx`: the report as it
    /// stands before it is submitted, marked as a draft, to be printed and signed; 404 where nothing
    /// is to be submitted, and where whoever asks could not.
    @Sendable static func draft(_ visit: Visit) throws -> any Reply {
        let report = try visit.schoolReport()
        guard report.mayBeDrafted(by: visit.asker.role) else { throw Refusal.notFound }
        let document = try visit.database.draftDocument(
            of: report.file, saying: report.entries.compactMapValues(\.value), at: visit.now)
        let (round, unit) = (report.round.address, report.file.unit.unit.code)
        return Download.word(
            document, madeAt: visit.now, name: "ban-thao-\(round)-\(unit).docx")
    }

    private static func document(of file: ReportFile, _ visit: Visit) throws -> Download {
        guard
            let found = try visit.database.submittedDocument(of: file, on: visit.now.day)
        else { throw Refusal.notFound }
        return .word(found.document, madeAt: found.submittedAt, name: found.name)
    }
}

extension SchoolReport {
    /// Whether there is something to be printed and signed before it is submitted: a school prints
    /// its own, also while the head has it; an officer what may be entered on behalf.
    func mayBeDrafted(by role: Role) -> Bool {
        report.state.isOwed && report.state != .notStarted && !entries.isEmpty
            && (!isOnBehalf || objection(to: .save, by: role) == nil)
    }
}
