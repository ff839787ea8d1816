import Reporting
import Storage
import Synchronization

/// Fills an empty database with the demonstration (Documentation/Sources.md 12).
package struct Demonstration {
    /// A way in to show to whoever tries the program.
    package struct SignIn: Hashable, Sendable {
        package let role: Role
        package let userName: String
    }

    /// Of every account of the demonstration, which serves on loopback only.
    package static let password = "minh-hoa-2026"

    package static let signIns = [
        SignIn(role: .clerk, userName: "nv-th-cao-thang"),
        SignIn(role: .head, userName: "ht-th-cao-thang"),
        SignIn(role: .officer, userName: "chuyenvien"),
        SignIn(role: .leader, userName: "lanhdao"),
        SignIn(role: .viewer, userName: "so-gddt"),
        SignIn(role: .admin, userName: "quantri"),
    ]

    /// The database is not empty; it is left as it is.
    package struct NotEmpty: Error {}

    let storage: Storage
    private let clock: DemonstrationClock
    let now: Moment

    /// Makes the database, or fills the one that has a schema and nothing else.
    ///
    /// - Throws: `NotEmpty`, `StorageError`, or SQLite's error.
    package static func fill(path: String, now: Moment) throws {
        let demonstration = try Demonstration(path: path, now: now)
        try demonstration.addUnits()
        try demonstration.addAccounts()
        let plan = try demonstration.addPlan()
        let form = try demonstration.importForm()
        try demonstration.addOccasion()
        let first = try demonstration.run(
            .in2022, plan: plan, form: form, previous: nil,
            openedOn: FireSafetyPlan.document.date)
        _ = try demonstration.run(
            .current(now: now), plan: plan, form: form, previous: first, openedOn: nil)
        try demonstration.finish()
    }

    init(path: String, now: Moment) throws {
        let clock = DemonstrationClock(now)
        let storage = try Storage(path: path, as: .server, environment: clock.environment)
        guard try storage.read({ try $0.units.all(on: now.day).isEmpty }) else { throw NotEmpty() }
        self.storage = storage
        self.clock = clock
        self.now = now
    }

    /// Has every page say that the data is made up, and closes.
    func finish() throws {
        try write(at: now) { try $0.set("demonstration", to: true) }
        try storage.close()
    }

    /// Runs a write as if it were `moment`.
    func write<Result>(
        at moment: Moment, _ body: (WriteTransaction) throws -> Result
    ) throws -> Result {
        clock.set(moment)
        return try storage.write(body)
    }

    /// When the demonstration's units and accounts were set up: before its first round.
    static let beginning = Moment(Day(number: 19060), hour: 8)
}

/// A clock that stands where it was set: the demonstration happened in the past.
private final class DemonstrationClock: Sendable {
    private let moment: Mutex<Moment>

    init(_ moment: Moment) { self.moment = Mutex(moment) }

    func set(_ moment: Moment) { self.moment.withLock { $0 = moment } }

    var environment: Storage.Environment {
        Storage.Environment { [self] in moment.withLock { $0 } }
    }
}
