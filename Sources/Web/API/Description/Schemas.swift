import Reporting

/// The schemas that the API's description names (JSON Schema 2020-12).
enum Schemas {
    private static let states = JSON.choice(of: ReportState.allCases.map(\.rawValue))
    private static let severities = JSON.choice(of: Rule.Severity.allCases.map(\.rawValue))
    private static let unitName = JSON.object(of: ["code": .anyText, "name": .anyText])
    private static let code: JSON = ["type": "string", "pattern": "^[a-z0-9_]{1,60}$"]
    /// With whose it is, where the asker sees several.
    private static let form: JSON = [
        "type": "string", "pattern": "^([a-z0-9-]{0,60}~)?[a-z0-9_]{1,60}$",
    ]
    /// Codes of rounds and units, as addresses have them.
    static let address: JSON = [
        "type": "string", "pattern": "^[a-z0-9]([a-z0-9-]{0,58}[a-z0-9])?$",
    ]

    /// The same, of a round with its owner's before it where its asker sees several.
    static let place: JSON = [
        "type": "string",
        "pattern": "^([a-z0-9-]{1,60}~)?[a-z0-9]([a-z0-9-]{0,58}[a-z0-9])?$",
    ]

    private static let reportsInQuestion = JSON.object(of: ["drafts": .whole, "counted": .whole])
    private static let impactOnQuestion = JSON.object(of: [
        "code": .anyText, "label": .anyText,
        "aspects": .list(of: .choice(of: FormDifference.Aspect.allCases.map(\.rawValue))),
        "losing": reportsInQuestion, "missing": .whole,
    ])
    private static let namedParts = JSON.object(of: [
        "added": .list(of: .anyText), "gone": .list(of: .anyText), "changed": .list(of: .anyText),
    ])

    private static let incident: JSON.Members = [
        "id": .anyInteger, "occasion": .object(of: ["id": .anyInteger, "name": .anyText]),
        "unit": unitName, "office": unitName, "title": .anyText, "happened": .anyText,
        "state": .choice(of: Incident.State.allCases.map(\.rawValue)), "reported_at": .moment,
        "acknowledged_at": .nullable(.moment), "closed_at": .nullable(.moment),
    ]
    private static let wholeIncident: JSON.Members = {
        var members = incident
        members["form"] = .anyText
        members["form_version"] = .anyInteger
        members["values"] = .reference("Values")
        members["entries"] = .list(
            of: .object(of: [
                "number": .anyInteger,
                "kind": .choice(of: IncidentEntry.Kind.allCases.map(\.rawValue)), "at": .moment,
                "text": .nullable(.anyText), "file": .nullable(.anyText), "hash": .anyText,
            ]))
        return members
    }()

