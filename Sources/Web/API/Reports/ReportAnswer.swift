import HTTP
import HTTPTypes
import Reporting
import Storage

extension Visit {
    /// One report: the school sees its working copy, the department what was submitted last.
    func answer(with file: ReportFile) throws -> Response {
        let (unit, round, report) = (file.unit.id, file.round.id, file.report)
        let isSchool = asker.role.isOfSchool
        let entries =
            isSchool
            ? try database.reports.entries(of: unit, in: round, form: file.form)
            : try database.reports.submittedValues(of: unit, in: round, form: file.form)?
                .mapValues(Entry.value) ?? [:]
        let check = try database.check(of: file, today: now.day)
        let confirmations =
            isSchool
            ? try database.reports.confirmations(of: unit, in: round)
            : try database.reports.submittedConfirmations(of: unit, in: round)
        let commune = try file.unit.commune.flatMap { try database.rounds.unit($0, in: round) }
        let asked = Set(file.form.cells(for: file.level).map(\.code))
        let returned = try database.reports.returnedCells(of: unit, in: round).filter {
            asked.contains($0.key)
        }
        let latest = try database.reports.latestRevision(of: unit, in: round, form: file.form)
        let old =
            isSchool
            ? try database.oldAnswers(of: file)
            : try database.oldAnswers(ofRevision: report.revision, of: file)
        let signed = try database.reports.signedCopy(of: report)
        let isCleared = try report.state.isCounted && database.reports.hasFittingCopy(report)
        let cleared = isCleared ? file.form.rulesOfSignedCopy : []
        let problems = check.problems(in: entries).filter { !cleared.contains($0.rule) }
        let wanted = try database.reports.unlockRequests(of: unit, in: round).first
        let reason = report.state == .returned || report.state == .exempt ? report.reason : nil
        var response = Response.json([
            "reason": reason.map(JSON.string) ?? .null,
            "desk": isSchool ? .null : try desk(of: file),
            "unlock_request": wanted?.json ?? .null,
            "unit": file.unit.json(commune: commune),
            "state": .string(report.state.rawValue),
            "revision": .integer(Int64(report.revision)),
            "due_at": .string(report.dueAt(in: file.round, for: file.unit).description),
            "values": .values(entries.compactMapValues(\.value)),
            "unreadable": file.form.unreadable(in: entries),
            "not_applicable": .array(
                file.form.notApplicable(to: file.level).map { .string($0.rawValue) }),
            "errors": .array(entries.isEmpty ? [] : problems.map(\.json)),
            "confirmations": .array(confirmations.map(\.json)),
            "waivers": .array(try database.reports.waivers(of: unit, in: round).map(\.json)),
            "checks": latest?.json ?? .null,
            "returned_cells": .array(
                returned.keys.sorted().map { code in
                    ["code": .string(code.rawValue), "reason": .string(returned[code] ?? "")]
                }),
            "old_answers": .array(old.map(\.json)),
            "signed_copy": try signed.map {
                $0.json(try database.reports.readings(of: unit, in: round)[$0.id])
            } ?? .null,
            "receipt": try database.reports.receipt(of: unit, in: round)?.json ?? .null,
        ])
        response.fields[.eTag] = "\"\(report.version)\""
        return response
    }

    /// What the department noted of it.
    private func desk(of file: ReportFile) throws -> JSON {
        let report = file.report
        let contacts = try database.reports.contacts(of: file.unit.id, in: file.round.id)
        return [
            "review_started_at": report.reviewStartedAt.map { .string($0.description) } ?? .null,
            "return_opened_at": report.openedAt.map { .string($0.description) } ?? .null,
            "paper_received_on": report.paperOn.map { .string($0.description) } ?? .null,
            "contacts": .array(contacts.map(\.json)),
        ]
    }
}

extension Form {
    /// What was typed and can't be read, in the form's order.
    fileprivate func unreadable(in entries: Entries) -> JSON {
        .object(
            indicators.reduce(into: JSON.Members()) { members, indicator in
                guard case .unreadable(let typed) = entries[indicator.code] else { return }
                members[indicator.code.rawValue] = .string(typed)
            })
    }
}

extension SubmittedRevision {
    /// What the rules said when it was submitted; null for one that an earlier release stored.
    fileprivate var json: JSON {
        guard let checks else { return .null }
        let unconfirmed = Set(checks.problems.unconfirmed(by: confirmations))
        return [
            "revision": .integer(Int64(number)),
            "form": [
                "code": .string(checks.form.code), "version": .integer(Int64(checks.form.version)),
            ],
            "channel": .string(checks.channel.rawValue),
            "problems": .array(
                checks.problems.map { problem in
                    var members = problem.members
                    if problem.severity == .warning {
                        members["confirmed"] = .boolean(!unconfirmed.contains(problem))
                    }
                    return .object(members)
                }),
            "waivers": .array(checks.waivers.map(\.json)),
        ]
    }
}

extension OldAnswer {
    fileprivate var json: JSON {
        [
            "code": .string(indicator.code.rawValue), "form_version": .integer(Int64(version)),
            "value": Entry?.some(entry).json,
        ]
    }
}

extension Contact {
    fileprivate var json: JSON {
        [
            "at": .string(at.description), "kind": .string(kind.rawValue), "note": .string(note),
            "promised_on": promisedOn.map { .string($0.description) } ?? .null,
        ]
    }
}

extension UnlockRequest {
    fileprivate var json: JSON {
        [
            "asked_at": .string(askedAt.description), "reason": .string(reason),
            "answered_at": answer.map { .string($0.at.description) } ?? .null,
            "granted": answer.map { .boolean($0.isGranted) } ?? .null,
            "answer": answer.map { .string($0.text) } ?? .null,
        ]
    }
}

extension SignedCopy {
    /// With what was found in its file, where it was read.
    fileprivate func json(_ reading: KeptReading?) -> JSON {
        [
            "bears": reading?.bears.map { .string($0.rawValue) } ?? .null,
            "read_at": reading.map { .string($0.readAt.description) } ?? .null,
            "revision": .integer(Int64(revision)), "attached_at": .string(addedAt.description),
            "name": .string(file.name), "bytes": .integer(Int64(file.bytes)),
            "sha256": .string(file.hash),
        ]
    }
}

extension Receipt {
    var json: JSON {
        [
            "number": .string(number), "submitted_at": .string(submittedAt.description),
            "late": .boolean(isLate), "hash": .string(hash), "revision": .integer(Int64(revision)),
        ]
    }
}
