import HTTP
import HTTPTypes
import Reporting

/// What the document of the API says of one address.
struct Operation: Sendable {
    /// English, a sentence.
    let summary: String
    /// Parameters of the query, each a schema.
    var query: [(name: String, schema: JSON)] = []
    /// The schema of the body; nil for none.
    var body: JSON?
    var bodyType = "application/json"
    /// The type of a file that may be sent instead.
    var bodyBeside: String?
    var isBodyNeeded = true
    var status: HTTPResponse.Status = .ok
    /// What a success answers; nil for a file.
    var answer: JSON?
    /// What it answers with another status, with when.
    var also: [Int: (when: String, answer: JSON)] = [:]
    var type = "application/json"
    var isIdempotent = false
    var heedsTag = false

    /// What is said of every file of comma-separated values.
    static let exactCSV =
        "CSV by RFC 4180 in UTF-8 for programs: codes, ISO 8601, texts exactly as they were typed. "
        + "A spreadsheet would take a text that begins with =, +, - or @ for a formula: read it "
        + "there as text, or take the workbook."

    /// One step of a report or a round, which answers with what it is then.
    static func change(
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
