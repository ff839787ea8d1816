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

    /// A row of the table beneath.
    struct Line {
        let lineName: String
        let counts: [String]
    }

    /// Of every row's drawing, so that squares have one size.
    let width: Int
    let rows: [Row]
    let lines: [Line]

    private static let perRow = 25
    private static let step = 18

    init(_ facts: RoundFacts) {
        let levels = facts.totals.levels.map { level in
            (level, facts.listed.filter { $0.unit.level == level.level.level })
        }
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
        lines =
            levels.map { Line(lineName: $0.0.level.name, counts: $0.0.totals.coverage.counts) } + [
                Line(lineName: "Tổng cộng", counts: facts.coverage.counts)
            ]
    }
}

extension Coverage {
    /// `16/17`.
    var submittedOfDue: String { "\(submitted)/\(due)" }

    /// As the columns of the table: owed, then by state, then submitted.
    fileprivate var counts: [String] {
        [
            due, self[.approved], self[.submitted], self[.returned],
            self[.draft] + self[.pendingHead], self[.notStarted], late, overdue, self[.exempt],
        ].map { String($0) } + [submittedOfDue]
    }

    fileprivate func sentence(_ name: String) -> String {
        var parts = ["\(name): \(submitted) trong \(due) đơn vị đã nộp"]
        let named = [ReportState.approved, .submitted, .returned, .notStarted]
        for state in named where self[state] > 0 {
            parts.append("\(self[state]) \(state.name.lowercased())")
        }
        return parts.joined(separator: ", ") + "."
    }
}
