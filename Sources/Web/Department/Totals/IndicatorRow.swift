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
    /// The rules about the indicator that were not applied, with the reasons.
    let waived: [String]

    init(_ line: IndicatorLine, _ view: IndicatorView) {
        let (listed, level) = (line.listed, line.listed.unit.level ?? "")
        name = listed.unit.unit.name
        address = "/rounds/\(view.round.address)/reports/\(listed.unit.unit.code)"
        commune = listed.commune?.unit.name ?? ""
        value = line.value.map { view.indicator.text(of: $0, level: level) } ?? "chưa trả lời"
        before = line.before.map { view.indicator.text(of: $0, level: level) } ?? ""
        change = IndicatorRow.change(from: line.before, to: line.value)
        state = listed.report.badge
        entered = line.entered
        waived = line.waivers.map { "Miễn quy tắc \($0.rule): \($0.reason)" }
    }

    /// `+1`, `−12`; nothing where one of the two is no whole number.
    private static func change(from before: Value?, to now: Value?) -> String {
        guard case .integer(let now)? = now, case .integer(let old)? = before else { return "" }
        let number = VietnameseNumber.text(abs(now - old))
        return now == old ? "0" : (now > old ? "+" : "−") + number
    }
}
