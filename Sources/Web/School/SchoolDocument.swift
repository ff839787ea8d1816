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

    private static func document(of file: ReportFile, _ visit: Visit) throws -> Download {
        guard
            let found = try visit.database.submittedDocument(of: file, on: visit.now.day)
        else { throw Refusal.notFound }
        return .word(found.document, madeAt: found.submittedAt, name: found.name)
    }
}
