import Reporting
import Testing

@Suite struct BreakingCasesTests {
    let check: ReportCheck
    let file: BreakingCases

    init() throws {
        check = try ReportCheck()
        file = try BreakingCases.read()
    }

    @Test("each change gives the problems it says, and the one that always stands")
    func cases() throws {
        for breaking in file.cases {
            var values = try file.base.values.values(in: check.form)
            if let changes = breaking.set {
                values.merge(try changes.values(in: check.form)) { $1 }
            }
            for code in breaking.clear ?? [] { values[Indicator.Code(rawValue: code)] = nil }
            let circumstances = ReportCheck.Circumstances(
                level: Level(rawValue: breaking.level ?? file.base.level),
                periodStart: try #require(Day(iso: file.base.period_start)),
                dataClose: try #require(Day(iso: file.base.data_close)),
                today: try #require(Day(iso: breaking.today ?? file.base.today)),
                planDate: Day(iso: file.base.plan_date),
                previous: try breaking.previous?.values(in: check.form) ?? [:])
            let found = try check.problems(values, circumstances).map {
                BreakingCases.Expected(
                    rule: $0.rule.rawValue, at: $0.cells.map(\.rawValue), message: $0.message)
            }
            #expect(Set(found) == Set(breaking.expect + [file.standing]), "\(breaking.rule)")
            #expect(breaking.expect.contains { $0.rule == breaking.rule })
        }
    }

    @Test("there is a change for each rule, E00 among them")
    func completeness() {
        let rules = Set(check.form.rules.map(\.id.rawValue)).union(["E00"])
        #expect(Set(file.cases.map(\.rule)) == rules)
        #expect(Set(rules.map { String($0.prefix(3)) }) == DomainFacts.rules)
    }
}
