import HTTP
import HTTPTypes
import Reporting
import Storage

extension Site {
    /// `POST /api/v1/rounds/{round}/reports`: replaces all values and submits, or with
    /// `?dry_run=true` only says what is wrong.
    @Sendable static func postReport(_ context: Context) throws -> Response {
        try context.checkQuery(known: ["dry_run"])
        let isDryRun = try context.isDryRun()
        let body = try context.jsonBody(
            known: ["unit", "values", "confirmations", "on_behalf_reason"])
        let key = try IdempotencyKey(context.request)
        let asker = try context.signedIn()
        let file: ReportFile
        let check: ReportCheck
        switch try context.attempt(at: body["unit"]?.string, under: key) {
        case .repeated(let answer): return answer
        case .first(let report, let rules): (file, check) = (report, rules)
        }
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
                confirmations: confirmations, seenVersion: nil, onBehalfReason: reason),
            under: key)
    }

    /// `POST /api/v1/rounds/{round}/reports/{unit}/submit`: submits the draft as it is.
    @Sendable static func submitDraft(_ context: Context) throws -> Response {
        try context.checkQuery(known: [])
        let body =
            context.request.body.isEmpty ? [:] : try context.jsonBody(known: ["confirmations"])
        let key = try IdempotencyKey(context.request)
        let asker = try context.signedIn()
        guard asker.role.isOfSchool else {
            throw Refusal(.forbidden, "Chỉ nhà trường nộp bản nháp của mình.")
        }
        let file: ReportFile
        let check: ReportCheck
        switch try context.attempt(at: context.parameters["unit"], under: key) {
        case .repeated(let answer): return answer
        case .first(let report, let rules): (file, check) = (report, rules)
        }
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
                confirmations: confirmations, seenVersion: file.report.version),
            under: key)
    }
}

/// A request to submit: its report with the rules, or what the same key was answered before.
private enum Attempt {
    case first(ReportFile, ReportCheck)
    case repeated(Response)
}

extension Context {
    /// Both are looked up in one state of the database: a repeated request must not meet the
    /// report that its first try has just submitted and be told that it is too late.
    fileprivate func attempt(at unit: String?, under key: IdempotencyKey?) throws -> Attempt {
        let actor = try signedIn().actor
        return try storage.read { database in
            if let key, let kept = try database.keptAnswer(to: key.text, of: actor, at: now) {
                return .repeated(try key.replay(kept).response)
            }
            let file = try report(of: unit, in: try round(database), database)
            return .first(file, try database.check(of: file, today: now.day))
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

    fileprivate func submit(_ submission: Submission, under key: IdempotencyKey?) throws -> Response
    {
        let actor = try signedIn().actor
        let answer = try storage.write { database in
            if let key, let kept = try database.keptAnswer(to: key.text, of: actor) {
                return try key.replay(kept)
            }
            let receipt = try database.submit(submission, by: actor)
            let body = JSON.object(["receipt": receipt.json]).serialized()
            if let key {
                try database.keep(
                    KeptAnswer(status: 201, body: body, requestHash: key.requestHash),
                    to: key.text, of: actor)
            }
            return KeptAnswer(status: 201, body: body, requestHash: [])
        }
        return answer.response
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
