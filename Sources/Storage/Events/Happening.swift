import Reporting

/// What happened, with what is to be remembered of it. `HappeningJSON.swift` alone knows how it is
/// stored.
package enum Happening: Hashable, Sendable {
    // Units and plans
    /// `form` is its `UnitForm.Code`; nil where nothing says it, and in events of earlier releases.
    case unitAdded(code: Unit.Code, name: String, form: String? = nil)
    /// `from` is nil in events of earlier releases: from then on.
    case unitRenamed(to: String, from: Day? = nil, form: String? = nil)
    /// A name that waited for the day is given up.
    case unitNameForgotten(String, from: Day)
    /// Lists have it by that part of its name from the day on; nil in events of earlier releases.
    case unitSorted(name: String, by: String, from: Day? = nil)
    /// `relation` is what kind of superior changed: `reporting` or `territorial`.
    case unitMoved(name: String, relation: String, from: String, to: String)
    /// nil where it was opened again.
    case unitClosed(name: String, on: Day?)
    /// What the unit is called in the scheme from the day on, and was called on that day until then;
    /// nil for nothing.
    case unitIdentified(name: String, scheme: String, from: Day, before: String?, after: String?)
    case unitsSucceeded(SuccessionTold)
    /// What the unit's profile says to the question from the day on, and said to it on that day until
    /// then; null for nothing.
    case factDeclared(Indicator.Code, from: Day, before: JSON, after: JSON)
    case planAdded(number: String, PlanMark? = nil)
    case planChanged(from: PlanName, to: PlanName, PlanMark? = nil)
    /// `of` is nil in events of earlier releases.
    case planFileAdded(hash: String, title: String, of: Plan.ID? = nil)
    /// `title`, as `of`, is nil in events of earlier releases.
    case planFileRemoved(hash: String, title: String? = nil, of: Plan.ID? = nil)
    case letterheadChanged(from: JSON, to: JSON)

    // Forms and rounds
    /// SHA-256 of the stored document, in lower-case hexadecimal; nil in events of earlier releases.
    case formImported(Form.Version, hash: String? = nil)
    /// nil in events of earlier releases.
    case roundPlanned(
        code: Round.Code, title: String, RoundSummary? = nil, by: SeriesChoice? = nil)
    /// `frozen` is the SHA-256 of what the round says from then on (`RoundRepository.frozenHash`), in
    /// lower-case hexadecimal; nil in events of earlier releases, as of the close.
    case roundOpened(units: Int, frozen: String? = nil, by: SeriesChoice? = nil)
    case roundChanged(from: RoundSummary, to: RoundSummary, reason: String?)
    case roundWithdrawn(reason: String?)
    case roundRestored(reason: String?)
    case roundClosed(frozen: String? = nil)
    /// They owe a report in the open round from then on; `frozen` as of the opening.
    case unitsJoined([Unit.ID], frozen: String?, reason: String)
    /// What the office knows of so many schools; `hash` is over all that is known in the round from then
    /// on (`RoundRepository.givenHash`), in hexadecimal digits.
    case figuresGiven(units: Int, hash: String?)
    /// How rounds like the event's come again; nil where they did, or do, not. `period` where the
    /// event's round came into the series by it.
    case seriesChanged(
        RoundSeries.ID, from: RoundSeries.Terms?, to: RoundSeries.Terms?, period: MonthNumber?)
    case roundNotOpened(OpeningTrouble, by: SeriesChoice)
    case roundNotPrepared(RoundDraft.Field, by: SeriesChoice)
    case roundIsTrial
    /// With all that was in it; what its events told was erased.
    case trialDeleted(Round.ID, code: Round.Code)
    case outlineSaved(number: Int, hash: String)
    case ownReportSaved(number: Int, hash: String)
    case figuresClosed(ClosedFigures)

    // Reports
    case reportSaved(WorkingChange)
    case reportSubmitted(Submitted, WorkingChange)
    case reportMoved(
        from: ReportState, to: ReportState, reason: String?, cells: [Indicator.Code],
        Asked? = nil)
    case reviewStarted
    case returnOpened
    /// `to` is nil where the unit's own due moment was taken back; `isGranted` tells that it was the
    /// one granted by a return, and is nil in events of earlier releases.
    case dueChanged(from: Moment, to: Moment?, reason: String, isGranted: Bool? = nil)
    /// nil where no paper is there.
    case paperReceived(from: Day?, to: Day?, revision: Int?)
    case signedCopyAttached(SignedPaper)
    case paperReadAgain(revision: Int, hash: String, name: String)
    case contacted(ContactKind, note: String, promisedOn: Day?)
    case unlockAsked(reason: String)
    case unlockAnswered(isGranted: Bool, reason: String)
    /// The rule is not applied to the report from then on.
    case ruleWaived(Waiver)
    case waiverEnded(Waiver)
    case standingNoted(year: Int, from: String?, to: String)

    // Incidents
    case occasionSet(OccasionTold)
    case incidentEntered(IncidentTold)

    // People and their keys
    /// `salt` is that of the password's record, empty for a one-time code; nil in events of earlier
    /// releases.
    case accountAdded(
        Account.ID, userName: String, role: Role, Account.Person, salt: String? = nil)
    /// The name is nil once the person is erased.
    case accountChanged(Account.ID, userName: String?, AccountChange)
    case personExported(Account.ID)
    /// `accounts`, `links` or `pins`.
    case lettersPrinted(what: String)
    /// `until` is nil in events of earlier releases.
    case tokenCreated(Token.ID, name: String, role: Role, until: Moment? = nil)
    case tokenRevoked(Token.ID, name: String)
    /// `sections` are those of the event's report that it opens alone; nil for a school's own link.
    case linkMade(AccessLink.ID, until: Moment, sections: [String]? = nil)
    case linkRevoked(AccessLink.ID)
    /// Whether it was given out, instead of chosen by the head.
    case pinSet(isIssued: Bool)
    case pinFailed
    case signedIn
    case signInFailed(userName: String)
    case linkFailed(AccessLink.ID)
    case signedOut

    // The server
    case settingChanged(String, from: JSON, to: JSON)
    case serverStarted(isClean: Bool, notes: [String], missingUpTo: Int64?)
    case backupAsked
    case backupMade(BackupRecord)
    case databaseRestored(copy: String, hash: String)
}

