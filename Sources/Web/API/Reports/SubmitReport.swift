import HTTP
import HTTPTypes
import Reporting
import Storage

/// Reports submitted by scripts.
enum SubmitReport {
    /// `POST /api/v1/rounds/{round}/reports`: replaces all values and submits, or with
    /// `?dry_run=true` only says what is wrong.
    @Sendable static func post(_ context: Context) throws -> Response {
        try context.checkQuery(known: ["dry_run"])
        let isDryRun = try context.isDryRun()
        let body = try context.jsonBody(
            known: ["unit", "values", "confirmations", "on_behalf_reason"])
        let asker = try context.signedIn()
        let (file, check) = try context.report(at: body["unit"]?.string)
        if let objection = Transition.submit.objection(
            to: file.report, in: file.round, by: asker.role)
        {
            throw objection
        }
        let reason = try context.onBehalfReason(body["on_behalf_reason"])
        let sent = try SentValues(body["values"], form: file.form, level: file.level)
        let values = sent.cells.compactMapValues { $0 }
        let misfits = Set(sent.problems.flatMap(\.cells))
        let problems =
            sent.problems
            + check.problems(in: values.mapValues(Entry.value)).filter {
                $0.rule != .builtIn || misfits.isDisjoint(with: $0.cells)
            }
        let confirmations = try context.confirmations(
            body["confirmations"], of: file.form, for: problems)
        let open = problems.open(confirmations)
        if isDryRun { return .json(["errors": .array(open.map(\.json))]) }
        guard !open.blocks else { throw Refusal(problems: open) }
        return try context.submit(
            Submission(
                round: file.round.id, unit: file.unit.id, values: values,
                confirmations: confirmations, seenVersion: nil, onBehalfReason: reason))
    }

    /// `POST /api/v1/rounds/{round}/reports/{unit}/submit`: submits the draft as it is.
    @Sendable static func submitDraft(_ context: Context) throws -> Response {
        try context.checkQuery(known: [])
        let body =
            context.request.body.isEmpty ? [:] : try context.jsonBody(known: ["confirmations"])
        let asker = try context.signedIn()
        guard asker.role.isOfSchool else {
            throw Refusal(.forbidden, "Chỉ nhà trường nộp bản nháp của mình.")
        }
        let (file, check) = try context.report(at: context.parameters["unit"])
        if let objection = Transition.submit.objection(
            to: file.report, in: file.round, by: asker.role)
        {
            throw objection
        }
        _ = try context.seenVersion(of: file.report, isRequired: false)
        let (entries, kept) = try context.storage.read { database in
            (
                try database.reports.entries(of: file.unit.id, in: file.round.id, form: file.form),
                try database.reports.confirmations(of: file.unit.id, in: file.round.id)
            )
        }
        let problems = check.problems(in: entries)
        let sent = try context.confirmations(
            body["confirmations"], of: file.form, for: problems)
        let rules = Set(sent.map(\.rule))
        let confirmations = kept.filter { !rules.contains($0.rule) } + sent
        let open = problems.open(confirmations)
        guard !open.blocks else { throw Refusal(problems: open) }
        return try context.submit(
            Submission(
                round: file.round.id, unit: file.unit.id, values: entries.compactMapValues(\.value),
                confirmations: confirmations, seenVersion: file.report.version))
    }
}

extension Context {
    /// The report that is to be submitted, with the rules, in one state of the database.
    fileprivate func report(at unit: String?) throws -> (ReportFile, ReportCheck) {
        try storage.read { database in
            let file = try report(of: unit, in: try round(database), database)
            return (file, try database.check(of: file, today: now.day))
        }
    }

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

    /// Why an officer submits for a school: asked of officers, refused to schools.
    fileprivate func onBehalfReason(_ json: JSON?) throws -> String? {
        let reason = try json?.string.map(cleaned) ?? ""
        switch try signedIn().role {
        case .officer:
            guard (1...1000).contains(reason.unicodeScalars.count) else {
                throw Refusal(
                    .unprocessableContent,
                    "Nộp thay nhà trường cần “on_behalf_reason”, không quá 1000 ký tự.")
            }
            return reason
        default:
            guard json == nil else {
                throw Refusal(.badRequest, "“on_behalf_reason” chỉ dành cho chuyên viên của Phòng.")
            }
            return nil
        }
    }

    fileprivate func submit(_ submission: Submission) throws -> Response {
        let actor = try signedIn().actor
        return try commit { database in
            let receipt = try database.submit(submission, by: actor)
            return .json(["receipt": receipt.json], status: .created)
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
