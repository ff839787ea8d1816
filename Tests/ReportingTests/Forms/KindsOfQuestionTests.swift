import Foundation
import Testing

@testable import Reporting

/// The cases of kinds.json, which a browser runs against Public/report/rules.js too.
@Suite("Calculated numbers, tables, times, places and notes")
struct KindsOfQuestionTests {
    let table: JSON
    let form: Form
    let check: ReportCheck

    init() throws {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../Rules/kinds.json").standardizedFileURL
        table = try JSON(parsing: Data(contentsOf: file))
        form = try Form(document: try #require(table["form"]))
        check = ReportCheck(form: form, level: "TH", parameters: form.parameters)
    }

    @Test("are told to the browser as the table has it")
    func told() {
        #expect(check.forBrowser["calculated"] == table["told"]?["calculated"])
        #expect(check.forBrowser["notes"] == table["told"]?["notes"])
    }

    @Test("come to the same answers and problems here as there")
    func cases() throws {
        for one in try #require(table["cases"]?.array) {
            let entries = try (one["typed"]?.object?.pairs ?? []).reduce(into: Entries()) {
                let indicator = try #require(form.indicator(.init(rawValue: $1.name)))
                let texts = ($1.value.array ?? []).compactMap(\.string)
                $0[indicator.code] = indicator.entry(typed: texts)
            }
            let settled = check.settled(entries).sorted { $0.key < $1.key }
                .reduce(into: JSON.Members()) { $0[$1.key.rawValue] = $1.value.inTable }
            let wanted = (one["settled"]?.object?.pairs ?? []).sorted { $0.name < $1.name }
                .reduce(into: JSON.Members()) { $0[$1.name] = $1.value }
            let says = one["says"]?.string ?? ""
            #expect(
                JSON.object(settled).canonical == JSON.object(wanted).canonical,
                "\(says): \(settled)")
            let wrong = check.problems(in: entries)
                .filter { $0.rule != .builtIn || check.settled(entries)[$0.cells[0]] != nil }
                .map { problem -> JSON in
                    [
                        .string(problem.rule.rawValue), .string(problem.cells[0].rawValue),
                        .string(problem.message),
                    ]
                }
            let told = (one["wrong"]?.array ?? []).map { "\($0)" }.sorted()
            #expect(wrong.map { "\($0)" }.sorted() == told, "\(says)")
        }
    }

    @Test("are submitted with the report, and nobody types them")
    func submitted() {
        let typed: Values = ["boys": .integer(1), "girls": .integer(2)]
        let values = form.settled(typed, for: "TH")
        #expect(values["pupils"] == .integer(3))
        #expect(form.settled(values, for: "TH") == values)
        #expect(form.isSettled(typed.mapValues(Entry.value), as: values))
        #expect(!form.isSettled(["boys": .value(.integer(2))], as: values))
        #expect(!form.cells(for: "TH").contains { $0.code == "pupils" })
        #expect(form.indicators(for: "TH").contains { $0.code == "pupils" })
        #expect(form.indicators(for: "TH").map(\.number).last == 10, "notes have no number")
    }

    @Test("open what they come from where they are given back")
    func returned() {
        let entries: Entries = ["boys": .value(.integer(1)), "girls": .value(.integer(2))]
        let open = check.openCells(returned: ["more_girls"], in: entries, confirmations: [])
        #expect(open.isSuperset(of: ["boys", "girls"]))
        #expect(!open.contains("more_girls") && !open.contains("pupils"))
    }

    @Test(
        "are read as people write them",
        arguments: [
            ("drill_at", "7h5", "unreadable"), ("drill_at", "7 giờ 05 phút", "\"07:05\""),
            ("drill_at", "24:00", "unreadable"), ("drill_at", "0h", "\"00:00\""),
            ("gate", "20.938100, 106.314600", #"{"latitude":20.9381,"longitude":106.3146}"#),
            (
                "gate", "Cổng (20.9381,106.3146)",
                #"{"latitude":20.9381,"longitude":106.3146,"name":"Cổng"}"#
            ),
            ("gate", "Số 5.12, phố 3.4", #"{"name":"Số 5.12, phố 3.4"}"#),
            ("gate", "Cổng 91.5 106.3", "unreadable"),
            ("gate", "Cổng", #"{"name":"Cổng"}"#),
            ("gate", "a" + String(repeating: " ", count: 200_000) + "b", "unreadable"),
            ("fires", "không phải bảng", "unreadable"),
            ("fires", #"[["","","","","",""]]"#, "blank"),
            ("fires", #"[["02/03/2026"]]"#, "unreadable"),
            ("fires", #"[["02/03/2026","25:00","Kho","1","",""]]"#, "unreadable"),
            (
                "fires",
                #"[["1/3/2026","","A","1","",""],["1/3/2026","","A","1","",""],["1/3/2026","","A","1","",""],["1/3/2026","","A","1","",""]]"#,
                "unreadable"
            ),
            (
                "fires", #"[["02/03/2026","","Kho","1","gas","smoke\nbell"]]"#,
                #"[{"cause":"gas","day":"2026-03-02","hurt":1,"place":"Kho","seen":["smoke","bell"]}]"#
            ),
        ])
    func typed(code: Indicator.Code, text: String, reading: String) throws {
        let indicator = try #require(form.indicator(code))
        let entry = indicator.entry(typed: [text])
        let said =
            switch entry {
            case nil: "blank"
            case .unreadable?: "unreadable"
            case .value(let value)?: String(decoding: value.json.canonical, as: UTF8.self)
            }
        #expect(said == reading)
        if case .unreadable(let kept)? = entry {
            #expect(kept == text, "what was typed comes back")
            #expect(!indicator.complaint(about: text).isEmpty)
        }
        if case .value(let value)? = entry {
            #expect(indicator.entry(typed: [indicator.typed(value)]) == entry)
            #expect(try indicator.value(json: value.json) == value)
            #expect(try indicator.value(stored: value.json) == value)
        }
    }

    @Test("say what is wrong with its row and column")
    func complaint() throws {
        let fires = try #require(form.indicator("fires"))
        #expect(
            fires.complaint(about: #"[["02/03/2026","","","1","",""]]"#)
                == "Dòng 1: chưa nhập “Nơi cháy”.")
        #expect(
            fires.complaint(about: #"[["","12:30","","","",""]]"#)
                == "Dòng 1: chưa nhập “Ngày”, “Nơi cháy”, “Bị thương”.")
        #expect(
            fires.complaint(about: #"[["","","","","",""],["02/03/2026","","Kho","hai","",""]]"#)
                .hasPrefix("Dòng 1, cột “Bị thương”: "))
        #expect(throws: Misfit("Dòng 1: không có cột “price”.")) {
            try fires.value(json: [["price": 1]])
        }
    }

    @Test("are counted as any number, whichever way they came")
    func totals() {
        let layout = TotalsLayout(form: form)
        let values = form.settled(
            [
                "has_fire": .boolean(true), "boys": .integer(1), "girls": .integer(2),
                "fires": .table(
                    .init(rows: [
                        ["hurt": .integer(2), "place": .text("Kho")], ["hurt": .integer(1)],
                    ])),
            ], for: "TH")
        #expect(values["fire_count"] == .integer(2) && values["hurt_count"] == .integer(3))
        #expect(!layout.terms.isEmpty)
    }
}

extension Entry {
    /// As kinds.json has it: numbers always as `{"number": "5"}`.
    fileprivate var inTable: JSON {
        switch self {
        case .unreadable(let typed): ["unreadable": .string(typed)]
        case .value(let value): value.forBrowser.withNumbers
        }
    }
}

extension JSON {
    fileprivate var withNumbers: JSON {
        switch self {
        case .integer(let number): ["number": .string(String(number))]
        case .array(let elements): .array(elements.map(\.withNumbers))
        case .object(let members):
            .object(members.pairs.reduce(into: Members()) { $0[$1.name] = $1.value.withNumbers })
        default: self
        }
    }
}

@Suite("A document with such questions is wrong")
struct KindsOfQuestionFaultTests {
    @Test(
        "where it can't be what it says",
        arguments: [
            (
                #""type": "boolean", "calculation": "1""#, "count_true",
                "a number is calculated, not a 'boolean'"
            ),
            (
                #""type": "integer", "calculation": "a > 1""#, "sum",
                "a number is needed, not a boolean"
            ),
            (
                #""type": "integer", "calculation": "a + $least""#, "sum",
                "a calculation looks at answers alone: no parameter, no previous()"
            ),
            (
                #""type": "integer", "calculation": "previous(a)""#, "sum",
                "a calculation looks at answers alone: no parameter, no previous()"
            ),
            (
                #""type": "integer", "calculation": "x + 1""#, "sum",
                "'x' is not calculated before this"
            ),
            (
                #""type": "integer", "calculation": "z + 1""#, "sum",
                "'z' is not calculated before this"
            ),
            (
                #""type": "integer", "profile": true, "calculation": "a""#, "sum",
                "what is calculated is not offered from the unit's record"
            ),
            (#""type": "table", "columns": []"#, "list", "from 1 to 12 columns are expected"),
            (
                #""type": "table", "columns": [{"code": "f", "vi": "Tệp", "type": "file", "accept": ["pdf"]}]"#,
                "list",
                "a column of a table is no 'file'"
            ),
            (#""type": "table", "rows": 51, "columns": []"#, "list", "51 is outside 1…50"),
            (
                #""type": "table", "columns": [{"code": "f", "vi": "A", "type": "date"}, {"code": "f", "vi": "B", "type": "date"}]"#,
                "list", "column 'f' occurs twice"
            ),
            (
                #""type": "table", "columns": [{"code": "f", "vi": "A", "type": "date", "required": "always"}]"#,
                "list", "true or false is expected, not a string"
            ),
        ])
    func faults(members: String, aggregate: String, message: String) throws {
        let document = """
            {"code": "x1", "version": 1, "title": {"vi": "T"}, "parameters": {"least": 2},
             "sections": [{"code": "A", "vi": "A", "indicators": [
              {"code": "a", "vi": "a", "type": "integer", "nature": "stock", "aggregate": "sum",
               "required": "optional", "levels": ["TH"]},
              {"code": "x", "vi": "x", "nature": "stock", "aggregate": "\(aggregate)",
               "required": "optional", "levels": ["TH"], \(members)},
              {"code": "z", "vi": "z", "type": "integer", "nature": "stock", "aggregate": "sum",
               "required": "optional", "levels": ["TH"], "calculation": "a"}]}]}
            """
        let reading = Form.Reading(try JSON(parsing: document.utf8))
        #expect(reading.faults.map(\.fault.message) == [message])
    }

    @Test(
        "where a rule asks a table what it can't say",
        arguments: [
            ("sum(fires.place) > 1", "'place' is no number that adds up"),
            ("sum(fires.nothing) > 1", "'fires' has no column 'nothing'"),
            ("fires.hurt > 1", "a column stands in sum(), or in every() of its table"),
            ("every(boys, boys > 1)", "every() needs a table, not a number"),
            (
                "every(fires, every(fires, fires.hurt > 1))",
                "a column stands in sum(), or in every() of its table"
            ),
            ("every(fires, fires.hurt)", "'every' needs a boolean, not a number"),
            ("fires = fires", "'=' can't compare a table with a table"),
            ("drill_at > '7:00'", "'7:00' is not a time of day, such as '07:30'"),
            ("drill_at > 7", "'>' can't compare a time of day with a number"),
        ])
    func rules(holds: String, message: String) throws {
        let tests = try KindsOfQuestionTests()
        do {
            _ = try Expression.readCondition(
                holds,
                in: Vocabulary(
                    indicators: Dictionary(
                        uniqueKeysWithValues: tests.form.indicators.map { ($0.code, $0.kind) })))
            Issue.record("nothing is wrong with \(holds)")
        } catch {
            #expect(error.fault.message == message)
        }
    }
}
