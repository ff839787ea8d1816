/// All that the documents of a closing (chốt số liệu) were made of, beside the revisions that
/// count in it: with those the same documents can be made again.
package struct ClosingContent: Hashable, Sendable {
    /// A unit that owed a report, as it was at the closing.
    package struct School: Hashable, Sendable {
        package var code: Unit.Code
        package var name: String
        package var level: Level
        package var commune: Unit.Code?
        package var state: ReportState
        package var isLate: Bool
        /// `Annexes.School.waivers`; empty in closings of earlier releases.
        package var waivers: [Waiver]

        package init(
            code: Unit.Code, name: String, level: Level, commune: Unit.Code?, state: ReportState,
            isLate: Bool, waivers: [Waiver] = []
        ) {
            self.code = code
            self.name = name
            self.level = level
            self.commune = commune
            self.state = state
            self.isLate = isLate
            self.waivers = waivers
        }
    }

    /// A commune or a level, in display order.
    package struct Group: Hashable, Sendable {
        package var code: String
        package var name: String
        /// Of a level as a line of its own has it: `Mầm non`; the name in closings of earlier
        /// releases.
        package var title: String

        package init(code: String, name: String, title: String? = nil) {
            self.code = code
            self.name = name
            self.title = title ?? name
        }

        /// The schools of no commune. Closings of earlier releases leave them out.
        package static let noCommune = Group(
            code: Unit.Code.noCommune.rawValue, name: "Đơn vị khác")
    }

    package var round: Round.Code
    /// From 1 in its round.
    package var number: Int
    package var closedAt: Moment
    package var documentNumber: Int
    package var documentDate: Day
    package var reason: String
    /// `ClosingMaker.layout` of the release that made the documents.
    package var layout: Int
    package var form: Form.Version
    package var disabled: Set<Indicator.Code>
    package var setting: DocumentSetting
    package var letterhead: Letterhead
    package var outline: JSON
    package var schools: [School]
    package var exempt: Int
    /// The office's own answers (`JSON.values`); nil where its form asks it nothing, as in closings
    /// of earlier releases.
    package var own: JSON?
    /// What the plan asks; of interest where an annex tells task by task, and empty otherwise.
    package var tasks: [Plan.Task]
    /// `ReportedTotals.contacts`; empty in closings of earlier releases.
    package var contacts: [ContactKind: Int]
    package var levels: [Group]
    package var communes: [Group]
    /// `ReportedTotals.previous`
    package var previous: [String: Facts.Figure]
    /// `GroupTotals.previous` over all, and by level.
    package var previousResults: [String: [Measure.Code: MeasureResult]]
    package var correction: Correction?

    package init(
        round: Round, number: Int, closedAt: Moment, documentNumber: Int, documentDate: Day,
        reason: String, layout: Int, report: ConsolidatedReport, tasks: [Plan.Task],
        schools: [School], exempt: Int,
        levels: [Group], communes: [Group],
        previousResults: [String: [Measure.Code: MeasureResult]]
    ) {
        self.round = round.code
        self.number = number
        self.closedAt = closedAt
        self.documentNumber = documentNumber
        self.documentDate = documentDate
        self.reason = reason
        self.layout = layout
        form = round.form.version
        disabled = round.disabled
        setting = report.setting
        letterhead = report.letterhead
        outline = report.outline.document
        self.tasks = report.outline.annexes.contains(.tasks) ? tasks : []
        own = report.annexes.form.own == nil ? nil : .values(report.own)
        self.schools = schools
        self.exempt = exempt
        contacts = report.totals.contacts
        self.levels = levels
        self.communes = communes
        previous = report.totals.previous
        self.previousResults = previousResults
    }

    package static let total = "total"

    /// Since this layout, tables of more schools than `Annexes.mostInDocument` stand beside the
    /// document.
    static let layoutBeside = 5
    /// Since this one, `totals.json` has what tables add up to, and how many declare sections nil.
    static let layoutOfTables = 6

    package var registration: OfficialDocument.Registration {
        .init(number: documentNumber, date: documentDate)
    }

    /// Those whose reports count.
    package var approved: [School] { schools.filter { $0.state == .approved } }
}

