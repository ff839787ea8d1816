import Reporting
import Storage

/// One school's answer, beside its answer in the round before.
struct IndicatorRow {
    let name: String
    let address: String
    let commune: String
    let value: String
    let before: String
    let change: String
    let state: Badge
    let entered: String
    /// What it tells in rows.
    let told: [[DocumentTable.Cell]]
    /// The rules about the indicator that were not applied, with the reasons.
    let waived: [String]

    init(_ line: IndicatorLine, _ view: IndicatorView) {
        let (listed, level) = (line.listed, line.listed.unit.level ?? "")
        name = listed.unit.unit.name
        address = "/rounds/\(view.round.address)/reports/\(listed.unit.unit.code)"
        commune = listed.commune?.unit.name ?? ""
        value = line.value.map { view.indicator.inCell($0, level: level) } ?? "chưa trả lời"
        before = line.before.map { view.indicator.inCell($0, level: level) } ?? ""
        told =
            if case .table(let table)? = line.value {
                view.indicator.kind.table?.documentRows(of: table, level: level) ?? []
            } else {
                []
            }
        change = IndicatorRow.change(from: line.before, to: line.value)
        state = listed.report.badge
        entered = line.entered
        waived = line.waivers.map { "Miễn quy tắc \($0.rule): \($0.reason)" }
    }

    /// `+1`, `−12`; nothing where one of the two is no whole number, and no rows.
    private static func change(from before: Value?, to now: Value?) -> String {
        guard let now = now?.count, let old = before?.count else { return "" }
        let number = VietnameseNumber.text(abs(now - old))
        return now == old ? "0" : (now > old ? "+" : "−") + number
    }
}

extension Value {
    fileprivate var count: Int64? {
        switch self {
        case .integer(let number): number
        case .table(let table): Int64(table.rows.count)
        default: nil
        }
    }
}
