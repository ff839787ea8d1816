import GRDB
import Reporting

/// Series of rounds as the events tell them.
struct ToldSeries {
    private struct Line: Equatable {
        var terms: RoundSeries.Terms
        var endedAt: Moment?
        var trouble: RoundDraft.Field?
    }

    private var lines: [RoundSeries.ID: Line] = [:]

    mutating func take(_ event: Event) {
        switch event.happening {
        case .seriesChanged(let series, _, let terms?, _)?: lines[series] = Line(terms: terms)
        case .seriesChanged(let series, let terms?, nil, _)?:
            lines[series] = Line(terms: terms, endedAt: event.at)
        case .roundNotPrepared(let field, let choice)?: lines[choice.series]?.trouble = field
        default: break
        }
    }

    func differences(in database: Database) throws -> [String] {
        var left = lines
        var found: [String] = []
        let stored = try database.cachedStatement(sql: RoundSeries.selection)
            .all([], RoundSeries.init(columns:))
        for series in stored {
            let line = Line(
                terms: series.terms, endedAt: series.endedAt, trouble: series.trouble)
            if left.removeValue(forKey: series.id) != line {
                found.append("series \(series.id.rawValue): is not what its events tell")
            }
        }
        for id in left.keys.sorted(by: { $0.rawValue < $1.rawValue }) {
            found.append("series \(id.rawValue): is not there, and its events tell of it")
        }
        return found
    }
}
