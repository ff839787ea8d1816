import Foundation
import Reporting

extension Storage {
    /// What the storage takes from the world outside, and tells it.
    package struct Environment: Sendable {
        /// The wall clock: what moments are recorded and deadlines judged by.
        package var now: @Sendable () -> Moment
        /// A clock that goes on evenly when the wall clock is set: what lifetimes of sessions are
        /// judged by. It shows the wall clock's time as of the program's start.
        package var steady: @Sendable () -> Moment
        /// Gets a line when something happens that whoever runs the server should know.
        package var log: @Sendable (String) -> Void = { _ in }
        /// Told once, when nothing more will be written by this process, and why.
        package var whenWritingEnds: @Sendable (StorageError) -> Void = { _ in }

        /// What each school may have saved within an hour.
        package var budget = SavingBudget()

        package init(now: @escaping @Sendable () -> Moment) {
            self.now = now
            steady = now
        }

        package static let live: Environment = {
            let now: @Sendable () -> Moment = {
                Moment(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded(.down)))
            }
            var environment = Environment(now: now)
            let (start, began) = (now(), ContinuousClock.now)
            environment.steady = { start + (ContinuousClock.now - began) }
            return environment
        }()
    }

    /// Who opens the database.
    package enum Use: Sendable {
        /// The one server: has the checkpoints and the checks at start.
        case server
        /// A command, beside a server or alone.
        case command
    }
}
