import HTTP
import HTTPTypes
import Reporting
import Storage

/// The form of a report, as it comes back.
enum SendReportForm {
    /// Does with the report what its form asks for: saves it, submits it, or hands it on.
    @Sendable static func send(_ context: Context) throws -> Response {
        let stored = try context.storage.read(context.schoolReport)
        let typed = try TypedReport(
            try context.form(mayRepeat: stored.form.choicesOfSeveral), form: stored.form,
            level: stored.level)
        let role = try context.signedIn().role
        if let objection = stored.objection(to: typed.wish.first, by: role) {
            return try context.refused(typed, objection, stored)
        }
        do {
            switch typed.wish {
            case .save: return try context.save(typed, in: stored)
            case .submit, .askHead, .sign: return try context.handIn(typed, in: stored)
            case .giveBack, .withdraw: return try context.hand(typed, back: stored)
            }
        } catch is StaleReport {
            return try context.stale(typed)
        } catch let objection as Transition.Objection {
            // It was moved between our look at it and the write.
            let now = try context.storage.read(context.schoolReport)
            return try context.refused(typed, objection, now)
        }
    }
}

extension Context {
    private var address: String { "/rounds/\(parameters["round"] ?? "")" }

    /// Of the form that was sent.
    private var formAddress: String {
        parameters["unit"].map { "\(address)/reports/\($0)/entry" } ?? address + "/report"
    }

    fileprivate func save(_ typed: TypedReport, in stored: SchoolReport) throws -> Response {
        let report = stored.with(typed.cells)
        let reasons = TypedReasons(
            typed, stored: stored.confirmations, problems: report.check.problems(in: report.entries)
        )
        guard reasons.complaints.isEmpty else {
            _ = try storage.write { try keep(typed, reasons, in: stored, $0) }
            return try asked(again: typed)
        }
        return try commit { database in
            try keep(typed, reasons, in: stored, database)
            if let file = typed.file, report.form.indicator(file) != nil {
                return .redirect(to: "\(address)/report/files/\(file)")
            }
            guard let next = typed.next, report.form.sections.contains(where: { $0.code == next })
            else { return .redirect(to: formAddress) }
            return .redirect(to: "\(formAddress)?section=\(next)#\(next)")
        }
    }

    /// Submits the report, or gives it to the head; with a problem left it is saved and shown.
    fileprivate func handIn(_ typed: TypedReport, in stored: SchoolReport) throws -> Response {
        let actor = try signedIn().actor
        let report = stored.with(typed.cells)
        let problems = report.check.problems(in: report.entries)
        let reasons = TypedReasons(typed, stored: stored.confirmations, problems: problems)
        let isReasonMissing = stored.isOnBehalf && typed.onBehalfComplaint != nil
        guard !problems.hasErrors, problems.unconfirmed(by: reasons.confirmations).isEmpty,
            reasons.complaints.isEmpty, !isReasonMissing
        else {
            _ = try storage.write { try keep(typed, reasons, in: stored, $0) }
            return try asked(again: typed)
        }
        if typed.wish == .sign {
            return try commit { database in
                try keep(typed, reasons, in: stored, database)
                return .redirect(to: address + "/report/sign")
            }
        }
        if typed.wish == .askHead {
            return try commit { database in
                let saved = try keep(typed, reasons, in: stored, database)
                try database.move(
                    stored.file.unit.id, in: stored.round.id, by: .askHead, seen: saved.version,
                    by: actor)
                return .redirect(to: address + "/report")
            }
        }
        let submission = Submission(
            round: stored.round.id, unit: stored.file.unit.id,
            values: report.entries.compactMapValues(\.value),
            confirmations: reasons.confirmations, seenVersion: seen(typed, in: stored),
            onBehalfReason: report.isOnBehalf ? typed.onBehalfReason : nil)
        return try commit { database in
            _ = try database.submit(submission, by: actor)
            return .redirect(
                to: parameters["unit"].map { "\(address)/reports/\($0)?done=entered" }
                    ?? address + "/receipt")
        }
    }

    /// Gives the report back to the clerk, or takes it back from the department.
    fileprivate func hand(_ typed: TypedReport, back stored: SchoolReport) throws -> Response {
        let actor = try signedIn().actor
        return try commit { database in
            if typed.wish == .giveBack, !typed.cells.isEmpty {
                try keep(typed, TypedReasons(stored: stored.confirmations), in: stored, database)
            }
            try database.move(
                stored.file.unit.id, in: stored.round.id, by: typed.wish.transition, by: actor)
            return .redirect(to: address + "/report")
        }
    }

    @discardableResult
    private func keep(
        _ typed: TypedReport, _ reasons: TypedReasons, in stored: SchoolReport,
        _ database: WriteTransaction
    ) throws -> Report {
        // What the school has begun stays where nothing was entered in its place.
        let cells =
            stored.isOnBehalf
            ? typed.cells.filter { $0.value != nil || stored.entries[$0.key] != nil } : typed.cells
        return try database.saveDraft(
            cells, confirmations: reasons.confirmations, of: stored.file.unit.id,
            in: stored.round.id, seen: seen(typed, in: stored), by: try signedIn().actor)
    }

    /// The version to write upon: the stored one where it holds just what was typed, as after a
    /// second click; else the one that the form was made of, which storage refuses when stale.
    private func seen(_ typed: TypedReport, in stored: SchoolReport) -> Int64 {
        let isSame = typed.cells.allSatisfy { stored.entries[$0.key] == $0.value }
        return isSame ? stored.report.version : typed.version
    }

    /// The form once more, with everything that is wrong.
    private func asked(again typed: TypedReport) throws -> Response {
        let stored = try storage.read(schoolReport)
        let reasons = TypedReasons(
            typed, stored: stored.confirmations, problems: stored.check.problems(in: stored.entries)
        )
        return try page(
            "ReportForm",
            ReportFormPage(
                self, stored, reasons: reasons, isChecked: typed.wish != .save,
                onBehalf: typed),
            status: .unprocessableContent)
    }

    /// The form with what was typed, upon what somebody else stored meanwhile.
    fileprivate func stale(_ typed: TypedReport) throws -> Response {
        let stored = try storage.read(schoolReport)
        let reasons = TypedReasons(
            typed, stored: stored.confirmations, problems: stored.check.problems(in: stored.entries)
        )
        return try page(
            "ReportForm",
            ReportFormPage(
                self, stored.with(typed.filledCells), reasons: reasons,
                differences: Difference.all(typed: typed, stored: stored), onBehalf: typed),
            status: .conflict)
    }

    /// The report as it is, with what was typed and is not kept.
    fileprivate func refused(
        _ typed: TypedReport, _ objection: Transition.Objection, _ stored: SchoolReport
    ) throws -> Response {
        try page(
            "ReportView",
            ReportViewPage(
                self, stored, objection: objection,
                differences: Difference.all(typed: typed, stored: stored)),
            status: Refusal(objection).status)
    }
}

extension TypedReport {
    /// Without the cells left blank: over what somebody else stored they are no answer.
    fileprivate var filledCells: [Indicator.Code: Entry?] { cells.filter { $0.value != nil } }
}

extension TypedReport.Wish {
    var transition: Transition {
        switch self {
        case .save, .sign: .save
        case .submit: .submit
        case .askHead: .askHead
        case .giveBack: .giveBack
        case .withdraw: .withdraw
        }
    }

    /// What must be allowed before anything is written: a report is saved before the head is
    /// asked.
    fileprivate var first: Transition { self == .askHead ? .save : transition }
}
