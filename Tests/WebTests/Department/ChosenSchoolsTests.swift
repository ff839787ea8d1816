import HTTPTypes
import Reporting
import Storage
import TestSupport
import Testing

@testable import Web

/// What an officer ticks is who is to report, whichever button is pressed.
@Suite("Schools that a round is to have")
struct ChosenSchoolsTests {
    private let fixture: SchoolFixture
    private let officer: Browser
    private static let setup = "/rounds/dot-moi/setup"

    init() throws {
        fixture = try SchoolFixture()
        officer = try Browser(fixture.site, as: "cv")
    }

    private static let fields = [
        ("title", "Đợt mới"), ("code", "dot-moi"), ("plan", "1"), ("form", "khao_sat:1"),
        ("period_from", "15/11/2026"), ("period_to", "14/12/2026"), ("data_close", "14/12/2026"),
        ("due_day", "17/12/2026"), ("due_time", "17:00"), ("due_text", "trước ngày 17/12"),
        ("grace", "0"),
    ]

    private func chosen() throws -> [String] {
        try fixture.storage.read { database in
            let round = try #require(try database.rounds.find("dot-moi"))
            return try database.owing(round, atMost: 100)?.map(\.rawValue).sorted() ?? []
        }
    }

    private static let all = ["mn-chi-lang", "th-cao-thang", "th-doan-tung"]

    /// The ticks of a new round, and whom they mean.
    struct Ticks {
        var levels: [String] = []
        var communes: [String] = []
        var units: [String] = []
        /// The levels that the page showed ticked.
        var seen = "MN TH"

        var fields: [(String, String)] {
            levels.map { ("level", $0) } + communes.map { ("commune", $0) }
                + units.map { ("unit", $0) } + [("levels_seen", seen)]
        }
    }

    private static let ticks: [(Ticks, [String])] = [
        // As the page comes.
        (Ticks(levels: ["MN", "TH"]), all),
        (Ticks(levels: ["TH"]), ["th-cao-thang", "th-doan-tung"]),
        (Ticks(levels: ["MN", "TH"], communes: ["xa-b"]), ["mn-chi-lang"]),
        // One by one, the levels as they came, or without the one that is not meant.
        (Ticks(levels: ["MN", "TH"], units: ["th-doan-tung"]), ["th-doan-tung"]),
        (Ticks(levels: ["TH"], units: ["mn-chi-lang", "th-doan-tung"]), ["th-doan-tung"]),
        (Ticks(units: []), []),
        // A level that is ticked beside some schools brings its own.
        (
            Ticks(levels: ["MN", "TH"], units: ["th-doan-tung"], seen: "TH"),
            ["mn-chi-lang", "th-doan-tung"]
        ),
    ]

