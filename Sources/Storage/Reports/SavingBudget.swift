import Reporting
import Synchronization

/// How much one school may have saved and submitted within an hour. What is beyond would not be
/// typed by people, and the history keeps it for ever.
package struct SavingBudget: Hashable, Sendable {
    /// One in one and a half seconds: so often a form saves by itself while somebody types.
    package var savings = 2_400
    /// Of the cells that changed, as canonical JSON.
    package var bytes = 4_000_000
    package var period = Duration.seconds(3_600)

    package init() {}

    /// The budget is spent; nothing was stored.
    package struct Spent: Error, Hashable {
        /// When there is another one.
        package var wait: Duration
    }
}

/// What schools saved in the hour that runs for each; forgotten when the program ends.
final class SpentBudgets: Sendable {
    private struct Spending {
        var began: Moment
        var savings = 0
        var bytes = 0
    }

    private let spendings = Mutex<[Unit.ID: Spending]>([:])

    /// - Throws: `SavingBudget.Spent`, and then nothing is counted.
    func spend(_ bytes: Int, of unit: Unit.ID, from budget: SavingBudget, at steady: Moment) throws
    {
        try spendings.withLock { spendings in
            var spending = spendings[unit] ?? Spending(began: steady)
            if steady >= spending.began + budget.period { spending = Spending(began: steady) }
            spending.savings += 1
            spending.bytes += bytes
            let isFirst = spending.savings == 1
            guard isFirst || spending.savings <= budget.savings && spending.bytes <= budget.bytes
            else {
                let end = (spending.began + budget.period).milliseconds
                throw SavingBudget.Spent(wait: .milliseconds(end - steady.milliseconds))
            }
            spendings[unit] = spending
        }
    }
}

extension WriteTransaction {
    /// Counts so many bytes that are being stored of a school against its budget; commands on the server
    /// have none.
    func spend(_ bytes: Int, of unit: Unit.ID, by actor: Actor) throws {
        guard actor.identity != .command else { return }
        try spent.spend(bytes, of: unit, from: budget, at: steady)
    }
}
