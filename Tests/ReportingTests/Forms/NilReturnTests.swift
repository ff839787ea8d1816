import Foundation
import Testing

@testable import Reporting

@Suite("A section is declared nil")
struct NilReturnTests {
    let form: Form
    let check: ReportCheck
    private let declared: Entries = ["nil-I": .value(.boolean(true))]

    init() throws {
        form = try NilReturnForm.read()
        check = ReportCheck(form: form, level: "MN", parameters: form.parameters)
    }

    @Test(
        "where it has only counts of the period to answer, none of them a task, and asks no more then",
        arguments: [("MN", ["I", "K"]), ("TH", ["I"])] as [(Level, [String])])
    func derived(level: Level, sections: [String]) {
        #expect(form.nilReturns(for: level).map(\.section) == sections)
    }

    @Test("in a cell of its own, which stands before the section's")
    func cell() throws {
        let cell = try #require(form.cell("nil-K"))
        #expect(cell.kind == .boolean)
        #expect(cell.label.text(for: "MN") == "Mục K, Khen thưởng: không phát sinh")
        #expect(cell.label.text(for: "TH") == "Mục K, Khen thưởng học sinh: không phát sinh")
        #expect(form.indicator("nil-K") == nil, "nobody asks it")
        #expect(form.cell("nil-A") == nil)
        #expect(form.cell("fires")?.code == "fires")
        #expect(form.cells(for: "MN").map(\.code).prefix(2) == ["nil-I", "fires"])
        #expect(!form.cells(for: "TH").contains { $0.code == "nil-K" })
        #expect(form.section(of: "nil-I") == "I")
    }

    @Test("by true alone: false is no answer")
    func isTrue() throws {
        let cell = try #require(form.cell("nil-I"))
        #expect(cell.entry(typed: ["", "true"]) == .value(.boolean(true)))
        #expect(cell.entry(typed: [""]) == nil)
        #expect(cell.entry(typed: ["false"]) == nil)
        #expect(try cell.value(json: true) == .boolean(true))
        #expect(try cell.value(json: false) == nil)
        #expect(throws: Misfit.self) { try cell.value(json: 1) }
    }

    @Test("and its blank numbers of the period are 0, which nothing else becomes")
    func settles() {
        var entries = declared
        entries["guard"] = .value(.text("Hai người"))
        let settled = check.settled(entries)
        let zeros: Entries = [
            "fires": .value(.integer(0)), "hurt": .value(.integer(0)),
            "damage": .value(.integer(0)),
            "hours": .value(.decimal(FixedPoint(units: 0, scale: 2))),
        ]
        #expect(settled == entries.merging(zeros) { old, _ in old })
        #expect(check.settled(settled) == settled, "what is submitted comes to itself")
        #expect(check.settled([:]) == [:], "blank is never 0")
        let values = settled.compactMapValues(\.value)
        #expect(form.settled(entries.compactMapValues(\.value), for: "MN") == values)
        #expect(form.isSettled(entries, as: values))
        #expect(form.isSettled([:], as: [:]))
        entries["nil-I"] = nil
        #expect(!form.isSettled(entries, as: values), "taken back")
        var other = values
        other["fires"] = .integer(2)
        #expect(!form.isSettled(declared.merging(entries) { $1 }, as: other), "not a zero")
        other = values
        other["drills"] = .integer(0)
        #expect(!form.isSettled(declared.merging(entries) { $1 }, as: other), "of another section")
    }

    @Test("rules and what is required see what it comes to")
    func checked() {
        func missing(_ entries: Entries) -> [Indicator.Code] {
            check.problems(in: entries).filter { $0.rule == .builtIn }.flatMap(\.cells)
        }
        let rest: [Indicator.Code] = [
            "drills", "bought", "bottles", "fined", "rewards", "spaced", "twice", "again",
        ]
        #expect(missing([:]) == ["fires", "hurt", "damage"] + rest + ["praised"])
        #expect(missing(declared) == rest + ["praised"])
        var entries = declared
        entries["drills"] = .value(.integer(0))
        #expect(check.problems(in: entries).contains { $0.rule == "W1" }, "0 drills, 0 fires")
        entries["nil-I"] = nil
        #expect(!check.problems(in: entries).contains { $0.rule == "W1" }, "fires are unknown")
    }

    @Test("and a cell that says otherwise is an error at both, until one of them gives way")
    func contradiction() throws {
        var entries = declared
        entries["fires"] = .value(.integer(1))
        entries["detail"] = .value(.text("Chập điện"))
        entries["hurt"] = .value(.integer(0))
        entries["damage"] = .unreadable("nhiều")
        func found(_ entries: Entries) -> Problem? {
            check.problems(in: entries).first { $0.cells.contains("nil-I") }
        }
        let problem = try #require(found(entries))
        #expect(problem.cells == ["fires", "detail", "nil-I"])
        #expect(problem.severity == .error)
        #expect(problem.message.hasPrefix("Mục I khai “Không phát sinh” nhưng có ô đã nhập"))
        #expect(check.settled(entries)["fires"] == .value(.integer(1)), "nothing is overwritten")
        entries["nil-I"] = nil
        #expect(found(entries) == nil)
        #expect(found(declared.merging(["guard": .value(.text("Có"))]) { $1 }) == nil)
    }

