import Reporting
import TestSupport
import Testing

@testable import Storage

/// What a report under review is held against.
@Suite struct NearReportsTests {
    @Test("all of its level and its commune where they are few, else those behind it in the list")
    func near() throws {
        let database = try DemonstrationDatabase()
        let round = try database.round("pccc-2022")
        try database.storage.read { read in
            let form = try read.forms.layout(of: round).form
            let tree = try read.rounds.units(of: round.id)
            let values = try read.reports.submittedValues(
                in: round.id, states: [.submitted, .approved], form: form)
            func near(_ unit: RoundUnit, _ most: Int) throws -> NearReports {
                let file = try #require(try read.reportFile(of: unit.id, in: round))
                return try read.reports(
                    near: file, below: round.owner, most: most, at: database.clock.now)
            }
            for unit in tree where unit.owesReport {
                let counted = tree.filter { values[$0.id] != nil && $0.id != unit.id }
                let ofLevel = counted.filter { $0.level == unit.level }.map(\.id)
                let ofCommune = counted.filter { $0.commune == unit.commune }.map(\.id)
                let whole = try near(unit, 1_000)
                #expect(whole.others == values.filter { (ofLevel + ofCommune).contains($0.key) })
                #expect(whole.sameLevel == Set(ofLevel))
                let own = values[unit.id] == nil ? 0 : 1
                #expect(whole.levelCount == ofLevel.count + own)
                // The three that follow, from the list's end on to its begin.
                let behind = counted.filter {
                    $0.level == unit.level && $0.displayOrder > unit.displayOrder
                }.map(\.id)
                let part = try near(unit, 3)
                #expect(part.levelCount == whole.levelCount)
                #expect(part.sameLevel.isSuperset(of: behind.prefix(3)))
                #expect(part.sameLevel.isSubset(of: ofLevel))
                #expect(part.others.count <= 6)
                #expect(Set(part.others.keys).isSubset(of: ofLevel + ofCommune))
            }
        }
    }
}