extension Happening {
    /// By whose choice the server did what a person else does.
    package struct SeriesChoice: Hashable, Sendable {
        package var series: RoundSeries.ID
        /// The round's, where it came into the series by it.
        package var period: MonthNumber?
        /// Who chose last; neither for a command.
        package var account: Account.ID?
        package var token: Token.ID?
    }

    package struct PlanName: Hashable, Sendable {
        package var number: String
        package var date: Day
    }

    /// Which plan it was and what it says; events of earlier releases don't tell.
    package struct PlanMark: Hashable, Sendable {
        package var plan: Plan.ID
        /// SHA-256 of all that the plan says and of whose it is, in lower-case hexadecimal.
        package var content: String
        /// What the rounds that carry it out and were frozen with the change say from then on, by
        /// its hash.
        package var frozen: [Round.ID: String] = [:]
    }

    /// What of a round its units are told.
    package struct RoundSummary: Hashable, Sendable {
        package var title: String
        /// `pccc 1`
        package var form: String
        package var wantsHead: Bool
        package var period: ClosedRange<Day>
        package var dataClose: Day
        package var dueAt: Moment
        package var dueText: String
        /// Empty in events of earlier releases.
        package var contact: String
        package var grace: Duration
        package var disabled: [Indicator.Code]
        /// nil in events of earlier releases.
        package var place: Place?

        /// Whose it is, what it carries out, and what it is compared with.
        package struct Place: Hashable, Sendable {
            package var owner: Unit.ID
            package var plan: Plan.ID
            /// nil for a form that is everybody's, and in events of earlier releases.
            package var formOwner: Unit.ID?
            package var previous: Round.ID?
            package var parameters: JSON
        }
    }

    /// What a return asks of the school; events of earlier releases name the cells alone.
    package struct Asked: Hashable, Sendable {
        package var reasons: [Indicator.Code: String]
        /// The moment that is granted from then on.
        package var dueAt: Moment?
    }

    /// Cells of the working copy as they were and are, by code; reasons for warnings where they
    /// changed. Its school's alone.
    package struct WorkingChange: Hashable, Sendable {
        package struct Cell: Hashable, Sendable {
            /// The value, `{"unreadable": …}`, or null.
            package var before: JSON
            package var after: JSON
        }

        package var cells: [Indicator.Code: Cell] = [:]
        package var confirmations: JSON?
        /// The events before whose changes are told here too, and no longer there.
        package var folds: [Int64] = []
    }

    package struct Submitted: Hashable, Sendable {
        package var revision: Int
        /// Of the revision's content, in lower-case hexadecimal.
        package var hash: String
        package var onBehalfReason: String?
        package var isSignedByPIN = false
    }

    /// The signed paper of a revision as it was attached.
    package struct SignedPaper: Hashable, Sendable {
        package var revision: Int
        /// Of the file, in lower-case hexadecimal.
        package var hash: String
        package var name: String
        package var bytes: Int
        /// nil where they were not joined here.
        package var photos: Int?
    }

    package struct ClosedFigures: Hashable, Sendable {
        package var number: Int
        package var documentNumber: Int
        package var documentDate: Day
        package var reason: String
        package var reports: Int
        /// SHA-256 of the content, and of each file by its name.
        package var content: String
        package var files: [String: String]
    }

    package enum AccountChange: Hashable, Sendable {
        case oneTimeCode, notice, sessions, recoveryCode
        /// The salt of the password's record; nil in events of earlier releases.
        case password(salt: String?)
        /// The same password under stronger parameters.
        case passwordRenewed(salt: String)
        /// The events whose details were erased with the person; nil in events of earlier releases.
        case erased(details: [Int64]?)
        case disabled(from: Bool, to: Bool)
        case secondFactor(Bool)
        case person(from: Account.Person, to: Account.Person)
        case role(from: Post, to: Post)
    }

    package struct Post: Hashable, Sendable {
        package var role: Role
        package var unit: Unit.ID
    }
}
