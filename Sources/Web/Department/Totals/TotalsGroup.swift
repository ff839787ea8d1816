import Reporting
import Storage

/// One column: a level, a commune, a school, or all of them. Each of its cells looks at it.
final class TotalsGroup {
    let name: String
    /// `MN`, `xa-cao-thang`, `total`.
    let code: String
    let totals: GroupTotals
    /// nil for more than one.
    let level: Level?
    let isTotal: Bool

    init(_ total: GroupTotals) {
        (name, code, totals) = ("Tổng cộng", "total", total)
        (level, isTotal) = (nil, true)
    }

    init(_ level: LevelName, _ totals: GroupTotals) {
        (name, code, self.totals) = (level.short, level.level.rawValue, totals)
        (self.level, isTotal) = (level.level, false)
    }

    /// A commune, or a school; nil for the schools of no commune.
    init(_ unit: RoundUnit?, _ totals: GroupTotals) {
        name = unit?.unit.shortName ?? "Đơn vị khác"
        code = (unit?.unit.code ?? .noCommune).rawValue
        (self.totals, level, isTotal) = (totals, unit?.level, false)
    }

    /// A commune of today, which need be none of the round's; nil for what stands in none.
    init(today commune: Unit?, _ totals: GroupTotals) {
        name = commune?.shortName ?? "Đơn vị khác"
        code = (commune?.code ?? .noCommune).rawValue
        (self.totals, level, isTotal) = (totals, nil, false)
    }

    /// nil when no report of the group can be asked.
    func figure(of part: TablePart, of table: Indicator) -> Figure? {
        figure(of: table).flatMap { _ in totals.figure(of: part, of: table) }
    }

    /// nil when no report of the group can be asked.
    func figure(of indicator: Indicator) -> Figure? {
        level.map(indicator.applies(to:)) ?? true ? totals.figure(of: indicator) : nil
    }
}
