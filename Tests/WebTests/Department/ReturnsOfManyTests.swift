import Foundation
import HTTPTypes
import Reporting
import Storage
import TestSupport
import Testing

@testable import Web

/// Two of three submitted reports have spent more than they planned.
@Suite("Several reports given back for the same")
struct ReturnsOfManyTests {
    private let fixture: SchoolFixture
    private let officer: Browser
    private static let address = "/rounds/\(SchoolFixture.round)/returns"
    private static let finding = "rule:W29"
    private static let spent: [Reporting.Unit.Code: Int64] = [
        "th-cao-thang": 20, "mn-chi-lang": 11, "th-doan-tung": 5,
    ]

    init() throws {
        fixture = try SchoolFixture()
        officer = try Browser(fixture.site, as: "cv")
        try fixture.storage.write { database in
            let round = try #require(
                try database.read.rounds.find(Round.Code(rawValue: SchoolFixture.round)))
            for (code, spent) in Self.spent {
                let unit = try #require(try database.read.units.find(code))
                _ = try database.submit(
                    Submission(
                        round: round.id, unit: unit.id,
                        values: [
                            "staff": .integer(30), "planned": .integer(10),
                            "spent": .integer(spent),
                        ], confirmations: [], seenVersion: nil), by: .command)
            }
        }
    }

    private func report(_ code: Reporting.Unit.Code) throws -> (
        report: Report, cells: [Indicator.Code: String]
    ) {
        try fixture.storage.read { database in
            let round = try #require(
                try database.rounds.find(Round.Code(rawValue: SchoolFixture.round)))
            let unit = try #require(try database.units.find(code))
            return (
                try #require(try database.reports.find(unit.id, in: round.id)),
                try database.reports.returnedCells(of: unit.id, in: round.id)
            )
        }
    }

    private func events() throws -> Int64 {
        try fixture.storage.read { try $0.events.head()?.seq ?? 0 }
    }

    private func ticks(_ codes: [Reporting.Unit.Code]) throws -> [(String, String)] {
        try codes.map { ("unit", "\($0):\(try report($0).report.version)") }
    }

    private func post(
        _ act: String, _ fields: [(String, String)], note: String = "Rà lại kinh phí.",
        finding: String = finding
    ) throws -> Browser.Answer {
        _ = try officer.get(Self.address)
        return try officer.post(
            Self.address,
            [
                ("finding", finding), ("_do", act), ("reason", note), ("due_time", "17:00"),
                ("due_day", "15/12/2026"),
            ] + fields)
    }

    @Test("those with the finding are listed, ticked, with their cells; others are not")
    func list() throws {
        let page = try officer.get("\(Self.address)?finding=\(Self.finding)").text
        #expect(page.contains("Trường Tiểu học Cao Thắng"))
        #expect(page.contains("Trường Mầm non Chi Lăng"))
        #expect(!page.contains("Trường Tiểu học Đoàn Tùng"))
        #expect(page.components(separatedBy: #"name="unit""#).count == 3)
        #expect(page.contains("Số đã sử dụng (20) lớn hơn dự toán (10)."))
        #expect(page.contains("Số đã sử dụng (11) lớn hơn dự toán (10)."))
        // By a question: what is wrong at it, or that it is blank.
        let blank = try officer.get("\(Self.address)?finding=cell:pupils").text
        #expect(blank.components(separatedBy: #"name="unit""#).count == 4)
        let fine = try officer.get("\(Self.address)?finding=cell:staff").text
        #expect(fine.contains("Không có báo cáo đã nộp nào có chỗ này."))
        #expect(try officer.get("\(Self.address)?finding=rule:W99").status == .badRequest)
        #expect(
            try officer.get("/rounds/\(SchoolFixture.round)/tracking").text
                .contains(#"href="\#(Self.address)""#))
    }

    @Test("a preview does nothing; then each is given back for its own cells, an event each")
    func returned() throws {
        let ticks = try ticks(["th-cao-thang", "mn-chi-lang"])
        let before = try events()
        let preview = try post("preview", ticks)
        #expect(preview.text.contains("Sẽ trả lại 2 báo cáo"))
        #expect(preview.text.contains("Rà lại kinh phí."))
        #expect(try events() == before)
        let edit = try post("edit", ticks)
        #expect(edit.text.contains("Rà lại kinh phí.</textarea>"))
        #expect(edit.text.components(separatedBy: " checked>").count > 2)

        let done = try post("return", ticks)
        #expect(try events() == before + 2)
        #expect(
            try officer.get(try #require(done.location)).text
                .contains("Đã trả lại 2 báo cáo, mỗi trường sửa các ô của mình."))
        for (code, spent) in [("th-cao-thang", 20), ("mn-chi-lang", 11)]
            as [(Reporting.Unit.Code, Int)]
        {
            let (report, cells) = try report(code)
            #expect(report.state == .returned)
            #expect(report.reason == "Rà lại kinh phí.")
            #expect(cells == ["spent": "Số đã sử dụng (\(spent)) lớn hơn dự toán (10)."])
        }
        #expect(try report("th-doan-tung").report.state == .submitted)
        #expect(try Verification.of(fixture.path).findings == [])
    }

    @Test("what changed meanwhile stays, and so does what has no such finding")
    func stale() throws {
        let ticks =
            try ticks(["th-cao-thang", "th-doan-tung"]) + [("unit", "mn-chi-lang:99")]
        let done = try post("return", ticks)
        #expect(done.location?.hasSuffix("done=1&left=2") ?? false, "\(done.location ?? "")")
        #expect(try report("th-cao-thang").report.state == .returned)
        #expect(try report("th-doan-tung").report.state == .submitted)
        #expect(try report("mn-chi-lang").report.state == .submitted)
    }

    @Test("without a report or a note nothing is done, and what was typed comes back")
    func refused() throws {
        let none = try post("return", [])
        #expect(none.status == .unprocessableContent)
        #expect(none.text.contains(##"<a href="#returns">Chọn ít nhất một báo cáo.</a>"##))
        let silent = try post("return", try ticks(["th-cao-thang"]), note: "")
        #expect(silent.status == .unprocessableContent)
        #expect(silent.text.contains(##"href="#note""##))
        let many = (0...FoundReturns.most).map { ("unit", "truong-\($0):1") }
        #expect(try post("return", many).status == .unprocessableContent)
        #expect(try post("return", [("unit", "khong-co:1")]).status == .notFound)
        #expect(try post("return", [], finding: "x").status == .badRequest)
        #expect(try report("th-cao-thang").report.state == .submitted)
    }

    @Test("reports of another office's schools are none of it")
    func foreign() throws {
        let fixture = try DepartmentFixture()
        let other = try fixture.browser("cv-b")
        let address = "/rounds/\(DepartmentFixture.round)/returns"
        #expect(try other.get(address).status == .notFound)
        let officer = try fixture.browser("cv-a")
        _ = try officer.get(address)
        let answer = try officer.post(
            address,
            [
                ("finding", "rule:W1"), ("_do", "return"), ("reason", "x"),
                ("unit", "th-khac:1"), ("due_time", "17:00"), ("due_day", "15/12/2026"),
            ])
        #expect(answer.status == .notFound)
        let viewer = try fixture.browser("xem")
        #expect(try viewer.get(address).status == .forbidden)
    }
}
