import Reporting

/// Reads what happened from an event's kind and detail.
struct HappeningReader {
    let detail: JSON

    private func text(_ name: String) -> String? { detail[name]?.string }
    private func number(_ name: String) -> Int64? { detail[name]?.integer }
    private func count(_ name: String) -> Int? { number(name).map { Int(clamping: $0) } }
    private func truth(_ name: String) -> Bool? { detail[name]?.boolean }
    private func day(_ name: String) -> Day? { text(name).flatMap(Day.init(iso:)) }
    private func moment(_ name: String) -> Moment? { text(name).flatMap(Moment.init(rfc3339:)) }
    private func account() -> Account.ID? { number("account").map(Account.ID.init(rawValue:)) }
    private func plan() -> Plan.ID? { number("plan").map(Plan.ID.init(rawValue:)) }
    private func link() -> AccessLink.ID? { number("link").map(AccessLink.ID.init(rawValue:)) }

    func happening(_ kind: Event.Kind) -> Happening? {
        switch kind {
        case .unitAdded:
            guard let code = text("code"), let name = text("name") else { return nil }
            return .unitAdded(
                code: Unit.Code(rawValue: code), name: name, form: text("form"))
        case .unitChanged: return Happening(ofUnit: detail)
        case .unitsSucceeded:
            return Happening.SuccessionTold(json: detail).map { .unitsSucceeded($0) }
        case .factDeclared:
            guard let indicator = text("indicator"), let day = day("from"),
                let new = detail["after"]
            else { return nil }
            return .factDeclared(
                Indicator.Code(rawValue: indicator), from: day, before: detail["before"] ?? .null,
                after: new)
        case .planAdded: return text("number").map { .planAdded(number: $0, planMark()) }
        case .planChanged: return planChanged()
        case .letterheadChanged:
            guard let old = detail["before"], let new = detail["after"] else { return nil }
            return .letterheadChanged(from: old, to: new)
        case .formImported:
            guard let code = text("code"), let version = count("version") else { return nil }
            return .formImported(Form.Version(code: code, version: version), hash: text("hash"))
        case .roundPlanned:
            guard let code = text("code"), let title = text("title") else { return nil }
            return .roundPlanned(
                code: Round.Code(rawValue: code), title: title,
                detail["after"].flatMap(Happening.RoundSummary.init),
                by: detail["series"].flatMap(Happening.SeriesChoice.init))
        case .roundOpened:
            return count("units").map {
                .roundOpened(
                    units: $0, frozen: text("frozen"),
                    by: detail["series"].flatMap(Happening.SeriesChoice.init))
            }
        case .roundChanged: return roundChanged()
        case .unitsJoined, .roundSeriesChanged: return Happening(ofSeries: detail)
        case .figuresGiven:
            return count("units").map { .figuresGiven(units: $0, hash: text("hash")) }
        case .trialDeleted:
            guard let round = number("round"), let code = text("code") else { return nil }
            return .trialDeleted(Round.ID(rawValue: round), code: Round.Code(rawValue: code))
        case .outlineSaved:
            guard let number = count("number"), let hash = text("hash") else { return nil }
            return .outlineSaved(number: number, hash: hash)
        case .ownReportSaved:
            guard let number = count("number"), let hash = text("hash") else { return nil }
            return .ownReportSaved(number: number, hash: hash)
        case .figuresClosed: return figuresClosed()
        case .reportSaved: return .reportSaved(workingChange())
        case .reportSubmitted:
            guard let revision = count("revision"), let hash = text("hash") else { return nil }
            return .reportSubmitted(
                .init(
                    revision: revision, hash: hash, onBehalfReason: text("on_behalf_reason"),
                    isSignedByPIN: truth("pin") ?? false), workingChange())
        case .reportMoved:
            guard let old = text("before").flatMap(ReportState.init(rawValue:)),
                let new = text("after").flatMap(ReportState.init(rawValue:))
            else { return nil }
            let cells = detail["cells"]?.array?.compactMap(\.string) ?? []
            return .reportMoved(
                from: old, to: new, reason: text("reason"),
                cells: cells.map(Indicator.Code.init(rawValue:)), asked())
        case .reviewStarted: return .reviewStarted
        case .returnOpened: return .returnOpened
        case .dueChanged:
            guard let old = moment("before") else { return nil }
            return .dueChanged(
                from: old, to: moment("after"), reason: text("reason") ?? "",
                isGranted: truth("granted"))
        case .paperReceived:
            return .paperReceived(
                from: day("before"), to: day("after"), revision: count("revision"))
        case .signedCopyAttached:
            guard let revision = count("revision"), let hash = text("hash"),
                let bytes = count("bytes")
            else { return nil }
            return .signedCopyAttached(
                .init(
                    revision: revision, hash: hash, name: text("name") ?? "", bytes: bytes,
                    photos: count("photos")))
        case .paperReadAgain:
            guard let revision = count("revision"), let hash = text("hash") else { return nil }
            return .paperReadAgain(revision: revision, hash: hash, name: text("name") ?? "")
        case .contacted:
            guard let kind = text("kind").flatMap(ContactKind.init(rawValue:)) else { return nil }
            return .contacted(kind, note: text("note") ?? "", promisedOn: day("promised_on"))
        case .unlockAsked: return .unlockAsked(reason: text("reason") ?? "")
        case .unlockAnswered:
            guard let isGranted = truth("granted") else { return nil }
            return .unlockAnswered(isGranted: isGranted, reason: text("reason") ?? "")
        case .ruleWaived: return Waiver(json: detail).map { .ruleWaived($0) }
        case .waiverEnded: return Waiver(json: detail).map { .waiverEnded($0) }
        case .standingNoted:
            guard let year = count("year"), let new = text("after") else { return nil }
            return .standingNoted(year: year, from: text("before"), to: new)
        case .occasionSet: return Happening.OccasionTold(json: detail).map { .occasionSet($0) }
        case .incidentEntered:
            return Happening.IncidentTold(json: detail).map { .incidentEntered($0) }
        case .accountAdded:
            guard let id = account(), let name = text("user_name"),
                let role = text("role").flatMap(Role.init(rawValue:))
            else { return nil }
            return .accountAdded(
                id, userName: name, role: role, person(detail["after"]) ?? .init(name: ""),
                salt: text("salt"))
        case .accountChanged:
            guard let id = account(), let change = accountChange() else { return nil }
            return .accountChanged(id, userName: text("user_name"), change)
        case .personExported: return account().map { .personExported($0) }
        case .lettersPrinted: return text("what").map { .lettersPrinted(what: $0) }
        case .tokenCreated, .tokenRevoked: return token(kind)
        case .linkMade:
            guard let link = link(), let until = moment("expires_at") else { return nil }
            return .linkMade(
                link, until: until, sections: detail["sections"]?.array?.compactMap(\.string))
        case .linkRevoked: return link().map { .linkRevoked($0) }
        case .pinSet: return truth("issued").map { .pinSet(isIssued: $0) }
        case .pinFailed: return .pinFailed
        case .signedIn: return .signedIn
        case .signInFailed:
            return link().map { .linkFailed($0) }
                ?? text("user_name").map { .signInFailed(userName: $0) }
        case .signedOut: return .signedOut
        case .settingChanged:
            guard let name = text("setting") else { return nil }
            return .settingChanged(
                name, from: detail["before"] ?? .null, to: detail["after"] ?? .null)
        case .serverStarted:
            return .serverStarted(
                isClean: truth("clean") ?? true,
                notes: detail["notes"]?.array?.compactMap(\.string) ?? [],
                missingUpTo: number("missing_up_to"))
        case .backupAsked: return .backupAsked
        case .backupMade: return backupMade()
        case .databaseRestored:
            guard let copy = text("copy"), let hash = text("hash") else { return nil }
            return .databaseRestored(copy: copy, hash: hash)
        }
    }
}

