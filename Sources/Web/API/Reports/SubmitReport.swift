import HTTP
import HTTPTypes
import Reporting
import Storage

/// Reports submitted by scripts.
enum SubmitReport {
    /// `POST /api/v1/rounds/{round}/reports`: replaces all values and submits, or with
    /// `?dry_run=true` only says what is wrong.
    @Sendable static func post(_ visit: Visit) throws -> Decision {
        try visit.checkQuery(known: ["dry_run"])
        let isDryRun = try visit.isDryRun()
        let body = try visit.jsonBody(known: [
            "unit", "values", "confirmations", "on_behalf_reason", "channel",
        ])
        return try visit.judged(body, isDryRun: isDryRun)
    }

    /// `POST /api/v1/rounds/{round}/reports/{unit}/submit`: submits the draft as it is.
    @Sendable static func submitDraft(_ visit: Visit) throws -> Decision {
        try visit.checkQuery(known: [])
        let body = visit.request.body.isEmpty ? [:] : try visit.jsonBody(known: ["confirmations"])
        guard visit.asker.role.isOfSchool else {
            throw Refusal(.forbidden, "Chỉ nhà trường nộp bản nháp của mình.")
        }
        let report = try SchoolReport(try visit.report(), today: visit.now.day, visit.database)
        let file = report.file
        try visit.asker.checkSubmitting(file)
        _ = try visit.seenVersion(of: file.report, isRequired: false)
        let problems = report.check.problems(in: report.entries)
        let sent = try visit.confirmations(body["confirmations"], of: file.form, for: problems)
        let rules = Set(sent.map(\.rule))
        let confirmations = report.confirmations.filter { !rules.contains($0.rule) } + sent
        let open = problems.open(confirmations)
        guard !open.blocks else {
            throw Refusal(
                problems: open, remedies: report.check.remedies(for: open, in: report.entries))
        }
        let submission = Submission(
            round: file.round.id, unit: file.unit.id,
            values: report.entries.compactMapValues(\.value), confirmations: confirmations,
            seenVersion: file.report.version, by: .api)
        return .submitting(
            try visit.database.ready(submission, by: visit.asker.actor, at: visit.now))
    }
}

extension Decision {
    fileprivate static func submitting(_ ready: ReadySubmission) -> Decision {
        .commit { database in
            let receipt = try database.submit(ready)
            return .json(["receipt": receipt.json], status: .created)
        }
    }
}

extension Visit {
    /// What was sent for a report, held against it as it is in this look.
    ///
    /// - Throws: `Refusal` with everything that is wrong.
    fileprivate func judged(_ body: JSON.Members, isDryRun: Bool) throws -> Decision {
        let file = try report(of: body["unit"]?.string, in: try round())
        try checkJudging(file.round)
        let check = try database.check(of: file, today: now.day)
        try asker.checkSubmitting(file)
        let reason = try onBehalfReason(body["on_behalf_reason"])
        let channel = try channel(body["channel"])
        let sent = try SentValues(body["values"], form: file.form, level: file.level)
        let values = sent.cells.compactMapValues { $0 }
        let found = check.problems(in: values.mapValues(Entry.value))
        let misfits = Set(sent.problems.flatMap(\.cells))
        let problems =
            sent.problems
            + found.filter { $0.rule != .builtIn || misfits.isDisjoint(with: $0.cells) }
        let confirmations = try confirmations(
            body["confirmations"], of: file.form, for: problems)
        let open = problems.open(confirmations)
        guard !isDryRun, !open.blocks else {
            let remedies = check.remedies(for: open, in: values.mapValues(Entry.value))
            guard isDryRun else { throw Refusal(problems: open, remedies: remedies) }
            var answer: JSON.Members = ["errors": .array(open.map(\.json))]
            if !remedies.isEmpty { answer["remedies"] = .array(remedies.map(\.json)) }
            return .answer(Response.json(.object(answer)))
        }
        let submission = Submission(
            round: file.round.id, unit: file.unit.id, values: values,
            confirmations: confirmations, seenVersion: nil, onBehalfReason: reason, by: channel)
        return .submitting(
            try database.ready(submission, of: file, with: found, by: asker.actor, at: now))
    }

    /// Why an officer submits for a school: asked of officers, refused to schools.
    fileprivate func onBehalfReason(_ json: JSON?) throws -> String? {
        let reason = TypedReason(cleaned: try json?.string.map { try cleaned($0) } ?? "")
        guard asker.role == .officer else {
            guard json == nil else {
                throw Refusal(
                    .badRequest, "“on_behalf_reason” chỉ dành cho chuyên viên của cơ quan quản lý.")
            }
            return nil
        }
        if let complaint = reason.complaint(needing: "ghi lý do nhập thay (on_behalf_reason)") {
            throw Refusal(.unprocessableContent, complaint)
        }
        return reason.text
    }

    /// How the school sent what an officer submits for it; without it, by the officer's program.
    fileprivate func channel(_ json: JSON?) throws -> SubmissionChannel {
        guard let json else { return .api }
        guard asker.role == .officer else {
            throw Refusal(.badRequest, "“channel” chỉ dành cho chuyên viên của cơ quan quản lý.")
        }
        guard let channel = json.string.flatMap(SubmissionChannel.onBehalf(named:)) else {
            throw Refusal(
                .unprocessableContent,
                "“channel” là cách trường gửi báo cáo: paper (bản giấy), telephone (điện thoại) "
                    + "hoặc email (thư điện tử).")
        }
        return channel
    }
}

extension Asker {
    fileprivate func checkSubmitting(_ file: ReportFile) throws {
        let objection = Transition.submit.objection(
            to: file.report, in: file.round, by: role)
        if let objection { throw objection }
    }
}

extension Visit {
    /// `?dry_run=true`
    ///
    /// - Throws: 400 for anything but true and false: a report must not be sent by a misspelling.
    fileprivate func isDryRun() throws -> Bool {
        switch try query("dry_run") {
        case "true": return true
        case "false", nil: return false
        default: throw Refusal(.badRequest, "dry_run chỉ là true hoặc false.")
        }
    }
}

extension [Problem] {
    /// Without the warnings that are confirmed.
    fileprivate func open(_ confirmations: [Confirmation]) -> [Problem] {
        let unconfirmed = Set(unconfirmed(by: confirmations))
        return filter { $0.severity != .warning || unconfirmed.contains($0) }
    }

    /// Whether a report with these can't be submitted.
    fileprivate var blocks: Bool { contains { $0.severity != .note } }
}