/// The figures of a closing, added up from the revisions that count in it.
package struct ClosedTotals: Sendable {
    package let content: ClosingContent
    package let form: Form
    private let layout: TotalsLayout
    private let tallies: [Unit.Code: Tally]
    private let values: [Unit.Code: Values]

    /// `form` is whole, of the content's version.
    package init(_ content: ClosingContent, form: Form, values: [Unit.Code: Values]) {
        self.content = content
        self.form = form.without(content.disabled)
        let layout = TotalsLayout(form: self.form)
        self.layout = layout
        self.values = values
        tallies = content.approved.reduce(into: [:]) { tallies, school in
            guard let own = values[school.code] else { return }
            tallies[school.code] = layout.tally(
                of: own, level: school.level, parameters: content.setting.parameters)
        }
    }

    package var total: GroupTotals {
        group(ClosingContent.total, communes: content.communes, content.schools)
    }

    package var levels: [(group: ClosingContent.Group, totals: GroupTotals)] {
        content.levels.map { level in
            (
                level,
                group(
                    level.code, communes: content.communes,
                    content.schools.filter { $0.level.rawValue == level.code })
            )
        }
    }

    package var communes: [(group: ClosingContent.Group, totals: GroupTotals)] {
        let schools = Dictionary(grouping: content.schools) { $0.commune ?? .noCommune }
        return content.communes.map { commune in
            let own = schools[Unit.Code(rawValue: commune.code)] ?? []
            return (commune, group(nil, communes: [commune], own))
        }
    }

    /// `communes` are those in the group, `own` its schools.
    private func group(
        _ previous: String?, communes: [ClosingContent.Group], _ own: [ClosingContent.School]
    ) -> GroupTotals {
        var coverage = Coverage()
        for school in own {
            coverage.states[school.state, default: 0] += 1
            if school.isLate, school.state.isCounted { coverage.late += 1 }
        }
        if previous == ClosingContent.total { coverage.states[.exempt] = content.exempt }
        func tally(_ schools: [ClosingContent.School]) -> Tally {
            schools.compactMap { tallies[$0.code] }.reduce(into: Tally.zero(layout)) { $0 += $1 }
        }
        let byCommune = Dictionary(grouping: own) { $0.commune ?? .noCommune }
        let inCommunes = communes.filter { $0 != .noCommune }.map { commune in
            tally(byCommune[Unit.Code(rawValue: commune.code)] ?? [])
        }
        return GroupTotals(
            layout: layout, coverage: coverage, states: [.approved], tally: tally(own),
            communes: inCommunes, previous: previous.flatMap { content.previousResults[$0] } ?? [:])
    }

    private func own() throws(InvalidForm) -> Values {
        guard let own = content.own else { return [:] }
        do throws(Misfit) {
            return try form.ownValues(stored: own)
        } catch {
            throw InvalidForm(faults: [.init(place: "own", fault: .misfit(error.sentence))])
        }
    }

    /// The consolidated report as it was sent.
    package func report() throws(InvalidForm) -> ConsolidatedReport {
        let (total, own) = (total, try own())
        let outline = try Outline(.consolidated, document: content.outline, of: form)
        let schools = content.schools.map { school in
            Annexes.School(
                unit: Unit(
                    id: .init(rawValue: 0), code: school.code, name: school.name,
                    shortName: school.name, kind: .school, level: school.level),
                commune: school.commune,
                values: school.state == .approved ? values[school.code] : nil,
                waivers: school.waivers)
        }
        var report = ConsolidatedReport(
            outline: outline, letterhead: content.letterhead, setting: content.setting,
            totals: ReportedTotals(
                total: total, previous: content.previous,
                owedByLevel: content.schools.reduce(into: [:]) { $0[$1.level, default: 0] += 1 },
                missing: NamedSchools(
                    content.schools.filter { $0.state != .approved }.map(\.name)),
                late: NamedSchools(
                    content.schools.filter { $0.isLate && $0.state.isCounted }.map(\.name)),
                contacts: content.contacts),
            own: own,
            annexes: Annexes(
                form: form, total: total,
                levels: levels.map { level, totals in
                    .init(
                        Level(rawValue: level.code), name: level.name, title: level.title,
                        totals: totals)
                },
                communes: content.communes.filter { $0 != .noCommune }.map {
                    (Unit.Code(rawValue: $0.code), $0.name)
                },
                schools: schools,
                tasks: outline.annexes.contains(.tasks)
                    ? PlanTasks(
                        content.tasks, of: form, total, schools: schools,
                        parameters: content.setting.parameters, own: own)
                    : PlanTasks(groups: [])),
            isShort: content.layout >= ClosingContent.layoutBeside ? nil : false)
        report.correction = content.correction
        return report
    }

    /// `totals.json`: the figures as scripts read them.
    package var json: JSON {
        let (total, content) = (total, content)
        let unknown: UnknownFigure = content.layout < 2 ? .zero : .null
        let isWhole = content.layout >= ClosingContent.layoutOfTables
        func figures(_ totals: GroupTotals) -> JSON.Members {
            var members: JSON.Members = [
                "indicators": totals.indicatorsJSON(unknown, tellsTables: isWhole),
                "measures": totals.measuresJSON(unknown),
            ]
            members["nil_returns"] = isWhole ? totals.nilReturnsJSON : nil
            return members
        }
        func group(_ group: ClosingContent.Group, _ totals: GroupTotals, _ name: String) -> JSON {
            // As the API has it; earlier closings call the group "-".
            let hasCode = content.layout < 4 || group != .noCommune
            var members: JSON.Members = [
                name: hasCode ? .string(group.code) : .null, "name": .string(group.name),
                "coverage": [
                    "due": .integer(Int64(totals.coverage.due)),
                    "counted": .integer(Int64(totals.counted)),
                ],
            ]
            for (name, json) in figures(totals).pairs { members[name] = json }
            return .object(members)
        }
        let missing = content.schools.filter { $0.state != .approved }
        var members: JSON.Members = [
            "round": .string(content.round.rawValue), "closing": .integer(Int64(content.number)),
            "document": [
                "number": .integer(Int64(content.documentNumber)),
                "date": .string(content.documentDate.description),
            ],
            "as_of": .string(content.closedAt.description),
            "coverage": [
                "due": .integer(Int64(total.coverage.due)),
                "counted": .integer(Int64(total.counted)),
                "missing": .array(missing.map { .string($0.code.rawValue) }),
            ],
            "total": .object(figures(total)),
            "levels": .array(levels.map { group($0.group, $0.totals, "level") }),
            "communes": .array(communes.map { group($0.group, $0.totals, "commune") }),
        ]
        members["own"] = content.own
        return .object(members)
    }
}
