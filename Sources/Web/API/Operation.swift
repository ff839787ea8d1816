import Documents
import HTTP
import HTTPTypes
import Reporting

/// What the document of the API says of one address, beside its line in the route table.
struct Operation: Sendable {
    /// English, a sentence.
    let summary: String
    /// Parameters of the query, each a schema.
    var query: [(name: String, schema: JSON)] = []
    /// The schema of the body; nil for none.
    var body: JSON?
    var isBodyNeeded = true
    var status: HTTPResponse.Status = .ok
    /// What a success answers; nil for a file.
    var answer: JSON?
    var type = "application/json"
    var isIdempotent = false
    var heedsTag = false

    static let all: [String: Operation] = [
        "GET /api/v1/plans": Operation(
            summary: "The plans that the unit may use.",
            answer: .object(of: ["plans": .list(of: .reference("Plan"))])),
        "POST /api/v1/plans": Operation(
            summary: "Adds a plan.", body: .reference("NewPlan"), status: .created,
            answer: .reference("Plan"), isIdempotent: true),
        "GET /api/v1/forms": Operation(
            summary: "Every version of every form.",
            answer: .object(of: ["forms": .list(of: .reference("FormVersion"))])),
        "POST /api/v1/forms": Operation(
            summary: "Imports a form document.", body: .reference("FormDocument"),
            status: .created,
            answer: .object(of: ["code": .anyText, "version": .anyInteger]), isIdempotent: true),
        "GET /api/v1/rounds": Operation(
            summary: "The rounds that the unit is in, the newest due first.",
            answer: .object(of: ["rounds": .list(of: .reference("Round"))])),
        "POST /api/v1/rounds": Operation(
            summary: "Prepares a round, and opens it when asked to.", body: .reference("NewRound"),
            status: .created, answer: .reference("Round"), isIdempotent: true),
        "GET /api/v1/rounds/{round}": Operation(
            summary: "One round, with coverage for the department.", answer: .reference("Round")),
        "PATCH /api/v1/rounds/{round}": Operation(
            summary: "Other dates for all units, or which questions are not asked.",
            body: .reference("RoundChange"), answer: .reference("Round")),
        "POST /api/v1/rounds/{round}/open": change("Opens a prepared round.", of: "Round"),
        "POST /api/v1/rounds/{round}/withdraw": change(
            "Takes back a round that was opened by mistake.", of: "Round",
            .needing(["reason"], of: ["reason": .text])),
        "POST /api/v1/rounds/{round}/restore": change(
            "Gives back a round that was taken back.", of: "Round"),
        "GET /api/v1/rounds/{round}/form": Operation(
            summary: "The form's document, with the syntax trees of its expressions.",
            answer: .reference("FormDocument")),
        "GET /api/v1/rounds/{round}/reports": Operation(
            summary: "Who has reported; 100 a page, the next one in Link.",
            query: [
                ("state", .choice(of: ReportState.allCases.map(\.rawValue))), ("level", .anyText),
                ("commune", .anyText), ("q", .anyText), ("cursor", .anyText),
            ], answer: .object(of: ["reports": .list(of: .reference("ReportLine"))])),
        "POST /api/v1/rounds/{round}/reports": Operation(
            summary: "Replaces all values and submits; a dry run answers 200 with what is wrong.",
            query: [("dry_run", .choice(of: ["true", "false"]))],
            body: .reference("Submission"), status: .created,
            answer: .object(of: ["receipt": .reference("Receipt")]), isIdempotent: true),
        "GET /api/v1/rounds/{round}/reports/{unit}": Operation(
            summary: "One report; its version is the entity tag.", answer: .reference("Report")),
        "PATCH /api/v1/rounds/{round}/reports/{unit}": Operation(
            summary: "Merges values into the draft, all or nothing.",
            body: .needing(["values"], of: ["values": .reference("Values")]),
            answer: .reference("Report"), heedsTag: true),
        "POST /api/v1/rounds/{round}/reports/{unit}/submit": Operation(
            summary: "Submits the draft as it is.",
            body: .fields(["confirmations": .list(of: .reference("Confirmation"))]),
            isBodyNeeded: false, status: .created,
            answer: .object(of: ["receipt": .reference("Receipt")]), isIdempotent: true,
            heedsTag: true),
        "POST /api/v1/rounds/{round}/reports/{unit}/withdraw": change("The head takes it back."),
        "POST /api/v1/rounds/{round}/reports/{unit}/review": change(
            "The department begins to look at it."),
        "POST /api/v1/rounds/{round}/reports/{unit}/return": change(
            "Gives it back to the school, for cells or for a reason.",
            .fields([
                "reason": .text, "cells": .list(of: .reference("ReturnedCell")), "due_at": .moment,
            ])),
        "POST /api/v1/rounds/{round}/reports/{unit}/approve": change("Approves it."),
        "POST /api/v1/rounds/{round}/reports/{unit}/exempt": change(
            "The unit need not report.", .needing(["reason"], of: ["reason": .text])),
        "POST /api/v1/rounds/{round}/reports/{unit}/recall": change("The unit owes it again."),
        "POST /api/v1/rounds/{round}/reports/{unit}/extend": change(
            "Another due moment for this unit.",
            .needing(["reason", "due_at"], of: ["reason": .text, "due_at": .moment])),
        "POST /api/v1/rounds/{round}/reports/{unit}/unlock-request": change(
            "The head asks to mend it after the close.",
            .needing(["reason"], of: ["reason": .text])),
        "POST /api/v1/rounds/{round}/reports/{unit}/unlock": change(
            "Grants or refuses an unlock.",
            .needing(
                ["reason"],
                of: ["reason": .text, "due_at": .moment, "granted": .anyTruth])),
        "POST /api/v1/rounds/{round}/reports/{unit}/paper": change(
            "The day on which the signed paper arrived; null for not yet.",
            .fields(["received_on": .nullable(.day)])),
        "POST /api/v1/rounds/{round}/reports/{unit}/contacts": change(
            "That the school was called or written to.",
            .needing(
                ["kind", "note"],
                of: [
                    "kind": .choice(of: ["call", "message"]), "note": .text,
                    "promised_on": .nullable(.day),
                ])),
        "GET /api/v1/rounds/{round}/totals": Operation(
            summary: "Totals with coverage, in groups when asked to.",
            query: [
                ("by", .choice(of: ["level", "commune"])), ("states", .counted),
                ("cursor", .whole),
            ], answer: .reference("Totals")),
        "GET /api/v1/rounds/{round}/totals.csv": Operation(
            summary: "The table of totals as the page shows it.",
            query: [
                ("by", .choice(of: ["level", "commune", "school"])), ("states", .counted),
                ("section", .anyText),
            ], type: "text/csv"),
        "GET /api/v1/rounds/{round}/values.csv": Operation(
            summary: "One row per unit, one column per indicator.", type: "text/csv"),
        "GET /api/v1/rounds/{round}/values.xlsx": Operation(
            summary: "The same as a workbook.",
            type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        "GET /api/v1/rounds/{round}/consolidated.docx": Operation(
            summary: "The consolidated report in the official layout, over the approved reports.",
            query: [("version", .whole)], type: WordDocument.mediaType),
        "GET /api/v1/rounds/{round}/consolidated.xlsx": Operation(
            summary: "Its annexes as a workbook.", query: [("version", .whole)],
            type: AnnexWorkbook.mediaType),
        "POST /api/v1/rounds/{round}/close": Operation(
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
            answer: .object(of: ["round": .anyText, "closing": .anyInteger]), isIdempotent: true),
        "GET /api/v1/rounds/{round}/closings/{number}": Operation(
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
            ])),
        "GET /api/v1/rounds/{round}/closings/{number}/{file}": Operation(
            summary: "A file of a closing, byte for byte as it was made.",
            type: "application/octet-stream"),
        "GET /api/v1/units": Operation(
            summary: "The unit and those below it; all for an administrator.",
            answer: .object(of: ["units": .list(of: .reference("Unit"))])),
        "PUT /api/v1/units/{code}": Operation(
            summary: "Adds a unit (201), or renames the one that exists (200).",
            body: .reference("NewUnit"), answer: .object(of: ["code": .anyText])),
    ]

    private static func change(
        _ summary: String, of schema: String = "Report", _ body: JSON? = nil
    ) -> Operation {
        Operation(
            summary: summary, body: body,
            isBodyNeeded: body?["required"] != nil, answer: .reference(schema),
            isIdempotent: true, heedsTag: schema == "Report")
    }
}

