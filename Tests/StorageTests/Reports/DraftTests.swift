import GRDB
import Reporting
import TestSupport
import Testing

@testable import Storage

@Suite struct DraftTests {
    let small: SmallRound
    let school: Unit.ID

    init() throws {
        small = try SmallRound()
        school = small.schools[0]
    }

    @discardableResult
    private func save(_ cells: [Indicator.Code: Entry?], seen: Int64? = nil) throws -> Report {
        try small.storage.write {
            try $0.saveDraft(cells, of: school, in: small.round.id, seen: seen, by: .of(.clerk))
        }
    }

    private func events() throws -> [Event] {
        try small.storage.read {
            try $0.events.history(of: school, in: small.round.id, limit: 100)
        }
    }

    static let examples: [(Indicator.Code, [Value])] = [
        ("a_integer", [.integer(0), .integer(1_000_000_000)]),
        ("a_money", [.integer(0), .integer(1_000_000_000_000)]),
        (
            "a_decimal",
            [
                .decimal(FixedPoint(units: 0, scale: 2)), .decimal(FixedPoint(units: 1, scale: 2)),
                .decimal(FixedPoint(units: 99_999_999_999, scale: 2)),
            ]
        ),
        (
            "a_percent",
            [
                .decimal(FixedPoint(units: 0, scale: 1)),
                .decimal(FixedPoint(units: 985, scale: 1)),
                .decimal(FixedPoint(units: 1000, scale: 1)),
            ]
        ),
        ("a_boolean", [.boolean(false), .boolean(true)]),
        ("a_date", [.date(Day(number: 0)), .date(Day(number: -1)), .date(Day(number: 20_000))]),
        ("a_text", [.text("0"), .text("n/a"), .text("null"), .text("Đoàn thể \"2\"\n- hoà, hòa")]),
        ("a_choice", [.choice("yes"), .choice("na")]),
        ("a_choices", [.choices(["yes"]), .choices(["yes", "no", "na"])]),
        ("a_file", [.file(hash: String(repeating: "a", count: 64), name: "báo cáo, ký.pdf")]),
        ("a_files", [.files([.init(hash: "a", name: "một; hai.pdf")]), .files(three)]),
    ]

    private static let three = ["a", "b", "c"].map {
        AttachedFile(hash: String(repeating: $0, count: 64), name: "\($0), \"ký\".pdf")
    }

    @Test(
        "a cell of every kind is read back as it was saved, and blank again after",
        arguments: examples)
    func everyKind(code: Indicator.Code, values: [Value]) throws {
        let typed = ["", "abc", "0", "khoảng 15 triệu", "[]"].map(Entry.unreadable)
        for entry in values.map(Entry.value) + typed {
            try save([code: entry])
            #expect(try small.entries(school) == [code: entry])
        }
        try save([code: nil])
        #expect(try small.entries(school) == [:])
    }

    @Test("blank, 0, false, unreadable and na stand beside each other and stay apart")
    func apart() throws {
        let cells: Entries = [
            "a_integer": .value(.integer(0)), "a_boolean": .value(.boolean(false)),
            "a_money": .unreadable("0 đồng"), "a_choice": .value(.choice("na")),
        ]
        try save(cells.mapValues { $0 })
        let path = small.folder.path("small.db")
        let reopened = try Storage(path: path, environment: small.clock.environment)
        let found = try reopened.read {
            try $0.reports.entries(of: school, in: small.round.id, form: small.form)
        }
        #expect(found == cells)
        #expect(found["a_text"] == nil)
    }

    @Test("cells that are not named stay")
    func merging() throws {
        try save(["a_integer": .value(.integer(1)), "a_text": .value(.text("a"))])
        try save(["a_text": .value(.text("b"))])
        #expect(
            try small.entries(school)
                == ["a_integer": .value(.integer(1)), "a_text": .value(.text("b"))])
    }

    @Test("saving what is there already changes nothing: no event, the same version")
    func nothing() throws {
        try save([:])
        try save(["a_integer": nil])
        #expect(try small.report(school) == Report(round: small.round.id, unit: school))
        try save(["a_integer": .value(.integer(5))])
        let (report, events) = (try small.report(school), try events())
        small.clock.now = small.clock.now + .seconds(60)
        try save(["a_integer": .value(.integer(5)), "a_text": nil])
        #expect(try small.report(school) == report)
        #expect(try self.events() == events)
    }

    @Test("a stale version is refused and nothing is stored")
    func stale() throws {
        try save(["a_integer": .value(.integer(1))])
        try save(["a_integer": .value(.integer(2))], seen: 1)
        let (report, events) = (try small.report(school), try events())
        #expect(throws: StaleReport(version: 2)) {
            try save(["a_integer": .value(.integer(3)), "a_text": .value(.text("c"))], seen: 1)
        }
        #expect(try small.entries(school) == ["a_integer": .value(.integer(2))])
        #expect(try small.report(school) == report)
        #expect(try self.events() == events)
    }

    @Test("every change is an event that says what was before and what is after")
    func history() throws {
        try save(["a_integer": .value(.integer(0))])
        small.clock.now = small.clock.now + .seconds(600)
        try save(["a_integer": .unreadable("năm"), "a_choices": .value(.choices(["no"]))])
        small.clock.now = small.clock.now + .seconds(601)
        try save(["a_integer": nil])
        let details = try events().reversed().map { $0.detail?["cells"] }
        #expect(
            details == [
                ["a_integer": ["before": .null, "after": 0]],
                [
                    "a_integer": ["before": 0, "after": ["unreadable": "năm"]],
                    "a_choices": ["before": .null, "after": ["no"]],
                ],
                ["a_integer": ["before": ["unreadable": "năm"], "after": .null]],
            ])
        #expect(try events().allSatisfy { $0.kind == .reportSaved && $0.role == .clerk })
        #expect(try events().allSatisfy { $0.address == "127.0.0.1" })
    }

    @Test("a damaged cell is an error, not another value")
    func damage() throws {
        try save(["a_integer": .value(.integer(1))])
        try small.storage.write {
            try $0.database.execute(
                sql: "UPDATE working_copy SET cells = json_set(cells, '$.a_integer', 'x')")
        }
        #expect(throws: StorageError.self) { try small.entries(school) }
    }
}
