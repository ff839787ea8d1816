import Reporting

// How what happened is stored: the kind's word and the detail's members. Rows of earlier releases
// read as they were written, and their hashes stay, since the members do not change.

extension Happening {
    package var kind: Event.Kind {
        switch self {
        case .unitAdded: .unitAdded
        case .unitRenamed, .unitNameForgotten, .unitSorted, .unitMoved, .unitClosed,
            .unitIdentified:
            .unitChanged
        case .unitsSucceeded: .unitsSucceeded
        case .factDeclared: .factDeclared
        case .planAdded: .planAdded
        case .planChanged, .planFileAdded, .planFileRemoved: .planChanged
        case .letterheadChanged: .letterheadChanged
        case .formImported: .formImported
        case .roundPlanned: .roundPlanned
        case .roundOpened: .roundOpened
        case .roundChanged, .roundWithdrawn, .roundRestored, .roundClosed, .roundIsTrial:
            .roundChanged
        case .trialDeleted: .trialDeleted
        case .unitsJoined: .unitsJoined
        case .figuresGiven: .figuresGiven
        case .seriesChanged, .roundNotOpened, .roundNotPrepared: .roundSeriesChanged
        case .outlineSaved: .outlineSaved
        case .ownReportSaved: .ownReportSaved
        case .figuresClosed: .figuresClosed
        case .reportSaved: .reportSaved
        case .reportSubmitted: .reportSubmitted
        case .reportMoved: .reportMoved
        case .reviewStarted: .reviewStarted
        case .returnOpened: .returnOpened
        case .dueChanged: .dueChanged
        case .paperReceived: .paperReceived
        case .signedCopyAttached: .signedCopyAttached
        case .paperReadAgain: .paperReadAgain
        case .contacted: .contacted
        case .unlockAsked: .unlockAsked
        case .unlockAnswered: .unlockAnswered
        case .ruleWaived: .ruleWaived
        case .waiverEnded: .waiverEnded
        case .standingNoted: .standingNoted
        case .occasionSet: .occasionSet
        case .incidentEntered: .incidentEntered
        case .accountAdded: .accountAdded
        case .accountChanged: .accountChanged
        case .personExported: .personExported
        case .lettersPrinted: .lettersPrinted
        case .tokenCreated: .tokenCreated
        case .tokenRevoked: .tokenRevoked
        case .linkMade: .linkMade
        case .linkRevoked: .linkRevoked
        case .pinSet: .pinSet
        case .pinFailed: .pinFailed
        case .signedIn: .signedIn
        case .signInFailed, .linkFailed: .signInFailed
        case .signedOut: .signedOut
        case .settingChanged: .settingChanged
        case .serverStarted: .serverStarted
        case .backupAsked: .backupAsked
        case .backupMade: .backupMade
        case .databaseRestored: .databaseRestored
        }
    }

    /// The members that the chain's hash covers.
    var detail: JSON.Members {
        switch self {
        case .unitAdded, .unitRenamed, .unitNameForgotten, .unitSorted, .unitMoved, .unitClosed,
            .unitIdentified, .unitsSucceeded:
            return detailOfUnit
        case .factDeclared(let indicator, let day, let old, let new):
            return [
                "indicator": .string(indicator.rawValue), "from": JSON(day), "before": old,
                "after": new,
            ]
        case .planAdded, .planChanged, .planFileAdded, .planFileRemoved: return detailOfPlan
        case .letterheadChanged(let old, let new): return ["before": old, "after": new]
        case .formImported(let form, let hash):
            var members: JSON.Members = [
                "code": .string(form.code), "version": .integer(Int64(form.version)),
            ]
            members["hash"] = hash.map(JSON.string)
            return members
        case .roundPlanned(let code, let title, let summary, let choice):
            var members: JSON.Members = ["code": .string(code.rawValue), "title": .string(title)]
            members["after"] = summary?.json
            members["series"] = choice?.json
            return members
        case .roundOpened(let units, let frozen, let choice):
            var members: JSON.Members = ["units": .integer(Int64(units))]
            members["frozen"] = frozen.map(JSON.string)
            members["series"] = choice?.json
            return members
        case .unitsJoined, .seriesChanged, .roundNotOpened, .roundNotPrepared:
            return detailOfSeries
        case .figuresGiven(let units, let hash):
            return [
                "units": .integer(Int64(units)), "hash": hash.map(JSON.string) ?? .null,
            ]
        case .roundIsTrial: return ["state": "trial"]
        case .trialDeleted(let round, let code):
            return ["round": .integer(round.rawValue), "code": .string(code.rawValue)]
        case .roundChanged(let old, let new, let reason):
            var members: JSON.Members = ["before": old.json, "after": new.json]
            members["reason"] = reason.map(JSON.string)
            return members
        case .roundWithdrawn(let reason):
            return ["state": "withdrawn", "reason": reason.map(JSON.string) ?? .null]
        case .roundRestored(let reason):
            return ["state": "restored", "reason": reason.map(JSON.string) ?? .null]
        case .roundClosed(let frozen):
            var members: JSON.Members = ["state": "closed"]
            members["frozen"] = frozen.map(JSON.string)
            return members
        case .outlineSaved(let number, let hash), .ownReportSaved(let number, let hash):
            return ["number": .integer(Int64(number)), "hash": .string(hash)]
        case .figuresClosed(let closed): return closed.members
        case .occasionSet(let told): return told.members
        case .incidentEntered(let told): return told.members
        case .settingChanged(let name, let old, let new):
            return ["setting": .string(name), "before": old, "after": new]
        case .serverStarted(let isClean, let notes, let missing):
            var members: JSON.Members = [
                "clean": .boolean(isClean), "notes": .array(notes.map(JSON.string)),
            ]
            members["missing_up_to"] = missing.map(JSON.integer)
            return members
        case .backupMade(let backup): return ["backup": backup.json]
        case .databaseRestored(let copy, let hash):
            return ["copy": .string(copy), "hash": .string(hash)]
        case .reviewStarted, .returnOpened, .pinFailed, .signedIn, .signedOut, .backupAsked:
            return [:]
        default: return detailOfReport ?? detailOfPerson
        }
    }

