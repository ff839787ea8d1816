import HTTP
import HTTPTypes
import Reporting
import Storage

/// Values merged into a draft.
enum PatchReport {
    /// `PATCH /api/v1/rounds/{round}/reports/{unit}`: merges into the draft, all or nothing.
    @Sendable static func patch(_ context: Context) throws -> Response {
        try context.checkQuery(known: [])
        let body = try context.jsonBody(known: ["values"])
        let asker = try context.signedIn()
        guard asker.role.isOfSchool else {
            throw Refusal(.forbidden, "Chỉ nhà trường sửa bản nháp của mình.")
        }
        let file = try context.storage.read { database in
            try context.report(
                of: context.parameters["unit"], in: try context.round(database), database)
        }
        let seen = try context.seenVersion(of: file.report, isRequired: file.report.version > 0)
        let sent = try SentValues(body["values"], form: file.form, level: file.level)
        guard sent.problems.isEmpty else { throw Refusal(problems: sent.problems) }
        _ = try context.storage.write { database in
            try database.saveDraft(
                sent.cells.mapValues { $0.map(Entry.value) }, of: file.unit.id, in: file.round.id,
                seen: seen, by: asker.actor)
        }
        return try context.storage.read { database in
            let file = try context.report(
                of: context.parameters["unit"], in: try context.round(database), database)
            return try context.reportAnswer(file, database)
        }
    }
}

extension Context {
    /// The version that the asker builds on: the one in `If-Match`, which must be this report's
    /// entity tag, or without it the one that is there now; nil for `*`, any version.
    ///
    /// - Throws: 428 when it is missing and required, 412 when it is another (RFC 9110 13.1.1,
    ///   RFC 6585 3).
    func seenVersion(of report: Report, isRequired: Bool) throws -> Int64? {
        guard let header = request.fields[.ifMatch] else {
            guard !isRequired else {
                throw Refusal(
                    .preconditionRequired,
                    "Cần If-Match với ETag của báo cáo, để không ghi đè thay đổi của người khác.")
            }
            return report.version
        }
        if header == "*" { return nil }
        let tags = header.split(separator: ",").map { $0.filter { $0 != " " } }
        // RFC 9110 8.8.3; a weak tag is none that matches (13.1.1).
        guard !tags.isEmpty,
            tags.allSatisfy({ $0.hasSuffix("\"") && $0.contains("\"") && $0.count > 1 })
        else { throw Refusal(.badRequest, "If-Match không đọc được.") }
        guard tags.contains("\"\(report.version)\"") else { throw Refusal.stale }
        return report.version
    }
}

extension Refusal {
    /// Every problem of a form at once.
    init(problems: [Problem]) {
        self.init(
            .unprocessableContent, "Báo cáo chưa nộp được: số liệu có chỗ phải sửa hoặc giải trình."
        )
        self.problems = problems
    }
}
