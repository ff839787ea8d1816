import HTTP
import HTTPTypes
import Reporting
import Storage

/// The form of a report, as it comes back.
enum SendReportForm {
    /// Does with the report what its form, or the page that checks it, asks for: saves it, submits
    /// it, or hands it on.
    @Sendable static func send(_ wish: Wish) throws -> any Reply {
        let (stored, typed) = try wish.typedReport()
        guard stored.given == nil || typed.isOnlySaved else { throw Refusal.notGiven }
        if let objection = stored.objection(to: typed.first, by: wish.asker.role) {
            return try wish.look { visit in try visit.refused(typed, objection, stored) }
        }
        do {
            return try carryOut(typed, in: stored, wish)
        } catch is StaleReport {
            return try wish.look { visit in try visit.checking(again: typed, isStale: true) }
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
            let saved = try wish.merge(typed, upon: stored)
            return try wish.look { visit in try visit.form(again: typed, saved.merged) }
        }
        guard typed.transition == .save || typed.isHandedIn else {
            return try wish.hand(typed, back: stored)
        }
        return typed.isHandedIn
            ? try wish.handIn(typed, stored) : try wish.save(typed, upon: stored)
    }
}

extension Wish {
    /// The report of the address, and what its form sent.
    func typedReport() throws -> (stored: SchoolReport, typed: TypedReport) {
        let (stored, whole, forms) = try look { visit in
            let report = try visit.schoolReport()
            let whole = try visit.database.forms.layout(report.round.form).form
            let forms = try visit.database.forms.ofRound(report.round.id)
            func seen(_ form: Form) -> Form { report.given.map { form.only($0) } ?? form }
            return (report, forms.remembered(in: seen(whole), seen), forms)
        }
        var typed = try TypedReport(
            try form(of: [whole] + forms.all), form: stored.form, of: whole,
            level: stored.level)
        typed.copy(stored.previous, of: stored.form)
        typed.take(stored.incidents)
        return (stored, typed)
    }

    /// Saves what was typed upon what is stored, cell by cell; what was changed at both ends is left
    /// as it is stored. `stored` is the report as it was looked at.
    func merge(_ typed: TypedReport, upon stored: SchoolReport) throws -> SavedMerge {
        var stored = stored
        for _ in 0..<Wish.mostTries {
            let merged = MergedReport(typed, onto: stored)
            let draft = TypedDraft(merged.typed, in: stored)
            do {
                let report = try write { try draft.keep(in: $0, by: actor) }
                return SavedMerge(merged: merged, draft: draft, report: report)
            } catch is StaleReport {
                // Somebody else saved between the look and the write: merged once more.
                stored = try look { visit in try visit.schoolReport() }
            }
        }
        throw Refusal.stale
    }

    /// So many people don't save one report at one moment.
    private static let mostTries = 8

    fileprivate func save(_ typed: TypedReport, upon stored: SchoolReport) throws -> any Reply {
        let saved = try merge(typed, upon: stored)
        let (merged, stored) = (saved.merged, saved.after)
        guard !merged.isAskedAbout, saved.draft.reasons.complaints.isEmpty else {
            return try look { visit in try visit.form(again: typed, merged) }
        }
        let address = stored.file.address
        switch typed.onward {
        case .file(let file)? where stored.form.indicator(file) != nil:
            return Response.redirect(to: address.file(at: file))
        case .rows(let table)? where stored.form.indicator(table) != nil:
            return Response.redirect(
                to: "\(stored.formAddress)?section=\(stored.form.section(of: table) ?? "")#\(table)"
            )
        case .section(let next)? where stored.form.sections.contains { $0.code == next }:
            return Response.redirect(to: stored.place(onward: next, behind: typed))
        case .checking?: return Response.redirect(to: stored.checkAddress)
        default:
            if typed.isDone, stored.given != nil {
                return Response.redirect(to: GivenForm.done(stored))
            }
            return Response.redirect(
                to: stored.place(of: typed, joined: merged.joined.count))
        }
    }

    /// Submits the report, gives it to the head, or goes on to where the head signs.
    fileprivate func handIn(_ typed: TypedReport, _ stored: SchoolReport) throws -> any Reply {
        let (draft, address) = (TypedDraft(typed, in: stored), stored.file.address)
        guard draft.isFit else {
            _ = try write { try draft.keep(in: $0, by: actor) }
            return try look { visit in try visit.checking(again: typed, isStale: false) }
        }
        if typed.transition == .submit {
            let ready = try look { visit in
                try visit.database.ready(draft.submission, by: actor, at: visit.now)
            }
            return try commit { database in
                _ = try database.submit(ready)
                return .redirect(
                    to: stored.isOnBehalf ? "\(address.page)?done=entered" : address.receipt)
            }
        }
        return try commit { database in
            switch typed.transition {
            case .askHead:
                let saved = try draft.keep(in: database, by: actor)
                try database.move(
                    stored.file.unit.id, in: stored.round.id, by: .askHead, seen: saved.version,
                    by: actor)
                return .redirect(to: address.own)
            default:
                try draft.keep(in: database, by: actor)
                return .redirect(to: address.signing)
            }
        }
    }

