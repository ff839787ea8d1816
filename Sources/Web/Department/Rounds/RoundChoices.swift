import Reporting
import Storage

/// What the page of a round offers to choose from.
struct RoundChoices {
    let plans: [Plan]
    /// What the unit calls each.
    let forms: [(version: Form.Version, title: String)]
    let rounds: [Round]
    let schools: [UnitRepository.Placed]
    let levels: [LevelName]
    let communes: [Unit]
    let indicators: [Indicator]
    /// Something was submitted: the round can't be taken back.
    let hasReports: Bool

    /// Schools that the page lets one choose one by one; of more, by level and commune.
    static let longest = 1_000

    /// Whether the page has a box for each school.
    static func listsSchools(_ visit: Visit) throws -> Bool {
        try visit.database.schools(below: visit.asker.unit.id, on: visit.now.day).count <= longest
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
        let schools = try database.schools(below: owner, on: day)
        self.schools = schools
        let present = Set(schools.compactMap(\.unit.level))
        levels = try database.units.levels().filter { present.contains($0.level) }
        let communeIDs = Set(schools.compactMap(\.commune))
        communes = try database.units.all(on: day).map(\.unit)
            .filter { communeIDs.contains($0.id) }
        indicators = try round.map { try database.forms.layout($0.form).form.indicators } ?? []
    }
}
