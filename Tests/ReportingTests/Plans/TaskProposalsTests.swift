import Reporting
import Testing

@Suite("Tasks propose what was asked for tasks like them")
struct TaskProposalsTests {
    private static let tasks = [
        "Tổ chức khám sức khỏe định kỳ cho học sinh.",
        "Vận động học sinh tham gia bảo hiểm y tế.",
        "Theo dõi, ghi nhận các vụ tai nạn, ngộ độc trong trường học.",
        "Tự kiểm tra an toàn phòng cháy, chữa cháy; khắc phục thiếu sót.",
    ].enumerated().map { Plan.Task(clause: "II.\($0 + 1)", text: $1) }

    @Test(
        "a text is about the task that has most of its words",
        arguments: [
            ("Số học sinh được khám sức khỏe định kỳ", 0), ("KHÁM SỨC KHOẺ", 0),
            ("Tỷ lệ học sinh tham gia bảo hiểm y tế", 1), ("Các vụ tai nạn, ngộ độc", 2),
            ("Đã tự kiểm tra an toàn về phòng cháy", 3),
            // Of another plan, in other words.
            ("Tăng cường tự kiểm tra an toàn, phòng cháy chữa cháy năm 2027", 3),
            ("Phòng y tế", nil), ("Kinh phí y tế đã chi", nil), ("Số bình chữa cháy", nil),
            ("Số vụ", nil), ("Tổng số học sinh", nil), ("", nil),
            ("Tổ chức thực hiện kế hoạch", nil),
        ] as [(String, Int?)])
    func likeness(text: String, task: Int?) {
        #expect(TaskIndex(Self.tasks).task(like: text) == task)
    }

    private static func form(_ questions: [(code: String, label: String)]) throws -> Form {
        let indicators = questions.map { code, label -> JSON in
            [
                "code": .string(code), "vi": .string(label), "type": "integer", "nature": "stock",
                "aggregate": "sum", "required": "always", "levels": ["TH"],
            ]
        }
        return try Form(
            document: [
                "code": "cu", "version": 1, "title": ["vi": "Biểu mẫu cũ"],
                "sections": [
                    [
                        "code": "A", "vi": "Y tế", "clauses": ["I.4"],
                        "indicators": .array(indicators),
                    ]
                ],
            ])
    }

    @Test(
        "a question's link to an earlier task counts before its words; each code is proposed once")
    func links() throws {
        let form = try Self.form([
            ("can_do", "Số em được cân, đo"), ("bhyt", "Số học sinh tham gia bảo hiểm y tế"),
            ("co_roi", "Số học sinh được khám sức khỏe định kỳ"),
        ])
        let served = Plan.Task(
            clause: "I.4", text: "Khám sức khỏe định kỳ cho học sinh, trẻ em")
        let linked = TaskProposals(
            Self.tasks, among: [.init(form: form, tasks: [served]), .init(form: form, tasks: [])],
            without: ["co_roi"])
        #expect(
            linked.ofTasks.map { $0.map(\.question.code) } == [["can_do", "bhyt"], [], [], []])
        #expect(linked.ofTasks[0].allSatisfy { $0.served == served && $0.form == 0 })

        let alone = TaskProposals(
            Self.tasks, among: [.init(form: form, tasks: [])], without: [])
        #expect(alone.ofTasks.map { $0.map(\.question.code) } == [["co_roi"], ["bhyt"], [], []])
        #expect(alone.ofTasks[0][0].served == nil)
    }

    @Test("one task has so many at most")
    func bound() throws {
        let form = try Self.form(
            (1...TaskProposals.most + 5).map { ("kham_\($0)", "Khám sức khỏe, lần \($0)") })
        let proposals = TaskProposals(
            Self.tasks, among: [.init(form: form, tasks: [])], without: [])
        #expect(proposals.ofTasks.map(\.count) == [TaskProposals.most, 0, 0, 0])
    }

    @Test("what is taken keeps its code and stands in the one section of its task")
    func taken() throws {
        let form = try Self.form([("can_do", "Số em được cân, đo"), ("khac", "Khác")])
        var draft = FormDraft(title: "Mới", code: "moi")
        let wanted: [(Indicator.Code, Int)] = [
            ("can_do", 0), ("khac", 0), ("khac", 1), ("khong_co", 0),
        ]
        let isTaken = wanted.map { draft.take($0, of: form, for: Self.tasks[$1]) }
        #expect(isTaken == [true, true, false, false])
        #expect(draft.sections[0].title == "Tổ chức khám sức khỏe định kỳ cho học sinh")
        #expect(draft.sections[0].clauses == ["II.1"])
        #expect(draft.sections[0].questions.map(\.code) == ["can_do", "khac"])
        #expect(draft.question("khac")?.json["clauses"] == ["II.1"])
    }

    @Test("a long task's section is called by its first words")
    func heading() {
        let long = Plan.Task(clause: "I", text: String(repeating: "phòng cháy ", count: 20))
        #expect(long.heading.count <= 101 && long.heading.hasSuffix("cháy…"))
    }
}
