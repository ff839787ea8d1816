import Testing

@testable import Reporting

@Suite("A rule's message")
struct MessageReadingTests {
    private let vocabulary = FireSafety.vocabulary.bound(to: .integer)
        .defining(["min": .number])

    @Test("is text and placeholders")
    func parts() throws {
        #expect(
            try Message.read(
                "{label} ({value}) > {gen_staff_total}, {min}, {$today}.",
                in: vocabulary
            ).parts == [
                .placeholder("label"), .text(" ("), .placeholder("value"), .text(") > "),
                .placeholder("gen_staff_total"), .text(", "), .placeholder("min"), .text(", "),
                .placeholder("$today"), .text("."),
            ])
        #expect(try Message.read("", in: vocabulary).parts == [])
    }

    @Test(
        "is refused with the place when a placeholder stands for nothing",
        arguments: [
            ("Số {diss_stff}", 4, "unknown placeholder '{diss_stff}'"),
            ("{}", 1, "unknown placeholder '{}'"),
            ("{today}", 1, "unknown placeholder '{today}'"),
            ("{ value }", 1, "unknown placeholder '{ value }'"),
            ("{{value}", 1, "unknown placeholder '{{value}'"),
            ("Số {value", 4, "'{' without '}'"),
            ("Số value}", 9, "'}' without '{'"),
        ])
    func refuses(_ text: String, _ position: Int, _ message: String) {
        expectFault(at: position, message) {
            try Message.read(text, in: vocabulary)
        }
    }

    @Test("has a label and a value only for the indicators of a rule with 'for'")
    func unbound() {
        expectFault(at: 1, "unknown placeholder '{label}'") {
            try Message.read("{label}", in: FireSafety.vocabulary)
        }
    }
}
