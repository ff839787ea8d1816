import Foundation
import HTTPTypes
import Reporting
import Storage
import TestSupport
import Testing

@testable import Web

/// A report that two people type at one time.
@Suite("cells are merged one by one")
struct MergeCellsTests {
    let fixture: SchoolFixture
    private let report = "/rounds/\(SchoolFixture.round)/report"
    private let clerk: Browser
    private let head: Browser

    init() throws {
        fixture = try SchoolFixture()
        clerk = try fixture.reporter("nv-th-cao-thang")
        head = try fixture.reporter("ht-th-cao-thang")
    }

    private func entries() throws -> Entries {
        try fixture.storage.read { database in
            let round = try #require(try database.rounds.find("khao-sat-2026"))
            let unit = try #require(try database.units.find("th-cao-thang"))
            let form = try database.forms.layout(round.form).form
            return try database.reports.entries(of: unit.id, in: round.id, form: form)
        }
    }

    @Test("different cells are both kept; what only stood in a field gives way")
    func different() throws {
        _ = try head.post(report, [("staff", "31"), ("trained", "9"), ("_do", "save")])
        // The clerk's page had the profile's 30 at staff, and nothing at trained.
        let answer = try clerk.post(
            report, [("staff", "30"), ("trained", ""), ("notes", "Của tôi"), ("_do", "save")])
        #expect(answer.location == "\(report)?section=C&joined=2#notes")
        #expect(try entries()["staff"] == .value(.integer(31)))
        #expect(try entries()["trained"] == .value(.integer(9)))
        #expect(try entries()["notes"] == .value(.text("Của tôi")))
        let page = try clerk.get("\(report)?section=C&joined=2")
        #expect(page.text.contains("Đã gộp 2 ô do người khác vừa nhập."))
    }

    @Test("the older value never comes back with a cell that was not touched")
    func untouched() throws {
        _ = try clerk.post(report, [("trained", "5"), ("_do", "save")])
        _ = try clerk.get(report)
        _ = try head.get(report)
        _ = try head.post(report, [("trained", "7"), ("_do", "save")])
        _ = try clerk.post(report, [("trained", "5"), ("pupils", "512"), ("_do", "save")])
        #expect(try entries()["trained"] == .value(.integer(7)))
        #expect(try entries()["pupils"] == .value(.integer(512)))
    }

    @Test("a cell that both changed stays as stored and shows both; each button does what it says")
    func both() throws {
        _ = try head.post(report, [("trained", "7"), ("_do", "save")])
        let asked = try clerk.post(
            report, [("trained", "8"), ("pupils", "500"), ("_do", "save")])
        #expect(asked.status == .conflict)
        #expect(asked.text.contains("1 ô do hai người cùng sửa, cần chọn"))
        #expect(asked.text.contains(#"name="_take" value="trained"><b>7</b>"#))
        #expect(asked.text.contains(#"data-mine="trained"><b>8</b>"#))
        #expect(asked.text.contains("Hiệu trưởng"), "who stored it")
        #expect(try entries()["trained"] == .value(.integer(7)))
        #expect(try entries()["pupils"] == .value(.integer(500)), "the others are saved")

        let taken = try clerk.post(report, [("trained", "8"), ("_take", "trained")])
        #expect(taken.status == .seeOther)
        #expect(try entries()["trained"] == .value(.integer(7)))

        _ = try clerk.post(report, [("trained", "9"), ("_was", ""), ("_do", "save")])
        let mine = try clerk.post(report, [("trained", "9"), ("_do", "save")])
        #expect(mine.status == .seeOther, "the page that asked knows what is stored")
        #expect(try entries()["trained"] == .value(.integer(9)))
    }

    @Test("a cell that one made blank and the other filled in is asked about, too")
    func blank() throws {
        _ = try clerk.post(report, [("trained", "5"), ("_do", "save")])
        _ = try clerk.get(report)
        _ = try head.get(report)
        _ = try head.post(report, [("trained", ""), ("_do", "save")])
        let asked = try clerk.post(report, [("trained", "6"), ("_do", "save")])
        #expect(asked.status == .conflict)
        #expect(asked.text.contains("(để trống)"))
        #expect(try entries()["trained"] == nil)
    }

    @Test("a form that does not say what stood in it asks about every other value")
    func silent() throws {
        _ = try head.post(report, [("trained", "7"), ("_do", "save")])
        let answer = try clerk.post(
            report, [("trained", "5"), ("pupils", "12"), ("_was", "rubbish : x:"), ("_do", "save")])
        #expect(answer.status == .conflict)
        #expect(try entries()["trained"] == .value(.integer(7)))
        #expect(try entries()["pupils"] == .value(.integer(12)))
    }

