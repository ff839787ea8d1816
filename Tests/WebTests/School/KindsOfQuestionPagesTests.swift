import Formats
import Foundation
import HTTPTypes
import Reporting
import Storage
import TestSupport
import Testing

@testable import Web

/// Calculated numbers, tables, times, places and notes, from the form to the totals; the form is that
/// of Tests/ReportingTests/Rules/kinds.json.
@Suite("Every kind of question")
struct KindsOfQuestionPagesTests {
    let fixture: SchoolFixture
    let clerk: Browser
    private let address = "/rounds/kieu-1/report"

    private static let rows: [(String, String)] = [
        ("fires", ""), ("fires.1.day", "02/03/2026"), ("fires.1.hour", "7h30"),
        ("fires.1.place", "Nhà bếp"), ("fires.1.hurt", "2"), ("fires.1.cause", "short"),
        ("fires.1.seen", "smoke"), ("fires.1.seen", "bell"), ("fires.2.day", ""),
        ("fires.3.day", "3/3/2026"), ("fires.3.place", "Kho"), ("fires.3.hurt", "0"),
    ]
    private static let others: [(String, String)] = [
        ("has_fire", "true"), ("boys", "100"), ("girls", "120"), ("drill_at", "8 giờ 05"),
        ("gate", "Cổng chính (20.9381, 106.3146)"),
    ]
    private static let table = Value.table(
        AnswerTable(rows: [
            [
                "day": .date(Day(number: 20_514)), "hour": TimeOfDay(minutes: 450).map(Value.time),
                "place": .text("Nhà bếp"), "hurt": .integer(2), "cause": .choice("short"),
                "seen": .choices(["smoke", "bell"]),
            ].compactMapValues(\.self),
            ["day": .date(Day(number: 20_515)), "place": .text("Kho"), "hurt": .integer(0)],
        ]))

    init() throws {
        fixture = try SchoolFixture()
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../ReportingTests/Rules/kinds.json").standardizedFileURL
        let document = try #require(try JSON(parsing: Data(contentsOf: file))["form"])
        try fixture.openRound(
            "kieu-1", title: "Các kiểu",
            form: String(decoding: document.serialized(), as: UTF8.self), approved: [])
        clerk = try Browser(fixture.site, as: "nv-th-cao-thang")
        _ = try clerk.get(address)
    }

    private func entries() throws -> Entries {
        try fixture.storage.read { database in
            let round = try #require(try database.rounds.find("kieu-1"))
            let unit = try #require(try database.units.find("th-cao-thang"))
            return try database.reports.entries(
                of: unit.id, in: round.id, form: try database.forms.layout(round.form).form)
        }
    }

