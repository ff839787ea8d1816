import HTTP
import HTTPTypes
import Reporting
import Storage

/// Values merged into a draft.
enum PatchReport {
    /// `PATCH /api/v1/rounds/{round}/reports/{unit}`: merges into the draft, all or nothing.
    @Sendable static func patch(_ wish: Wish) throws -> any Reply {
        try wish.checkQuery(known: [])
        let body = try wish.jsonBody(known: ["values"])
        guard wish.asker.role.isOfSchool else {
            throw Refusal(.forbidden, "Chỉ nhà trường sửa bản nháp của mình.")
        }
        let file = try wish.look { visit in try visit.report() }
        let seen = try wish.seenVersion(of: file.report, isRequired: file.report.version > 0)
        let sent = try SentValues(body["values"], form: file.form, level: file.level)
        guard sent.problems.isEmpty else { throw Refusal(problems: sent.problems) }
        return try wish.write { database in
            _ = try database.saveDraft(
                sent.cells.mapValues { $0.map(Entry.value) }, of: file.unit.id, in: file.round.id,
                seen: seen, by: wish.actor)
            let visit = wish.visit(in: database.read)
            return try visit.answer(with: try visit.report())
        }
    }
}

extension Refusal {
    /// Every problem of a form at once.
    init(problems: [Problem], remedies: [Remedy] = []) {
        self.init(
            .unprocessableContent, "Báo cáo chưa nộp được: số liệu có chỗ phải sửa hoặc giải trình."
        )
        self.problems = problems
        self.remedies = remedies
    }
}
