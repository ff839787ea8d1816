import Reporting
import Storage

/// What stands in a blank cell's field until somebody saves it: it is known from elsewhere.
struct OfferedAnswer {
    let entry: Entry
    /// `Lấy từ hồ sơ đơn vị`
    let source: String

    /// How many of the unit's reports are looked through for earlier answers, the latest first.
    private static let mostRounds = 12

    /// From the unit's profile, from what it answered last, from what the office knows of it
    /// (`given`, among the parameters of its check).
    static func all(
        for file: ReportFile, given: [String: Parameter], isOnBehalf: Bool,
        _ database: ReadTransaction
    ) throws -> [Indicator.Code: OfferedAnswer] {
        let day = file.round.dataClose
        let own = try database.units.facts(of: file.unit.id, on: day)
        let before = try database.units.predecessor(of: file.unit.id, on: day).map {
            try database.units.facts(of: $0, on: day)
        }
        let facts = (before ?? [:]).merging(own) { $1 }
        var offers: [Indicator.Code: OfferedAnswer] = [:]
        var asked: [Indicator] = []
        for indicator in file.form.indicators(for: file.level) {
            switch indicator.prefill {
            case .given(let code):
                offers[indicator.code] = given[code].flatMap(indicator.entry(given:)).map {
                    OfferedAnswer(entry: $0, source: "Lấy từ số liệu cơ quan có sẵn")
                }
            case .earlier: asked.append(indicator)
            case nil:
                guard indicator.isFact else { continue }
                offers[indicator.code] = indicator.fact(facts[indicator.code]).map {
                    OfferedAnswer(entry: .value($0), source: "Lấy từ hồ sơ đơn vị")
                }
            }
        }
        guard !asked.isEmpty, [.notStarted, .draft].contains(file.report.state) else {
            return offers
        }
        return offers.merging(
            try earlier(asked, of: file, isOnBehalf: isOnBehalf, database)
        ) { first, _ in first }
    }

    /// What the unit submitted last to these questions in other rounds, whoever these were owed to; an
    /// office that enters it on the unit's behalf sees here what was sent to itself alone.
    private static func earlier(
        _ indicators: [Indicator], of file: ReportFile, isOnBehalf: Bool,
        _ database: ReadTransaction
    ) throws -> [Indicator.Code: OfferedAnswer] {
        var left = indicators
        var offers: [Indicator.Code: OfferedAnswer] = [:]
        let past = try database.pastReports(
            of: file.unit.id, dueBy: file.round.dueAt, limit: mostRounds + 1
        ).filter { !isOnBehalf || $0.round.owner == file.round.owner }
        for old in past where old.round.id != file.round.id && !left.isEmpty {
            let (round, form) = (old.round, old.form)
            guard left.contains(where: { form.indicator($0.code) != nil }),
                let values = try database.reports.submittedValues(
                    of: file.unit.id, in: round.id, form: form)
            else { continue }
            for indicator in left {
                guard let value = values[indicator.code], let old = form.indicator(indicator.code),
                    let entry = indicator.entry(typed: old.typedAnswers(value)),
                    entry.value != nil
                else { continue }
                offers[indicator.code] = OfferedAnswer(
                    entry: entry, source: "Lấy từ báo cáo đợt “\(round.title)”")
            }
            left.removeAll { offers[$0.code] != nil }
        }
        return offers
    }
}
