extension ClosingContent {
    /// As it is stored.
    package var json: JSON {
        var members: JSON.Members = [
            "round": .string(round.rawValue), "number": .integer(Int64(number)),
            "closed_at": .integer(closedAt.milliseconds),
            "document_number": .integer(Int64(documentNumber)),
            "document_date": .string(documentDate.description), "reason": .string(reason),
            "layout": .integer(Int64(layout)),
            "form": ["code": .string(form.code), "version": .integer(Int64(form.version))],
            "disabled": .array(disabled.sorted().map { .string($0.rawValue) }),
            "setting": setting.json, "letterhead": letterhead.json, "outline": outline,
            "schools": .array(schools.map(\.json)), "exempt": .integer(Int64(exempt)),
            "levels": .array(levels.map(\.json)), "communes": .array(communes.map(\.json)),
        ]
        members["previous"] = .object(
            previous.sorted { $0.key < $1.key }.reduce(into: JSON.Members()) {
                $0[$1.key] = $1.value.json
            })
        members["previous_measures"] = .object(
            previousResults.sorted { $0.key < $1.key }.reduce(into: JSON.Members()) {
                $0[$1.key] = .object(
                    $1.value.sorted { $0.key.rawValue < $1.key.rawValue }.reduce(
                        into: JSON.Members()
                    ) { $0[$1.key.rawValue] = $1.value.json })
            })
        members["correction"] = correction?.json
        members["own"] = own
        if !contacts.isEmpty {
            members["contacts"] = .object(
                ContactKind.allCases.reduce(into: JSON.Members()) { members, kind in
                    members[kind.rawValue] = contacts[kind].map { .integer(Int64($0)) }
                })
        }
        if !tasks.isEmpty { members["tasks"] = .array(tasks.map(\.json)) }
        return .object(members)
    }

    /// nil when the JSON is not what `json` gives.
    package init?(json: JSON) {
        guard let round = json["round"]?.string, let number = json["number"]?.integer,
            let closedAt = json["closed_at"]?.integer,
            let documentNumber = json["document_number"]?.integer,
            let documentDate = json["document_date"]?.day, let reason = json["reason"]?.string,
            let layout = json["layout"]?.integer,
            let formCode = json["form"]?["code"]?.string,
            let formVersion = json["form"]?["version"]?.integer,
            let disabled = json["disabled"]?.array(of: \.string),
            let setting = json["setting"].flatMap(DocumentSetting.init(json:)),
            let letterhead = json["letterhead"].flatMap(Letterhead.init(json:)),
            let outline = json["outline"],
            let schools = json["schools"]?.array(of: School.init(json:)),
            let exempt = json["exempt"]?.integer,
            let levels = json["levels"]?.array(of: Group.init(json:)),
            let communes = json["communes"]?.array(of: Group.init(json:)),
            let previous = json["previous"]?.object, let results = json["previous_measures"]?.object
        else { return nil }
        self.round = Round.Code(rawValue: round)
        self.number = Int(number)
        self.closedAt = Moment(milliseconds: closedAt)
        self.documentNumber = Int(documentNumber)
        self.documentDate = documentDate
        self.reason = reason
        self.layout = Int(layout)
        form = Form.Version(code: formCode, version: Int(formVersion))
        self.disabled = Set(disabled.map(Indicator.Code.init(rawValue:)))
        self.setting = setting
        self.letterhead = letterhead
        self.outline = outline
        self.schools = schools
        self.exempt = Int(exempt)
        own = json["own"]
        contacts = ContactKind.allCases.reduce(into: [:]) { contacts, kind in
            contacts[kind] = (json["contacts"]?[kind.rawValue]?.integer).map { Int($0) }
        }
        guard let tasks = (json["tasks"] ?? []).array(of: Plan.Task.init(json:)) else { return nil }
        self.tasks = tasks
        self.levels = levels
        self.communes = communes
        self.previous = previous.pairs.reduce(into: [:]) {
            $0[$1.name] = Facts.Figure(json: $1.value)
        }
        previousResults = results.pairs.reduce(into: [:]) { all, group in
            all[group.name] = (group.value.object?.pairs ?? []).reduce(into: [:]) {
                $0[Measure.Code(rawValue: $1.name)] = MeasureResult(json: $1.value)
            }
        }
        if let stored = json["correction"] {
            guard let correction = Correction(json: stored) else { return nil }
            self.correction = correction
        }
    }
}

