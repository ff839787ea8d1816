import Testing

@testable import Reporting

@Suite("What can't be read is refused with its place and the reason:")
struct ExpressionErrorTests {
    private let vocabulary = FireSafety.vocabulary.bound(to: .integer)

    @Test(
        "names",
        arguments: [
            ("diss_stff > 0", 1, "unknown indicator 'diss_stff'"),
            ("1 + (2 * diss_stff)", 10, "unknown indicator 'diss_stff'"),
            ("DISS_STAFF > 0", 1, "unknown indicator 'DISS_STAFF'"),
            ("$minimum < 1", 1, "unknown parameter '$minimum'"),
            ("1 < max(1, 2)", 5, "unknown function 'max'"),
            ("diss_staff (1)", 1, "unknown function 'diss_staff'"),
            ("present(diss_stff)", 9, "unknown indicator 'diss_stff'"),
            ("fire_plan_status = 'approvd'", 20, "'approvd' is not an option of CL_PLAN"),
            ("'approvd' <> fire_plan_status", 1, "'approvd' is not an option of CL_PLAN"),
            (
                "chk_electric in {'ok', 'broken'}", 24,
                "'broken' is not an option of CL_CHECK"
            ),
            ("contains(it_tools, 'phone')", 20, "'phone' is not an option of CL_IT"),
            ("level = 'THPT'", 9, "'THPT' is not a level"),
            ("level in {'MN','Th'}", 16, "'Th' is not a level"),
            ("plan_date > '2022-02-30'", 13, "'2022-02-30' is not a date (YYYY-MM-DD)"),
            ("if(true, 'x', chk_escape) = 'ok'", 10, "'x' is not an option of CL_CHECK"),
        ])
    func names(_ text: String, _ position: Int, _ message: String) {
        expect(text, position, message)
    }

    @Test(
        "types",
        arguments: [
            ("plan_issued + 1", 1, "'+' needs a number, not a boolean"),
            ("1 + plan_issued", 5, "'+' needs a number, not a boolean"),
            ("1 and true", 1, "'and' needs a boolean, not a number"),
            ("true => diss_staff", 9, "'=>' needs a boolean, not a number"),
            ("not diss_staff", 5, "'not' needs a boolean, not a number"),
            ("-plan_issued", 2, "'-' needs a number, not a boolean"),
            ("-'a'", 2, "'-' needs a number, not a text"),
            ("diss_staff = plan_issued", 12, "'=' can't compare a number with a boolean"),
            ("true < false", 6, "'<' can't compare a boolean with a boolean"),
            ("plan_number < 'b'", 13, "'<' can't compare a text with a text"),
            ("diss_staff = '5'", 12, "'=' can't compare a number with a text"),
            (
                "chk_electric = fire_plan_status", 14,
                "'=' can't compare an option of CL_CHECK with an option of CL_PLAN"
            ),
            (
                "it_tools = 'none'", 10,
                "'=' can't compare options of CL_IT with a text"
            ),
            ("report_file = report_file", 13, "'=' can't compare a file with a file"),
            ("plan_number = $today", 13, "'=' can't compare a text with a date"),
            ("$today + 1", 1, "'+' needs a number, not a date"),
            ("diss_staff in {'5'}", 16, "a number is never '5'"),
            ("it_tools in {'none'} and 1", 26, "'and' needs a boolean, not a number"),
            (
                "count(chk_electric)", 7,
                "'count' needs a multiple choice, not an option of CL_CHECK"
            ),
            ("contains(diss_staff, 'a')", 10, "'contains' needs a multiple choice, not a number"),
            ("min(plan_issued, 1)", 5, "'min' needs a number, not a boolean"),
            ("min(1, $today)", 8, "'min' needs a number, not a date"),
            ("if(1, 2, 3)", 4, "'if' needs a boolean, not a number"),
            ("if(true, 2, 'a')", 13, "'if' gives a number here and a text there"),
            ("present(1)", 9, "'present' needs an indicator or 'value'"),
            ("present(level)", 9, "'present' needs an indicator or 'value'"),
            ("previous(diss_staff + 1)", 21, "expected ')' but found '+'"),
            ("present(previous(diss_staff))", 9, "'present' needs an indicator or 'value'"),
            ("previous($today)", 10, "'previous' needs an indicator or 'value'"),
        ])
    func types(_ text: String, _ position: Int, _ message: String) {
        expect(text, position, message)
    }

