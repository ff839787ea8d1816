import Reporting
import Storage

/// What the page of a round offers to choose from.
struct RoundChoices {
    let plans: [Plan]
    /// What the unit calls each.
    let forms: [(version: Form.Version, title: String)]
    let rounds: [Round]
    /// Those of other offices in which its schools reported before.
    let handedOver: [(address: Round.Address, words: String)]
    /// nil for more than the page lets one choose one by one: by level and commune.
    let schools: [UnitRepository.Placed]?
    let levels: [LevelName]
    let communes: [Unit]
    let indicators: [Indicator]
    /// Something was submitted: the round can't be taken back.
    let hasReports: Bool

    /// Communes that the page lets one choose; of more, by level alone.
    private static let mostCommunes = 1_000
    /// Schools that are ticked.
    static let mostOwing = 1_000

    /// Those that can owe the asker's unit a report; nil where the page has no box for each.
    static func schools(_ visit: Visit) throws -> [UnitRepository.Placed]? {
        var filter = UnitFilter(.below(visit.asker.unit.id))
        filter.kinds = [.school]
        return try visit.database.fewUnits(filter, on: visit.now.day)
    }

    /// The listed schools that are not in the open round; nil where schools are not listed.
    func joinable(_ round: Round, _ typed: TypedRound, _ visit: Visit) throws -> [Choice]? {
        guard let schools else { return nil }
        let present = Set(
            try visit.database.rounds.units(schools.map(\.unit.id), of: round.id).map(\.id))
        return schools.filter { !present.contains($0.unit.id) }.map {
            Choice(
                value: $0.unit.code.rawValue, words: $0.unit.name,
                isChosen: typed.joining.ticked.contains($0.unit.code.rawValue))
        }
    }

    init(_ visit: Visit, _ round: Round?) throws {
        let (database, owner, day) = (visit.database, visit.asker.unit.id, visit.now.day)
        hasReports =
            try round.map { try database.reports.hasRevision(in: $0.id) } ?? false
        plans = try database.plans.all().filter(visit.sees)
        let seen = try visit.seenForms()
        forms = try seen.editions.map {
            (seen.name(of: $0), try database.forms.layout($0).form.title.vietnamese)
        }
        rounds = try database.rounds.owned(by: owner)
        let schools = try RoundChoices.schools(visit)
        self.schools = schools
        // What it is compared with already stays, whoever its schools report to now.
        let known = try round?.previous.flatMap { try database.rounds.find($0) }
        let offered = try database.roundsHandedOver(
            to: owner, with: (schools ?? []).map(\.unit.id), on: day)
        let kept = [known].compactMap(\.self).filter { known in
            known.owner != owner && !offered.contains { $0.id == known.id }
        }
        handedOver = try (offered + kept).compactMap { round in
            try database.units.find(round.owner).map {
                (Round.Address(round.code, of: $0.code), "\(round.title) – \($0.shortName)")
            }
        }
        if let schools {
            let present = Set(schools.compactMap(\.unit.level))
            levels = try database.units.levels().filter { present.contains($0.level) }
            communes = try database.units.placed(
                Array(Set(schools.compactMap(\.commune))), on: day
            ).map(\.unit)
        } else {
            levels = try database.units.levels()
            communes =
                try database.units.few(
                    of: [.commune], atMost: RoundChoices.mostCommunes, on: day)?.map(\.unit) ?? []
        }
        indicators = try round.map { try database.forms.layout($0.form).form.indicators } ?? []
    }
}