// Kinds that tell of several things.
extension HappeningReader {
    private func planChanged() -> Happening? {
        if let file = text("file") {
            return truth("added") ?? true
                ? .planFileAdded(hash: file, title: text("title") ?? "", of: plan())
                : .planFileRemoved(hash: file, title: text("title"), of: plan())
        }
        func name(_ side: String) -> Happening.PlanName? {
            guard let number = detail[side]?["number"]?.string,
                let date = detail[side]?["date"]?.string.flatMap(Day.init(iso:))
            else { return nil }
            return Happening.PlanName(number: number, date: date)
        }
        guard let old = name("before"), let new = name("after") else { return nil }
        return .planChanged(from: old, to: new, planMark())
    }

    private func planMark() -> Happening.PlanMark? {
        guard let plan = plan(), let content = text("content") else { return nil }
        let frozen = detail["frozen"]?.object?.pairs ?? []
        return Happening.PlanMark(
            plan: plan, content: content,
            frozen: frozen.reduce(into: [:]) { rounds, pair in
                guard let round = Int64(pair.name) else { return }
                rounds[Round.ID(rawValue: round)] = pair.value.string
            })
    }

    private func asked() -> Happening.Asked? {
        guard let reasons = detail["reasons"]?.object?.pairs else { return nil }
        return Happening.Asked(
            reasons: reasons.reduce(into: [:]) {
                $0[Indicator.Code(rawValue: $1.name)] = $1.value.string
            }, dueAt: moment("due_at"))
    }

