import Reporting
import Storage

/// A report that counts, with its value.
struct IndicatorLine {
    let listed: ListedReport
    let value: Value?
    /// What the value is weighed by, where it is.
    let weight: Value?
    let before: Value?
    /// It is 0 by the section's declaration that nothing happened.
    let isNil: Bool
    /// `Nguyễn Văn A, 18/05/2026`; empty where nobody entered the value.
    let entered: String
    /// Of rules about the indicator.
    let waivers: [Waiver]
}

/// Reads lines, each report by itself.
struct IndicatorLines {
    private let indicator: Indicator
    private let form: Form
    private let round: Round
    /// The round before with its form, where that asks the same.
    let previous: (round: Round, form: Form)?
    /// What declares the indicator's section nil.
    private let declaration: Indicator.Code?
    private let database: ReadTransaction
    private var names: [Account.ID: String] = [:]

    init(_ indicator: Indicator, _ form: Form, _ oversight: Oversight, _ database: ReadTransaction)
        throws
    {
        (self.indicator, self.form, round) = (indicator, form, oversight.round)
        self.database = database
        declaration = form.nilReturns.first { $0.covered.contains(indicator.code) }?.cell
        previous = try oversight.previous.flatMap { previous in
            let old = try database.forms.layout(of: previous).form
            let asks = old.indicator(indicator.code)?.kind.name == indicator.kind.name
            return asks ? (previous, old) : nil
        }
    }

    mutating func line(_ listed: ListedReport) throws -> IndicatorLine {
        let unit = listed.unit.id
        let values = try database.reports.values(
            ofRevision: listed.report.revision, of: unit, in: round.id, form: form)
        let isNil = declaration.map { values?[$0] == .boolean(true) } ?? false
        var entered = try entered(indicator.code, of: unit)
        if entered.isEmpty, isNil, let declaration {
            entered = try self.entered(declaration, of: unit)
            if !entered.isEmpty { entered += ": không phát sinh" }
        }
        return IndicatorLine(
            listed: listed, value: values?[indicator.code],
            weight: indicator.weight.flatMap { values?[$0] }, before: try before(unit),
            isNil: isNil, entered: entered,
            waivers: try database.reports.waivers(of: unit, in: round.id)
                .concerning(indicator.code, in: form))
    }

    /// What was approved in the round before.
    private func before(_ unit: Unit.ID) throws -> Value? {
        guard previous != nil else { return nil }
        return try database.approvedValues(of: unit, before: round, comparableIn: form)[
            indicator.code]
    }

    /// By whom, or in which role, and when.
    private mutating func entered(_ code: Indicator.Code, of unit: Unit.ID) throws -> String {
        guard let cell = try database.reports.entered(code, of: unit, in: round.id) else {
            return ""
        }
        if let account = cell.account, names[account] == nil {
            names[account] = try database.access.account(account)?.person.name
        }
        let who = cell.account.flatMap { names[$0] } ?? cell.role?.name ?? ""
        return "\(who), \(VietnameseDate.text(cell.at))"
    }
}
