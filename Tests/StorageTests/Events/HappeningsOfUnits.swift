import Reporting

@testable import Storage

extension HappeningTests {
    /// As `all`, of units.
    static let ofUnits: [(Happening, JSON)] = [
        (.unitAdded(code: "th-a", name: "A"), ["code": "th-a", "name": "A"]),
        (.unitRenamed(to: "B"), ["name": "B"]),
        (.unitSorted(name: "A", by: "Cao"), ["name": "A", "place": "Cao"]),
        (
            .unitAdded(code: "th-a", name: "A", form: "truong"),
            ["code": "th-a", "name": "A", "form": "truong"]
        ),
        (
            .unitRenamed(to: "B", from: Day(iso: "2026-11-29"), form: "xa"),
            ["name": "B", "from": "2026-11-29", "form": "xa"]
        ),
        (
            .unitSorted(name: "A", by: "Cao", from: Day(iso: "2026-11-29")),
            ["name": "A", "place": "Cao", "from": "2026-11-29"]
        ),
        (
            .unitNameForgotten("B", from: Day(number: 20_000)),
            ["name": "B", "forgotten": .string("\(Day(number: 20_000))")]
        ),
        (
            .unitIdentified(
                name: "A", scheme: "dinh-danh", from: Day(number: 20_000), before: nil,
                after: "H29"),
            [
                "name": "A", "scheme": "dinh-danh", "from": .string("\(Day(number: 20_000))"),
                "before": .null, "after": "H29",
            ]
        ),
        (
            .unitsSucceeded(
                .init(
                    day: Day(number: 20_000), basis: "NQ 1",
                    pairs: [
                        .init(
                            old: .init(rawValue: 1), before: "A", new: .init(rawValue: 2),
                            after: "B")
                    ], added: 1, changed: 2, closed: 3)),
            [
                "day": .string("\(Day(number: 20_000))"), "basis": "NQ 1", "added": 1,
                "changed": 2, "closed": 3,
                "pairs": [["old": 1, "before": "A", "new": 2, "after": "B"]],
            ]
        ),
        (
            .unitMoved(name: "A", relation: "commune", from: "x", to: "y"),
            ["name": "A", "relation": "commune", "before": "x", "after": "y"]
        ),
        (
            .unitClosed(name: "A", on: Day(iso: "2026-11-29")),
            ["name": "A", "closed": "2026-11-29"]
        ),
        (.unitClosed(name: "A", on: nil), ["name": "A", "closed": .null]),
    ]
}
