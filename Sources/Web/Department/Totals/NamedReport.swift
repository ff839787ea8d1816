import Reporting
import Storage

/// A school by its name, which leads to its report; one of several in a sentence.
struct NamedReport {
    let name: String
    let address: String

    static func all(of units: [RoundUnit], in round: Round) -> [NamedReport] {
        units.map {
            NamedReport(
                name: $0.unit.name, address: "/rounds/\(round.code)/reports/\($0.unit.code)")
        }
    }
}
