import Reporting
import TestSupport
import Testing

@testable import Storage

/// When cells were saved tells how long questions take.
@Suite("saved cells")
struct SavedCellsTests {
    private let small: SmallRound

    init() throws { small = try SmallRound(schools: 3) }

    private func save(
        _ school: Int, _ code: Indicator.Code, _ number: Int64, by role: Role
    ) throws {
        small.clock.now = small.clock.now + .seconds(10)
        _ = try small.storage.write {
            try $0.saveDraft(
                [code: .value(.integer(number))], of: small.schools[school], in: small.round.id,
                seen: nil, by: .of(role))
        }
    }

    @Test("by their schools, a report an element, and not more reports than asked for")
    func saved() throws {
        for school in 0..<3 {
            try save(school, "a_integer", 1, by: .clerk)
            try save(school, "a_money", 1, by: .head)
            // Again: the last time counts.
            try save(school, "a_integer", 2, by: .clerk)
        }
        try save(1, "a_money", 2, by: .officer)
        let reports = try small.storage.read {
            try $0.reports.savedCells(in: small.round.id, most: 2)
        }
        #expect(reports.map { Set($0.map(\.cell)) } == [["a_integer", "a_money"], ["a_integer"]])
        let first = reports[0].reduce(into: [:]) { $0[$1.cell] = $1.at }
        let money = try #require(first["a_money"])
        #expect(first["a_integer"] == money + .seconds(10))
        #expect(
            try small.storage.read {
                try $0.reports.savedCells(in: .init(rawValue: 99), most: 9)
            }.isEmpty)
    }
}
