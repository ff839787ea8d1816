import GRDB
import Reporting

/// What the checks at start found.
package struct StartReport: Hashable, Sendable {
    /// Whether the last server stopped in order, or there was none.
    package var lastStopWasClean: Bool
    /// What whoever runs the server should know.
    package var notes: [String] = []
    /// The last event that is known to have been committed and is not in the chain: everything
    /// after the chain's end up to it is missing. nil when nothing is.
    package var missingUpTo: Int64?
}

extension SettingRepository {
    fileprivate static let uncleanStarts = "unclean_starts"

    /// How often a server started after one that had not stopped in order.
    package func uncleanStarts() throws -> Int64 {
        try value(SettingRepository.uncleanStarts)?.integer ?? 0
    }
}

extension WriteTransaction {
    func record(_ start: StartReport, by actor: Actor) throws {
        try record(
            .serverStarted(
                isClean: start.lastStopWasClean, notes: start.notes,
                missingUpTo: start.missingUpTo), by: actor)
        guard !start.lastStopWasClean else { return }
        try set(
            SettingRepository.uncleanStarts,
            to: .integer(try read.settings.uncleanStarts() + 1))
    }
}
