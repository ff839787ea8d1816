import Formats
import HTTPTypes
import Reporting

extension APIRoute {
    /// The API, each line with its description: without one there is no line.
    static let all: [APIRoute] = others + forms + series + preparing + workbooks + incidents

    private static let others: [APIRoute] = [
        .get(
            "/api/v1/plans", .department, PlansAPI.list,
            Operation(
                summary: "The plans that the unit may use.",
                answer: .object(of: ["plans": .list(of: .reference("Plan"))]))),
        .post(
            "/api/v1/plans", .officer, PlansAPI.add,
            Operation(
                summary: "Adds a plan.", body: .reference("NewPlan"), status: .created,
                answer: .reference("Plan"), isIdempotent: true)),
        .get(
            "/api/v1/rounds", .reporting, RoundsAPI.list,
            Operation(
                summary: "The rounds that the unit is in, the newest due first.",
                answer: .object(of: ["rounds": .list(of: .reference("Round"))]))),
        .post(
            "/api/v1/rounds", .officer, PrepareRounds.plan,
            Operation(
                summary: "Prepares a round, and opens it when asked to.",
                body: .reference("NewRound"),
                status: .created, answer: .reference("Round"), isIdempotent: true)),
        .patch(
            "/api/v1/rounds/{round}", .officer, PrepareRounds.change,
            Operation(
                summary:
                    "Other dates for all units, another version of the form, or which questions are not asked.",
                body: .reference("RoundChange"), answer: .reference("Round"))),
        .post(
            "/api/v1/rounds/{round}/open", .officer, PrepareRounds.open,
            .change(
                "Opens a prepared round; one whose due moment has passed when it is told so.",
                of: "Round", .needing([], of: ["even_past": .anyTruth]))),
        .post(
            "/api/v1/rounds/{round}/withdraw", .officer, PrepareRounds.withdraw,
            .change(
                "Takes back a round that was opened by mistake.", of: "Round",
                .needing(["reason"], of: ["reason": .text]))),
        .post(
            "/api/v1/rounds/{round}/restore", .officer, PrepareRounds.restore,
            .change(
                "Gives back a round that was taken back.", of: "Round")),
        .post(
            "/api/v1/rounds/{round}/close", .leader, ClosingsAPI.close,
            Operation(
                summary: "Closes the figures, or corrects what was closed.",
                body: .needing(
                    ["document"],
                    of: [
                        "document": .needing(
                            ["number", "date"],
                            of: [
                                "number": ["type": "integer", "minimum": 1, "maximum": 99_999],
                                "date": .day,
                            ]),
                        "reason": ["type": "string", "maxLength": 1000],
                    ]),
                status: .created,
                answer: .object(of: ["round": .anyText, "closing": .anyInteger]), isIdempotent: true
            )),
        .get(
            "/api/v1/rounds/{round}", .reporting, RoundsAPI.show,
            Operation(
                summary: "One round, with coverage for the department.", answer: .reference("Round")
            )),
        .get(
            "/api/v1/rounds/{round}/form", .reporting, RoundsAPI.form,
            Operation(
                summary: "The form's document, with the syntax trees of its expressions.",
                answer: .reference("FormDocument"))),
        .get(
            "/api/v1/rounds/{round}/reports", .reporting, ReportsAPI.list,
            Operation(
                summary: "Who has reported; 100 a page, the next one in Link.",
                query: [
                    ("state", .choice(of: ReportState.allCases.map(\.rawValue))),
                    ("level", .anyText),
                    ("commune", .anyText), ("q", .anyText), ("cursor", .anyText),
                ], answer: .object(of: ["reports": .list(of: .reference("ReportLine"))]))),
        .post(
            "/api/v1/rounds/{round}/reports", .reporting, SubmitReport.post,
            Operation(
                summary:
                    "Replaces all values and submits; a dry run answers 200 with what is wrong.",
                query: [("dry_run", .choice(of: ["true", "false"]))],
                body: .reference("Submission"), status: .created,
                answer: .object(of: ["receipt": .reference("Receipt")]),
                also: [
                    200: (
                        "What is wrong, of a dry run.",
                        .object(of: [
                            "errors": .list(of: .reference("ProblemAt")),
                            "remedies": .list(of: .reference("Remedy")),
                        ])
                    )
                ], isIdempotent: true)),
        .get(
            "/api/v1/rounds/{round}/reports/{unit}", .reporting, ReportsAPI.show,
            Operation(
                summary: "One report; its version is the entity tag.", answer: .reference("Report"))
        ),
        .patch(
            "/api/v1/rounds/{round}/reports/{unit}", .reporting, PatchReport.patch,
            Operation(
                summary: "Merges values into the draft, all or nothing.",
                body: .needing(["values"], of: ["values": .reference("Values")]),
                answer: .reference("Report"), heedsTag: true)),
        .post(
            "/api/v1/rounds/{round}/reports/{unit}/submit", .reporting, SubmitReport.submitDraft,
            Operation(
                summary: "Submits the draft as it is.",
                body: .fields(["confirmations": .list(of: .reference("Confirmation"))]),
                isBodyNeeded: false, status: .created,
                answer: .object(of: ["receipt": .reference("Receipt")]), isIdempotent: true,
                heedsTag: true)),
        .step(
            .withdraw, MoveReport.carryOut,
            .change("The head takes it back.")),
        .step(
            .takeBack, MoveReport.carryOut,
            .change("The clerk takes back what waits for the head.")),
        .step(
            .review, MoveReport.carryOut,
            .change(
                "The department begins to look at it.")),
        .step(
            .return, MoveReport.carryOut,
            .change(
                "Gives it back to the school, for cells or for a reason.",
                .fields([
                    "reason": .text, "cells": .list(of: .reference("ReturnedCell")),
                    "due_at": .moment,
                ]))),
        .step(
            .approve, MoveReport.carryOut,
            .change("Approves it.")),
        .step(
            .exempt, MoveReport.carryOut,
            .change(
                "The unit need not report.", .needing(["reason"], of: ["reason": .text]))),
        .step(
            .recall, MoveReport.carryOut,
            .change("The unit owes it again.")),
        .step(
            .extend, MoveReport.carryOut,
            .change(
                "Another due moment for this unit.",
                .needing(
                    ["reason", "due_at"],
                    of: ["reason": .text, "due_at": .nullable(.moment)]))),
        .step(
            .askUnlock, MoveReport.carryOut,
            .change(
                "The head asks to mend it after the close.",
                .needing(["reason"], of: ["reason": .text]))),
        .step(
            .unlock, MoveReport.carryOut,
            .change(
                "Grants or refuses an unlock.",
                .needing(
                    ["reason"],
                    of: ["reason": .text, "due_at": .moment, "granted": .anyTruth]))),
        .step(
            .paper, MoveReport.carryOut,
            .change(
                "The day on which the signed paper arrived; null for not yet.",
                .fields(["received_on": .nullable(.day)]))),
        .step(
            .contact, MoveReport.carryOut,
            .change(
                "That the school was called or written to.",
                .needing(
                    ["kind", "note"],
                    of: [
                        "kind": .choice(of: ["call", "message"]), "note": .text,
                        "promised_on": .nullable(.day),
                    ]))),
        .step(
            .waive, MoveReport.carryOut,
            .change(
                "An error or a warning of the form is not applied to this report, which is yet to "
                    + "be submitted.",
                .needing(["rule", "reason"], of: ["rule": .anyText, "reason": .text]))),
        .step(
            .endWaiver, MoveReport.carryOut,
            .change(
                "It is applied again.", .needing(["rule"], of: ["rule": .anyText]))),
        .get(
            "/api/v1/rounds/{round}/totals", .department, TotalsAPI.show,
            Operation(
                summary:
                    "Totals with coverage, in groups when asked to: 100 a page; of schools, those "
                    + "whose reports count.",
                query: [
                    ("by", .choice(of: ["level", "commune", "commune_today", "school"])),
                    ("states", .counted),
                    ("cursor", .whole),
                ], answer: .reference("Totals"))),
        .get(
            "/api/v1/rounds/{round}/totals.csv", .department, TotalsFiles.forScripts,
            Operation(
                summary:
                    "The table of totals, of all sections unless one is named. \(Operation.exactCSV)",
                query: [
                    ("by", .choice(of: ["level", "commune", "commune_today", "school"])),
                    ("states", .counted),
                    ("section", .anyText),
                ], type: "text/csv")),
        .get(
            "/api/v1/rounds/{round}/values.csv", .department, ValuesFiles.forScripts,
            Operation(
                summary: "One row per unit, one column per indicator. \(Operation.exactCSV)",
                type: "text/csv")),
        .get(
            "/api/v1/rounds/{round}/values.xlsx", .department, ValuesFiles.workbookForScripts,
            Operation(
                summary: "The same as a workbook, whose texts are never formulas.",
                type: AnnexWorkbook.mediaType)),
        .get(
            "/api/v1/rounds/{round}/closings/{number}", .department, ClosingsAPI.show,
            Operation(
                summary: "Closed figures: the document that they went with, and the files.",
                answer: .object(of: [
                    "round": .anyText, "closing": .anyInteger, "closed_at": .moment,
                    "document": .object(of: ["number": .anyInteger, "date": .day]),
                    "reason": .anyText,
                    "coverage": .object(of: [
                        "due": .anyInteger, "counted": .anyInteger, "missing": .list(of: .anyText),
                    ]),
                    "files": .list(
                        of: .object(of: [
                            "name": .anyText, "address": .anyText, "bytes": .anyInteger,
                            "sha256": .anyText,
                        ])),
                    "corrects": .nullable(["type": "object"]),
                ]))),
        .get(
            "/api/v1/rounds/{round}/closings/{number}/{file}", .department, ClosedFigures.file,
            Operation(
                summary: "A file of a closing, byte for byte as it was made.",
                type: "application/octet-stream")),
        .get(
            "/api/v1/rounds/{round}/own", .department, OwnPartAPI.show,
            Operation(
                summary: "What the office says of its own work in the round.",
                answer: .reference("OwnPart"))),
        .put(
            "/api/v1/rounds/{round}/own", .officer, OwnPartAPI.put,
            Operation(
                summary: "All of it anew, over the version that was read.",
                body: .needing(
                    ["version", "values"],
                    of: ["version": .anyInteger, "values": .reference("Values")]),
                answer: .reference("OwnPart"))),
        .get(
            "/api/v1/rounds/{round}/consolidated.docx", .department, Consolidated.document,
            Operation(
                summary:
                    "The consolidated report in the official layout, over the approved reports.",
                query: [("version", .whole)], type: WordDocument.mediaType)),
        .get(
            "/api/v1/rounds/{round}/consolidated.xlsx", .department, Consolidated.annexesForScripts,
            Operation(
                summary: "Its annexes as a workbook.", query: [("version", .whole)],
                type: AnnexWorkbook.mediaType)),
        .get(
            "/api/v1/units", .reportingOrAdmin, UnitsAPI.list,
            Operation(
                summary: "The unit and those below it; all for an administrator. 1,000 a page.",
                query: [("cursor", .anyText)],
                answer: .object(of: ["units": .list(of: .reference("Unit"))]))),
        .put(
            "/api/v1/units/{code}", .admin, UnitsAPI.put,
            Operation(
                summary: "Adds a unit (201), or changes the one that exists (200) from a day on.",
                body: .reference("NewUnit"), answer: .object(of: ["code": .anyText]),
                also: [201: ("Added.", .object(of: ["code": .anyText]))])),
    ]
}