    private func roundChanged() -> Happening? {
        switch text("state") {
        case "closed": return .roundClosed(frozen: text("frozen"))
        case "withdrawn": return .roundWithdrawn(reason: text("reason"))
        case "trial": return .roundIsTrial
        case "restored": return .roundRestored(reason: text("reason"))
        default: break
        }
        guard let old = detail["before"].flatMap(Happening.RoundSummary.init),
            let new = detail["after"].flatMap(Happening.RoundSummary.init)
        else { return nil }
        return .roundChanged(from: old, to: new, reason: text("reason"))
    }

    private func figuresClosed() -> Happening? {
        guard let number = count("number"), let document = count("document_number"),
            let date = day("document_date")
        else { return nil }
        let files = detail["files"]?.object?.pairs ?? []
        return .figuresClosed(
            .init(
                number: number, documentNumber: document, documentDate: date,
                reason: text("reason") ?? "", reports: count("reports") ?? 0,
                content: text("content") ?? "",
                files: files.reduce(into: [:]) { $0[$1.name] = $1.value.string }))
    }

    private func workingChange() -> Happening.WorkingChange {
        let cells = detail["cells"]?.object?.pairs ?? []
        return Happening.WorkingChange(
            cells: cells.reduce(into: [:]) { changes, pair in
                changes[Indicator.Code(rawValue: pair.name)] = .init(
                    before: pair.value["before"] ?? .null, after: pair.value["after"] ?? .null)
            }, confirmations: detail["confirmations"],
            folds: detail["folds"]?.array?.compactMap(\.integer) ?? [])
    }

    private func token(_ kind: Event.Kind) -> Happening? {
        guard let id = number("token").map(Token.ID.init(rawValue:)), let name = text("name")
        else { return nil }
        guard kind == .tokenCreated else { return .tokenRevoked(id, name: name) }
        return text("role").flatMap(Role.init(rawValue:)).map {
            .tokenCreated(id, name: name, role: $0, until: moment("expires_at"))
        }
    }

    private func accountChange() -> Happening.AccountChange? {
        switch text("changed") {
        case "password": return .password(salt: text("salt"))
        case "password_renewed": return text("salt").map { .passwordRenewed(salt: $0) }
        case "one_time_code": return .oneTimeCode
        case "notice": return .notice
        case "sessions": return .sessions
        case "recovery_code": return .recoveryCode
        case "erased":
            return .erased(details: detail["details"]?.array?.compactMap(\.integer))
        case "disabled":
            let isDisabled = truth("after") ?? true
            return .disabled(from: truth("before") ?? !isDisabled, to: isDisabled)
        case "second_factor": return .secondFactor(truth("after") ?? true)
        case "person":
            guard let old = person(detail["before"]), let new = person(detail["after"]) else {
                return nil
            }
            return .person(from: old, to: new)
        case "role":
            guard let old = detail["before"].flatMap(Happening.Post.init),
                let new = detail["after"].flatMap(Happening.Post.init)
            else { return nil }
            return .role(from: old, to: new)
        default: return nil
        }
    }

    private func person(_ json: JSON?) -> Account.Person? {
        guard let json, let name = json["name"]?.string else { return nil }
        return Account.Person(
            name: name, position: json["position"]?.string ?? "",
            officePhone: json["office_phone"]?.string ?? "",
            officeMail: json["office_mail"]?.string ?? "")
    }

    private func backupMade() -> Happening? {
        guard let json = detail["backup"] else { return nil }
        do {
            return .backupMade(try BackupRecord(json))
        } catch {
            return nil
        }
    }
}

extension Happening.Post {
    fileprivate init?(_ json: JSON) {
        guard let role = json["role"]?.string.flatMap(Role.init(rawValue:)),
            let unit = json["unit"]?.integer
        else { return nil }
        self.init(role: role, unit: Unit.ID(rawValue: unit))
    }
}