    @Test("are those that are ticked: of a new round, and of one that is there", arguments: ticks)
    func meant(ticks: Ticks, meant: [String]) throws {
        _ = try officer.get("/rounds/new")
        #expect(
            try officer.post("/rounds", Self.fields + ticks.fields + [("_do", "save")]).location
                == Self.setup + "?done=planned")
        #expect(try chosen() == meant)
        let page = try officer.get(Self.setup + "?done=planned").text
        #expect(page.contains("Đã lưu đợt báo cáo: \(meant.count) đơn vị phải báo cáo."))
        _ = try officer.post(Self.setup, Self.fields + [("unit", "mn-chi-lang"), ("_do", "save")])
        #expect(try chosen() == ["mn-chi-lang"])
        _ = try officer.get(Self.setup)
        _ = try officer.post(Self.setup, Self.fields + ticks.fields + [("_do", "save")])
        #expect(try chosen() == meant)
    }

    /// Ticks, and what is said of them before they are kept.
    static let sentences: [(Ticks, String)] = [
        (Ticks(levels: ["MN", "TH"]), "3 trường: 3 theo cấp học, 0 chọn riêng."),
        (
            Ticks(levels: ["MN", "TH"], communes: ["xa-b"]),
            "1 trường: 1 theo cấp học, 0 chọn riêng."
        ),
        (
            Ticks(levels: ["MN"], units: ["th-doan-tung"], seen: ""),
            "2 trường: 1 theo cấp học, 1 chọn riêng."
        ),
        (Ticks(units: []), "0 trường: 0 theo cấp học, 0 chọn riêng."),
    ]

    @Test("are counted as the ticks stand, before anything is kept", arguments: sentences)
    func counted(ticks: Ticks, sentence: String) throws {
        let new = try officer.get("/rounds/new").text
        #expect(new.contains("Bấm Lưu sẽ chọn 3 trường: 3 theo cấp học, 0 chọn riêng."))
        let page = try officer.post(
            "/rounds", Self.fields + ticks.fields + [("_do", "refresh")])
        #expect(page.status == .ok)
        #expect(page.text.contains("Bấm Lưu sẽ chọn " + sentence), "nothing is kept")
        #expect(page.text.contains(#"value="Đợt mới""#), "what was typed stays")
        #expect(try officer.get(Self.setup).status == .notFound)
    }

    @Test("are named once they are kept; a level of which some were chosen is not ticked")
    func named() throws {
        _ = try officer.get("/rounds/new")
        _ = try officer.post(
            "/rounds", Self.fields + [("unit", "th-doan-tung"), ("unit", "mn-chi-lang")])
        let page = try officer.get(Self.setup + "?done=planned").text
        #expect(
            page.contains("Đã lưu 2 trường: Trường Mầm non Chi Lăng; Trường Tiểu học Đoàn Tùng."))
        #expect(page.contains(#"name="level" value="MN" checked"#))
        #expect(!page.contains(#"name="level" value="TH" checked"#))
        #expect(page.contains("Bấm Lưu sẽ chọn 2 trường: 1 theo cấp học, 1 chọn riêng."))
        // Saved again as it stands, they are the same.
        _ = try officer.post(
            Self.setup,
            Self.fields + [
                ("unit", "th-doan-tung"), ("unit", "mn-chi-lang"), ("level", "MN"),
                ("levels_seen", "MN"), ("_do", "save"),
            ])
        #expect(try chosen() == ["mn-chi-lang", "th-doan-tung"])
    }

    @Test("a plan that was added meanwhile is offered, and what was typed stays")
    func refreshed() throws {
        _ = try officer.get("/plans/new")
        _ = try officer.post(
            "/plans",
            [
                ("number", "77/KH-MOI"), ("date", "01/11/2026"), ("issuer", "Phòng"),
                ("subject", "Việc mới"),
            ])
        _ = try officer.get("/rounds/new")
        let page = try officer.post("/rounds", Self.fields + [("_do", "refresh")]).text
        #expect(page.contains("77/KH-MOI"))
        #expect(page.contains(#"value="trước ngày 17/12""#))
    }

    @Test("come with the opening, which says how many see it; ticks come back with what is wrong")
    func opened() throws {
        _ = try officer.get("/rounds/new")
        let wrong = try officer.post(
            "/rounds",
            Self.fields.with("title", "") + [("level", "TH"), ("commune", "xa-b")]
                + [("levels_seen", "MN TH"), ("_do", "save")]
        ).text
        #expect(wrong.contains("name=\"level\" value=\"TH\" checked"))
        #expect(!wrong.contains("name=\"level\" value=\"MN\" checked"))
        #expect(wrong.contains("name=\"commune\" value=\"xa-b\" checked"))
        #expect(wrong.contains("name=\"levels_seen\" value=\"MN TH\""))
        _ = try officer.post("/rounds", Self.fields + [("unit", "mn-chi-lang"), ("_do", "save")])
        let planned = try officer.get(Self.setup).text
        #expect(planned.contains("name=\"levels_seen\" value=\"MN\""))
        #expect(!planned.contains("Thu hồi đợt mở nhầm"))
        let opened = try officer.post(
            Self.setup,
            Self.fields + [("unit", "mn-chi-lang"), ("level", "MN"), ("level", "TH")]
                + [("levels_seen", "MN"), ("_do", "open")])
        let list = try officer.get(try #require(opened.location)).text
        #expect(list.contains("Đã mở đợt báo cáo. 3 trường thấy việc cần nộp."))
        #expect(try !officer.get("/rounds/dot-moi/tracking").text.contains("Đã mở đợt báo cáo"))
        #expect(try officer.get(Self.setup).text.contains("Thu hồi đợt mở nhầm"))
    }
}
