import Demonstration
import Foundation
import Reporting
import Storage
import Testing

/// A test's own database, filled with the demonstration.
final class DemonstrationDatabase {
    /// 2026-11-23T08:00:00+07:00
    static let now = Moment(milliseconds: 1_795_395_600_000)

    private static let file = Result {
        let folder = try TemporaryFolder()
        try Demonstration.fill(path: folder.path("tonghop.db"), now: now)
        return try folder.bytes("tonghop.db")
    }

    let folder: TemporaryFolder
    let clock = TestClock(now)
    let storage: Storage
    let path: String

    /// The demonstration is filled once and copied for every test.
    init() throws {
        folder = try TemporaryFolder()
        path = folder.path("tonghop.db")
        try DemonstrationDatabase.file.get().write(to: folder.url.appending(path: "tonghop.db"))
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
        DemonstrationFigures.values(
            for: try #require(DemonstrationSchool.with(code)),
            in: .current(now: DemonstrationDatabase.now))
    }
}

extension Actor {
    static func of(_ role: Role) -> Actor {
        Actor(identity: .command, role: role, address: "127.0.0.1")
    }
}
