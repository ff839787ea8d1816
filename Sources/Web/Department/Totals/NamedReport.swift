import Reporting
import Storage

/// A school by its name, which leads to its report; one of several in a sentence.
struct NamedReport {
    let name: String
    let address: String
    let isLast: Bool

    static func all(of units: [RoundUnit], in round: Round) -> [NamedReport] {
        units.enumerated().map { index, unit in
            NamedReport(
                name: unit.unit.name, address: "/rounds/\(round.code)/reports/\(unit.unit.code)",
                isLast: index == units.count - 1)
        }
    }
}
