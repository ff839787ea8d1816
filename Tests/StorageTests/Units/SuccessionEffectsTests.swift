import Reporting
import TestSupport
import Testing

@testable import Storage

@Suite("What a succession concerns beside the units")
struct SuccessionEffectsTests {
    private let database: DemonstrationDatabase

    init() throws { database = try DemonstrationDatabase() }

    private func effects(closed: [Unit.Code], moved: [Unit.Code]) throws -> SuccessionEffects {
        let (closed, moved) = (try closed.map(database.unit), try moved.map(database.unit))
        let now = database.clock.now
        return try database.storage.read { try $0.effects(closed: closed, moved: moved, at: now) }
    }

    // Of 51 schools below an office that had written its own, 50 were said to follow their names.
    @Test("what an office wrote on its documents is none of the units that leave it")
    func letterheads() throws {
        let moved = try effects(closed: ["pgd-thanh-mien"], moved: ["th-cao-thang"])
        #expect(moved.letterheads == 0)
        #expect(try effects(closed: [], moved: ["pgd-thanh-mien"]).letterheads == 1)
    }

    @Test("an open round, a closed one, and the accounts of each")
    func rounds() throws {
        let found = try effects(
            closed: ["pgd-thanh-mien"], moved: ["th-cao-thang", "th-doan-tung"])
        #expect(found.openRounds.map(\.reports) == [2])
        #expect(found.closedRounds == 1)
        #expect((found.accountsOfClosed, found.accountsOfMoved) == (3, 4))
    }
}