    @Test("is answered on a page without scripts, and stands there again")
    func form() throws {
        #expect(try clerk.get(address + "/offline.html").text.contains("const Tables"))
        let blank = try clerk.get(address).text
        #expect(
            blank.contains(#"name="fires.3.place""#) && !blank.contains(#"name="fires.4.place""#))
        #expect(blank.contains("chương trình tự tính"))
        #expect(blank.contains(#"id="note-lead">Chỉ kể vụ cháy trong trường."#))
        #expect(blank.contains("/tables."))
        let saved = try clerk.post(
            address, Self.rows + Self.others + [("_rows", "fires")])
        #expect(saved.location == address + "?section=A#fires")
        let entries = try entries()
        #expect(entries["fires"] == .value(Self.table))
        #expect(entries["pupils"] == nil, "nobody typed it")
        #expect(entries["drill_at"] == TimeOfDay(minutes: 485).map { .value(.time($0)) })
        let page = try clerk.get(address).text
        for field in [
            #"name="fires.1.place" aria-label="Dòng 1, Nơi cháy" value="Nhà bếp""#,
            #"name="fires.2.day" placeholder="ngày/tháng/năm" aria-label="Dòng 2, Ngày" value="03/03/2026""#,
            #"<option value="short" selected>"#, #"value="bell" checked"#,
            #"data-calculated aria-labelledby="pupils-l">220</output>"#,
            #"value="Cổng chính (20.9381, 106.3146)""#, #"value="08:05""#,
        ] { #expect(page.contains(field), "\(field)") }
        #expect(!page.contains("Thêm dòng") || page.contains(#"name="fires.3.day""#))
    }

    @Test("what can't be read in a row comes back with its place")
    func wrongRow() throws {
        _ = try clerk.post(
            address,
            [
                ("has_fire", "true"), ("fires", ""), ("fires.1.day", "31/02/2026"),
                ("fires.1.place", "Kho"), ("fires.1.hurt", "1"), ("_do", "save"),
            ])
        let page = try clerk.get(address).text
        #expect(page.contains(#"value="31/02/2026""#))
        #expect(page.contains("Dòng 1, cột “Ngày”: "))
        #expect(page.contains(#"data-calculated aria-labelledby="fire_count-l">–</output>"#))
    }

    @Test("a script sends it as JSON, and not what is calculated")
    func cells() throws {
        let typed = #"[["02/03/2026","","Kho","1","",""]]"#
        let saved = try clerk.post(
            address + "/cells", [("fires", typed), ("has_fire", "true")])
        #expect(saved.status == .ok)
        let json = try JSON(parsing: saved.body)
        #expect(json["cells"]?["fires"]?["text"] == .string(typed))
        #expect(json["cells"]?["fires"]?["fault"] == .null)
        let refused = try clerk.post(address + "/cells", [("pupils", "3")])
        #expect(refused.status == .badRequest)
    }

    private func submit() throws {
        try fixture.storage.write { database in
            let round = try #require(try database.read.rounds.find("kieu-1"))
            for school in ["th-cao-thang", "mn-chi-lang"] as [Reporting.Unit.Code] {
                let unit = try #require(try database.read.units.find(school))
                _ = try database.submit(
                    Submission(
                        round: round.id, unit: unit.id,
                        values: [
                            "has_fire": .boolean(school == "th-cao-thang"),
                            "fires": school == "th-cao-thang" ? Self.table : nil,
                            "boys": .integer(100), "girls": .integer(120),
                            "gate": .location(Location(name: "Cổng", point: nil)),
                        ].compactMapValues(\.self),
                        confirmations: [.init(rule: "W1", cells: ["fire_count"], reason: "Đúng")],
                        seenVersion: nil), by: .command)
                try database.move(unit.id, in: round.id, by: .approve, by: .command)
            }
        }
    }

    @Test("counts in totals, measures, files and documents")
    func totals() throws {
        try submit()
        let officer = try Browser(fixture.site, as: "cv")
        let csv = try officer.get("/rounds/kieu-1/totals.csv").text
        #expect(csv.contains("Tổng số vụ;vụ;fire_count;;0;1;1;;;2;1;1;;;2;2;2;;"), "\(csv)")
        #expect(csv.contains("Tổng số người bị thương;;hurt_count;;0;1;1;;;2;1;1;;;2;2;2;;"))
        #expect(csv.contains("Tổng số học sinh;;pupils;;220;1;1;;;220;1;1;;;440;2;2;;"))
        #expect(csv.contains("Số dòng;;row_total;;") && csv.contains("fire_share"))
        let values = try officer.get("/rounds/kieu-1/values.csv").text
        #expect(
            values.contains("1. 02/03/2026; 07:30; Nhà bếp; 2 người; Chập điện; Khói; Chuông báo"))
        for path in [
            "/forms/kieu/1", "/rounds/kieu-1/totals", "/rounds/kieu-1/totals/fires",
            "/rounds/kieu-1/totals/fire_count", "/rounds/kieu-1/values.xlsx",
            "/rounds/kieu-1/consolidated", "/rounds/kieu-1/consolidated.docx",
            "/rounds/kieu-1/consolidated.xlsx", "/rounds/kieu-1/reports/th-cao-thang",
            "/rounds/kieu-1", "/rounds/kieu-1/consolidated/edit",
        ] { #expect(try officer.get(path).status == .ok, "\(path)") }
        #expect(
            try officer.get("/rounds/kieu-1/reports/th-cao-thang").text.contains("Nhà bếp"))
        for path in [
            "/report/paper", "/report/checks", "/report/form.xlsx",
            "/report/history", "/receipt", "/report.docx", "/report?view=submitted",
        ] { #expect(try clerk.get("/rounds/kieu-1" + path).status == .ok, "\(path)") }
        let paper = try clerk.get("/rounds/kieu-1/report/paper").text
        #expect(paper.contains("<i>Chỉ kể vụ cháy trong trường.</i>"))
        #expect(paper.contains("<th scope=\"col\">Nơi cháy</th>"))
    }

    @Test("is a table in the school's document")
    func document() throws {
        try submit()
        let told = try fixture.storage.read { database in
            let round = try #require(try database.rounds.find("kieu-1"))
            let unit = try #require(try database.units.find("th-cao-thang"))
            let file = try #require(try database.reportFile(of: unit.id, in: round))
            return try #require(try database.submittedDocument(of: file, on: fixture.now.day))
        }
        let tables = told.document.body.compactMap { block in
            if case .table(let table) = block { table } else { nil }
        }
        let table = try #require(tables.first)
        #expect(
            table.columns.map(\.title)
                == [
                    "TT", "Ngày", "Giờ", "Nơi cháy", "Bị thương (người)", "Nguyên nhân", "Dấu hiệu",
                ])
        #expect(
            table.rows.first
                == .cells([
                    .init(count: 1), "02/03/2026", "07:30", "Nhà bếp",
                    .init("2", number: FixedPoint(2)), "Chập điện", "Khói; Chuông báo",
                ]))
    }

