import Testing

@testable import Reporting

@Suite("Conditions of an XLSForm")
struct XPathTests {
    /// A condition as XLSForm has it, and as the rule language does.
    static let conditions: [(String, String)] = [
        ("${pupils} > 0", "pupils > 0"),
        ("${pupils}>=${staff}", "pupils >= staff"),
        ("${pupils} != 3", "pupils <> 3"),
        ("${pupils} = '3'", "pupils = 3"),
        ("3 < ${pupils}", "3 < pupils"),
        ("${pupils} + ${staff} * 2 <= 10", "pupils + staff * 2 <= 10"),
        ("(${pupils} + ${staff}) * 2 <= 10", "(pupils + staff) * 2 <= 10"),
        ("${pupils} - (${staff} - 1) = -1", "pupils - (staff - 1) = -1"),
        ("${area} >= 2.5", "10 * area >= 25"),
        ("${pupils} * 0.05 <= ${staff}", "pupils * 5 <= 100 * staff"),
        ("${pupils} * 1.50 > 3", "pupils * 15 > 30"),
        ("${pupils} > 1 and ${staff} > 2 or ${area} = 0", "pupils > 1 and staff > 2 or area = 0"),
        (
            "${pupils} > 1 and (${staff} > 2 or ${area} = 0)",
            "pupils > 1 and (staff > 2 or area = 0)"
        ),
        ("not(${pupils} > 1)", "not pupils > 1"),
        ("not(${pupils} > 1 or ${staff} > 1)", "not (pupils > 1 or staff > 1)"),
        ("${source} = 'tap'", "source = 'tap'"),
        ("${source} != \"tap\"", "source <> 'tap'"),
        ("'tap' = ${source}", "source = 'tap'"),
        ("${source} = ‘tap’", "source = 'tap'"),
        ("selected(${source}, 'tap')", "source = 'tap'"),
        ("selected(${ sources }, 'tap')", "contains(sources, 'tap')"),
        ("not(selected(${sources}, 'tap'))", "not contains(sources, 'tap')"),
        ("${sources} = 'tap'", "contains(sources, 'tap') and count(sources) = 1"),
        ("count-selected(${sources}) >= 2", "count(sources) >= 2"),
        ("${grade} = 1", "grade = '1'"),
        ("selected(${grade}, 2)", "grade = '2'"),
        ("${note} = ''", "not present(note)"),
        ("${note} != ''", "present(note)"),
        ("string-length(${note}) > 0", "present(note)"),
        ("string-length(${note}) = 0", "not present(note)"),
        ("1 <= string-length(${note})", "present(note)"),
        ("${paper} != ''", "present(paper)"),
        ("${pupils}!='' and ${staff}!=''", "present(pupils) and present(staff)"),
        ("${note}", "present(note)"),
        ("${day} <= today()", "day <= $today"),
        ("${day} > '2022-03-16'", "day > '2022-03-16'"),
        ("${day} >= date('2022-03-16')", "day >= '2022-03-16'"),
        ("${sure} = 'OK'", "sure"),
        ("${sure} = 'no'", "not sure"),
        ("${sure} = true()", "sure = true"),
        ("true() or false()", "true or false"),
        ("if(${source} = 'tap', ${pupils}, 2) > 1", "if(source = 'tap', pupils, 2) > 1"),
        ("if(${sure}='yes', 0.5, 1) < ${area}", "if(sure, 5, 10) < 10 * area"),
        ("coalesce(${pupils}, 0) > 1", "if(present(pupils), pupils, 0) > 1"),
        ("min(${pupils}, ${staff}) > 1", "min(pupils, staff) > 1"),
        ("max(${pupils}, ${staff}) > 1", "pupils + staff - min(pupils, staff) > 1"),
        ("(${pupils} > 1) = (${staff} > 1)", "(pupils > 1) = (staff > 1)"),
        ("${pupils} > 1 AND ${staff} > 1", "pupils > 1 and staff > 1"),
    ]

    @Test("are said in the rule language, which reads them", arguments: conditions)
    func translated(xpath: String, expected: String) throws {
        let outcome = Surveys.outcome(
            of: [
                "type": "integer", "name": "q", "label": "Q", "required": "yes", "relevant": xpath,
            ], beside: Surveys.questions)
        let json = outcome.document?["sections"]?.array?.first?["indicators"]?.array?.last
        #expect(json?["when"]?.string == expected)
        // The reader of forms takes it, whatever was not required beside it.
        #expect(outcome.form != nil, "\(outcome.findings)")
    }

    static let faults: [(String, XPathFault)] = [
        ("regex(${note}, '^[0-9]+$')", .untranslatable("regex")),
        ("${pupils} div 2 > 1", .untranslatable("div")),
        ("${pupils} mod 2 = 0", .untranslatable("mod")),
        ("string-length(${note}) = 10", .untranslatable("string-length")),
        ("${nothing} > 1", .unknownName("nothing")),
        ("../pupils > 1", .untranslatable("..")),
        ("/data/pupils > 1", .untranslatable("/")),
        ("position(..) = 1", .untranslatable("..")),
        ("pulldata('a', 'b', 'c', 'd') = 1", .untranslatable("pulldata")),
        ("pupils > 1", .untranslatable("pupils")),
        (". > 1", .untranslatable(".")),
        ("${source} > 'tap'", .unfit(">")),
        ("${pupils} = 'many'", .unfit("=")),
        ("${note} = \"it's\"", .untranslatable("it's")),
        ("${day} + 30 > today()", .unfit("+")),
        ("${pupils} + 1", .noCondition),
        ("${pupils} >", .malformed(position: 12, found: "")),
        ("${pupils} > 1)", .malformed(position: 14, found: ")")),
        ("${pupils > 1", .malformed(position: 1, found: "${")),
        ("${note} = 'x", .malformed(position: 11, found: "'")),
        ("${pupils} ; 1", .malformed(position: 11, found: ";")),
        ("${day} > '2022-13-40'", .untranslatable("2022-13-40")),
        (String(repeating: "(", count: 200) + "1", .tooDeep),
        (String(repeating: "1+", count: 200) + "1 > 2", .tooDeep),
        (String(repeating: "-", count: 200) + "1 > 2", .tooDeep),
        ("1" + String(repeating: " ", count: 5000) + "= 1", .tooLong(limit: 4096)),
        (
            String(repeating: "max(${pupils}, ", count: 30) + "1"
                + String(repeating: ")", count: 30) + " > 1", .tooLong(limit: 4096)
        ),
    ]

    @Test(
        "of what the rule language has not are named, and the question is not required",
        arguments: faults)
    func refused(xpath: String, fault: XPathFault) throws {
        let outcome = Surveys.outcome(
            of: [
                "type": "integer", "name": "q", "label": "Q", "required": "yes", "relevant": xpath,
            ], beside: Surveys.questions)
        #expect(
            outcome.findings.contains(
                .init(.expression(fault), at: .init(sheet: "survey", row: 12, column: "relevant"))),
            "\(outcome.findings)")
        let json = outcome.document?["sections"]?.array?.first?["indicators"]?.array?.last
        #expect(json?["required"] == "optional")
        #expect(outcome.form != nil)
    }
}
