import Reporting
import Testing

@Suite("Cells that mend several findings of a report")
struct RemedyTests {
    private typealias Finding = Remedy.Finding

    private static let order: [Indicator.Code: Int] = ["a": 1, "b": 2, "c": 3, "d": 4, "e": 5]

    /// `a`: shown at the first, mended by any.
    private static func error(_ cells: Indicator.Code...) -> Finding {
        Finding(severity: .error, shown: Array(cells.prefix(1)), cells: Set(cells))
    }

    private static func warning(_ cells: Indicator.Code...) -> Finding {
        Finding(severity: .warning, shown: Array(cells.prefix(1)), cells: Set(cells))
    }

    struct Case {
        let name: String
        let findings: [Remedy.Finding]
        let remedies: [Remedy]
    }

    private static func remedy(_ cell: Indicator.Code, _ findings: Int...) -> Remedy {
        Remedy(cell: cell, findings: findings)
    }

    private static let cases: [Case] = [
        Case(name: "nothing", findings: [], remedies: []),
        Case(name: "one", findings: [error("c", "a")], remedies: [remedy("c", 0)]),
        Case(
            name: "one cause of all",
            findings: [error("b", "a"), error("c", "a"), error("d", "a")],
            remedies: [remedy("a", 0, 1, 2)]),
        Case(
            name: "the cell that mends most first, then the others in the form's order",
            findings: [error("e"), error("b", "a"), error("c", "d"), error("d"), error("a")],
            remedies: [remedy("a", 1, 4), remedy("d", 2, 3), remedy("e", 0)]),
        Case(
            name: "what is mended already counts no more",
            findings: [
                error("a", "b"), error("a", "b"), error("a", "c"), error("d", "c"), error("b", "e"),
            ],
            remedies: [remedy("a", 0, 1, 2), remedy("b", 4), remedy("d", 3)]),
        Case(
            name: "an error counts more than warnings",
            findings: [warning("b"), warning("b"), warning("b"), error("a"), warning("a")],
            remedies: [remedy("a", 3, 4), remedy("b", 0, 1, 2)]),
        Case(
            name: "of equals the one at which they are shown, and then the first of the form",
            findings: [error("d", "a"), error("d", "a"), error("c", "e"), error("e", "c")],
            remedies: [remedy("d", 0, 1), remedy("c", 2, 3)]),
        Case(
            name: "notes and findings at no cell are nothing to mend",
            findings: [
                Finding(severity: .note, shown: ["a"], cells: ["a"]), error(), error("a"),
            ],
            remedies: [remedy("a", 2)]),
        Case(
            name: "cells that the form does not know come last, by their code",
            findings: [error("y"), error("x"), error("e")],
            remedies: [remedy("e", 2), remedy("x", 1), remedy("y", 0)]),
    ]

    @Test("as small a table as can be read", arguments: cases.indices)
    func cover(index: Int) {
        let one = Self.cases[index]
        let found = Remedy.cover(one.findings, order: Self.order)
        #expect(found.map(\.cell) == one.remedies.map(\.cell), "\(one.name)")
        #expect(found.map(\.findings) == one.remedies.map(\.findings), "\(one.name)")
    }

    @Test("each error and warning is in one remedy, whose cell mends it, whatever there is")
    func covers() {
        var random = Seeded(state: 7)
        for _ in 0..<200 {
            let codes: [Indicator.Code] = ["a", "b", "c", "d", "e", "f", "g"]
            let findings = (0..<Int.random(in: 0..<30, using: &random)).map { _ in
                let cells = codes.filter { _ in Bool.random(using: &random) }
                return Finding(
                    severity: Rule.Severity.allCases.randomElement(using: &random) ?? .error,
                    shown: Array(cells.prefix(1)), cells: Set(cells))
            }
            let remedies = Remedy.cover(findings, order: Self.order)
            #expect(Remedy.cover(findings, order: Self.order) == remedies)
            let wanted = findings.indices.filter {
                findings[$0].severity != .note && !findings[$0].cells.isEmpty
            }
            #expect(remedies.flatMap(\.findings).sorted() == wanted)
            for remedy in remedies {
                #expect(remedy.findings.allSatisfy { findings[$0].cells.contains(remedy.cell) })
            }
        }
    }

    private struct Seeded: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state
        }
    }

    @Test("a great many findings cost no more than a look at each, a bounded number of times")
    func bounded() {
        // Each pair has a cell of its own: none is worth more than another.
        let findings = (0..<20_000).map { index in
            let own = Indicator.Code(rawValue: "c\(index / 2)")
            return Finding(severity: .error, shown: [own], cells: [own])
        }
        let remedies = Remedy.cover(findings, order: [:])
        #expect(remedies.count { $0.findings.count > 1 } == Remedy.mostShared)
        #expect(remedies.flatMap(\.findings).count == findings.count)
    }

    @Test("a cell that a broken rule reads may mend it, one whose value changes nothing may not")
    func rules() throws {
        let form = try SmallForm.read()
        let check = ReportCheck(form: form, level: "TH", parameters: form.parameters)
        // E1 reads both, W1 the number of people alone, E2 the plan and its day.
        let entries: Entries = [
            "staff": .value(.integer(2)), "reached": .value(.integer(9)),
            "has_plan": .value(.boolean(true)), "paper": .value(.text("1")),
        ]
        let problems = check.problems(in: entries)
        #expect(problems.map(\.rule) == ["W1", "E1", "E2"])
        let remedies = check.remedies(for: problems, in: entries)
        #expect(remedies.map(\.cell) == ["staff", "plan_day"])
        #expect(remedies.map(\.findings) == [[0, 1], [2]])
    }
}
