import HTTPTypes
import Reporting

extension APIRoute {
    /// What schools report on the day that it happens.
    static let incidents: [APIRoute] = [
        .get(
            "/api/v1/incidents", .reporting, IncidentsAPI.list,
            Operation(
                summary:
                    "The incidents that the school reported, or that were reported to the office, the latest first; 50 a page, the next one in Link.",
                query: [
                    ("state", .choice(of: Incident.State.allCases.map(\.rawValue))),
                    ("unit", .anyText), ("after", .anyText),
                ], answer: .object(of: ["incidents": .list(of: .reference("IncidentLine"))]))),
        .post(
            "/api/v1/incidents", .school, IncidentsAPI.post,
            Operation(
                summary: "Reports an incident to the office, which sees it at once.",
                body: .needing(
                    ["occasion", "values"],
                    of: ["occasion": .anyInteger, "values": .reference("Values")]),
                status: .created, answer: .reference("Incident"), isIdempotent: true)),
        .get(
            "/api/v1/incidents/{incident}", .reporting, IncidentsAPI.show,
            Operation(
                summary: "One incident with its values and all that was said of it.",
                answer: .reference("Incident"))),
    ]
}
