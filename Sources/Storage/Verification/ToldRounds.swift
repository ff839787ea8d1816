import GRDB
import Reporting

/// Rounds as the events tell them.
struct ToldRounds {
    /// Another due moment for all, and the one that held until then.
    private struct Change {
        var event: Int64
        /// With its grace; nil where an event of an earlier release does not tell it.
        var dueBefore: Moment?
    }

    private struct Line {
        var state = Round.State.planned
        /// What the events tell of its row, by the members of a round's summary.
        var members: [String: JSON] = [:]
        var isWithdrawn = false
        var isTrial = false
        var series: RoundSeries.Place?
        var openingTrouble: OpeningTrouble?
        /// The hash of what it says; nil where nothing was frozen.
        var frozen: String?
        /// Likewise over what the office knows of its schools.
        var given: String?
        var changes: [Change] = []
        /// The forms that another version took the place of while it was open, by those events.
        var forms: [Int64: String] = [:]
        /// The events that closed it.
        var closings: [Int64] = []
    }

    private var lines: [Round.ID: Line] = [:]

    mutating func take(_ event: Event) {
        if case .planChanged(_, _, let mark)? = event.happening {
            for (round, hash) in mark?.frozen ?? [:] { lines[round, default: Line()].frozen = hash }
        }
        guard let round = event.round, let happening = event.happening else { return }
        switch happening {
        case .roundPlanned(_, let title, _, let choice):
            lines[round, default: Line()].members["title"] = .string(title)
            tell(event.detail?["after"], of: round)
            if let choice, let period = choice.period {
                lines[round]?.series = RoundSeries.Place(series: choice.series, period: period)
            }
        case .roundOpened(_, let frozen, _):
            lines[round, default: Line()].state = .open
            lines[round]?.frozen = frozen
            lines[round]?.openingTrouble = nil
        case .unitsJoined(_, let frozen, _): lines[round, default: Line()].frozen = frozen
        case .figuresGiven(_, let hash): lines[round, default: Line()].given = hash
        case .seriesChanged(let series, _, _, let period?):
            lines[round, default: Line()].series = RoundSeries.Place(series: series, period: period)
        case .seriesChanged(let series, _, nil, _): forgetTroubles(of: series)
        case .roundNotOpened(let trouble, _):
            lines[round, default: Line()].openingTrouble = trouble
        case .roundClosed(let frozen):
            lines[round, default: Line()].state = .closed
            if let frozen { lines[round]?.frozen = frozen }
            lines[round]?.closings.append(event.id)
        case .roundIsTrial: lines[round, default: Line()].isTrial = true
        case .roundWithdrawn: lines[round, default: Line()].isWithdrawn = true
        case .roundRestored: lines[round, default: Line()].isWithdrawn = false
        case .roundChanged(let old, let new, _):
            let tellsGrace = event.detail?["before"]?["grace"] != nil
            lines[round, default: Line()].changes.append(
                Change(event: event.id, dueBefore: tellsGrace ? old.dueAt + old.grace : nil))
            lines[round]?.openingTrouble = nil
            if lines[round]?.state == .open,
                old.form != new.form || old.place?.formOwner != new.place?.formOwner
            {
                lines[round]?.forms[event.id] = old.form
            }
            tell(event.detail?["after"], of: round)
        default: break
        }
    }

    /// What stands in the way of rounds of a series that goes on no more is nobody's concern.
    private mutating func forgetTroubles(of series: RoundSeries.ID) {
        for (round, line) in lines where line.series?.series == series {
            lines[round]?.openingTrouble = nil
        }
    }

    /// Members that the event does not have stay as they were told before.
    private mutating func tell(_ summary: JSON?, of round: Round.ID) {
        for (name, value) in summary?.object?.pairs ?? [] {
            lines[round, default: Line()].members[name] = value
        }
    }

    func differences(from database: RoundRepository) throws -> [String] {
        var found: [String] = []
        for round in try database.all() {
            guard let line = lines[round.id] else {
                found.append("round \(round.address): no event tells of it")
                continue
            }
            if line.state != round.state {
                found.append(
                    "round \(round.address): is \(round.state), and \(line.state) by its events")
            }
            if line.isWithdrawn != (round.withdrawnAt != nil) {
                found.append(
                    "round \(round.address): its events don't tell that it was "
                        + (line.isWithdrawn ? "given back" : "taken back"))
            }
            if try database.frozenHash(of: round.id) != line.frozen {
                found.append(
                    "round \(round.address): what was frozen of it is not what its events tell")
            }
            if try database.givenHash(of: round.id) != line.given {
                found.append(
                    "round \(round.address): what the office knows of its schools is not what its "
                        + "events tell")
            }
            if line.isTrial != round.isTrial {
                found.append(
                    "round \(round.address): whether it is a trial is not what its events tell")
            }
            if line.series != round.series || line.openingTrouble != round.openingTrouble {
                found.append(
                    "round \(round.address): its place in a series is not what its events tell")
            }
            if try database.formsBefore(round.id) != line.forms {
                found.append(
                    "round \(round.address): its earlier forms are not what its events tell")
            }
            let stored = round.summary.json
            for (name, value) in line.members.sorted(by: { $0.key < $1.key })
            where stored[name]?.canonical != value.canonical {
                found.append("round \(round.address): its \(name) is not what its events tell")
            }
        }
        return found
    }

    /// From when on a report of the round was late when the event happened; nil where that can't be
    /// told.
    func dueAt(in round: Round, at event: Int64) -> Moment? {
        let later = lines[round.id]?.changes.first { $0.event > event }
        return later.map(\.dueBefore) ?? round.dueAt + round.grace
    }

    /// The events by which the round was closed.
    func closings(of round: Round.ID) -> [Int64] { lines[round]?.closings ?? [] }
}

extension RoundRepository {
    /// What was replaced while the round was open, by the events that did so: `pccc 1`.
    fileprivate func formsBefore(_ round: Round.ID) throws -> [Int64: String] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT event, form.code || ' ' || form.version AS form
                    FROM round_form JOIN form ON form.id = form_id WHERE round_id = ?
                    """), arguments: [round.rawValue]
        ).reduce(into: [:]) { $0[$1["event"]] = $1["form"] }
    }
}