extension JSON {
    static let anyText: JSON = ["type": "string"]
    static let anyInteger: JSON = ["type": "integer"]
    static let anyTruth: JSON = ["type": "boolean"]
    static let whole: JSON = ["type": "integer", "minimum": 0]
    static let text: JSON = ["type": "string", "minLength": 1, "maxLength": 1000]
    static let moment: JSON = ["type": "string", "format": "date-time"]
    static let day: JSON = ["type": "string", "format": "date"]
    static let counted = JSON.choice(of: ["submitted", "approved", "submitted,approved"])

    static func reference(_ name: String) -> JSON {
        ["$ref": .string("#/components/schemas/" + name)]
    }

    static func list(of schema: JSON) -> JSON { ["type": "array", "items": schema] }

    static func choice(of values: [String]) -> JSON {
        ["type": "string", "enum": .array(values.map(JSON.string))]
    }

    static func nullable(_ schema: JSON) -> JSON {
        ["anyOf": [schema, ["type": "null"]]]
    }

    /// What an answer has: all of these.
    static func object(of properties: Members) -> JSON {
        [
            "type": "object", "required": .array(properties.names.map(JSON.string)),
            "properties": .object(properties),
        ]
    }

    /// What a request may have: these and no others.
    static func fields(_ properties: Members) -> JSON {
        [
            "type": "object", "properties": .object(properties), "additionalProperties": false,
        ]
    }

    static func needing(_ names: [String], of properties: Members) -> JSON {
        [
            "type": "object", "required": .array(names.map(JSON.string)),
            "properties": .object(properties), "additionalProperties": false,
        ]
    }
}
