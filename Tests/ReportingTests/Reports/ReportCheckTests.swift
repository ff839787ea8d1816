import Reporting
import Testing

@Suite struct ReportCheckTests {
    let form: Form
    let check: ReportCheck
    let whole: Entries = [
        "staff": .value(.integer(10)), "reached": .value(.integer(9)),
        "has_plan": .value(.boolean(true)), "plan_day": .value(.date(Day(number: 20_000))),
        "paper": .value(.text("12/NQ")),
    ]

    init() throws {
        form = try SmallForm.read()
        check = ReportCheck(form: form, level: "TH", parameters: form.parameters)
    }

    @Test("a report that answers what is required and breaks no rule has no problem")
    func fine() {
        #expect(check.problems(in: whole) == [])
    }

    @Test("a blank required cell is a problem, and so is one that can't be read")
    func blank() {
        var entries = whole
        entries["has_plan"] = nil
        entries["staff"] = .unreadable("1,234")

        let problems = check.problems(in: entries)

        #expect(problems.map(\.cells) == [["staff"], ["has_plan"]])
        #expect(problems.map(\.rule) == ["E00", "E00"])
        #expect(problems[0].message.contains("1.234"), "shows how to write it")
        #expect(problems[1].message == "Chỉ tiêu “Có kế hoạch” bắt buộc nhập.")
    }

    @Test("a broken rule at a blank cell speaks instead of the built-in sentence")
    func ruleSpeaks() {
        var entries = whole
        entries["plan_day"] = nil

        #expect(
            check.problems(in: entries) == [
                Problem(
                    cells: ["plan_day"], rule: "E2", severity: .error,
                    message: "Thiếu ngày kế hoạch.")
            ])
    }

    @Test("a rule that is waived is a note that says why, and stands in no other's way")
    func waived() throws {
        var entries = whole
        entries["plan_day"] = nil
        entries["staff"] = .value(.integer(3))
        let waiving = ReportCheck(
            form: form, level: "TH", parameters: form.parameters,
            waivers: [
                Waiver(rule: "E1", reason: "Có người ngoài trường."),
                Waiver(rule: "E00", reason: "Nhầm."),
            ])

        let problems = waiving.problems(in: entries)

        #expect(!problems.contains { $0.rule == "E1" && $0.severity != .note })
        let note = try #require(problems.first { $0.rule == "E1" })
        #expect(note.waived == .error)
        #expect(
            note.message.hasSuffix(
                " Quy tắc E1 được miễn áp dụng cho báo cáo này: “Có người ngoài trường.”"))
        #expect(Problem(json: note.json) == note)
        #expect(problems.contains { $0.rule == "E2" && $0.severity == .error })
        entries["staff"] = .unreadable("ba")
        #expect(waiving.problems(in: entries).contains { $0.rule == "E00" && $0.waived == nil })
    }

    @Test("errors and warnings of the form can be waived; what is built in, and notes, can't")
    func waivable() throws {
        #expect(try check.waivable("E1").subjects == ["reached", "staff"])
        #expect(throws: StepFault.ruleStays("E00")) { try check.waivable("E00") }
        #expect(throws: StepFault.unknownRule("E9")) { try check.waivable("E9") }
        var parameters = form.parameters
        parameters["missing_note"] = .text("note")
        let lenient = ReportCheck(form: form, level: "TH", parameters: parameters)
        #expect(throws: StepFault.ruleStays("W2")) { try lenient.waivable("W2") }
    }

    @Test("messages name the cell and its figures as the level calls them")
    func message() {
        var entries = whole
        entries["reached"] = .value(.integer(1234))

        let nursery = ReportCheck(form: form, level: "MN", parameters: form.parameters)

        #expect(
            nursery.problems(in: entries).map(\.message) == [
                "Số trẻ (1.234) lớn hơn số người (10)."
            ])
    }

    @Test("a severity may be a parameter that the round sets")
    func severity() {
        var entries = whole
        entries["paper"] = nil
        var parameters = form.parameters
        #expect(check.problems(in: entries).map(\.severity) == [.warning])

        parameters["missing_note"] = .text("error")
        let strict = ReportCheck(form: form, level: "TH", parameters: parameters)

        #expect(strict.problems(in: entries).map(\.severity) == [.error])
    }

    @Test("zero is an answer, a blank is none")
    func zero() {
        var entries = whole
        entries["staff"] = .value(.integer(0))
        entries["reached"] = .value(.integer(0))
        #expect(check.problems(in: entries).map(\.rule) == ["W1"])

        entries["staff"] = nil
        #expect(check.problems(in: entries).map(\.rule) == ["E00"], "unknown breaks no rule")
    }

    @Test("figures are compared with the round before where there is one")
    func previous() {
        let later = ReportCheck(
            form: form, level: "TH", parameters: form.parameters,
            previous: ["staff": .integer(4)])
        #expect(later.problems(in: whole).map(\.rule) == ["W3"])
        #expect(check.problems(in: whole) == [])
    }

    @Test("a condition that is false hides a blank cell, never one that holds something")
    func asked() throws {
        let day = try #require(form.indicator("plan_day"))
        let pick = try #require(form.indicator("pick"))
        var entries = whole
        entries["has_plan"] = .value(.boolean(false))
        #expect(check.isAsked(day, in: entries), "it holds a date")
        entries["plan_day"] = nil
        #expect(!check.isAsked(day, in: entries))
        entries["has_plan"] = nil
        #expect(check.isAsked(day, in: entries), "unknown is not false")
        let nursery = ReportCheck(form: form, level: "MN", parameters: form.parameters)
        #expect(!nursery.isAsked(pick, in: entries), "it does not apply")
    }

    @Test("a reason answers a warning at its cells; another cell asks again")
    func confirmations() {
        let warning = Problem(
            cells: ["staff"], rule: "W1", severity: .warning, message: "Ít hơn 4 người.")
        let other = Problem(
            cells: ["paper"], rule: "W1", severity: .warning, message: "Ít hơn 4 người.")
        let reason = Confirmation(rule: "W1", cells: ["staff"], reason: "Trường nhỏ.")

        #expect([warning, other].unconfirmed(by: [reason]) == [other])
        #expect([warning].unconfirmed(by: []) == [warning])
    }
}
