import Reporting
import Testing

@Suite struct FormReadingTests {
    @Test("a form is read whole, in its order")
    func whole() throws {
        let form = try SmallForm.read()

        #expect(form.version == Form.Version(code: "small", version: 1))
        #expect(
            form.indicators.map(\.code) == [
                "staff", "reached", "money", "share", "has_plan", "plan_day", "pick", "picks",
                "paper",
            ])
        #expect(form.indicators.map(\.number) == Array(1...9))
        #expect(form.indicator("reached")?.label.text(for: "MN") == "Số trẻ")
        #expect(form.indicator("reached")?.label.text(for: "TH") == "Số học sinh")
        #expect(form.notApplicable(to: "MN") == ["pick"])
        #expect(form.rules.map(\.id) == ["E1", "E2", "W1", "W2", "W3"])
        #expect(form.measures.count == 5)
    }

    /// Each change of the document, the place that is blamed and a word of the reason.
    static let faulty: [(change: (old: String, new: String), place: String, reason: String)] = [
        (
            ("\"required\": \"always\"", "\"requred\": \"always\""), "sections[0].indicators[0]",
            "unknown member 'requred'"
        ),
        (("\"code\": \"reached\"", "\"code\": \"staff\""), "sections[0].indicators[1]", "twice"),
        (
            ("\"code\": \"reached\"", "\"code\": \"Reached\""), "sections[0].indicators[1].code",
            "not a code"
        ),
        (
            ("\"code\": \"reached\"", "\"code\": \"count\""), "sections[0].indicators[1].code",
            "word of the rule language"
        ),
        (
            ("\"type\": \"money\"", "\"type\": \"currency\""), "sections[0].indicators[2]",
            "unknown type"
        ),
        (
            ("\"list\": \"CL\", \"nature\": \"state\"", "\"list\": \"CM\", \"nature\": \"state\""),
            "sections[1].indicators[2]", "unknown list"
        ),
        (
            ("\"aggregate\": \"count_true\"", "\"aggregate\": \"sum\""),
            "sections[1].indicators[0]",
            "not for type 'boolean'"
        ),
        (
            ("\"nature\": \"stock\"", "\"nature\": \"stok\""), "sections[0].indicators[0].nature",
            "'stok' is none of"
        ),
        (
            ("\"when\": \"has_plan\"", "\"when\": \"has_plans\""), "sections[1].indicators[1].when",
            "has_plans"
        ),
        (("value <= staff", "value <= stuff"), "rules[0].holds", "stuff"),
        (("value <= staff", "value <= has_plan"), "rules[0].holds", "boolean"),
        (
            ("\"for\": [\"reached\"]", "\"for\": [\"reach\"]"), "rules[0].for[0]",
            "unknown indicator"
        ),
        (("({staff})", "({stuff})"), "rules[0].vi", "stuff"),
        (("\"id\": \"E2\"", "\"id\": \"E1\""), "rules[1]", "twice"),
        (("\"$missing_note\"", "\"$missing\""), "rules[3].severity", "missing"),
        (("\"severity\": \"error\"", "\"severity\": \"fatal\""), "rules[0].severity", "fatal"),
        (("sum(reached) / sum(staff)", "sum(reached) + sum(staff)"), "measures[0].percent", "/"),
        (
            ("sum(staff) + sum(reached)", "sum(staff) + sum(share)"), "measures[1]",
            "has a fraction"
        ),
        (("people - previous(people)", "peoples"), "measures[4].value", "peoples"),
        (("\"version\": 1", "\"version\": 0"), "version", "outside"),
        (("{\"value\": \"b\"", "{\"value\": \"a\""), "lists.CL[1]", "twice"),
        (("\"least\": 2", "\"today\": 2"), "parameters.today", "built in"),
        (
            ("\"id\": \"E2\",", "\"id\": \"E2\", \"explanations\": [\"Đúng.\"],"),
            "rules[1].explanations", "only a warning"
        ),
        (
            ("\"id\": \"W1\",", "\"id\": \"W1\", \"explanations\": [],"),
            "rules[2].explanations", "from 1 to 12"
        ),
        (
            ("\"id\": \"W1\",", "\"id\": \"W1\", \"explanations\": [\"a\", \"a\"],"),
            "rules[2].explanations[1]", "twice"
        ),
        (
            (
                "\"id\": \"W1\",",
                "\"id\": \"W1\", \"explanations\": [\"\(String(repeating: "ă", count: 201))\"],"
            ),
            "rules[2].explanations[0]", "at most 200"
        ),
    ]

    @Test("a fault is blamed on its place, with a reason", arguments: faulty.indices)
    func faults(index: Int) throws {
        let (change, place, reason) = FormReadingTests.faulty[index]
        #expect(SmallForm.text.contains(change.old))
        let text = SmallForm.text.replacing(change.old, with: change.new, maxReplacements: 1)
        let document = try JSON(parsing: text.utf8)

        let error = #expect(throws: InvalidForm.self) { try Form(document: document) }

        let fault = try #require(error?.faults.first)
        #expect(fault.place == place)
        #expect(fault.message.contains(reason), "\(fault.message)")
    }

    @Test("a warning's explanations are read; a form without them is the form that it was")
    func explanations() throws {
        let before = try Form(document: try JSON(parsing: SmallForm.text.utf8))
        #expect(before.rules.allSatisfy { $0.explanations.isEmpty })
        let text = SmallForm.text.replacing(
            "\"id\": \"W2\",",
            with: "\"id\": \"W2\", \"explanations\": [\"Đang chờ.\", \"Không có.\"],")
        var form = try Form(document: try JSON(parsing: text.utf8))
        #expect(form.rules[3].explanations == ["Đang chờ.", "Không có."])
        form.rules[3].explanations = []
        #expect(form.rules == before.rules)
    }

    @Test("all faults are told at once, in the document's order")
    func allAtOnce() throws {
        let text = [
            ("\"version\": 1", "\"version\": 0"),
            ("\"least\": 2", "\"today\": 2"),
            ("{\"value\": \"b\"", "{\"value\": \"a\""),
            (
                "\"type\": \"money\", \"nature\": \"flow\"",
                "\"type\": \"mony\", \"nature\": \"flw\""
            ),
            ("\"when\": \"has_plan\"", "\"when\": \"has_plans\""),
            ("\"id\": \"E2\", \"severity\": \"error\"", "\"id\": \"E2\", \"severity\": \"fatal\""),
            ("Thiếu ngày", "Thiếu {ngay}"),
            ("sum(reached) / sum(staff)", "sum(reached)"),
        ].reduce(SmallForm.text) { text, change in
            text.replacing(change.0, with: change.1, maxReplacements: 1)
        }
        let error = #expect(throws: InvalidForm.self) {
            try Form(document: try JSON(parsing: text.utf8))
        }
        #expect(
            error?.faults.map(\.description) == [
                "version: 0 is outside 1…9999",
                "parameters.today: 'today' is built in",
                "lists.CL[1]: option 'a' occurs twice",
                "sections[0].indicators[2]: unknown type 'mony'",
                "sections[0].indicators[2].nature: 'flw' is none of "
                    + "stock, flow, flow_distinct, state",
                "sections[1].indicators[1].when, position 1: unknown indicator 'has_plans'",
                "rules[1].severity: 'fatal' is none of error, warning, note",
                "rules[1].vi, position 7: unknown placeholder '{ngay}'",
                "rules[2].let.min, position 1: unknown parameter '$least'",
                "measures[0].percent, position 13: a percentage needs '/' but found the end",
            ])
    }

    @Test(
        "what names something that could not be read is not blamed for it",
        arguments: [
            ("\"code\": \"staff\", \"vi\"", "\"code\": \"staff\", \"tên\"", 2),
            ("\"code\": \"has_plan\", \"vi\": \"Có kế hoạch\",", "\"code\": \"has_plan\",", 1),
            ("{\"value\": \"b\", \"vi\": \"Hai\"}", "{\"value\": \"b\"}", 1),
            ("\"missing_note\": \"warning\"", "\"missing_note\": [1]", 1),
            ("\"let\": {\"min\": \"$least * 2\"}", "\"let\": {\"min\": \"$least * x\"}", 1),
            ("\"value\": \"sum(staff) + sum(reached)\"", "\"value\": \"sum(staff) + sum(x)\"", 1),
            ("\"for\": [\"reached\"]", "\"for\": [\"x\"]", 1),
        ])
    func consequences(old: String, new: String, count: Int) throws {
        #expect(SmallForm.text.contains(old))
        let text = SmallForm.text.replacing(old, with: new, maxReplacements: 1)
        let error = #expect(throws: InvalidForm.self) {
            try Form(document: try JSON(parsing: text.utf8))
        }
        #expect(error?.faults.count == count, "\(error?.faults ?? [])")
    }

    @Test("positions in expressions are told")
    func position() throws {
        let other = SmallForm.text.replacing("value <= staff", with: "value <= 3 +")
        let position = #expect(throws: InvalidForm.self) {
            try Form(document: try JSON(parsing: other.utf8))
        }
        #expect(position?.faults.first?.position == 13)
    }
}