    static let all: JSON.Members = [
        "Problem": [
            "type": "object", "required": ["type", "title", "status", "detail"],
            "properties": [
                "type": .anyText, "title": .anyText, "status": .anyInteger, "detail": .anyText,
                "errors": .list(of: .reference("ProblemAt")),
                "remedies": .list(of: .reference("Remedy")),
                "rounds": .list(
                    of: .object(of: ["address": .anyText, "title": .anyText, "owner": .anyText])),
            ],
        ],
        "Remedy": .object(of: ["at": .anyText, "errors": .list(of: .anyInteger)]),
        "WorkbookPreview": .object(of: [
            "counts": .object(of: [
                "taken": .whole, "kept": .whole, "blank": .whole, "wrong": .whole,
            ]),
            "taken": .reference("Values"),
            "differing": .list(of: .object(of: ["at": .anyText, "stored": [:], "in_file": [:]])),
            "moved": .list(of: .anyText),
            "wrong": .list(
                of: .object(of: ["at": .anyText, "typed": .anyText, "reason": .anyText])),
            "unknown_rows": .list(
                of: .object(of: ["row": .nullable(.anyInteger), "question": .anyText])),
        ]),
        "ProblemAt": [
            "type": "object", "required": ["at", "rule", "severity", "message"],
            "properties": [
                "at": .list(of: .anyText), "rule": .anyText,
                "severity": severities, "message": .anyText,
                // Where its rule is waived: what it would be.
                "waived": severities,
                // Of a warning that a revision was submitted with.
                "confirmed": .anyTruth,
            ],
        ],
        "Values": [
            "type": "object",
            "description":
                "By indicator code, and nil- with a section's code for one that is declared nil: an integer (also đồng), a decimal number (also a percentage, 0 to 100), a boolean, a day, a text, an option, a list of options, of a file an object {sha256, name}, where a question takes several a list of these, or null for a blank. Files are attached by POST to files/{indicator}, or on the school's page.",
        ],
        "Confirmation": .needing(
            ["rule", "reason"],
            of: ["rule": .anyText, "reason": .text, "at": .list(of: code)]),
        "IncidentLine": .object(of: incident),
        "Incident": .object(of: wholeIncident),
        "Receipt": .object(of: [
            "number": .anyText, "submitted_at": .moment, "late": .anyTruth, "hash": .anyText,
            "revision": .anyInteger,
        ]),
        "ReturnedCell": .needing(["code"], of: ["code": code, "reason": .text]),
        "UnitInRound": .object(of: [
            "code": .anyText, "name": .anyText, "level": .nullable(.anyText),
            "commune": .nullable(unitName),
        ]),
        "ReportLine": .object(of: [
            "unit": .reference("UnitInRound"), "state": states, "due_at": .moment,
            "submitted_at": .nullable(.moment), "late": .anyTruth, "returned_count": .anyInteger,
            "revision": .anyInteger,
        ]),
        "Report": .object(of: [
            "unit": .reference("UnitInRound"), "state": states, "revision": .anyInteger,
            "due_at": .moment, "reason": .nullable(.anyText), "values": .reference("Values"),
            "unreadable": ["type": "object"], "not_applicable": .list(of: .anyText),
            "errors": .list(of: .reference("ProblemAt")),
            "confirmations": .list(of: ["type": "object"]),
            "waivers": .list(of: .reference("Waiver")),
            "checks": .nullable(.reference("SubmissionChecks")),
            "returned_cells": .list(of: ["type": "object"]),
            "old_answers": .list(
                of: .object(of: ["code": .anyText, "form_version": .anyInteger, "value": [:]])),
            "unlock_request": .nullable(["type": "object"]), "desk": .nullable(["type": "object"]),
            "receipt": .nullable(.reference("Receipt")),
            "signed_copy": .nullable(
                .object(of: [
                    "bears": .nullable(.choice(of: ["own", "revision", "report"])),
                    "read_at": .nullable(.moment),
                    "revision": .anyInteger, "attached_at": .moment, "name": .anyText,
                    "bytes": .anyInteger, "sha256": .anyText,
                ])),
        ]),
        "Waiver": .object(of: ["rule": .anyText, "reason": .anyText]),
        "SubmissionChecks": .object(of: [
            "revision": .anyInteger,
            "form": .object(of: ["code": .anyText, "version": .anyInteger]),
            "channel": .choice(of: SubmissionChannel.allCases.map(\.rawValue)),
            "problems": .list(of: .reference("ProblemAt")),
            "waivers": .list(of: .reference("Waiver")),
        ]),
        "Coverage": .object(
            of: (["due"] + ReportState.allCases.map(\.rawValue) + ["late", "overdue"])
                .reduce(into: JSON.Members()) { $0[$1] = .anyInteger }),
        "Round": [
            "type": "object",
            "required": [
                "code", "address", "owner", "title", "plan", "form", "period", "data_close",
                "due_at", "due_text", "contact", "state", "disabled",
            ],
            "properties": [
                "code": .anyText, "address": .anyText, "owner": .anyText, "title": .anyText,
                "plan": .object(of: [
                    "number": .anyText, "date": .anyText, "issuer": .anyText, "subject": .anyText,
                ]),
                "form": .object(of: ["code": .anyText, "version": .anyInteger]),
                "period": .object(of: ["from": .day, "to": .day]), "data_close": .day,
                "due_at": .moment, "due_text": .anyText, "contact": .anyText,
                "state": .choice(of: Round.State.allCases.map(\.rawValue)),
                "disabled": .list(of: .anyText), "owing": .anyInteger, "withdrawn": .anyTruth,
                "trial": .anyTruth,
                "coverage": .reference("Coverage"), "series": .reference("RoundSeries"),
            ],
        ],
        "RoundSeries": .object(of: [
            "span": .choice(of: RoundSeries.Span.allCases.map(\.rawValue)), "lead": .anyInteger,
            "opens": .nullable(.anyInteger), "ended": .anyTruth,
            "next_data_close": .nullable(.day), "trouble": .nullable(.anyText),
        ]),
        "NewRound": .needing(
            ["code", "title", "plan", "form", "period", "data_close", "due_at", "due_text"],
            of: [
                "code": address, "title": ["type": "string", "minLength": 1, "maxLength": 300],
                "plan": .needing(["number", "date"], of: ["number": .anyText, "date": .day]),
                "form": .needing(
                    ["code", "version"], of: ["code": form, "version": ["type": "integer"]]),
                "period": .needing(["from", "to"], of: ["from": .day, "to": .day]),
                "data_close": .day, "due_at": .moment,
                "due_text": ["type": "string", "minLength": 1, "maxLength": 300],
                "contact": ["type": "string", "maxLength": 300],
                "grace_hours": ["type": "integer", "minimum": 0, "maximum": 720],
                "wants_head": .anyTruth, "previous": .anyText, "units": .list(of: .anyText),
                "levels": .list(of: .anyText), "communes": .list(of: .anyText), "open": .anyTruth,
                "even_past": .anyTruth,
            ]),
        "RoundChange": .needing(
            ["reason"],
            of: [
                "reason": .text,
                "form": .needing(
                    ["code", "version"], of: ["code": .anyText, "version": .anyInteger]),
                "period": .needing(["from", "to"], of: ["from": .day, "to": .day]),
                "data_close": .day, "due_at": .moment,
                "due_text": ["type": "string", "minLength": 1, "maxLength": 300],
                "contact": ["type": "string", "maxLength": 300],
                "grace_hours": ["type": "integer", "minimum": 0, "maximum": 720],
                "disabled": .list(of: .anyText),
            ]),
        "Submission": .needing(
            ["unit", "values"],
            of: [
                "unit": .anyText, "values": .reference("Values"),
                "confirmations": .list(of: .reference("Confirmation")),
                "on_behalf_reason": .text,
                "channel": .choice(of: SubmissionChannel.onBehalf.map(\.rawValue)),
            ]),
        "Plan": .object(of: [
            "number": .anyText, "date": .day, "issuer": .anyText, "subject": .anyText,
            "tasks": .list(of: .object(of: ["clause": .anyText, "text": .anyText])),
        ]),
        "FormImpact": .object(of: [
            "form": .object(of: ["code": .anyText, "version": .anyInteger]),
            "added": .list(of: impactOnQuestion), "gone": .list(of: impactOnQuestion),
            "changed": .list(of: impactOnQuestion), "rules": namedParts, "measures": namedParts,
            "losing": reportsInQuestion, "counted": .whole, "lost_passages": .nullable(.whole),
            "lost_own": .whole,
        ]),
        "OwnPart": .object(of: [
            "round": .anyText, "version": .anyInteger, "saved_at": .nullable(.moment),
            "values": .reference("Values"),
        ]),
        "NewPlan": .needing(
            ["number", "date", "issuer", "subject"],
            of: [
                "number": ["type": "string", "minLength": 1, "maxLength": 60], "date": .day,
                "issuer": ["type": "string", "minLength": 1, "maxLength": 200], "subject": .text,
                "tasks": .list(
                    of: .needing(["clause", "text"], of: ["clause": .text, "text": .text])),
            ]),
        "FormVersion": .object(of: [
            "code": .anyText, "version": .anyInteger, "title": .anyText, "indicators": .anyInteger,
        ]),
        "ImportedForm": .object(of: [
            "code": .anyText, "version": .anyInteger,
            "findings": .list(
                of: .object(of: [
                    "sheet": .anyText, "row": .nullable(.anyInteger),
                    "column": .nullable(.anyText), "weight": .choice(of: ["lost", "told"]),
                    "message": .anyText,
                ])),
        ]),
        "FormDocument": [
            "type": "object", "required": ["code", "version", "title", "sections"],
            "description": "Sections of indicators, choice lists, rules, measures, outlines.",
        ],
        "Totals": .object(of: [
            "round": .anyText, "states": .list(of: .anyText), "as_of": .moment,
            "coverage": .object(of: [
                "due": .anyInteger, "counted": .anyInteger, "missing_count": .anyInteger,
                "missing": .list(of: .anyText),
            ]),
            "total": .object(of: [
                "indicators": ["type": "object"], "measures": ["type": "object"],
                "nil_returns": ["type": "object"],
            ]),
            "groups": .list(of: ["type": "object"]),
        ]),
        "Unit": .object(of: [
            "code": .anyText, "name": .anyText, "short_name": .anyText,
            "kind": .choice(of: Reporting.Unit.Kind.allCases.map(\.rawValue)),
            "form": .nullable(.anyText),
            "level": .nullable(.anyText), "reports_to": .nullable(.anyText),
            "commune": .nullable(.anyText), "identifiers": identifiers,
        ]),
        "NewUnit": .needing(
            ["name", "kind"],
            of: [
                "name": ["type": "string", "minLength": 1, "maxLength": 200],
                "short_name": ["type": "string", "minLength": 1, "maxLength": 200],
                "kind": .choice(of: Reporting.Unit.Kind.allCases.map(\.rawValue)),
                "form": .nullable(.anyText),
                "level": .nullable(.anyText), "reports_to": .nullable(.anyText),
                "commune": .nullable(.anyText),
                "from": .nullable(["type": "string", "format": "date"]),
                "identifiers": identifiers,
            ]),
    ]

    /// Official codes by their schemes.
    private static let identifiers: JSON = [
        "type": "object", "additionalProperties": .nullable(.anyText),
    ]
}
