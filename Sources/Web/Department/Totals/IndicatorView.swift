import HTTP
import HTTPTypes
import Reporting
import Storage

/// One indicator over the reports that the address chooses.
struct IndicatorView {
    /// A report of the group, with its value when it counts.
    struct Line {
        let listed: ListedReport
        let value: Value?
        /// What the value is weighed by, where it is.
        let weight: Value?
        let before: Value?
        let isCounted: Bool
        /// It is 0 by the section's declaration that nothing happened.
        let isNil: Bool
        /// `Nguyễn Văn A, 18/05/2026`; empty where nobody entered the value.
        let entered: String
        /// Of rules about the indicator, while the report counts.
        let waivers: [Waiver]
    }

    let round: Round
    let indicator: Indicator
    let states: Set<ReportState>
    /// The levels that are asked and owe a report.
    let levels: [LevelName]
    let level: LevelName?
    /// nil for all; the name of the schools of no commune is their own.
    let communeName: String?
    let commune: Unit.Code?
    /// In display order, exempt ones left out.
    let lines: [Line]
    let hasPrevious: Bool

    var counted: [Line] { lines.filter(\.isCounted) }
    var answered: [Line] { counted.filter { $0.value != nil } }
    /// `12. Số cuộc diễn tập`
    var title: String { "\(indicator.number). \(indicator.label.text(for: level?.level))" }

    /// - Throws: 400 for a choice that there is not.
    init(_ visit: Visit) throws {
        try visit.checkQuery(known: ["level", "commune", "states"])
        let (database, oversight) = (visit.database, try visit.oversight())
        let (round, node) = (oversight.round, oversight.node)
        let form = try database.forms.layout(of: round).form
        let code = Indicator.Code(rawValue: visit.parameters["indicator"] ?? "")
        guard let indicator = form.indicator(code) else { throw Refusal.notFound }
        let states = try visit.countedStates()
        let level = try visit.chosenLevel()
        var filter = ReportFilter()
        filter.level = level?.level
        filter.commune = try visit.chosen("commune").map(Unit.Code.init(rawValue:))
        let listed = try database.listing(of: round, below: node, filter: filter, at: visit.now)
        guard filter.commune == nil || !listed.isEmpty else {
            throw Refusal(.badRequest, "Không có xã này trong đợt báo cáo.")
        }
        commune = filter.commune
        communeName =
            filter.commune == nil ? nil : listed.first?.commune?.unit.name ?? "Đơn vị khác"
        let owing = Set(try database.rounds.units(of: round.id).compactMap(\.level))
        levels = try database.units.levels().filter {
            indicator.applies(to: $0.level) && owing.contains($0.level)
        }
        let values = try database.reports.submittedValues(in: round.id, states: states, form: form)
        let old = try oversight.previous.map {
            try visit.comparable(to: indicator, in: $0)
        }
        let waivers = try database.reports.countedWaivers(in: round.id).mapValues {
            $0.concerning(code, in: form)
        }
        let entered = try visit.entered(indicator, in: round)
        let declaration = form.nilReturns.first { $0.covered.contains(code) }?.cell
        let declared =
            try declaration.flatMap(form.cell).map { try visit.entered($0, in: round) } ?? [:]
        lines = listed.compactMap { listed in
            guard listed.report.state != .exempt, let level = listed.unit.level,
                indicator.applies(to: level)
            else { return nil }
            let (unit, own) = (listed.unit.id, values[listed.unit.id])
            let isNil = declaration.map { own?[$0] == .boolean(true) } ?? false
            return Line(
                listed: listed, value: own?[code], weight: indicator.weight.flatMap { own?[$0] },
                before: old?[unit], isCounted: states.contains(listed.report.state), isNil: isNil,
                entered: entered[unit]
                    ?? (isNil ? declared[unit].map { "\($0): không phát sinh" } : nil) ?? "",
                waivers: waivers[unit] ?? [])
        }
        (self.round, self.indicator, self.states, self.level) = (round, indicator, states, level)
        hasPrevious = old != nil
    }
}

extension Visit {
    /// The level that the address names; nil when it names none.
    fileprivate func chosenLevel() throws -> LevelName? {
        guard let code = try chosen("level") else { return nil }
        guard let level = try database.units.levels().first(where: { $0.level.rawValue == code })
        else { throw Refusal(.badRequest, "Không có cấp học “\(code.prefix(40))”.") }
        return level
    }

    /// The approved answers to the same question in that round; none where its form asks otherwise.
    fileprivate func comparable(to indicator: Indicator, in round: Round) throws -> [Unit.ID: Value]
    {
        let form = try database.forms.layout(of: round).form
        guard form.indicator(indicator.code)?.kind.name == indicator.kind.name else { return [:] }
        return try database.reports.submittedValues(in: round.id, states: [.approved], form: form)
            .compactMapValues { $0[indicator.code] }
    }

    /// By whom, or in which role, and when each school's value was entered.
    fileprivate func entered(_ indicator: Indicator, in round: Round) throws -> [Unit.ID: String] {
        var names: [Account.ID: String] = [:]
        return try database.reports.entered(indicator.code, in: round.id).mapValues { cell in
            if let account = cell.account, names[account] == nil {
                names[account] = try database.access.account(account)?.person.name
            }
            let who = cell.account.flatMap { names[$0] } ?? cell.role?.name ?? ""
            return "\(who), \(VietnameseDate.text(cell.at))"
        }
    }
}