extension JSON {
    fileprivate var day: Day? { string.flatMap(Day.init(iso:)) }

    /// nil when it is no array, or one of it is not such.
    fileprivate func array<Element>(of element: (JSON) -> Element?) -> [Element]? {
        guard let array else { return nil }
        let elements = array.compactMap(element)
        return elements.count == array.count ? elements : nil
    }

    fileprivate init(texts: [String]) { self = .array(texts.map(JSON.string)) }

    fileprivate static func optional(_ number: Int64?) -> JSON { number.map(JSON.integer) ?? .null }
}

extension ClosingContent.School {
    fileprivate var json: JSON {
        var members: JSON.Members = [
            "code": .string(code.rawValue), "name": .string(name),
            "level": .string(level.rawValue), "state": .string(state.rawValue),
            "late": .boolean(isLate),
        ]
        members["commune"] = commune.map { .string($0.rawValue) }
        if !waivers.isEmpty { members["waivers"] = .array(waivers.map(\.json)) }
        return .object(members)
    }

    fileprivate init?(json: JSON) {
        guard let code = json["code"]?.string, let name = json["name"]?.string,
            let level = json["level"]?.string,
            let state = json["state"]?.string.flatMap(ReportState.init(rawValue:)),
            let isLate = json["late"]?.boolean,
            let waivers = (json["waivers"] ?? []).array(of: Waiver.init(json:))
        else { return nil }
        self.init(
            code: Unit.Code(rawValue: code), name: name, level: Level(rawValue: level),
            commune: (json["commune"]?.string).map(Unit.Code.init(rawValue:)), state: state,
            isLate: isLate, waivers: waivers)
    }
}

extension ClosingContent.Group {
    fileprivate var json: JSON {
        var members: JSON.Members = ["code": .string(code), "name": .string(name)]
        if title != name { members["title"] = .string(title) }
        return .object(members)
    }

    fileprivate init?(json: JSON) {
        guard let code = json["code"]?.string, let name = json["name"]?.string else { return nil }
        self.init(code: code, name: name, title: json["title"]?.string)
    }
}

extension DocumentSetting {
    fileprivate var json: JSON {
        var members: JSON.Members = [
            "round": .string(round), "period_from": .string(period.lowerBound.description),
            "period_to": .string(period.upperBound.description),
            "data_close": .string(dataClose.description), "due_text": .string(dueText),
            "parameters": .object(
                parameters.sorted { $0.key < $1.key }.reduce(into: JSON.Members()) {
                    $0[$1.key] = $1.value.json
                }),
            "plan_number": .string(planNumber), "plan_date": .string(planDate.description),
            "plan_issuer": .string(planIssuer), "plan_subject": .string(planSubject),
            "unit": .string(unit), "owner": .string(owner),
        ]
        if !planOrders.isEmpty { members["plan_orders"] = .string(planOrders) }
        return .object(members)
    }

    fileprivate init?(json: JSON) {
        guard let round = json["round"]?.string, let from = json["period_from"]?.day,
            let to = json["period_to"]?.day, from <= to, let dataClose = json["data_close"]?.day,
            let dueText = json["due_text"]?.string, let parameters = json["parameters"]?.object,
            let planNumber = json["plan_number"]?.string, let planDate = json["plan_date"]?.day,
            let planIssuer = json["plan_issuer"]?.string,
            let planSubject = json["plan_subject"]?.string, let unit = json["unit"]?.string,
            let owner = json["owner"]?.string
        else { return nil }
        self.init(
            round: round, period: from...to, dataClose: dataClose, dueText: dueText,
            parameters: parameters.pairs.reduce(into: [:]) {
                $0[$1.name] = Parameter(json: $1.value)
            }, planNumber: planNumber, planDate: planDate, planIssuer: planIssuer,
            planSubject: planSubject, planOrders: json["plan_orders"]?.string ?? "", unit: unit,
            owner: owner)
    }
}

