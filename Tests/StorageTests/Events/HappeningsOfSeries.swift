import Reporting

@testable import Storage

extension HappeningTests {
    /// What happened to rounds that come again, and to those that joined one.
    static let ofSeries: [(Happening, JSON)] = [
        (
            .roundOpened(
                units: 51, frozen: "ef",
                by: .init(series: .init(rawValue: 4), account: .init(rawValue: 7))),
            ["units": 51, "frozen": "ef", "series": ["id": 4, "account": 7]]
        ),
        (.roundIsTrial, ["state": "trial"]),
        (.figuresGiven(units: 3, hash: "ef"), ["units": 3, "hash": "ef"]),
        (.figuresGiven(units: 1, hash: nil), ["units": 1, "hash": .null]),
        (
            .trialDeleted(.init(rawValue: 5), code: "dot-thu"),
            ["round": 5, "code": "dot-thu"]
        ),
        (
            .unitsJoined([.init(rawValue: 3)], frozen: "ef", reason: "Mới"),
            ["units": [3], "frozen": "ef", "reason": "Mới"]
        ),
        (
            .seriesChanged(
                .init(rawValue: 4), from: nil, to: .init(span: .halfYear, lead: 10, opens: 2),
                period: .init(rawValue: 24_323)),
            [
                "series": 4, "before": .null,
                "after": ["span": "half_year", "lead": 10, "opens": 2], "period": 24_323,
            ]
        ),
        (
            .seriesChanged(
                .init(rawValue: 4), from: .init(span: .month, lead: 10), to: nil, period: nil),
            [
                "series": 4, "before": ["span": "month", "lead": 10, "opens": .null],
                "after": .null,
            ]
        ),
        (
            .roundNotOpened(
                .fault(.dueAt), by: .init(series: .init(rawValue: 4), token: .init(rawValue: 9))),
            ["opening_trouble": "dueAt", "series": ["id": 4, "token": 9]]
        ),
        (
            .roundNotPrepared(.plan, by: .init(series: .init(rawValue: 4))),
            ["trouble": "plan", "series": ["id": 4]]
        ),
    ]
}
