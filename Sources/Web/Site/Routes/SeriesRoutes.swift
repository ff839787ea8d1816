import HTTPTypes
import Reporting

extension APIRoute {
    /// Rounds that come again, and who joins them.
    static let series: [APIRoute] = [
        .put(
            "/api/v1/rounds/{round}/series", .officer, RoundSeriesAPI.put,
            Operation(
                summary:
                    "Has rounds like it come again, prepared so many days before the data-closing day and, with opens, opened by the server; a span of null ends it.",
                body: .needing(
                    ["span"],
                    of: [
                        "span": .nullable(
                            .choice(of: RoundSeries.Span.allCases.map(\.rawValue))),
                        "lead": ["type": "integer", "minimum": 0, "maximum": 90],
                        "opens": .nullable(["type": "integer", "minimum": 0, "maximum": 90]),
                    ]), answer: .reference("Round"))),
        .post(
            "/api/v1/rounds/{round}/units", .officer, RoundSeriesAPI.join,
            .change(
                "Has schools owe a report in a round that is open, due at a moment of their own where one is said.",
                of: "Round",
                .needing(
                    ["units", "reason"],
                    of: [
                        "units": .list(of: .anyText), "due_at": .nullable(.moment),
                        "reason": .text,
                    ]))),
    ]
}
