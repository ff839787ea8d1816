import HTTP
import HTTPTypes
import Reporting
import Storage

/// The form of a report, as it comes back.
enum SendReportForm {
    /// Does with the report what its form asks for: saves it, submits it, or hands it on.
    @Sendable static func send(_ wish: Wish) throws -> any Reply {
        let (stored, whole) = try wish.look { visit in
            let report = try visit.schoolReport()
            return (report, try visit.database.forms.layout(report.round.form).form)
        }
        let typed = try TypedReport(
            try wish.form(mayRepeat: whole.choicesOfSeveral), form: stored.form, of: whole,
            level: stored.level)
        let objection = stored.objection(to: typed.first, by: wish.asker.role)
        if let objection {
            return try wish.look { visit in try visit.refused(typed, objection, stored) }
        }
        do {
            return try carryOut(typed, in: stored, wish)
        } catch is StaleReport {
            return try wish.look { visit in try visit.form(again: typed, isStale: true) }
        } catch let spent as SavingBudget.Spent {
            return try wish.look { visit in try visit.form(again: typed, refusing: Refusal(spent)) }
        } catch let objection as Transition.Objection {
            // It was moved between our look at it and the write.
            return try wish.look { visit in
                try visit.refused(typed, objection, try visit.schoolReport())
            }
        }
    }

    private static func carryOut(
        _ typed: TypedReport, in stored: SchoolReport, _ wish: Wish
    ) throws -> any Reply {
        guard typed.unasked.isEmpty else {
            _ = try wish.write { try TypedDraft(typed, in: stored).keep(in: $0, by: wish.actor) }
            return try wish.look { visit in try visit.form(again: typed) }
        }
        guard typed.transition == .save || typed.isHandedIn else {
            return try wish.hand(typed, back: stored)
        }
        let draft = TypedDraft(typed, in: stored)
        guard draft.isFit else {
            _ = try wish.write { try draft.keep(in: $0, by: wish.actor) }
            return try wish.look { visit in try visit.form(again: typed) }
        }
        return typed.isHandedIn ? try wish.handIn(draft) : try wish.save(draft)
    }
}

extension Wish {
    fileprivate func save(_ draft: TypedDraft) throws -> Response {
        let (stored, address) = (draft.stored, draft.stored.file.address)
        return try commit { database in
            try draft.keep(in: database, by: actor)
            switch draft.typed.onward {
            case .file(let file)? where stored.form.indicator(file) != nil:
                return .redirect(to: address.file(at: file))
            case .section(let next)? where stored.form.sections.contains { $0.code == next }:
                return .redirect(to: "\(stored.formAddress)?section=\(next)#\(next)")
            default: return .redirect(to: stored.formAddress)
            }
        }
    }

    /// Submits the report, gives it to the head, or goes on to where the head signs.
    fileprivate func handIn(_ draft: TypedDraft) throws -> Response {
        let (stored, address) = (draft.stored, draft.stored.file.address)
        return try commit { database in
            switch draft.typed.transition {
            case .askHead:
                let saved = try draft.keep(in: database, by: actor)
                try database.move(
                    stored.file.unit.id, in: stored.round.id, by: .askHead, seen: saved.version,
                    by: actor)
                return .redirect(to: address.own)
            case .submit:
                _ = try database.submit(draft.submission, by: actor)
                return .redirect(
                    to: stored.isOnBehalf ? "\(address.page)?done=entered" : address.receipt)
            default:
                try draft.keep(in: database, by: actor)
                return .redirect(to: address.signing)
            }
        }
    }

    /// Gives the report back to the clerk, or takes it back from the department.
    fileprivate func hand(_ typed: TypedReport, back stored: SchoolReport) throws -> Response {
        try commit { database in
            if typed.transition == .giveBack, !typed.cells.isEmpty {
                try TypedDraft(
                    typed, in: stored, reasons: TypedReasons(stored: stored.confirmations)
                )
                .keep(in: database, by: actor)
            }
            try database.move(
                stored.file.unit.id, in: stored.round.id, by: typed.transition, by: actor)
            return .redirect(to: stored.file.address.own)
        }
    }
}

extension Visit {
    /// The form once more upon what is stored now: with everything that is wrong, or, where it was
    /// made of an older version, with what was typed against what somebody else stored meanwhile.
    fileprivate func form(again typed: TypedReport, isStale: Bool = false) throws -> Page {
        let stored = try schoolReport()
        let reasons = TypedReasons(
            typed, stored: stored.confirmations, problems: stored.check.problems(in: stored.entries)
        )
        // A cell left blank is no answer to what somebody else stored.
        let filled = typed.cells.filter { $0.value != nil }
        var page = try form(
            of: isStale ? stored.with(filled) : stored, reasons: reasons,
            isChecked: typed.isHandedIn && !isStale,
            differences: isStale ? Difference.all(typed: typed, stored: stored) : nil, typed: typed)
        page.status = isStale || !typed.unasked.isEmpty ? .conflict : .unprocessableContent
        return page
    }

    /// The form with what was typed and is not kept, to be sent again later.
    fileprivate func form(again typed: TypedReport, refusing refusal: Refusal) throws -> Page {
        let stored = try schoolReport().with(typed.cells)
        let reasons = TypedReasons(
            typed, stored: stored.confirmations, problems: stored.check.problems(in: stored.entries)
        )
        var page = try form(of: stored, reasons: reasons, typed: typed, complaint: refusal.sentence)
        page.status = refusal.status
        page.fields = refusal.fields
        return page
    }

    /// The report as it is, with what was typed and is not kept.
    fileprivate func refused(
        _ typed: TypedReport, _ objection: Transition.Objection, _ stored: SchoolReport
    ) throws -> Page {
        var page = try reading(
            of: stored, objection: objection,
            differences: Difference.all(typed: typed, stored: stored))
        page.status = Refusal(objection).status
        return page
    }
}