    private var detailOfPlan: JSON.Members {
        var members: JSON.Members = [:]
        var plan: Plan.ID?
        switch self {
        case .planAdded(let number, let mark):
            (members, plan) = (["number": .string(number)], mark?.plan)
            members["content"] = mark.map { .string($0.content) }
        case .planChanged(let old, let new, let mark):
            (members, plan) = (["before": old.json, "after": new.json], mark?.plan)
            members["content"] = mark.map { .string($0.content) }
            if let frozen = mark?.frozen, !frozen.isEmpty { members["frozen"] = json(of: frozen) }
        case .planFileAdded(let hash, let title, let id):
            members = ["file": .string(hash), "title": .string(title), "added": true]
            plan = id
        case .planFileRemoved(let hash, let title, let id):
            (members, plan) = (["file": .string(hash), "added": false], id)
            members["title"] = title.map(JSON.string)
        default: break
        }
        members["plan"] = plan.map { .integer($0.rawValue) }
        return members
    }

    private func json(of frozen: [Round.ID: String]) -> JSON {
        .object(
            frozen.sorted { $0.key.rawValue < $1.key.rawValue }.reduce(into: JSON.Members()) {
                $0["\($1.key.rawValue)"] = .string($1.value)
            })
    }

    /// nil when a member is missing that was always there: then the event tells its kind alone.
    package init?(_ kind: Event.Kind, _ detail: JSON) {
        let read = HappeningReader(detail: detail)
        guard let happening = read.happening(kind) else { return nil }
        self = happening
    }
}

extension JSON {
    /// A day or a moment, or null.
    init(_ value: (some CustomStringConvertible)?) {
        self = value.map { .string($0.description) } ?? .null
    }
}

extension Happening.PlanName {
    fileprivate var json: JSON { ["number": .string(number), "date": JSON(date)] }
}

extension Happening.RoundSummary {
    var json: JSON {
        var members: JSON.Members = [
            "title": .string(title), "form": .string(form), "period_from": JSON(period.lowerBound),
            "period_to": JSON(period.upperBound), "data_close": JSON(dataClose),
            "due_at": JSON(dueAt), "due_text": .string(dueText), "contact": .string(contact),
            "grace": .integer(grace.milliseconds / 1000), "wants_head": .boolean(wantsHead),
            "disabled": .array(disabled.map { .string($0.rawValue) }),
        ]
        if let place {
            members["owner"] = .integer(place.owner.rawValue)
            members["plan"] = .integer(place.plan.rawValue)
            members["form_owner"] = place.formOwner.map { .integer($0.rawValue) } ?? .null
            members["previous"] = place.previous.map { .integer($0.rawValue) } ?? .null
            members["parameters"] = place.parameters
        }
        return .object(members)
    }
}

extension Happening.ClosedFigures {
    fileprivate var members: JSON.Members {
        [
            "number": .integer(Int64(number)), "document_number": .integer(Int64(documentNumber)),
            "document_date": JSON(documentDate), "reason": .string(reason),
            "reports": .integer(Int64(reports)), "content": .string(content),
            "files": .object(
                files.keys.sorted().reduce(into: JSON.Members()) {
                    $0[$1] = files[$1].map(JSON.string)
                }),
        ]
    }
}
