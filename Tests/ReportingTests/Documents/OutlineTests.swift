import Reporting
import Testing

@Suite("What documents say, filled with figures")
struct OutlineTests {
    let form: Form

    init() throws { form = try SmallForm.read() }

    private var setting: DocumentSetting {
        get throws {
            let round = Round(
                id: .init(rawValue: 1), code: "dot-1", title: "Đợt một", plan: .init(rawValue: 1),
                form: .init(form.version), owner: .init(rawValue: 1),
                period: try day("2022-03-16")...day("2022-08-31"),
                dataClose: try day("2022-08-31"), dueAt: Moment(milliseconds: 0),
                dueText: "trước ngày 10/9/2022")
            let plan = Plan(
                id: .init(rawValue: 1), number: "14/KH", date: try day("2022-03-09"),
                issuer: "Phòng", subject: "Việc", tasks: [], bases: [])
            return DocumentSetting(
                round: round, form: form, plan: plan, unit: "Trường A", owner: "Phòng")
        }
    }

    private func day(_ text: String) throws -> Day { try #require(Day(iso: text)) }

    private func report(_ json: String, _ values: Values, level: Level = "TH") throws -> [String] {
        let outline = try Outline(.report, document: try JSON(parsing: json.utf8), of: form)
        let facts = Facts(values, level: level, form: form, try setting)
        return outline.filled(with: facts).blocks.map { $0.runs.map(\.text).joined() }
    }

    @Test("figures stand in running text as Viet Nam writes them")
    func figures() throws {
        let said = try report(
            """
            {"subject": "x", "let": {"part": ["reached", "staff"], "rest": "staff - reached"},
             "blocks": [
              {"vi": "{staff} người, {reached} em (đạt {part}), còn {rest}; {money}; {has_plan}."},
              {"vi": "{plan_day}: {pick} và {picks}; {share} m2; {paper}; {$data_close}; {$unit}"}]}
            """,
            [
                "staff": .integer(1234), "reached": .integer(5), "money": .integer(9_850_000),
                "has_plan": .boolean(true), "plan_day": .date(try day("2022-02-05")),
                "pick": .choice("b"), "picks": .choices(["a", "b"]),
                "share": .decimal(FixedPoint(units: 125, scale: 1)),
            ])
        #expect(
            said == [
                "1.234 người, 05 em (đạt 0,4%), còn 1.229; 9.850.000 đồng; có.",
                "05/02/2022: hai và một; hai; 12,5 m2; …; 31/8/2022; Trường A",
            ])
    }

