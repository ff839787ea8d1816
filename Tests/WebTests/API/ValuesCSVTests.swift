import Formats
import HTTPTypes
import Reporting
import Storage
import Testing

@testable import Web

@Suite struct ValuesCSVTests {
    let site: APISite
    let officer: String

    init() throws {
        site = try APISite()
        officer = try site.token(.officer)
    }

    private func rows(_ round: String = "pccc-2026") throws -> [String: [String: String]] {
        let answer = try site.get("/api/v1/rounds/\(round)/values.csv", as: officer)
        #expect(answer.status == 200)
        return try CSVTable(parsing: answer.body).records.reduce(into: [:]) {
            $0[$1.cells["unit"] ?? ""] = $1.cells
        }
    }

    private func submit(_ code: Unit.Code, _ values: JSON) throws {
        let answer = try site.send(
            .post, "/api/v1/rounds/pccc-2026/reports", as: try site.token(.head, code),
            json: .report(code, values))
        #expect(answer.status == 201)
    }

    @Test("the file is CSV with the promised columns, one row per unit in display order")
    func header() throws {
        let answer = try site.get("/api/v1/rounds/pccc-2022/values.csv", as: officer)
        #expect(answer.type == "text/csv; charset=utf-8")
        #expect(answer.fields[.contentDisposition] == "attachment; filename=\"pccc-2022.csv\"")
        let form = try site.get("/api/v1/rounds/pccc-2022/form", as: officer)
        let codes = (form["sections"].array ?? []).flatMap { $0["indicators"]?.array ?? [] }
            .compactMap { $0["code"]?.string }
        let head =
            ["unit", "name", "level", "commune", "state", "submitted_at", "late"] + codes
            + ["nil_sections", "waivers"]
        let lines = answer.text.split(separator: "\r\n", omittingEmptySubsequences: false)
        #expect(lines.first.map(String.init) == head.joined(separator: ","))
        #expect(answer.body.suffix(2) == [13, 10])
        let units = try CSVTable(parsing: answer.body).records.compactMap { $0.cells["unit"] }
        let list = try site.get("/api/v1/rounds/pccc-2022/reports", as: officer)
        #expect(units == (list["reports"].array ?? []).compactMap { $0["unit"]?["code"]?.string })
    }

    @Test("the workbook for scripts has the same cells, numbers as such")
    func workbook() throws {
        let plain = try site.get("/api/v1/rounds/pccc-2022/values.csv", as: officer)
        let workbook = try site.get("/api/v1/rounds/pccc-2022/values.xlsx", as: officer)
        let rows = try WorkbookTable(workbook.body).rows
        let expected = try CSVTable.rows(try CSVTable.text(plain.body), ",").map(\.cells)
        #expect(rows.count == expected.count)
        for (row, cells) in zip(rows, expected) {
            let blanks = Array(repeating: "", count: cells.count - row.count)
            #expect(row + blanks == cells)
        }
    }

    @Test("blank, 0, false, na and not applicable stay apart from JSON to JSON, CSV and totals")
    func apart() throws {
        let values = try site.values(of: "th-cao-thang")
            .with("gen_mgmt_class", nil).with("bud_needed", 0).with("gen_kitchen", false)
            .with("chk_flammables", "na").with("chk_chemicals", "na").with("it_tools", [])
        try submit("th-cao-thang", values)
        for token in [officer, try site.token(.head, "th-cao-thang")] {
            let report = try site.get("/api/v1/rounds/pccc-2026/reports/th-cao-thang", as: token)
            let found = report["values"].object
            #expect(found?["gen_mgmt_class"] == nil)
            #expect(found?["it_tools"] == nil)
            #expect(found?["chk_chemicals"] == nil)
            #expect(found?["bud_needed"] == 0)
            #expect(found?["gen_kitchen"] == false)
            #expect(found?["chk_flammables"] == "na")
            #expect(report["not_applicable"] == ["chk_chemicals"])
        }
        let row = try #require(try rows()["th-cao-thang"])
        #expect(row["gen_mgmt_class"] == nil)
        #expect(row["bud_needed"] == "0")
        #expect(row["gen_kitchen"] == "false")
        #expect(row["chk_flammables"] == "na")
        #expect(row["chk_chemicals"] == "n/a")
        #expect(row["late"] == "false")
        let groups = try site.get(
            "/api/v1/rounds/pccc-2026/totals?by=level&states=submitted", as: officer)
        let primary = (groups["groups"].array ?? []).first { $0["level"] == "TH" }?["indicators"]
        let counted = try rows().values.count { $0["state"] == "submitted" && $0["level"] == "TH" }
        #expect(primary?["gen_mgmt_class"]?["answered"] == .integer(Int64(counted - 1)))
        #expect(primary?["gen_mgmt_class"]?["applicable"] == .integer(Int64(counted)))
        let wishing = try rows().values.count {
            $0["state"] == "submitted" && $0["level"] == "TH" && $0["bud_needed"] != nil
        }
        #expect(primary?["bud_needed"]?["answered"] == .integer(Int64(wishing)))
        #expect(primary?["chk_flammables"]?["options"]?["na"] == 1)
        #expect(primary?["chk_chemicals"]?["applicable"] == 0)
    }

    @Test("reports that are not counted have their state and blank cells, n/a where not asked")
    func notCounted() throws {
        let rows = try rows()
        let draft = try #require(rows["th-tu-cuong"])
        #expect(draft["state"] == "draft")
        #expect(draft["submitted_at"] == nil)
        #expect(draft["late"] == nil)
        #expect(draft["gen_staff_total"] == nil)
        #expect(draft["chk_chemicals"] == "n/a")
        let returned = try #require(rows["th-chi-lang-bac"])
        #expect(returned["state"] == "returned")
        #expect(returned["gen_staff_total"] == nil)
        #expect(returned["submitted_at"] == "2026-11-18T09:41:00+07:00")
    }

    @Test(
        "every text is as it was typed, what a spreadsheet would run as well",
        arguments: [
            "=1+1", "'=1", "+84 123", "-5", "- Kinh phí; =1", "@SUM(A1)", "＝1", "a,\"b\"\nc", "\"",
            "n/a", ";", "\u{301}đầu dòng", "0", "1.234,5", "á\",", "_x000D_", "'",
        ])
    func exact(typed: String) throws {
        let values = try site.values(of: "th-cao-thang").with("txt_proposals", .string(typed))
        try submit("th-cao-thang", values)
        let row = try #require(try rows()["th-cao-thang"])
        #expect(row["txt_proposals"] == typed)
        #expect(row["gen_staff_total"] == "34")
        let back = try site.get("/api/v1/rounds/pccc-2026/reports/th-cao-thang", as: officer)
        #expect(back["values", "txt_proposals"] == .string(typed))
    }
}
