import Demonstration
import Foundation
import Reporting
import Storage
import Testing
import TestSupport

/// A test's own database, filled with the demonstration.
final class DemonstrationDatabase {
    let folder: TemporaryFolder
    let clock = TestClock(.ofTests)
    let storage: Storage
    let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.path("tonghop.db")
        try FilledDatabase.demonstration.get().copy(to: path)
        storage = try Storage(path: path, environment: clock.environment)
    }

    static let current: Round.Code = "pccc-2026"

    func round(_ code: Round.Code = current) throws -> Round {
        try #require(try storage.read { try $0.rounds.find(code) })
    }

    func unit(_ code: Unit.Code) throws -> Unit.ID {
        try #require(try storage.read { try $0.units.find(code) }).id
    }

    func report(_ unit: Unit.Code, in code: Round.Code = current) throws -> Report {
        let (unit, round) = (try self.unit(unit), try self.round(code).id)
        return try #require(try storage.read { try $0.reports.find(unit, in: round) })
    }

    /// What the school would send in the round.
    func values(of code: Unit.Code) throws -> Values {
        InventedFigures.values(
            for: try #require(ListedSchool.with(code)),
            in: .current(now: .ofTests))
    }
}

extension Actor {
    static func of(_ role: Role) -> Actor {
        Actor(identity: .command, role: role, address: "127.0.0.1")
    }
}
