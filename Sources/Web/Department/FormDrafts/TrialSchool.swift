import Reporting
import Storage

/// A school whose last figures a form is tried with.
struct TrialSchool {
    let unit: Unit
    /// Of which round they are; nil where it has submitted nothing.
    let roundTitle: String?
    /// As its form has them, by code.
    private let values: Values
    private let form: Form?

    /// How many of the office's rounds are looked through, the latest first.
    private static let mostRounds = 12
    /// How many schools are offered where several are meant.
    static let mostOffered = 8

    /// What a name or a code means.
    enum Meant {
        case one(TrialSchool)
        case several([Unit])
        case none
    }

    /// Among the schools that the asker sees.
    static func meant(by typed: String, _ visit: Visit) throws -> Meant {
        var filter = UnitFilter(visit.unitScope)
        filter.kinds = [.school]
        filter.query = TypedText.trimmed(typed)
        let found = try visit.database.unitPage(filter, limit: mostOffered, on: visit.now.day)
            .units.map(\.unit)
        let exact = found.filter { $0.code.rawValue == filter.query || $0.name == filter.query }
        if let school = exact.count == 1 ? exact.first : found.count == 1 ? found.first : nil {
            return .one(try TrialSchool(school, visit))
        }
        return found.isEmpty ? .none : .several(found)
    }

    /// With what it submitted last to the asker's office.
    private init(_ unit: Unit, _ visit: Visit) throws {
        self.unit = unit
        let database = visit.database
        for round in try database.rounds.owned(by: visit.asker.unit.id).prefix(Self.mostRounds)
        where round.state != .planned && !round.isTrial {
            let form = try database.forms.layout(of: round).form
            guard
                let values = try database.reports.submittedValues(
                    of: unit.id, in: round.id, form: form)
            else { continue }
            (self.form, self.values, roundTitle) = (form, values, round.title)
            return
        }
        (form, values, roundTitle) = (nil, [:], nil)
    }

    /// What it would answer to the questions that it was asked before, as somebody would type it.
    func entries(for indicators: [Indicator]) -> Entries {
        indicators.reduce(into: [:]) { entries, indicator in
            guard let value = values[indicator.code], let old = form?.indicator(indicator.code)
            else { return }
            if case .file = indicator.kind { return }
            entries[indicator.code] = indicator.entry(typed: old.typedAnswers(value))
        }
    }
}