    @Test(
        "grammar",
        arguments: [
            ("", 1, "expected an operand but found the end"),
            ("   ", 4, "expected an operand but found the end"),
            ("1 +", 4, "expected an operand but found the end"),
            ("1 + * 2", 5, "expected an operand but found '*'"),
            ("(1 + 2", 7, "expected ')' but found the end"),
            ("1 + 2)", 6, "expected an operator or the end but found ')'"),
            ("1 2", 3, "expected an operator or the end but found '2'"),
            ("1 < diss_staff < 5", 16, "comparisons do not chain: join them by 'and'"),
            ("level = 'MN' in {'MN'}", 14, "comparisons do not chain: join them by 'and'"),
            ("true = not false", 8, "'not' needs parentheses here"),
            ("true and or", 10, "expected an operand but found 'or'"),
            ("level in 'MN'", 10, "expected '{' but found the text 'MN'"),
            ("level in {}", 11, "expected a quoted text but found '}'"),
            ("level in {MN}", 11, "expected a quoted text but found 'MN'"),
            ("level in {'MN' 'TH'}", 16, "expected '}' but found the text 'TH'"),
            ("min(1)", 6, "expected ',' but found ')'"),
            ("min(1, 2, 3)", 9, "expected ')' but found ','"),
            ("if(true, 1)", 11, "expected ',' but found ')'"),
            ("present()", 9, "'present' needs an indicator or 'value'"),
            ("diss_staff / 2 > 1", 12, "there is no division here"),
            ("9223372036854775808", 1, "'9223372036854775808' is too large"),
            ("1 + 12a", 5, "'12a' is neither a number nor a name"),
            ("1.5", 2, "expected an operator or the end but found '.'"),
            ("plan_number = 'abc", 15, "the text has no closing quote"),
            ("1 < $", 5, "'$' without a name"),
            ("tổng = 1", 2, "unexpected character 'ổ'"),
            ("'ế' = 'ế' and x", 15, "unknown indicator 'x'"),
            ("1 == 1", 4, "expected an operand but found '='"),
            ("\u{0}", 1, "unexpected character '\u{0}'"),
        ])
    func grammar(_ text: String, _ position: Int, _ message: String) {
        expect(text, position, message)
    }

    @Test("value outside a rule with 'for'")
    func unbound() {
        expect("1 < value", 5, "'value' needs a rule with 'for'", in: FireSafety.vocabulary)
        expect("present(value)", 9, "'value' needs a rule with 'for'", in: FireSafety.vocabulary)
    }

    @Test("value for a number here and a boolean there")
    func mixed() {
        let mixed = FireSafety.vocabulary.bound(to: .integer, .boolean)
        expect("value", 1, "'value' stands for indicators of different types", in: mixed)
        expect(
            "1 < previous(value)", 14, "'value' stands for indicators of different types",
            in: mixed)
    }

    @Test("an integer and money are both numbers to value")
    func numbers() {
        let numbers = FireSafety.vocabulary.bound(to: .integer, .money, .decimal(scale: 1))
        #expect(throws: Never.self) { try Expression.read("value > 0", in: numbers) }
    }

    private func expect(
        _ text: String, _ position: Int, _ message: String, in vocabulary: Vocabulary? = nil
    ) {
        expectFault(at: position, message) {
            try Expression.read(text, in: vocabulary ?? self.vocabulary)
        }
    }
}
