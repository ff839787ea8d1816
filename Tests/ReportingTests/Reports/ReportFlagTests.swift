import Testing

@testable import Reporting

@Suite("What a reviewer is pointed to")
struct ReportFlagTests {
    private let form: Form

    /// Ten flows, a stock, an amount, a profile fact.
    init() throws {
        func indicator(_ code: String, _ type: String, _ nature: String, _ more: String = "")
            -> String
        {
            #"{"code": "\#(code)", "vi": "\#(code)", "type": "\#(type)", "nature": "\#(nature)", "#
                + #""aggregate": "sum", "required": "always", "levels": ["TH"]\#(more)}"#
        }
        let flows = (0..<10).map { indicator("f\($0)", "integer", "flow") }
        let all =
            (flows + [
                indicator("stock", "integer", "stock"), indicator("money", "money", "flow"),
                indicator("staff", "integer", "stock", #", "profile": true"#),
            ]).joined(separator: ",")
        let text = """
            {"code": "f", "version": 1, "title": {"vi": "F"}, "sections": [
            {"code": "A", "vi": "A", "indicators": [\(all)]}], "rules": [], "measures": []}
            """
        form = try Form(document: JSON(parsing: Array(text.utf8)))
    }

    private func values(_ offset: Int64 = 0) -> Values {
        var values: Values = [
            "stock": .integer(20), "money": .integer(9_000_000), "staff": .integer(30),
        ]
        for index in 0..<10 {
            let code = Indicator.Code(rawValue: "f\(index)")
            values[code] = .integer(Int64(index + 1) + offset)
        }
        return values
    }

    private func flags(
        _ values: Values, before: Values = [:], others: [Unit.ID: Values] = [:]
    ) -> [ReportFlag] {
        form.flags(of: values, level: "TH", previous: before, others: others)
    }

    @Test("a report that differs raises nothing")
    func nothing() {
        let other = Unit.ID(rawValue: 7)
        #expect(flags(values(), before: values(3), others: [other: values(5)]).isEmpty)
        #expect(flags(values()).isEmpty)
    }

    @Test("all answers as before, or as another's, though the profile differs")
    func same() {
        let other = Unit.ID(rawValue: 7)
        var theirs = values()
        theirs["staff"] = .integer(45)
        #expect(flags(values(), before: theirs) == [.sameAsPrevious])
        #expect(flags(values(), others: [other: theirs]) == [.sameAs(other)])
    }

    @Test("one of twenty may differ; one of ten is another report")
    func like() {
        var theirs = values()
        theirs["f0"] = .integer(99)
        // Eleven of twelve numbers, 916 in a thousand.
        #expect(flags(values(), before: theirs).isEmpty)
        // A text or a blank differs, the numbers do not.
        theirs = values()
        theirs["f0"] = nil
        #expect(flags(values(), before: theirs) == [.likePrevious(permille: 1000)])
    }

    @Test("reports full of zeros are not alike by their zeros")
    func zeros() {
        let zeros: Values = values().mapValues { _ in .integer(0) }
        #expect(flags(zeros, before: zeros).isEmpty)
    }

    @Test(
        "a stock that halves or doubles",
        arguments: [
            (20, 10, true), (20, 11, false), (20, 40, true), (20, 39, false), (4, 1, false),
            (0, 5, true), (2, 4, false), (5, 0, true),
        ])
    func jump(before: Int64, now: Int64, isJump: Bool) {
        var (old, new) = (values(3), values())
        old["stock"] = .integer(before)
        new["stock"] = .integer(now)
        let expected: [ReportFlag] =
            isJump
            ? [
                .jump(
                    "stock", before: FixedPoint(units: before, scale: 0),
                    now: FixedPoint(units: now, scale: 0))
            ] : []
        #expect(flags(new, before: old) == expected)
    }

    @Test(
        "money that looks like millions",
        arguments: [(35, true), (9_850, true), (99_999, true), (100_000, false), (0, false)])
    func money(amount: Int64, isSmall: Bool) {
        var own = values()
        own["money"] = .integer(amount)
        #expect(flags(own) == (isSmall ? [.smallAmount("money", amount)] : []))
    }
}
