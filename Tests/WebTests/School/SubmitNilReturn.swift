import Demonstration
import Reporting
import Storage
import TestSupport
import Testing

@testable import Web

extension APISite {
    /// The sample of a school, without what section I asks, which is declared nil.
    func submitNilReturn() throws {
        try storage.write { database in
            let round = try #require(try database.read.rounds.find("pccc-2026"))
            let unit = try #require(try database.read.units.find("th-cao-thang"))
            var values = SampleReport.values(period: round.period)
            for code in values.keys where code.rawValue.hasPrefix("inc_") { values[code] = nil }
            values["nil-I"] = .boolean(true)
            _ = try database.submit(
                Submission(
                    round: round.id, unit: unit.id, values: values, confirmations: [],
                    seenVersion: nil), by: .command)
        }
    }
}
