import Testing

@testable import Reporting

@Suite("A measure")
struct MeasureReadingTests {
    private let known: Set<Measure.Code> = ["d_ext_total", "d_inc_total"]

    @Test(
        "of the plan can be written as a percentage",
        arguments: [
            "submitted / due",
            "on_time / due",
            "sum(diss_staff) / sum(gen_staff_total)",
            "sum(diss_students) / sum(gen_students_total)",
            "sum(train_staff) / sum(gen_staff_total)",
            "sum(team_trained) / sum(team_members)",
            "count(drill_count >= 1) / count()",
            "sum(eq_ext_usable) / d_ext_total",
            "sum(fnd_fixed) / sum(fnd_found)",
            "count_distinct(commune, party_advice and present(party_docs)) / communes",
        ])
    func percentages(_ text: String) throws {
        let formula = try Measure.Formula.readPercent(
            text, in: FireSafety.vocabulary, measures: known)
        guard case .percent = formula else {
            Issue.record("\(formula)")
            return
        }
    }

    @Test(
        "of the plan can be written as a value",
        arguments: [
            "sum(eq_ext_powder + eq_ext_co2)",
            "sum(inc_fire + inc_explosion + inc_accident)",
            "d_inc_total - previous(d_inc_total)",
        ])
    func values(_ text: String) throws {
        #expect(throws: Never.self) {
            try MeasureExpression.read(text, in: FireSafety.vocabulary, measures: known)
        }
    }

    @Test("is read with * before + and -, from left to right")
    func precedence() throws {
        #expect(
            try MeasureExpression.read(
                "due - 2 * on_time - (communes + 1)", in: FireSafety.vocabulary, measures: [])
                == .subtract(
                    .subtract(
                        .coverage(.due), .multiply(.number(2), .coverage(.onTime))),
                    .add(.coverage(.communes), .number(1))))
    }

    @Test("has two sides, with anything but another / in them")
    func sides() throws {
        #expect(
            try Measure.Formula.readPercent(
                "sum(diss_staff) + 1 / count()", in: FireSafety.vocabulary, measures: [])
                == .percent(.add(.sum(.indicator("diss_staff")), .number(1)), .count(nil)))
    }

    @Test("has a syntax tree")
    func tree() throws {
        let formula = try Measure.Formula.readPercent(
            """
            count_distinct(commune, gen_kitchen) + count() - d_ext_total * 2
              / sum(area) + count(gen_kitchen) + due + previous(d_ext_total)
            """, in: FireSafety.vocabulary, measures: known)
        #expect(
            formula.syntaxTree.shown == """
                {"percent": [{"op": "-", "args": [{"op": "+", "args": \
                [{"op": "count_distinct", "args": [{"cell": "gen_kitchen"}]}, \
                {"op": "count", "args": []}]}, {"op": "*", "args": \
                [{"measure": "d_ext_total"}, {"integer": 2}]}]}, \
                {"op": "+", "args": [{"op": "+", "args": [{"op": "+", "args": \
                [{"op": "sum", "args": [{"cell": "area"}]}, \
                {"op": "count", "args": [{"cell": "gen_kitchen"}]}]}, {"coverage": "due"}]}, \
                {"op": "previous", "args": [{"measure": "d_ext_total"}]}]}]}
                """)
        #expect(Measure.Formula.value(.number(1)).syntaxTree == ["value": ["integer": 1]])
    }

    @Test(
        "is refused with the place and the reason",
        arguments: [
            ("sum(diss_stff) / due", 5, "unknown indicator 'diss_stff'"),
            ("sum(plan_issued) / due", 5, "'sum' needs a number, not a boolean"),
            ("count(diss_staff) / due", 7, "'count' needs a boolean, not a number"),
            ("diss_staff / due", 1, "'diss_staff' is an indicator: write sum(diss_staff)"),
            ("d_other / due", 1, "no measure 'd_other' before this one"),
            ("previous(d_other) / due", 10, "no measure 'd_other' before this one"),
            ("previous(1) / due", 10, "expected a measure but found '1'"),
            ("count_distinct(unit, true) / due", 16, "only 'commune' is counted so, not 'unit'"),
            ("mean(diss_staff) / due", 1, "unknown function 'mean'"),
            ("sum(value) / due", 5, "'value' needs a rule with 'for'"),
            ("sum(diss_staff", 15, "expected ')' but found the end"),
            ("due", 4, "a percentage needs '/' but found the end"),
            ("due / ", 7, "expected an operand but found the end"),
            ("due / due / due", 11, "a percentage has one '/'"),
            ("(due / due) / due", 6, "expected ')' but found '/'"),
            ("sum(diss_staff / 2) / due", 16, "expected ')' but found '/'"),
            ("-1 / due", 1, "expected an operand but found '-'"),
            ("due due / 1", 5, "a percentage needs '/' but found 'due'"),
            ("due / 1 1", 9, "expected an operator or the end but found '1'"),
        ])
    func refuses(_ text: String, _ position: Int, _ message: String) {
        expectFault(at: position, message) {
            try Measure.Formula.readPercent(text, in: FireSafety.vocabulary, measures: known)
        }
    }

    @Test("that is a value has no division")
    func noDivision() {
        expectFault(at: 5, "there is no division here") {
            try MeasureExpression.read("due / due", in: FireSafety.vocabulary, measures: [])
        }
    }
}
