import Reporting
import Testing

@Suite struct BreakingCasesTests {
    let file: BreakingCases

    init() throws { file = try BreakingCases() }

    @Test("each change gives the problems it says, and the one that always stands")
    func cases() throws {
        for breaking in try file.cases {
            let check = ReportCheck(
                form: file.form, level: breaking.level,
                parameters: try file.parameters(today: breaking.today),
                previous: breaking.previous)
            let found = Set(check.problems(in: breaking.values.mapValues(Entry.value)))
            #expect(found == breaking.expected, "\(breaking.rule)")
            #expect(breaking.expected.contains { $0.rule == breaking.rule })
        }
    }

    @Test("there is a change for each rule, E00 among them")
    func completeness() throws {
        let rules = Set(file.form.rules.map(\.id)).union([.builtIn])
        #expect(Set(try file.cases.map(\.rule)) == rules)
        #expect(Set(rules.map { String($0.rawValue.prefix(3)) }) == DomainFacts.rules)
    }
}
