import HTTPTypes
import Reporting

extension APIRoute {
    /// What is tried, looked at and known before a round is what it is to be.
    static let preparing: [APIRoute] = [
        .post(
            "/api/v1/rounds/{round}/trial", .officer, PrepareRounds.openTrial,
            Operation(
                summary:
                    "Opens a trial of a prepared round: a copy that is counted nowhere, of 500 schools at most.",
                body: .needing([], of: ["even_past": .anyTruth]), isBodyNeeded: false,
                status: .created, answer: .reference("Round"), isIdempotent: true)),
        .post(
            "/api/v1/rounds/{round}/delete-trial", .officer, PrepareRounds.deleteTrial,
            Operation(
                summary: "Deletes a trial round with all that is in it.",
                body: .needing([], of: [:]), isBodyNeeded: false,
                answer: .object(of: ["deleted": .anyText]), isIdempotent: true)),
        .get(
            "/api/v1/rounds/{round}/form-impact", .officer, PrepareRounds.impact,
            Operation(
                summary:
                    "What another version of its form would do to an open round: nothing is changed.",
                query: [("code", .anyText), ("version", .whole)],
                answer: .reference("FormImpact"))
        ).slow(),
        .get(
            "/api/v1/rounds/{round}/given", .officer, GivenFiguresAPI.show,
            Operation(
                summary:
                    "What the office knows of its schools before it asks: the form's figures, and the schools of which one is known, 100 a page.",
                query: [("cursor", .anyText)],
                answer: .object(of: [
                    "round": .anyText,
                    "figures": .list(
                        of: .object(of: ["code": .anyText, "label": .anyText, "type": .anyText])),
                    "schools": .list(of: given),
                ]))),
        .patch(
            "/api/v1/rounds/{round}/given", .officer, GivenFiguresAPI.change,
            Operation(
                summary:
                    "Merges figures of schools, all or none; null is known no more. Schools that have submitted keep theirs.",
                body: .needing(["schools"], of: ["schools": .list(of: given)]),
                answer: .object(of: ["changed": .whole, "kept": .list(of: .anyText)]))),
    ]

    private static let given: JSON = .needing(
        ["unit", "values"], of: ["unit": .anyText, "values": ["type": "object"]])
}