    /// Gives the report back to the clerk, or takes it back from the department.
    fileprivate func hand(_ typed: TypedReport, back stored: SchoolReport) throws -> any Reply {
        if typed.transition == .giveBack, !typed.cells.isEmpty {
            let saved = try merge(typed, upon: stored)
            if saved.merged.isAskedAbout {
                return try look { visit in try visit.form(again: typed, saved.merged) }
            }
        }
        return try commit { database in
            try database.move(
                stored.file.unit.id, in: stored.round.id, by: typed.transition, by: actor)
            return .redirect(to: stored.file.address.own(said: typed.transition))
        }
    }
}

/// What came of saving a form upon what was stored.
struct SavedMerge {
    let merged: MergedReport
    let draft: TypedDraft
    /// As it is now.
    let report: Report

    /// The cells as they stand now.
    var after: SchoolReport { draft.stored.with(merged.typed.cells) }
}

extension SchoolReport {
    /// Where somebody goes on typing: at the last cell that they changed.
    fileprivate func place(of typed: TypedReport, joined: Int) -> String {
        let last = form.cells(for: level).last { typed.touched.contains($0.code) }
        var place = formAddress
        if let section = typed.copied ?? last.flatMap({ form.section(of: $0.code) }) {
            place += "?section=\(section)"
        }
        if joined > 0 { place += (place.contains("?") ? "&" : "?") + "joined=\(joined)" }
        return place + (last.map { "#\($0.code)" } ?? "")
    }

    /// The next section; the section of those that were left where something is wrong, once.
    fileprivate func place(onward next: String, behind typed: TypedReport) -> String {
        guard !typed.goesPast, let wrong = firstError(in: run(before: next)),
            let section = form.section(of: wrong)
        else { return "\(formAddress)?section=\(next)#\(next)" }
        return "\(formAddress)?section=\(section)&next=\(next)#\(wrong)"
    }

    private func firstError(in sections: [String]) -> Indicator.Code? {
        let cells = Set(
            form.sections.filter { sections.contains($0.code) }.flatMap(\.indicators).map(\.code))
        return check.problems(in: entries).filter { problem in
            problem.severity == .error && problem.cells.contains { entries[$0] != nil }
        }.flatMap(\.cells).first(where: cells.contains)
    }
}

extension ReportAddress {
    /// Where the school goes on after a move, which is said there.
    fileprivate func own(said transition: Transition) -> String {
        guard let word = MovedNotice.word(of: transition) else { return own }
        return "\(own)?done=\(word)"
    }
}

extension Visit {
    /// The form once more upon what is stored now, with what is to be decided: cells and reasons that
    /// were changed at both ends, answers to what is asked no more.
    fileprivate func form(again typed: TypedReport, _ merged: MergedReport) throws -> Page {
        let stored = try schoolReport()
        var reasons = TypedReasons(
            typed, stored: stored.confirmations, problems: stored.check.problems(in: stored.entries)
        )
        reasons.ask(about: merged.bothReasons, stored: stored.confirmations)
        var page = try form(
            of: stored.with(merged.both), reasons: reasons, typed: typed,
            both: try bothSides(of: merged, stored))
        page.status =
            merged.isAskedAbout || !typed.unasked.isEmpty ? .conflict : .unprocessableContent
        return page
    }

    private func bothSides(of merged: MergedReport, _ stored: SchoolReport) throws -> [Indicator
        .Code: BothSides]
    {
        try merged.both.keys.reduce(into: [:]) { sides, code in
            guard let indicator = stored.form.cell(code) else { return }
            sides[code] = BothSides(
                stored: indicator.text(of: stored.entries[code], level: stored.level),
                typed: indicator.text(of: merged.both[code] ?? nil, level: stored.level),
                by: try changed(code, of: stored))
        }
    }

    /// Who stored the cell and when: `Nguyễn Văn A, 07:15`.
    func changed(_ code: Indicator.Code, of report: SchoolReport) throws -> String? {
        try database.reports.entered(code, of: report.file.unit.id, in: report.round.id).map(told)
    }

    /// Who changed a cell and when, as `changed`.
    func told(_ cell: EnteredCell) throws -> String {
        let name =
            try cell.account.flatMap { try database.access.account($0)?.person.name }
            ?? cell.link.flatMap { try database.access.link($0)?.given?.told }
        let time =
            cell.at.day == now.day ? VietnameseDate.time(cell.at) : VietnameseDate.text(cell.at)
        return [name, time].compactMap { $0 }.joined(separator: ", ")
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

    /// What is wrong with what was to be handed in; nothing was.
    fileprivate func checking(again typed: TypedReport, isStale: Bool) throws -> Page {
        let stored = try schoolReport()
        let reasons = TypedReasons(
            typed, stored: stored.confirmations, problems: stored.check.problems(in: stored.entries)
        )
        var page = try checking(
            stored, reasons: reasons, typed: typed, refusal: isStale ? .stale : .wrong)
        page.status = isStale ? .conflict : .unprocessableContent
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
