import Reporting
import TestSupport
import Testing

@testable import Storage

/// Who owes a report, those first that someone has to be spoken to about.
@Suite struct OwingReportsTests {
    @Test(
        "of few that were read already they are the same as of those that are looked for",
        arguments: ["pccc-2022", "pccc-2026"])
    func same(code: Round.Code) throws {
        let database = try DemonstrationDatabase()
        let round = try database.round(code)
        for now in [round.dueAt + .seconds(-3600), round.dueAt + .seconds(90 * 86_400)] {
            try database.storage.read { read in
                let all = try read.reportPage(
                    of: round, below: round.owner, limit: 1_000, at: now
                ).lines
                let overdue = all.count(where: \.isOverdue)
                for limit in [1, 3, 7, 12, 60] {
                    let found = try read.owing(
                        in: round, below: round.owner, overdue: overdue, limit: limit, at: now)
                    #expect(all.owing(limit: limit).map(\.unit.id) == found.map(\.unit.id))
                }
                #expect(code == "pccc-2022" || !all.owing(limit: 60).isEmpty)
            }
        }
    }
}
