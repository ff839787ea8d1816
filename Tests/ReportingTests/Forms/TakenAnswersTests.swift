import Testing

@testable import Reporting

@Suite("answers to one version of a form, taken by another")
struct TakenAnswersTests {
    private static let short = ChoiceList(
        code: "L", options: ["b", "a"].map { .init(value: $0, label: Label($0)) })
    private static let long = ChoiceList(
        code: "L", options: ["a", "b", "c"].map { .init(value: $0, label: Label($0)) })

    struct Case: Sendable {
        let from: Indicator.Kind
        let to: Indicator.Kind
        let answer: Value
        let taken: Value?
    }

    private static func decimal(_ units: Int64, _ scale: Int) -> Value {
        .decimal(FixedPoint(units: units, scale: scale))
    }

    static let cases: [Case] = [
        Case(from: .integer, to: .integer, answer: .integer(5), taken: .integer(5)),
        Case(from: .integer, to: .decimal(scale: 1), answer: .integer(5), taken: decimal(50, 1)),
        Case(from: .decimal(scale: 1), to: .integer, answer: decimal(50, 1), taken: .integer(5)),
        Case(from: .decimal(scale: 1), to: .integer, answer: decimal(55, 1), taken: nil),
        Case(
            from: .decimal(scale: 2), to: .decimal(scale: 1), answer: decimal(125, 2), taken: nil),
        Case(from: .integer, to: .percent(scale: 0), answer: .integer(5), taken: nil),
        Case(from: .integer, to: .money, answer: .integer(5), taken: nil),
        Case(from: .integer, to: .boolean, answer: .integer(1), taken: nil),
        Case(from: .boolean, to: .integer, answer: .boolean(true), taken: nil),
        Case(from: .text(limit: 100), to: .text(limit: 1), answer: .text("ab"), taken: .text("ab")),
        Case(from: .text(limit: 9), to: .choice(long), answer: .text("a"), taken: nil),
        Case(from: .choice(long), to: .choice(short), answer: .choice("a"), taken: .choice("a")),
        Case(from: .choice(long), to: .choice(short), answer: .choice("c"), taken: nil),
        Case(from: .choice(long), to: .choices(long), answer: .choice("a"), taken: nil),
        Case(
            from: .choices(long), to: .choices(short), answer: .choices(["a", "b"]),
            taken: .choices(["a", "b"])),
        Case(from: .choices(long), to: .choices(short), answer: .choices(["a", "c"]), taken: nil),
        Case(
            from: files(1), to: files(3), answer: .file(hash: "a", name: "A"),
            taken: .files([.init(hash: "a", name: "A")])),
        Case(
            from: files(3), to: files(1), answer: .files([.init(hash: "a", name: "A")]),
            taken: .file(hash: "a", name: "A")),
        Case(from: files(3), to: files(1), answer: two, taken: nil),
        Case(from: files(3), to: files(2), answer: two, taken: two),
        Case(from: files(3), to: .text(limit: 9), answer: two, taken: nil),
    ]

    private static let two = Value.files([
        .init(hash: "a", name: "A"), .init(hash: "b", name: "B"),
    ])

    private static func files(_ most: Int) -> Indicator.Kind {
        .file(FileQuestion(accept: ["pdf"], megabytes: 1, most: most))
    }

    private static func form(_ version: Int, _ kind: Indicator.Kind, calculated: Bool = false)
        -> Form
    {
        Form(
            version: .init(code: "f", version: version), title: Label("F"), parameters: [:],
            lists: [],
            sections: [
                Form.Section(
                    code: "A", title: Label("A"), clauses: [],
                    indicators: [
                        Indicator(
                            code: "x", number: 1, label: Label("X"), kind: kind, nature: .state,
                            aggregate: .none, requirement: .optional, levels: ["TH"], clauses: [],
                            isProfile: false, calculation: calculated ? .integer(1) : nil
                        )
                    ])
            ], rules: [], measures: [], document: .null)
    }

    @Test("an answer is taken where the question asks for the same", arguments: cases)
    func taken(_ one: Case) {
        let (old, new) = (Self.form(1, one.from), Self.form(2, one.to))
        #expect(new.taking(.value(one.answer), at: "x", of: old) == one.taken.map(Entry.value))
        #expect(new.taking(["x": one.answer], of: old) == (one.taken.map { ["x": $0] } ?? [:]))
        let asksForFiles = if case .file = one.to { true } else { false }
        #expect(
            new.taking(.unreadable("?"), at: "x", of: old)
                == (asksForFiles ? nil : .unreadable("?")))
    }

    @Test("what the program reckons takes nothing that was typed")
    func calculated() {
        let (old, new) = (Self.form(1, .integer), Self.form(2, .integer, calculated: true))
        #expect(new.taking(["x": .integer(1)], of: old) == [:])
        #expect(old.taking(["x": .integer(1)], of: new) == ["x": .integer(1)])
        #expect(new.leaving(["x": .integer(1)], of: old, for: "TH").map(\.version) == [1])
    }

    @Test("two answers that are kept of one question stand beside each other, and come back")
    func kept() {
        let forms = [
            1: Self.form(1, .integer), 2: Self.form(2, .boolean), 3: Self.form(3, .date),
        ]
        func carry(_ cells: Entries, _ from: Int, _ to: Int) -> Entries {
            guard let from = forms[from], let to = forms[to] else { return [:] }
            return to.carrying(
                cells, of: from, versions: { forms[$0] }, read: { entry, _ in entry },
                write: { $0 }
            ).reduce(into: [:]) { $0[$1.to] = $1.cell }
        }
        var cells: Entries = carry(["x": .value(.integer(5))], 1, 2)
        #expect(cells == ["x@1": .value(.integer(5))])
        cells["x"] = .value(.boolean(true))
        cells = carry(cells, 2, 3)
        #expect(cells == ["x@1": .value(.integer(5)), "x@2": .value(.boolean(true))])
        #expect(
            carry(cells, 3, 1)
                == ["x": .value(.integer(5)), "x@2": .value(.boolean(true))])
        // Kept of the same version as one before.
        let more = carry(["x": .value(.integer(6)), "x@1": .value(.integer(5))], 1, 3)
        #expect(more == ["x@1": .value(.integer(5)), "x@1.2": .value(.integer(6))])
        #expect(Set(more.keys.compactMap(\.keptPlace?.version)) == [1])
    }
}
