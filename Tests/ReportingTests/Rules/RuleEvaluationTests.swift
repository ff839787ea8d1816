import Testing

@testable import Reporting

@Suite("A rule that is broken")
struct RuleEvaluationTests {
    private let e03 = DomainRule(
        id: "E03", bound: ["diss_staff", "train_staff", "chk_count"],
        holds: "value <= gen_staff_total",
        broken: "gen_staff_total=34 diss_staff=35 train_staff=34 chk_count=36")

    @Test("for indicators gives a problem for each of them at which it is false")
    func each() throws {
        let problems = try problems(e03, "{label}: {value} > {gen_staff_total}")
        #expect(
            problems == [
                Problem(
                    cells: ["diss_staff"], rule: "E03", severity: .error,
                    message: "Số CBGVNVNLĐ được quán triệt: <35 diss_staff> > <34 gen_staff_total>"),
                Problem(
                    cells: ["chk_count"], rule: "E03", severity: .error,
                    message: "Chỉ tiêu: <36 chk_count> > <34 gen_staff_total>"),
            ])
    }

    @Test("passes over the cells that the unit is not asked")
    func inapplicable() throws {
        var domain = DomainRule(
            id: "E21", bound: DomainRule.checks,
            holds: "chk_count = 0 => value in {'not_checked', 'na'}",
            broken: "chk_count=0 chk_chemicals=ok chk_escape=ok")
        #expect(try problems(domain).map(\.cells) == [["chk_chemicals"], ["chk_escape"]])
        domain.level = "MN"
        #expect(try problems(domain).map(\.cells) == [["chk_escape"]])
    }

    @Test("of the whole report gives one problem, at the cells that the unit is asked")
    func report() throws {
        let domain = DomainRule(
            id: "W20", holds: "chk_count >= 1", broken: "chk_count=0", level: "MN")
        var rule = try domain.rule(message: Message(parts: [.text("Chưa kiểm tra.")]))
        rule.scope = .report(at: ["chk_count", "chk_chemicals", "chk_escape"])
        let problems = rule.problems(
            in: try domain.context(domain.broken), of: try FireSafety.form(), format: { _, _ in "" }
        )
        #expect(
            problems == [
                Problem(
                    cells: ["chk_count", "chk_escape"], rule: "W20", severity: .error,
                    message: "Chưa kiểm tra.")
            ])
    }

    @Test("is not broken by what is unknown")
    func unknown() throws {
        var domain = e03
        domain.broken = "diss_staff=35"
        #expect(try problems(domain).isEmpty)
    }

    @Test("is as severe as its parameter says; a warning, if that says nothing")
    func severity() throws {
        let w35 = try #require(DomainRule.all.first { $0.id == "W35" })
        let rule = try w35.rule(severity: .parameter("file_missing"), message: Message(parts: []))
        var context = try w35.context("")
        let severities = try [Parameter.text("error"), .text("note"), .text("?"), nil].map {
            context.parameters["file_missing"] = $0
            return rule.problems(in: context, of: try FireSafety.form(), format: { _, _ in "" })
                .map(\.severity)
        }
        #expect(severities == [[.error], [.note], [.warning], [.warning]])
    }

    @Test("says in its message what its definitions and parameters are")
    func definitions() throws {
        let w16 = try #require(DomainRule.all.first { $0.id == "W16" })
        #expect(
            try problems(w16, "{team_members} < {min}, {$min_sessions}, {$today}").map(\.message)
                == ["<14 team_members> < <15>, <2>, <2022-09-05>"])
        let w40 = try #require(DomainRule.all.first { $0.id == "W40" })
        #expect(
            try problems(w40, "{value}, {prev}").map(\.message)
                == ["<4 eq_hydrants>, <9 eq_hydrants>"])
    }

    @Test("calls an indicator as its level does")
    func label() throws {
        var domain = DomainRule(
            id: "E01", bound: ["gen_students_total"], holds: "value >= 1",
            broken: "gen_students_total=0")
        #expect(try problems(domain, "{label}").map(\.message) == ["Tổng số học sinh"])
        domain.level = "MN"
        #expect(try problems(domain, "{label}").map(\.message) == ["Tổng số trẻ"])
    }

    @Test("shows a blank cell as a dash, and an unreadable one as it was typed")
    func missing() throws {
        let domain = DomainRule(id: "W20", holds: "chk_count >= 1", broken: "chk_count=0")
        let rule = try domain.rule(
            message: try read("{diss_staff} {fnd_found} {report_file}", for: domain))
        var context = try domain.context(domain.broken)
        context.entries["fnd_found"] = .unreadable("hai")
        context.entries["report_file"] = .value(.file(hash: "00", name: "a.pdf"))
        let problems = rule.problems(in: context, of: try FireSafety.form(), format: shown)
        #expect(problems.map(\.message) == ["– hai <a.pdf report_file>"])
    }

    @Test("has a tree from which the browser finds the same cells")
    func tree() throws {
        let w16 = try #require(DomainRule.all.first { $0.id == "W16" })
        let rule = try w16.rule(message: Message(parts: []))
        #expect(
            rule.syntaxTree == [
                "id": "W16", "at": [],
                "definitions": [
                    ["name": "min", "is": rule.definitions[0].expression.syntaxTree]
                ],
                "holds": ["op": ">=", "args": [["cell": "team_members"], ["defined": "min"]]],
            ])
        #expect(
            try e03.rule(message: Message(parts: [])).syntaxTree["for"]
                == ["diss_staff", "train_staff", "chk_count"])
    }

    private func problems(_ domain: DomainRule, _ message: String = "") throws -> [Problem] {
        try domain.rule(message: try read(message, for: domain))
            .problems(
                in: try domain.context(domain.broken), of: try FireSafety.form(), format: shown)
    }

    private func read(_ message: String, for domain: DomainRule) throws -> Message {
        let vocabulary = FireSafety.vocabulary.bound(to: .integer)
            .defining(
                Dictionary(
                    domain.definitions.map { ($0.name, .number) },
                    uniquingKeysWith: { first, _ in first }))
        return try Message.read(message, in: vocabulary)
    }

    /// `<35 diss_staff>`: what was to be formatted, and as whose value.
    private func shown(_ operand: Operand, _ indicator: Indicator?) -> String {
        let text: String =
            switch operand {
            case .number(let number): number.description
            case .date(let day): day.description
            case .time(let time): time.description
            case .table(let table): "\(table.rows.count) rows"
            case .text(let text), .option(let text): text
            case .boolean(let truth): "\(truth)"
            case .options(let options): options.joined(separator: ",")
            }
        return "<" + ([text] + [indicator?.code.rawValue].compactMap(\.self)).joined(separator: " ")
            + ">"
    }
}
