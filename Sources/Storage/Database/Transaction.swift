import GRDB
import Reporting

/// One unchanging state of the database, with the repositories that read it.
package struct ReadTransaction {
    let database: Database
    let prepared: PreparedFacts
    /// nil within a write, and where much is looked at once.
    var revisions: ReadRevisions?
    /// The unit of whoever looks; nil for the program itself.
    var asker: Unit.ID?

    /// The same state, in which rounds have the addresses by which that unit calls them.
    package func asked(by unit: Unit.ID) -> ReadTransaction {
        ReadTransaction(
            database: database, prepared: prepared, revisions: revisions, asker: unit)
    }

    package var units: UnitRepository { UnitRepository(database: database) }
    package var plans: PlanRepository { PlanRepository(database: database) }
    package var rounds: RoundRepository { RoundRepository(database: database, asker: asker) }
    package var forms: FormRepository { FormRepository(database: database, prepared: prepared) }
    package var formDrafts: FormDraftRepository { FormDraftRepository(database: database) }
    package var reports: ReportRepository {
        ReportRepository(database: database, prepared: prepared, known: revisions)
    }
    package var totals: TotalsRepository { TotalsRepository(database: database) }
    package var events: EventRepository { EventRepository(database: database) }
    package var occasions: OccasionRepository { OccasionRepository(database: database) }
    package var incidents: IncidentRepository { IncidentRepository(database: database) }
    package var access: AccessRepository { AccessRepository(database: database) }
    package var settings: SettingRepository { SettingRepository(database: database) }
}

/// A transaction that is being written; everything in it is kept or nothing is.
package struct WriteTransaction {
    let database: Database
    let prepared: PreparedFacts
    let ledger: TotalsLedger
    /// The moment that everything in the transaction happened at.
    package private(set) var now: Moment
    /// The same moment by the steady clock, which lifetimes are counted by.
    package let steady: Moment
    let budget: SavingBudget
    let spent: SpentBudgets

    /// Reads what the transaction sees, its own changes included.
    package var read: ReadTransaction { ReadTransaction(database: database, prepared: prepared) }

    init(
        database: Database, prepared: PreparedFacts, ledger: TotalsLedger, now: Moment,
        steady: Moment,
        budget: SavingBudget, spent: SpentBudgets
    ) {
        self.database = database
        self.prepared = prepared
        self.ledger = ledger
        self.now = now
        self.steady = steady
        self.budget = budget
        self.spent = spent
    }

    /// The same, for what happened at that moment.
    func at(_ moment: Moment) -> WriteTransaction {
        var other = self
        other.now = moment
        return other
    }
}
