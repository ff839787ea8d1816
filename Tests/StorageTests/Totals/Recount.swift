import GRDB
import Reporting
import Testing

@testable import Storage

/// What the totals of some reports should be, counted one by one from the stored revisions, with
/// nothing of `TotalsLayout` or `GroupTotals`.
struct Recount {
    /// One report row with the content of its latest revision.
    struct Line {
        var unit: Int64
        var state: String
        var level: String
        var commune: Int64
        var isLate: Bool
        var values: [String: JSON]
    }

    /// The figures of one indicator by name: `answered`, `sum`, `true`, an option…
    typealias Figures = [String: Int64]

    let lines: [Line]
    let form: JSON

    static func lines(of round: Round, in storage: Storage) throws -> [Line] {
        try storage.read { transaction in
            try Row.fetchAll(
                transaction.database,
                sql: """
                    SELECT report.*, round_unit.level, round_unit.commune_id, round_unit.due_at,
                        (SELECT content FROM report_revision
                            WHERE round_id = report.round_id AND unit_id = report.unit_id
                            ORDER BY number DESC LIMIT 1) AS content
                    FROM report JOIN round_unit USING (round_id, unit_id) WHERE round_id = ?
                    """, arguments: [round.id.rawValue]
            ).map { row in
                let content = try (row["content"] as String?).map {
                    try JSON(parsing: Array($0.utf8))
                }
                let due = (row["due_at"] as Int64?) ?? round.dueAt.milliseconds
                let first: Int64? = row["first_submitted_at"]
                let last: Int64? = row["submitted_at"]
                let granted: Int64? = row["granted_due_at"]
                let isLate =
                    first.map { $0 >= due } ?? false
                    || (granted.map { (last ?? 0) >= $0 && last != first } ?? false)
                return Line(
                    unit: row["unit_id"], state: row["state"], level: row["level"],
                    commune: row["commune_id"], isLate: isLate,
                    values: (content?["values"]?.object?.pairs ?? []).reduce(into: [:]) {
                        $0[$1.name] = $1.value
                    })
            }
        }
    }

    func narrowed(_ isIn: (Line) -> Bool) -> Recount {
        Recount(lines: lines.filter(isIn), form: form)
    }

    /// The figures of every indicator over the lines.
    var indicators: [String: Figures] {
        var result: [String: Figures] = [:]
        for section in form["sections"]?.array ?? [] {
            for indicator in section["indicators"]?.array ?? [] {
                let code = indicator["code"]?.string ?? ""
                result[code] = figures(of: code, indicator)
            }
        }
        return result
    }

    private func figures(of code: String, _ indicator: JSON) -> Figures {
        var figures: Figures = ["answered": 0, "applicable": 0]
        let levels = (indicator["levels"]?.array ?? []).compactMap(\.string)
        switch indicator["aggregate"]?.string {
        case "sum": figures["sum"] = 0
        case "count_true":
            figures["true"] = 0
            figures["false"] = 0
        case "distribution":
            let list = form["lists"]?[indicator["list"]?.string ?? ""]?.array ?? []
            for option in list { figures["=" + (option["value"]?.string ?? "")] = 0 }
        default: break
        }
        for line in lines where levels.contains(line.level) {
            figures["applicable", default: 0] += 1
            guard let value = line.values[code] else { continue }
            figures["answered", default: 0] += 1
            guard indicator["aggregate"]?.string != "list" else { continue }
            switch value {
            case .integer(let number): figures["sum", default: 0] += number
            case .boolean(let answer): figures[answer ? "true" : "false", default: 0] += 1
            case .string(let option) where indicator["list"] != nil:
                figures["=" + option, default: 0] += 1
            case .array(let options):
                for option in options { figures["=" + (option.string ?? ""), default: 0] += 1 }
            default: break
            }
        }
        return figures
    }

    func sum(_ codes: String..., over needed: String...) -> Int64 {
        lines.reduce(0) { total, line in
            guard (codes + needed).allSatisfy({ line.values[$0] != nil }) else { return total }
            return total + codes.reduce(0) { $0 + (line.values[$1]?.integer ?? 0) }
        }
    }

    /// The measures of the form `pccc` that are ratios of sums, by hand.
    var ratios: [String: [Int64]] {
        let drills = lines.filter { $0.values["drill_count"] != nil }
        return [
            "d_diss_staff_pct": [
                sum("diss_staff", over: "gen_staff_total"),
                sum("gen_staff_total", over: "diss_staff"),
            ],
            "d_diss_students_pct": [
                sum("diss_students", over: "gen_students_total"),
                sum("gen_students_total", over: "diss_students"),
            ],
            "d_trained_pct": [
                sum("train_staff", over: "gen_staff_total"),
                sum("gen_staff_total", over: "train_staff"),
            ],
            "d_team_trained_pct": [
                sum("team_trained", over: "team_members"),
                sum("team_members", over: "team_trained"),
            ],
            "d_drill_school_pct": [
                Int64(drills.count { ($0.values["drill_count"]?.integer ?? 0) >= 1 }),
                Int64(drills.count),
            ],
            "d_ext_usable_pct": [
                sum("eq_ext_usable", over: "eq_ext_powder", "eq_ext_co2"),
                sum("eq_ext_powder", "eq_ext_co2", over: "eq_ext_usable"),
            ],
            "d_fixed_pct": [
                sum("fnd_fixed", over: "fnd_found"), sum("fnd_found", over: "fnd_fixed"),
            ],
        ]
    }

    var incidents: Int64 { sum("inc_fire", "inc_explosion", "inc_accident") }

    /// Communes of which a school advised and cites a document.
    var communesWithDocuments: Int64 {
        Int64(
            Set(
                lines.filter {
                    $0.values["party_advice"]?.boolean == true && $0.values["party_docs"] != nil
                }.map(\.commune)
            ).count)
    }
}

extension GroupTotals {
    /// The same figures as the totals have them.
    var figuresByName: [String: Recount.Figures] {
        layout.form.indicators.reduce(into: [:]) { result, indicator in
            guard let places = layout.indicators[indicator.code] else { return }
            var figures: Recount.Figures = [
                "answered": figure(places.answered), "applicable": figure(places.applicable),
            ]
            switch places.detail {
            case .none: break
            case .sum(let place): figures["sum"] = figure(place)
            case .weighted(_, let weight): figures["weight"] = figure(weight)
            case .count(let yes, let no):
                figures["true"] = figure(yes)
                figures["false"] = figure(no)
            case .options(let places):
                for (option, place) in zip(indicator.kind.list?.options ?? [], places) {
                    figures["=" + option.value] = figure(place)
                }
            }
            result[indicator.code.rawValue] = figures
        }
    }
}
