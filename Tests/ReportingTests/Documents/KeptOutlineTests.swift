import Testing

@testable import Reporting

@Suite("Outlines that were kept: by an earlier release, for the round before")
struct KeptOutlineTests {
    let form: Form

    init() throws { form = try SmallForm.read() }

    private func consolidated(_ outline: Outline, previous: [String: Facts.Figure] = [:]) throws
        -> FilledOutline
    {
        let totals = GroupTotals.of([["staff": .integer(2)]], in: form)
        return outline.filled(
            with: Facts(
                ReportedTotals(
                    total: totals, previous: previous, owedByLevel: [:], missing: [], late: []),
                try DocumentSetting.ofTests(form)))
    }

    @Test("an outline that was kept before a name was ours means by it what it says itself")
    func olderNames() throws {
        let stored = """
            {"subject": "x", "let": {"nobody": "0", "previous_round": "staff + 1", "previous_approved": ["staff",
             "nobody"], "previous_owed": "staff > 1",
             "previous_is_same_period": "if(staff > 1, 'nhiều', 'ít')"},
             "blocks": [{"vi": "{previous_round} {previous_approved} {previous_is_same_period}",
              "when": "previous_owed"}]}
            """
        let outline = try Outline(
            .consolidated, document: try JSON(parsing: stored.utf8), of: form)
        let ours = Facts.compared(GroupTotals.of([], in: form)).merging(
            ["round": .init(nil, "Đợt trước"), "approved": .init(count: 5)]) { own, _ in own }
        let said = try consolidated(outline, previous: ours).blocks.map {
            $0.runs.map(\.text).joined()
        }
        #expect(said == ["03 … nhiều"])
        // Its own name is known from where it is defined on, as it was.
        let early = #"{"subject": "x", "let": {"a": "previous_owed", "previous_owed": "1"}, "#
        #expect(throws: InvalidForm.self) {
            try Outline(
                .consolidated, document: try JSON(parsing: (early + #""blocks": []}"#).utf8),
                of: form)
        }
        // Sums and codes of the form stay what they are.
        for name in ["staff", "previous_staff"] {
            let json = #"{"subject": "x", "let": {"\#(name)": "1"}, "blocks": []}"#
            #expect(throws: InvalidForm.self) {
                try Outline(.consolidated, document: try JSON(parsing: json.utf8), of: form)
            }
        }
    }

    @Test("a parameter of the form's own keeps its meaning, too")
    func olderParameter() throws {
        let text = SmallForm.text.replacing(#""least": 2"#, with: #""least": 2, "has_previous": 7"#)
        let form = try Form(document: try JSON(parsing: text.utf8))
        let stored =
            #"{"subject": "x", "blocks": [{"vi": "{$has_previous}.", "when": "$has_previous > 3"}]}"#
        let outline = try Outline(
            .consolidated, document: try JSON(parsing: stored.utf8), of: form)
        var facts = Facts(
            ReportedTotals(
                total: GroupTotals.of([], in: form), previous: [:], owedByLevel: [:], missing: [],
                late: []), try DocumentSetting.ofTests(form))
        #expect(outline.filled(with: facts).blocks.map { $0.runs.map(\.text).joined() } == ["07."])
        facts = outline.known(facts)
        #expect(facts.text("$has_previous") == "07")
    }

    @Test("what people wrote of a round is offered to the next one, and said of it once it is kept")
    func renewed() throws {
        func outline(_ blocks: String) throws -> Outline {
            try Outline(
                .consolidated,
                document: try JSON(
                    parsing: #"{"subject": "{staff=9}", "blocks": [\#(blocks)]}"#.utf8), of: form)
        }
        let own = try outline(
            """
            {"heading": 1, "vi": "Số liệu"}, {"vi": "Có {staff} người."}, {"vi": "Câu của biểu mẫu."},
            {"heading": 1, "vi": "Đánh giá"}, {"heading": 2, "vi": "Ưu điểm"},
            {"vi": "", "note": "Viết"}, {"quotes": "paper"}
            """)
        let saved = try outline(
            """
            {"heading": 1, "vi": "Số liệu"}, {"vi": "Tất cả {staff=12} người."},
            {"vi": "Câu của biểu mẫu."}, {"vi": "Kết quả rất tốt."},
            {"vi": "Không có.", "when": "staff = 0"},
            {"heading": 1, "vi": "Đánh giá"}, {"heading": 2, "vi": "Ưu điểm"},
            {"vi": "Các trường làm tốt.", "note": "Viết"}, {"vi": "Có {staff=12} người giỏi."},
            {"quotes": "paper", "units": ["th-a"]}
            """)
        let next = saved.renewed(over: own)
        let filled = try consolidated(next)
        #expect(filled.subjectText == "02")
        #expect(
            filled.blocks.map { $0.runs.map(\.text).joined() } == [
                "I. SỐ LIỆU", "Tất cả 02 người.", "Câu của biểu mẫu.",
            ])
        #expect(filled.unwritten == ["Ưu điểm"])
        #expect(filled.offered == ["Số liệu"])
        #expect(
            next.blocks.compactMap { $0.earlier?.source } == [
                "Kết quả rất tốt.", "Các trường làm tốt.", "Có {staff} người giỏi.",
            ])
        // It is stored and read again, and what nobody kept is not offered a second time.
        #expect(try Outline(.consolidated, document: next.document, of: form) == next)
        #expect(next.renewed(over: own).blocks.allSatisfy { $0.earlier == nil })
        #expect(try consolidated(next.renewed(over: own)).offered.isEmpty)
    }
}