    @Test("returned, it is mended together with its section's cells")
    func returned() {
        func open(_ returned: Indicator.Code, _ entries: Entries) -> Set<Indicator.Code> {
            check.openCells(returned: [returned], in: entries, confirmations: [])
        }
        let section: Set<Indicator.Code> = [
            "nil-I", "fires", "hurt", "damage", "hours", "share", "detail",
        ]
        #expect(open("nil-I", declared).isSuperset(of: section))
        #expect(open("fires", declared).isSuperset(of: section))
        #expect(!open("fires", declared).contains("guard"))
        #expect(!open("drills", declared).contains("nil-I"))
    }

    @Test("and a revision's content has that beside the zeros, and nothing more where none is")
    func content() throws {
        let plain: Values = ["fires": .integer(0)]
        #expect(JSON.values(plain).canonical == Array(#"{"fires":0}"#.utf8))
        let values = form.settled(["nil-I": .boolean(true)], for: "MN")
        let json: JSON = ["values": .values(values)]
        #expect(
            json.canonical
                == Array(
                    #"{"values":{"damage":0,"fires":0,"hours":0,"hurt":0,"nil-I":true}}"#.utf8))
        #expect(try RevisionContent.values(in: json, form: form) == values)
        let asked = form.without(["fires", "hurt", "damage", "hours", "detail", "guard"])
        #expect(asked.nilReturns(for: "MN").map(\.section) == ["K"])
        #expect(
            try RevisionContent.values(in: json, form: asked) == values,
            "what was signed is read where it can't be declared any more")
    }

    @Test("which a document without an outline says instead of zeros")
    func document() throws {
        let setting = DocumentSetting(
            round: Round(
                id: .init(rawValue: 1), code: "dot-1", title: "Đợt một", plan: .init(rawValue: 1),
                form: .init(form.version), owner: .init(rawValue: 1),
                period: Day(number: 19_000)...Day(number: 19_100), dataClose: Day(number: 19_100),
                dueAt: Moment(milliseconds: 0), dueText: "trước hạn"), form: form,
            plan: Plan(
                id: .init(rawValue: 1), number: "14/KH", date: Day(number: 18_990),
                issuer: "Phòng", subject: "Việc", tasks: [], bases: []), unit: "Trường A",
            owner: "Phòng")
        func said(_ values: Values) -> [String] {
            form.outline(.report).filled(
                with: Facts(values, level: "MN", form: form, setting)
            ).blocks.dropFirst().prefix { $0.runs.map(\.text).joined() != "II. VIỆC PHẢI LÀM" }
                .map { $0.runs.map(\.text).joined() }
        }
        let values: Values = ["nil-I": .boolean(true), "guard": .text("Hai người")]
        #expect(
            said(form.settled(values, for: "MN"))
                == ["I. SỰ CỐ", "Trong kỳ không phát sinh.", "guard: Hai người."])
        #expect(said(["fires": .integer(0)]) == ["I. SỰ CỐ", "Số vụ cháy: 0."])
    }
}

/// The cases of cases.json, which a browser runs against Public/report/rules.js too.
@Suite("A section that is declared nil, as both evaluators say,")
struct NilReturnCasesTests {
    let table: JSON
    let check: ReportCheck

    init() throws {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../Rules/cases.json").standardizedFileURL
        table = try #require(try JSON(parsing: Data(contentsOf: file))["nil"])
        check = ReportCheck(form: try NilReturnForm.read(), level: "MN", parameters: [:])
    }

    @Test("is told to the browser as the table has it")
    func told() {
        #expect(check.forBrowser["nil"] == table["told"])
    }

    @Test("comes to its zeros, and contradicts its cells")
    func cases() throws {
        let cases = try #require(table["cases"]?.array)
        #expect(cases.count >= 8)
        for one in cases {
            let members = try #require(one["entries"]?.object)
            let entries = try members.pairs.reduce(into: Entries()) { entries, member in
                let code = Indicator.Code(rawValue: member.name)
                let indicator = try #require(check.form.cell(code))
                if let text = member.value["unreadable"]?.string {
                    entries[code] = .unreadable(text)
                } else {
                    let json = member.value["number"]?.string.map { try? JSON(parsing: $0.utf8) }
                    entries[code] = try indicator.value(json: (json ?? nil) ?? member.value).map {
                        .value($0)
                    }
                }
            }
            let zeros = Set(check.settled(entries).keys).subtracting(entries.keys).sorted()
            #expect(JSON.array(zeros.map { .string($0.rawValue) }) == one["zeros"])
            let wrong = check.problems(in: entries).filter { $0.cells.contains("nil-I") }
            #expect(
                JSON.array(wrong.flatMap(\.cells).map { .string($0.rawValue) }) == one["wrong"],
                "\(members)")
        }
    }
}
