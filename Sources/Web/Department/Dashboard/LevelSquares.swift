import Reporting
import Storage

/// One square per school, a row per level.
struct LevelSquares {
    struct Row {
        let levelName: String
        let sentence: String
        let height: String
        let cells: [Square]
        let submittedOfDue: String
    }

    struct Square {
        let symbol: String
        let x: Int
        let y: Int
        let title: String
    }

    /// Of every row's drawing, so that squares have one size.
    let width: Int
    let rows: [Row]
    let lines: [LevelCoverage.Line]

    private static let perRow = 25
    private static let step = 18

    /// Of these reports.
    init(_ facts: RoundFacts, _ listed: [ListedReport]) {
        let byLevel = Dictionary(grouping: listed) { $0.unit.level }
        let levels = facts.totals.levels.map { ($0, byLevel[$0.level.level] ?? []) }
        let longest = levels.map(\.1.count).max() ?? 0
        let perRow = min(LevelSquares.perRow, max(17, longest))
        width = perRow * LevelSquares.step - 4
        rows = levels.map { level, listed in
            let coverage = level.totals.coverage
            let lines = max(1, (listed.count + perRow - 1) / perRow)
            return Row(
                levelName: level.level.short,
                sentence: coverage.sentence(level.level.name),
                height: String(lines * LevelSquares.step - 4),
                cells: listed.enumerated().map { index, report in
                    Square(
                        symbol: report.report.state.square,
                        x: index % perRow * LevelSquares.step,
                        y: index / perRow * LevelSquares.step,
                        title: report.unit.unit.name + ": " + report.report.state.name)
                }, submittedOfDue: coverage.submittedOfDue)
        }
        lines = LevelCoverage.lines(facts)
    }
}
