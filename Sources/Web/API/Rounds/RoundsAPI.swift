import HTTP
import Reporting
import Storage

/// Rounds as scripts read them.
enum RoundsAPI {
    /// `GET /api/v1/rounds`: the rounds that the asker's unit is in, the newest due first.
    @Sendable static func list(_ visit: Visit) throws -> any Reply {
        try visit.checkQuery(known: [])
        let rounds = try visit.database.rounds.seen(by: visit.asker.unit.id)
        let forms = try visit.seenForms()
        return Response.json([
            "rounds": .array(try rounds.map { try visit.json(of: $0, among: forms) })
        ])
    }

    /// `GET /api/v1/rounds/{round}`
    @Sendable static func show(_ visit: Visit) throws -> any Reply {
        try visit.checkQuery(known: [])
        return Response.json(try visit.json(of: try visit.round(), among: visit.seenForms()))
    }

    /// `GET /api/v1/rounds/{round}/form`: the document, with the syntax tree of every expression.
    @Sendable static func form(_ visit: Visit) throws -> any Reply {
        try visit.checkQuery(known: [])
        let form = try visit.database.forms.layout(try visit.round().form).form
        return Response.json(form.documentWithTrees)
    }
}

extension Visit {
    /// `forms` are those that the asker sees; `owing` is how many units owe a report, or are to.
    func json(of round: Round, among forms: SeenForms, owing: Int? = nil) throws -> JSON {
        let form = forms.name(of: round.form)
        let plan = try database.plan(of: round)
        var members: JSON.Members = [
            "code": .string(round.code.rawValue), "address": .string(round.address.rawValue),
            "owner": .string(try database.units.find(round.owner)?.code.rawValue ?? ""),
            "title": .string(round.title),
            "plan": [
                "number": .string(plan?.number ?? ""),
                "date": .string(plan?.date.description ?? ""),
                "issuer": .string(plan?.issuer ?? ""), "subject": .string(plan?.subject ?? ""),
            ],
            "form": [
                "code": .string(form.code), "version": .integer(Int64(form.version)),
            ],
            "period": [
                "from": .string(round.period.lowerBound.description),
                "to": .string(round.period.upperBound.description),
            ],
            "data_close": .string(round.dataClose.description),
            "due_at": .string(round.dueAt.description), "due_text": .string(round.dueText),
            "contact": .string(round.contact),
            "state": .string(round.state.rawValue),
            "disabled": round.disabled.isEmpty
                ? [] : .array(round.disabled.sorted().map { .string($0.rawValue) }),
        ]
        members["owing"] = owing.map { .integer(Int64($0)) }
        members["series"] = try seriesJSON(of: round)
        members["trial"] = round.isTrial ? true : nil
        members["withdrawn"] = round.withdrawnAt == nil ? nil : true
        if asker.role.isOfDepartment, round.isPublic {
            let totals = try database.roundTotals(
                of: round, below: asker.unit.id, states: [.submitted, .approved],
                communes: .none, at: now)
            members["coverage"] = totals.total.coverage.json
        }
        return .object(members)
    }
}

extension Coverage {
    var json: JSON {
        var members: JSON.Members = ["due": .integer(Int64(due))]
        for state in ReportState.allCases {
            members[state.rawValue] = .integer(Int64(self[state]))
        }
        members["late"] = .integer(Int64(late))
        members["overdue"] = .integer(Int64(overdue))
        return .object(members)
    }
}

extension Form {
    /// Rules and measures get a member `tree`, conditions of indicators a member `when_tree`.
    var documentWithTrees: JSON {
        guard var members = document.object else { return document }
        let rules = (document["rules"]?.array ?? []).enumerated().map { index, json in
            json.adding("tree", self.rules[index].syntaxTree)
        }
        let measures = (document["measures"]?.array ?? []).enumerated().map { index, json in
            json.adding("tree", self.measures[index].formula.syntaxTree)
        }
        let sections = (document["sections"]?.array ?? []).map { section in
            let indicators = (section["indicators"]?.array ?? []).map { json in
                let code = Indicator.Code(rawValue: json["code"]?.string ?? "")
                guard case .when(let condition)? = indicator(code)?.requirement else { return json }
                return json.adding("when_tree", condition.syntaxTree)
            }
            return section.adding("indicators", .array(indicators))
        }
        members["sections"] = .array(sections)
        members["rules"] = .array(rules)
        members["measures"] = .array(measures)
        return .object(members)
    }
}

extension JSON {
    fileprivate func adding(_ name: String, _ value: JSON) -> JSON {
        guard var members = object else { return self }
        members[name] = value
        return .object(members)
    }
}