extension Letterhead {
    /// As it is stored.
    package var json: JSON {
        var members: JSON.Members = [
            "parent": .string(parent), "name": .string(name), "issuer": .string(issuer),
            "symbol": .string(symbol), "place": .string(place),
            "authority": JSON(texts: authority), "signer": .string(signer),
            "addressees": JSON(texts: addressees), "recipients": JSON(texts: recipients),
        ]
        // Those of earlier releases have neither.
        if !drafter.isEmpty { members["drafter"] = .string(drafter) }
        members["copies"] = copies.map { .integer(Int64($0)) }
        return .object(members)
    }

    /// nil when the JSON is not what `json` gives.
    package init?(json: JSON) {
        guard let parent = json["parent"]?.string, let name = json["name"]?.string,
            let issuer = json["issuer"]?.string, let symbol = json["symbol"]?.string,
            let place = json["place"]?.string,
            let authority = json["authority"]?.array(of: \.string),
            let signer = json["signer"]?.string,
            let addressees = json["addressees"]?.array(of: \.string),
            let recipients = json["recipients"]?.array(of: \.string)
        else { return nil }
        self.init(
            parent: parent, name: name, issuer: issuer, symbol: symbol,
            drafter: json["drafter"]?.string ?? "",
            copies: json["copies"]?.integer.flatMap(Int.init(exactly:)), place: place,
            authority: authority, signer: signer, addressees: addressees, recipients: recipients)
    }
}

extension Facts.Figure {
    /// Only numbers are compared.
    fileprivate var json: JSON {
        var members = JSON.Members()
        if case .number(let number)? = operand {
            members["number"] = JSON(number)
        }
        members["text"] = text.map(JSON.string)
        return .object(members)
    }

    fileprivate init(json: JSON) {
        self.init(json["number"]?.number.map(Operand.number), json["text"]?.string)
    }
}

extension MeasureResult {
    fileprivate var json: JSON {
        switch self {
        case .ratio(let part, let whole): .array([.optional(part), .optional(whole)])
        case .value(let value): .optional(value)
        }
    }

    fileprivate init(json: JSON) {
        if let sides = json.array, sides.count == 2 {
            self = .ratio(numerator: sides[0].integer, denominator: sides[1].integer)
        } else {
            self = .value(json.integer)
        }
    }
}

extension Correction {
    fileprivate var json: JSON {
        [
            "closing": .integer(Int64(closing)),
            "document_number": .integer(Int64(documentNumber)),
            "document_date": .string(documentDate.description), "reason": .string(reason),
            "changes": .array(
                changes.map { change in
                    [
                        "unit": change.unit.map(JSON.string) ?? .null,
                        "what": .string(change.what), "old": .string(change.old),
                        "new": .string(change.new), "why": .string(change.why),
                    ]
                }),
        ]
    }

    fileprivate init?(json: JSON) {
        let changes = json["changes"]?.array(of: { change -> Change? in
            guard let what = change["what"]?.string, let old = change["old"]?.string,
                let new = change["new"]?.string, let why = change["why"]?.string
            else { return nil }
            return Change(unit: change["unit"]?.string, what: what, old: old, new: new, why: why)
        })
        guard let closing = json["closing"]?.integer,
            let documentNumber = json["document_number"]?.integer,
            let documentDate = json["document_date"]?.day, let reason = json["reason"]?.string,
            let changes
        else { return nil }
        self.init(
            closing: Int(closing), documentNumber: Int(documentNumber), documentDate: documentDate,
            reason: reason, changes: changes)
    }
}
