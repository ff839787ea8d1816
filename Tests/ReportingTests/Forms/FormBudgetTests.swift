import Foundation
import Reporting
import Testing

/// A form of bounded size has a bounded cost, or is refused where it goes too far.
@Suite struct FormBudgetTests {
    /// SmallForm with other measures.
    static func form(measures: [String]) throws -> Form {
        let start = try #require(SmallForm.text.range(of: #""measures": ["#)).upperBound
        let text = SmallForm.text[..<start] + measures.joined(separator: ",") + "]}"
        return try Form(document: try JSON(parsing: text.utf8))
    }

    static func measure(_ index: Int, _ formula: String, as kind: String = "value") -> String {
        #"{"code": "m\#(index)", "vi": "Chỉ số", "\#(kind)": "\#(formula)"}"#
    }

    private static func refused(_ measures: [String]) -> InvalidForm.Fault? {
        #expect(throws: InvalidForm.self) { try form(measures: measures) }?.faults.first
    }

    @Test("measures that name each other twice are refused at the one that is too large")
    func doubling() {
        let measures =
            [FormBudgetTests.measure(0, "sum(staff) + sum(staff)")]
            + (1...33).map { FormBudgetTests.measure($0, "m\($0 - 1) + m\($0 - 1)") }
        let fault = FormBudgetTests.refused(measures)
        // 5 parts, then 2n + 1: m8 has 1,535.
        #expect(fault?.place == "measures[8]")
        #expect(fault?.message.contains("1535 parts") ?? false, "\(fault?.message ?? "")")
    }

    @Test("so are percentages of percentages, whose numerators count")
    func percentages() {
        let measures =
            [FormBudgetTests.measure(0, "sum(staff) / 2", as: "percent")]
            + (1...40).map {
                FormBudgetTests.measure(
                    $0, "m\($0 - 1) + m\($0 - 1) / m\($0 - 1)", as: "percent")
            }
        // 4 parts, then 3n + 2: m5 has 1,214.
        #expect(FormBudgetTests.refused(measures)?.place == "measures[5]")
    }

    @Test("a chain of measures is refused where it becomes too deep")
    func chain() {
        let measures =
            [FormBudgetTests.measure(0, "sum(staff)")]
            + (1..<4_000).map { FormBudgetTests.measure($0, "m\($0 - 1) + 1") }
        let fault = FormBudgetTests.refused(measures)
        #expect(fault?.place == "measures[100]")
        #expect(fault?.message.contains("101 deep") ?? false)
    }

    @Test("many measures of tolerable size are too much together")
    func together() {
        let sum = Array(repeating: "sum(staff)", count: 40).joined(separator: " + ")
        let measures = (0..<200).map { FormBudgetTests.measure($0, sum) }
        #expect(FormBudgetTests.refused(measures)?.place == "measures[168]")
    }

    @Test("a measure within the budget counts as before it was written out")
    func within() throws {
        let measures =
            [FormBudgetTests.measure(0, "sum(staff) + sum(reached)")]
            + (1...6).map { FormBudgetTests.measure($0, "m\($0 - 1) + m\($0 - 1)") }
        let layout = TotalsLayout(form: try FormBudgetTests.form(measures: measures))
        let tally = layout.tally(
            of: ["staff": .integer(30), "reached": .integer(12)], level: "TH", parameters: [:])
        let totals = GroupTotals(
            layout: layout, coverage: Coverage(), states: [.approved], tally: tally, communes: [])
        let last = try #require(layout.form.measure("m6"))
        #expect(totals.result(of: last) == .value(42 * 64))
    }

    @Test("rules are counted as often as they are looked at")
    func rules() throws {
        let long = Array(repeating: "staff", count: 25).joined(separator: " + ")
        let rules = (0..<1_500).map {
            #"{"id": "R\#($0)", "severity": "error", "for": {"type": ["integer", "money"]}, "#
                + #""holds": "\#(long) >= 0", "vi": "Sai."}"#
        }
        let start = try #require(SmallForm.text.range(of: #""rules": ["#)).upperBound
        let end = try #require(SmallForm.text.range(of: #""measures":"#)).lowerBound
        let text =
            SmallForm.text[..<start] + rules.joined(separator: ",") + "], "
            + SmallForm.text[end...]
        let document = try JSON(parsing: text.utf8)
        let fault = #expect(throws: InvalidForm.self) { try Form(document: document) }?
            .faults.first
        #expect(fault?.place == "rules")
        #expect(fault?.message.contains("\(1_500 * 3 * 52) parts") ?? false)
        // Nor are they run by who tries what can be read of it.
        #expect(Form.Reading(document).form.rules.isEmpty)
    }

    @Test("a list has so many options and no more", arguments: [(1_000, true), (1_001, false)])
    func options(count: Int, isTaken: Bool) throws {
        let options = (0..<count).map { #"{"value": "o\#($0)", "vi": "Mục"}"# }
        let text = SmallForm.text.replacing(
            #""lists": {"#, with: #""lists": {"LONG": [\#(options.joined(separator: ","))], "#)
        let document = try JSON(parsing: text.utf8)
        if isTaken {
            #expect(try Form(document: document).lists.contains { $0.code == "LONG" })
        } else {
            let error = #expect(throws: InvalidForm.self) { try Form(document: document) }
            #expect(error?.faults.first?.place == "lists.LONG")
        }
    }
}