    @Test("reasons that both wrote are asked about, and saved the second time")
    func reasons() throws {
        let field = try warned()
        let asked = try clerk.post(report, [(field, "Của nhân viên"), ("_do", "save")])
        #expect(asked.status == .conflict)
        #expect(asked.text.contains("Người khác vừa ghi: “Của hiệu trưởng”"))
        #expect(asked.text.contains("Của nhân viên</textarea>"))
        #expect(
            try clerk.post(report, [(field, "Của nhân viên"), ("_do", "save")]).status == .seeOther)
        #expect(try clerk.get(report).text.contains("Của nhân viên</textarea>"))
    }

    /// Both see a warning, and the head has given the reason for it; its field's name.
    private func warned() throws -> String {
        let wrong = SchoolFixture.filled.with("spent", "19.850.000")
        _ = try head.post(report, wrong + [("_do", "save")])
        let page = try clerk.get(report).text
        _ = try head.get(report)
        let rule = try #require(page.components(between: #"name="why_"#, and: "\"").first)
        _ = try head.post(report, [("why_\(rule)", "Của hiệu trưởng"), ("_do", "save")])
        return "why_\(rule)"
    }

    @Test("a script's cells are merged alike, and told how they stand")
    func cells() throws {
        _ = try head.post(report, [("trained", "7"), ("pupils", "9"), ("_do", "save")])
        let answer = try clerk.post(
            report + "/cells",
            [("trained", "8"), ("staff", "40"), ("notes", "x"), ("drill_date", "31/02/2026")])
        #expect(answer.status == .ok)
        let told = try JSON(parsing: answer.body)
        #expect(told["others"] == true)
        #expect(told["both"]?["trained"]?["texts"] == ["7"])
        #expect(told["cells"]?["trained"] == nil)
        #expect(told["cells"]?["staff"]?["fault"] == .null)
        #expect(told["cells"]?["drill_date"]?["text"] == "31/02/2026")
        #expect(told["cells"]?["drill_date"]?["fault"]?.string?.contains("lịch") == true)
        #expect(try entries()["trained"] == .value(.integer(7)))
        #expect(try entries()["staff"] == .value(.integer(40)))

        // What was told is what the next one is held against.
        let was = try #require(told["both"]?["trained"]?["was"]?.string)
        let mine = try clerk.post(
            report + "/cells", [("trained", "8"), ("_was", "trained:\(was)")])
        #expect(try JSON(parsing: mine.body)["both"] == [:])
        #expect(try entries()["trained"] == .value(.integer(8)))
        // Sent twice, as after a broken line, it is the same.
        let again = try clerk.post(
            report + "/cells", [("trained", "8"), ("_was", "trained:\(was)")])
        #expect(try JSON(parsing: again.body)["both"] == [:])
    }

    private func sent(_ fields: [(String, String)]) throws -> JSON {
        let answer = try clerk.post(report + "/cells", fields)
        #expect(answer.status == .ok)
        return try JSON(parsing: answer.body)
    }

    @Test("a script's reasons are merged alike; one that can't be taken leaves what is stored")
    func scriptReasons() throws {
        let field = try warned()
        let rule = String(field.dropFirst("why_".count))
        let both = try sent([(field, "Của nhân viên")])
        #expect(both["both"]?[field]?["texts"] == ["Của hiệu trưởng"])
        #expect(both["reasons"] == [:])
        let was = try #require(both["both"]?[field]?["was"]?.string)

        let long = String(repeating: "dài ", count: 600)
        let refused = try sent([(field, long), ("_was", "\(field):\(was)")])
        #expect(refused["reasons"]?[rule]?["fault"]?.string?.contains("ký tự") == true)
        #expect(refused["reasons"]?[rule]?["was"]?.string == was)
        #expect(try clerk.get(report).text.contains("Của hiệu trưởng</textarea>"))

        let taken = try sent([(field, "Của nhân viên"), ("_was", "\(field):\(was)")])
        #expect(taken["both"] == [:])
        #expect(taken["reasons"]?[rule]?["fault"] == .null)
        #expect(try clerk.get(report).text.contains("Của nhân viên</textarea>"))
    }

    @Test("cells are taken from nobody else, and not once the report is submitted")
    func refused() throws {
        let cells = [("staff", "77")]
        #expect(try clerk.post(report + "/cells", cells, hidden: false).status == .forbidden)
        #expect(try Browser(fixture.site).post(report + "/cells", cells).status == .forbidden)
        let officer = try Browser(fixture.site, as: "cv")
        #expect(try officer.post(report + "/cells", cells).status == .forbidden)
        _ = try head.post(report, SchoolFixture.filled + [("_do", "submit")])
        #expect(try clerk.post(report + "/cells", cells).status == .conflict)
        #expect(try entries()["staff"] == .value(.integer(30)))
    }

    @Test(
        "random people at one report: every value typed is stored or asked about", arguments: 0..<20
    )
    func random(seed: UInt64) throws {
        var generator = SeededRandom(seed: seed)
        let people = [clerk, head]
        let names = ["staff", "pupils", "trained", "area", "planned", "spent"]
        // What each page holds: as it was read, with what was typed since.
        var pages: [[String: String]] = [[:], [:]]
        var typed: [[String: String]] = [[:], [:]]
        var expected: [String: String] = [:]
        func read(_ person: Int) throws {
            let page = try people[person].get(report).text
            for name in names {
                pages[person][name] =
                    page.components(between: #"name="\#(name)""#, and: ">").first?
                    .components(between: #"value=""#, and: "\"").first ?? ""
            }
            typed[person] = [:]
        }
        try read(0)
        try read(1)
        for step in 0..<40 {
            let person = Int.random(in: 0...1, using: &generator)
            if Bool.random(using: &generator) {
                let name = names[Int.random(in: 0..<names.count, using: &generator)]
                typed[person][name] = "\(step + 1)"
                continue
            }
            let sent = pages[person].merging(typed[person]) { $1 }
            let answer = try people[person].post(
                report, sent.map { ($0.key, $0.value) } + [("_do", "save")])
            let asked = Set(
                answer.text.components(between: #"data-mine=""#, and: "\""))
            for (name, value) in typed[person] where !asked.contains(name) {
                expected[name] = value
            }
            #expect(answer.status == (asked.isEmpty ? .seeOther : .conflict))
            try read(person)
            for name in names {
                if let value = expected[name] { #expect(pages[person][name] == value) }
            }
        }
    }
}
