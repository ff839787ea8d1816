import Testing

@testable import Reporting

@Suite("Each case of cases.json, which the browser's evaluator passes too,")
struct RuleCasesTests {
    @Test("has the syntax tree that the parser emits", arguments: try RuleCase.all())
    func emitsTree(of given: RuleCase) throws {
        let tree = try Expression.read(given.expression, in: given.vocabulary).expression.syntaxTree
        let isExpected = tree == given.tree
        #expect(isExpected, "the parser emits \(tree.shown)")
    }

    @Test("comes to its result", arguments: try RuleCase.all())
    func evaluates(_ given: RuleCase) throws {
        let expression = try Expression.read(given.expression, in: given.vocabulary).expression
        let expected = given.result.integer.map { ["number": .string("\($0)")] } ?? given.result
        #expect(expression.value(in: given.context).json == expected)
    }

    @Test("comes to its result over the places of cells too", arguments: try RuleCase.all())
    func evaluatesOverPlaces(_ given: RuleCase) throws {
        let expression = try Expression.read(given.expression, in: given.vocabulary).expression
        let (form, answers) = try given.placed()
        let placed = expression.calling(form.place(of:)).value(in: answers)
        #expect(placed.json == expression.value(in: given.context).json)
    }

    @Test("of a rule is broken over the places of cells too", arguments: try RuleCase.rules())
    func findsOverPlaces(_ given: RuleCase) throws {
        let domain = try #require(DomainRule.all.first { $0.id.rawValue == given.expression })
        let rule = try domain.rule(message: Message(parts: []))
        var (form, answers) = try given.placed()
        let problems = rule.problems(in: given.context, of: form, format: { _, _ in "" })
        #expect(PlacedRule(rule, in: form).isBroken(in: &answers) == !problems.isEmpty)
    }

    @Test(
        "of a rule has its tree and the cells at which it is broken",
        arguments: try RuleCase.rules())
    func finds(_ given: RuleCase) throws {
        let domain = try #require(DomainRule.all.first { $0.id.rawValue == given.expression })
        let rule = try domain.rule(message: Message(parts: []))
        let isExpected = rule.syntaxTree == given.tree
        #expect(isExpected, "it is \(rule.syntaxTree.shown)")
        let problems = rule.problems(
            in: given.context, of: try FireSafety.form(), format: { _, _ in "" })
        let cells = problems.map { $0.cells.first.map { JSON.string($0.rawValue) } ?? .null }
        #expect(JSON.array(cells) == given.result)
    }

    @Test("is one of many")
    func isComplete() throws {
        #expect(try RuleCase.all().count >= 120)
    }
}
