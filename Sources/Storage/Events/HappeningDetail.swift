import Reporting

// The members of what happened to reports, and to people and their keys.
extension Happening {
    /// nil for what happened to something else.
    var detailOfReport: JSON.Members? {
        switch self {
        case .reportSaved(let change): return change.members
        case .reportSubmitted(let submitted, let change):
            var members = change.members
            members["revision"] = .integer(Int64(submitted.revision))
            members["hash"] = .string(submitted.hash)
            members["on_behalf_reason"] = submitted.onBehalfReason.map(JSON.string)
            if submitted.isSignedByPIN { members["pin"] = true }
            return members
        case .reportMoved(let old, let new, let reason, let cells, let asked):
            var members: JSON.Members = [
                "before": .string(old.rawValue), "after": .string(new.rawValue),
            ]
            members["reason"] = reason.map(JSON.string)
            if !cells.isEmpty { members["cells"] = .array(cells.map { .string($0.rawValue) }) }
            guard let asked else { return members }
            members["due_at"] = JSON(asked.dueAt)
            members["reasons"] = .object(
                asked.reasons.keys.sorted().reduce(into: JSON.Members()) {
                    $0[$1.rawValue] = asked.reasons[$1].map(JSON.string)
                })
            return members
        case .dueChanged(let old, let new, let reason, let isGranted):
            var members: JSON.Members = [
                "before": JSON(old), "after": JSON(new), "reason": .string(reason),
            ]
            members["granted"] = isGranted.map(JSON.boolean)
            return members
        case .paperReceived(let old, let new, let revision):
            var members: JSON.Members = ["before": JSON(old), "after": JSON(new)]
            members["revision"] = revision.map { .integer(Int64($0)) }
            return members
        case .signedCopyAttached(let paper):
            var members: JSON.Members = [
                "revision": .integer(Int64(paper.revision)), "hash": .string(paper.hash),
                "name": .string(paper.name), "bytes": .integer(Int64(paper.bytes)),
            ]
            members["photos"] = paper.photos.map { .integer(Int64($0)) }
            return members
        case .paperReadAgain(let revision, let hash, let name):
            return [
                "revision": .integer(Int64(revision)), "hash": .string(hash), "name": .string(name),
            ]
        case .contacted(let kind, let note, let promisedOn):
            var members: JSON.Members = ["kind": .string(kind.rawValue), "note": .string(note)]
            members["promised_on"] = promisedOn.map { JSON($0) }
            return members
        case .unlockAsked(let reason): return ["reason": .string(reason)]
        case .unlockAnswered(let isGranted, let reason):
            return ["granted": .boolean(isGranted), "reason": .string(reason)]
        case .ruleWaived(let waiver), .waiverEnded(let waiver):
            return ["rule": .string(waiver.rule.rawValue), "reason": .string(waiver.reason)]
        case .standingNoted(let year, let old, let new):
            return [
                "year": .integer(Int64(year)), "before": old.map(JSON.string) ?? .null,
                "after": .string(new),
            ]
        default: return nil
        }
    }

    var detailOfPerson: JSON.Members {
        switch self {
        case .accountAdded(let id, let userName, let role, let person, let salt):
            var members: JSON.Members = [
                "account": .integer(id.rawValue), "user_name": .string(userName),
                "role": .string(role.rawValue), "after": .object(person.json),
            ]
            members["salt"] = salt.map(JSON.string)
            return members
        case .accountChanged(let id, let userName, let change):
            var members: JSON.Members = [
                "account": .integer(id.rawValue), "changed": .string(change.word),
            ]
            members["user_name"] = userName.map(JSON.string)
            members["before"] = change.before
            members["after"] = change.after
            members["salt"] = change.salt.map(JSON.string)
            if case .erased(let details?) = change {
                members["details"] = .array(details.map(JSON.integer))
            }
            return members
        case .personExported(let id): return ["account": .integer(id.rawValue)]
        case .lettersPrinted(let what): return ["what": .string(what)]
        case .tokenCreated(let id, let name, let role, let until):
            var members: JSON.Members = [
                "token": .integer(id.rawValue), "name": .string(name),
                "role": .string(role.rawValue),
            ]
            members["expires_at"] = until.map { JSON($0) }
            return members
        case .tokenRevoked(let id, let name):
            return ["token": .integer(id.rawValue), "name": .string(name)]
        case .linkMade(let id, let until, let sections):
            var members: JSON.Members = ["link": .integer(id.rawValue), "expires_at": JSON(until)]
            members["sections"] = sections.map { .array($0.map(JSON.string)) }
            return members
        case .linkRevoked(let id), .linkFailed(let id): return ["link": .integer(id.rawValue)]
        case .pinSet(let isIssued): return ["issued": .boolean(isIssued)]
        case .signInFailed(let userName): return ["user_name": .string(userName)]
        default: return [:]
        }
    }
}

extension Happening.WorkingChange {
    fileprivate var members: JSON.Members {
        var members: JSON.Members = [
            "cells": .cells(
                cells.map { code, cell in
                    (
                        code,
                        .object(.init(distinct: [("after", cell.after), ("before", cell.before)]))
                    )
                })
        ]
        members["confirmations"] = confirmations
        if !folds.isEmpty { members["folds"] = .array(folds.map(JSON.integer)) }
        return members
    }
}

extension Happening.AccountChange {
    fileprivate var word: String {
        switch self {
        case .password: "password"
        case .passwordRenewed: "password_renewed"
        case .oneTimeCode: "one_time_code"
        case .notice: "notice"
        case .sessions: "sessions"
        case .recoveryCode: "recovery_code"
        case .erased: "erased"
        case .disabled: "disabled"
        case .secondFactor: "second_factor"
        case .person: "person"
        case .role: "role"
        }
    }

    fileprivate var salt: String? {
        switch self {
        case .password(let salt): salt
        case .passwordRenewed(let salt): salt
        default: nil
        }
    }

    fileprivate var before: JSON? {
        switch self {
        case .disabled(let old, _): .boolean(old)
        case .person(let old, _): .object(old.json)
        case .role(let old, _): old.json
        case .password, .passwordRenewed, .oneTimeCode, .notice, .sessions, .recoveryCode,
            .erased, .secondFactor:
            nil
        }
    }

    fileprivate var after: JSON? {
        switch self {
        case .disabled(_, let new), .secondFactor(let new): .boolean(new)
        case .person(_, let new): .object(new.json)
        case .role(_, let new): new.json
        case .password, .passwordRenewed, .oneTimeCode, .notice, .sessions, .recoveryCode,
            .erased:
            nil
        }
    }
}

extension Happening.Post {
    fileprivate var json: JSON {
        ["role": .string(role.rawValue), "unit": .integer(unit.rawValue)]
    }
}