    @Test("is asked of the office itself, too")
    func ofOffice() throws {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../ReportingTests/Rules/kinds.json").standardizedFileURL
        let form = try #require(try JSON(parsing: Data(contentsOf: file))["form"])
        let own = """
            , "own": {"sections": [{"code": "P", "vi": "Kiểm tra", "indicators": [
             {"code": "own_visits", "vi": "Các cuộc", "type": "table", "rows": 5, "required": "optional",
              "columns": [{"code": "on", "vi": "Ngày", "type": "date"},
                          {"code": "schools", "vi": "Số trường", "type": "integer"}]},
             {"code": "own_sum", "vi": "Tổng số trường", "type": "integer", "required": "optional",
              "calculation": "sum(own_visits.schools)"}]}]}}
            """
        let text = String(decoding: form.serialized(), as: UTF8.self)
        try fixture.openRound(
            "kieu-2", title: "Các kiểu",
            form: text.dropLast().replacing("\"version\":1", with: "\"version\":2") + own,
            approved: [])
        let officer = try Browser(fixture.site, as: "cv")
        let page = try officer.get("/rounds/kieu-2/own").text
        #expect(page.contains(#"name="own_visits.3.schools""#))
        let last = page.components(between: "name=\"last\" value=\"", and: "\"").first ?? ""
        let saved = try officer.post(
            "/rounds/kieu-2/own",
            [
                ("last", last), ("own_visits", ""), ("own_visits.1.on", "02/03/2026"),
                ("own_visits.1.schools", "3"), ("own_visits.2.schools", "4"),
            ])
        #expect(saved.status == .seeOther, "\(saved.text)")
        let again = try officer.get("/rounds/kieu-2/own").text
        #expect(again.contains(#"aria-label="Dòng 2, Số trường" value="4""#))
        #expect(again.contains(#"aria-labelledby="own_sum-l">7</output>"#))
        let report = try PageText.plain(officer.get("/rounds/kieu-2/consolidated").text)
        #expect(report.contains("Tổng số trường: 07"), "\(report)")
        #expect(try Verification.of(fixture.path).findings.isEmpty)
    }

    @Test("stays whole: what is stored is what the rules make of it")
    func verified() throws {
        _ = try clerk.post(address, Self.rows + Self.others + [("_do", "save")])
        try submit()
        let found = try Verification.of(fixture.path)
        #expect(found.findings.isEmpty, "\(found.findings)")
    }
}
