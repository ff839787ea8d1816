import Foundation
import Testing

@testable import Reporting

/// What the office knows of each school before it asks.
@Suite("given figures")
struct GivenFigureTests {
    private static let given =
        #""given": {"listed": {"vi": "Số người theo danh sách", "type": "integer"}, "#
        + #""opened": {"vi": "Ngày thành lập", "type": "date"}, "#
        + #""site": {"vi": "Địa chỉ", "type": "text"}}"#

    private static let rule =
        #"{"id": "G1", "severity": "warning", "at": ["staff"], "holds": "staff = $listed", "#
        + #""vi": "Số người ({staff}) khác danh sách ({$listed})."}"#

    /// The small form with the figures, a rule over one of them, and what else is replaced.
    private static func document(
        _ changes: [(String, String)] = [], given: String = given
    ) throws -> JSON {
        var text = SmallForm.text.replacing(#""rules": ["#, with: #""rules": [\#(rule), "#)
        for (old, new) in changes {
            #expect(text.contains(old), "\(old)")
            text = text.replacing(old, with: new)
        }
        return try JSON(parsing: Array((text.dropLast() + ", \(given)}").utf8))
    }

    private func messages(_ form: Form, _ parameters: [String: Parameter]) -> [String] {
        let check = ReportCheck(
            form: form, level: "TH", parameters: form.parameters.merging(parameters) { $1 })
        return check.problems(in: [
            "staff": .value(.integer(9)), "has_plan": .value(.boolean(false)),
        ])
        .filter { $0.rule == "G1" }.map(\.message)
    }

    @Test("a rule looks at what is known of the school; where nothing is, it says nothing")
    func rules() throws {
        let form = try Form(document: try Self.document())
        #expect(form.given.map(\.code) == ["listed", "opened", "site"])
        #expect(form.without(["money"]).given == form.given)
        #expect(messages(form, ["listed": .integer(9)]) == [])
        #expect(
            messages(form, ["listed": .integer(12)]) == ["Số người (9) khác danh sách (12)."])
        #expect(messages(form, [:]) == [])
    }