    @Test("a condition that is false or unknown leaves its block out; headings without text go too")
    func conditions() throws {
        let json = """
            {"subject": "x", "blocks": [
             {"heading": 1, "vi": "Đầu"}, {"heading": 2, "vi": "Trống"},
             {"vi": "Không xảy ra.", "when": "staff = 0"}, {"vi": "Có {staff}.", "when": "staff > 0"},
             {"vi": "Nối.", "when": "has_plan", "continues": true}, {"heading": 1, "vi": "Cuối"},
             {"heading": 2, "vi": "Sau"}, {"vi": "Kết.", "when": "present(paper)"}, {"vi": ""}]}
            """
        #expect(
            try report(json, ["staff": .integer(0)]) == ["I. ĐẦU", "Trống", "Không xảy ra."])
        #expect(
            try report(
                json, ["staff": .integer(3), "has_plan": .boolean(true), "paper": .text("a")])
                == ["I. ĐẦU", "Trống", "Có 03. Nối.", "II. CUỐI", "Sau", "Kết."])
        #expect(try report(json, [:]).isEmpty)
    }

    @Test("a heading that is alone in its chapter has no number, one beside another has")
    func alone() throws {
        let json = """
            {"subject": "x", "blocks": [
             {"heading": 1, "vi": "Một"}, {"heading": 2, "vi": "A"}, {"vi": "a."},
             {"heading": 2, "vi": "B"}, {"vi": "b.", "when": "staff > 1"},
             {"heading": 1, "vi": "Hai"}, {"heading": 2, "vi": "C"}, {"vi": "c."}]}
            """
        #expect(
            try report(json, ["staff": .integer(2)])
                == ["I. MỘT", "1. A", "a.", "2. B", "b.", "II. HAI", "C", "c."])
        #expect(
            try report(json, ["staff": .integer(1)]) == [
                "I. MỘT", "A", "a.", "II. HAI", "C", "c.",
            ])
    }

    @Test(
        "what an outline can't mean is told with its place",
        arguments: [
            (#"{"blocks": []}"#, ": 'subject' is missing"),
            (
                #"{"subject": "x", "blocks": [{"vi": "Có {staf} người"}]}"#,
                "blocks[0].vi, position 4: unknown figure '{staf}'"
            ),
            (
                #"{"subject": "x", "blocks": [{"vi": "a", "when": "staff"}]}"#,
                "blocks[0].when, position 1: a condition is needed, not a number"
            ),
            (
                #"{"subject": "x", "blocks": [{"heading": 3, "vi": "a"}]}"#,
                "blocks[0].heading: 3 is outside 1…2"
            ),
            (
                #"{"subject": "x", "blocks": [{"quotes": "staff"}]}"#,
                "blocks[0].quotes: one report has nobody to quote"
            ),
            (
                #"{"subject": "x", "let": {"staff": "1"}, "blocks": []}"#,
                "let.staff: 'staff' is taken"
            ),
            (
                #"{"subject": "x", "let": {"a": ["staff"]}, "blocks": []}"#,
                "let.a: a percentage has two expressions"
            ),
            (
                #"{"subject": "x", "blocks": [], "annexes": ["all"]}"#,
                "annexes[0]: 'all' is none of levels, schools, tasks"
            ),
        ])
    func faults(json: String, fault: String) throws {
        let found = #expect(throws: InvalidForm.self) {
            try Outline(.report, document: try JSON(parsing: json.utf8), of: form)
        }
        #expect(
            found?.faults.map(\.description) == [fault.hasPrefix(":") ? "document" + fault : fault])
    }

    @Test("an outline is stored as it was read")
    func stored() throws {
        let json = """
            {"subject": "Số {$approved}", "let": {"a": "staff + 1", "b": ["staff", "reached"]},
             "blocks": [{"heading": 2, "vi": "Mục"}, {"vi": "{a=12} {b}", "when": "a > 0",
              "continues": true, "note": "Khi có"}, {"quotes": "paper", "units": ["th-a"]}],
             "annexes": ["levels", {"title": "Văn bản", "texts": ["paper"]}]}
            """
        let document = try JSON(parsing: json.utf8)
        let outline = try Outline(.consolidated, document: document, of: form)
        #expect(outline.document == document)
        #expect(try Outline(.consolidated, document: outline.document, of: form) == outline)
    }

    @Test("a form without outlines says each answer in its order")
    func plain() throws {
        let facts = Facts(
            ["staff": .integer(2), "pick": .choice("a")], level: "TH", form: form, try setting)
        let said = form.outline(.report).filled(with: facts).blocks.map {
            $0.runs.map(\.text).joined()
        }
        #expect(
            said == [
                "Thực hiện Kế hoạch số 14/KH ngày 09/3/2022 của Phòng, Trường A báo cáo kết quả (số "
                    + "liệu từ ngày 16/3/2022 đến hết ngày 31/8/2022) như sau:",
                "I. MỤC A", "Số người: 02 người.", "II. MỤC B", "Lựa chọn: một.",
            ])
    }

    @Test("a form without outlines counts schools as schools, and says where the rest stands")
    func plainConsolidated() throws {
        let outline = form.outline(.consolidated)
        let totals = GroupTotals.of(
            [
                ["staff": .integer(2), "has_plan": .boolean(true), "pick": .choice("b")],
                ["has_plan": .boolean(true), "picks": .choices(["a", "na"])],
            ], in: form)
        let facts = Facts(
            ReportedTotals(total: totals, previous: [:], owedByLevel: [:], missing: [], late: []),
            try setting)
        let quotes: [Indicator.Code: [Outline.Quote]] = [
            "paper": [Outline.Quote(unit: "th-a", name: "Trường A", text: "12/NQ")]
        ]
        let said = outline.filled(with: facts, quotes: quotes).blocks.map {
            $0.runs.map(\.text).joined()
        }
        for sentence in [
            "Số người: 02 người.", "Có kế hoạch: 02 trường.", "Lựa chọn: hai (01 trường).",
            "Nhiều lựa chọn: một (01 trường); không có (01 trường).", "Kinh phí: ….",
            "Ngày kế hoạch: chi tiết từng đơn vị tại Phụ lục III.",
            "Văn bản: chi tiết từng đơn vị tại Phụ lục III.",
            "Số liệu tổng hợp từ 02/02 đơn vị đã có báo cáo được duyệt; chi tiết tại Phụ lục I, "
                + "Phụ lục II, Phụ lục III kèm theo.",
        ] {
            #expect(said.contains(sentence), "\(sentence) \(said)")
        }
        #expect(
            outline.annexes == [
                .levels, .schools,
                .texts(title: "Nội dung từng đơn vị trả lời", ["plan_day", "paper"]),
            ])
        // What people edit is stored, with that annex, and read again.
        #expect(try Outline(.consolidated, document: outline.document, of: form) == outline)
        #expect(outline.blocks.contains { $0.content == .quotes("paper", []) })
    }

    @Test("no question of a form without outlines is left out", arguments: Outline.Kind.allCases)
    func leavesNothingOut(kind: Outline.Kind) throws {
        let file = SmallForm.text.replacing(
            #""type": "text", "max": 20,"#, with: #""type": "file", "accept": ["pdf"],"#)
        let form = try Form(document: try JSON(parsing: file.utf8))
        let outline = form.outline(kind)
        let json = String(decoding: outline.document.serialized(), as: UTF8.self)
        for indicator in form.indicators {
            #expect(json.contains(indicator.code.rawValue), "\(indicator.code)")
        }
        #expect(kind == .consolidated || json.contains("{paper} (tệp gửi kèm báo cáo)."))
    }

    @Test(
        "answers in words stand in the annex, a few questions to a table", arguments: [0, 1, 4, 9])
    func annexOfWords(count: Int) throws {
        let annexes = Annexes(
            form: form, total: .of([], in: form), levels: [],
            schools: [
                .init(
                    unit: Unit(
                        id: .init(rawValue: 1), code: "a", name: "A", shortName: "A",
                        kind: .school, level: "TH"),
                    values: ["plan_day": .date(Day(number: 20_000)), "paper": .text("12/NQ")])
            ])
        let codes = Array(form.indicators.map(\.code).suffix(count))
        let blocks = annexes.annex(.texts(title: "x", codes)).blocks
        let columns = blocks.map { block in
            if case .table(let table) = block { table.columns.count - 2 } else { 0 }
        }
        #expect(columns == (count == 0 ? [0] : count == 9 ? [4, 4, 1] : [count]))
    }

    @Test("a code of the form's own wins over a name that is derived from another")
    func sameNames() throws {
        let text = SmallForm.text.replacing("\"share\"", with: "\"pick_a\"")
            .replacing("\"code\": \"money\"", with: "\"code\": \"reached_pct_part\"")
        let form = try Form(document: try JSON(parsing: text.utf8))
        let layout = TotalsLayout(form: form)
        let values: Values = [
            "pick": .choice("a"), "pick_a": .decimal(FixedPoint(units: 125, scale: 1)),
            "reached_pct_part": .integer(9), "staff": .integer(4), "reached": .integer(3),
        ]
        let tally = layout.tally(of: values, level: "TH", parameters: [:])
        let facts = Facts(
            ReportedTotals(
                total: GroupTotals(
                    layout: layout, coverage: Coverage(states: [.approved: 1]),
                    states: [.approved], tally: tally, communes: [tally]),
                previous: [:], owedByLevel: ["TH": 1], missing: [], late: []), try setting)
        #expect(facts.text("pick_a") == "12,5")
        #expect(facts.text("pick_b") == "0")
        #expect(facts.text("pick") == "một (01 trường)")
        #expect(facts.text("reached_pct_part") == "9 đồng")
        #expect(facts.text("reached_pct_whole") == "04")
    }

    // MARK: What people type over

    private static let names: Set<String> = ["staff", "reached"]

    private func typed(_ text: String, shown: String, before: String) throws -> String {
        try OutlineText.readTyped(
            text, shown: shown, before: try .read(before, names: Self.names), names: Self.names
        ).source
    }

    @Test(
        "a figure stays linked while its value is left alone, and is marked when it is changed",
        arguments: [
            // Left alone; words changed around it.
            (
                "Chỉ {staff: 1.234} người.", "{staff: 1.234}", "Có {staff} người.",
                "Chỉ {staff} người."
            ),
            // Changed by hand.
            (
                "Có {staff: 1.240} người.", "{staff: 1.234}", "Có {staff} người.",
                "Có {staff=1.240} người."
            ),
            // By hand before, left alone.
            ("Có {staff: 9} em.", "{staff: 9}", "Có {staff=9} em.", "Có {staff=9} em."),
            // By hand before, linked again.
            ("Có {staff} em.", "{staff: 9}", "Có {staff=9} em.", "Có {staff} em."),
            // Another figure, moved and twice.
            (
                "{reached: 5}/{staff: 7}, {staff: 7}", "{staff: 7}{reached: 5}",
                "{staff} {reached=5}", "{reached=5}/{staff}, {staff}"
            ),
            ("Bỏ hẳn", "{staff: 7}", "{staff}", "Bỏ hẳn"),
        ])
    func typing(text: String, shown: String, before: String, after: String) throws {
        #expect(try typed(text, shown: shown, before: before) == after)
    }

    @Test("a name that is none is refused with its place")
    func unknownName() throws {
        let error = #expect(throws: ExpressionError.self) {
            try typed("Có {stuff: 3}", shown: "", before: "")
        }
        #expect(error?.position == 4)
    }
}