    @Test("the school's report names it; the consolidated one, measures and conditions don't")
    func texts() throws {
        let outlines =
            #""given": {"listed": {"vi": "Danh sách", "type": "integer"}}, "outlines": "#
            + #"{"report": {"subject": "K", "blocks": [{"vi": "Danh sách có {$listed} người."}]}}"#
        let form = try Form(document: try Self.document(given: outlines))
        let setting = DocumentSetting.sample(
            unit: "Trường", owner: "Phòng", on: Day(number: 20_000))
        func said(_ parameters: [String: Parameter]) -> [String] {
            var setting = setting
            setting.parameters.merge(parameters) { $1 }
            let facts = Facts(["staff": .integer(9)], level: "TH", form: form, setting)
            return form.outline(.report).filled(with: facts).blocks.map {
                $0.runs.map(\.text).joined()
            }
        }
        #expect(said(["listed": .integer(12)]) == ["Danh sách có 12 người."])
        #expect(said([:]) == ["Danh sách có … người."])
        for (old, new) in [
            (#""when": "has_plan""#, #""when": "$listed > 3""#),
            (#""value": "sum(staff) + sum(reached)""#, #""value": "sum(staff) + $listed""#),
        ] {
            let reading = Form.Reading(try Self.document([(old, new)]))
            #expect(reading.faults.count == 1, "\(reading.faults)")
        }
        let consolidated = Form.Reading(
            try Self.document(given: outlines.replacing("report\"", with: "consolidated\"")))
        #expect(consolidated.faults.count == 1, "\(consolidated.faults)")
    }

    @Test(
        "a field begins with what fits into it, of one source",
        arguments: [
            ("staff", #""required": "always", "prefill": "listed""#, nil),
            ("staff", #""required": "always", "prefill": "earlier""#, nil),
            (
                "staff", #""required": "always", "prefill": "opened""#,
                FormFault.prefillMisfit("integer")
            ),
            ("staff", #""required": "always", "prefill": "khong_co""#, .unknownGiven("khong_co")),
            (
                "staff", #""required": "always", "prefill": "listed", "profile": true"#,
                .prefilledTwice
            ),
            (
                "staff", #""required": "optional", "calculation": "1", "prefill": "listed""#,
                .prefilledTwice
            ),
            ("paper", #""required": "always", "prefill": "site""#, nil),
        ] as [(String, String, FormFault?)])
    func prefill(code: String, members: String, fault: FormFault?) throws {
        let required = code == "staff" ? "always" : "optional"
        let start = #""code": "\#(code)""#
        let text = SmallForm.text
        let from = try #require(text.range(of: start))
        let place = try #require(
            text[from.lowerBound...].range(of: #""required": "\#(required)""#))
        let changed = text.replacingCharacters(place, with: members)
        let reading = Form.Reading(
            try JSON(parsing: Array((changed.dropLast() + ", \(Self.given)}").utf8)))
        #expect(reading.faults.map(\.fault) == [fault].compactMap { $0 }, "\(reading.faults)")
        if fault == nil {
            #expect(reading.form.indicator(.init(rawValue: code))?.prefill != nil)
        }
    }

    @Test(
        "what a figure can't be is told",
        arguments: [
            (#"{"vi": "A", "type": "gold"}"#, FormFault.unknownType("gold")),
            (#"{"type": "text"}"#, .missing("vi")),
            (#"{"vi": "A", "type": "text", "unit": "m"}"#, .unknownMember("unit")),
        ])
    func malformed(figure: String, fault: FormFault) throws {
        let given = #""given": {"listed": \#(figure)}"#
        let reading = Form.Reading(try Self.document(given: given))
        #expect(reading.faults.map(\.fault) == [fault], "\(reading.faults)")
    }

    @Test(
        "its code is none of the round's, the document's or the form's own names",
        arguments: ["data_close", "unit", "least", "earlier", "and"])
    func taken(code: String) throws {
        let given =
            #""given": {"listed": {"vi": "A", "type": "integer"}, "#
            + #""\#(code)": {"vi": "B", "type": "text"}}"#
        let reading = Form.Reading(try Self.document(given: given))
        #expect(reading.faults.count == 1, "\(reading.faults)")
        #expect(reading.faults.first?.place == "given.\(code)")
    }

    @Test("twenty are enough")
    func bound() throws {
        let figures = (0...20).map { #""g\#($0)": {"vi": "G", "type": "integer"}"# }
        let given =
            #""given": {"listed": {"vi": "A", "type": "integer"}, \#(figures.joined(separator: ", "))}"#
        let reading = Form.Reading(try Self.document(given: given))
        #expect(reading.faults.map(\.fault) == [.manyGiven(limit: 20)], "\(reading.faults)")
    }

    @Test("cells of a table are read as people type them, and shown likewise")
    func cells() {
        func read(_ kind: Parameter.Kind, _ text: String) -> Parameter? {
            GivenFigure(code: "x", label: Label("X"), kind: kind).read(text)
        }
        #expect(read(.integer, "1.204") == .integer(1204))
        #expect(read(.integer, "1,5") == nil && read(.integer, "nhiều") == nil)
        #expect(read(.integer, "99999999999999999999") == nil)
        #expect(read(.boolean, "Có") == .boolean(true) && read(.boolean, "x") == .boolean(true))
        #expect(read(.boolean, "không") == .boolean(false) && read(.boolean, "?") == nil)
        #expect(read(.date, "15/11/2026") == .date(Day(iso: "2026-11-15") ?? Day(number: 0)))
        #expect(read(.date, "31/2/2026") == nil)
        #expect(read(.text, "2026-11-15") == .text("2026-11-15"))
        #expect(read(.text, String(repeating: "ă", count: 301)) == nil)
        let text = GivenFigure(code: "x", label: Label("X"), kind: .text)
        #expect(text.stored("2026-11-15") == .text("2026-11-15") && text.stored(3) == nil)
        #expect(Parameter.integer(1204).inTable == "1.204")
        #expect(Parameter.boolean(false).inTable == "không")
    }
}

extension String {
    fileprivate func replacingCharacters(_ range: Range<Index>, with text: String) -> String {
        self[..<range.lowerBound] + text + self[range.upperBound...]
    }
}
