import Formats
import Foundation
import HTTPTypes
import Reporting
import Storage
import TestSupport
import Testing

@testable import Web

/// The form there and back as a workbook, by its pages.
@Suite("filling in by workbook")
struct FillByWorkbookTests {
    let fixture: SchoolFixture
    let clerk: Browser
    private let address = "/rounds/\(SchoolFixture.round)/report"
    private var target: String { address + "/form.xlsx" }

    init() throws {
        fixture = try SchoolFixture()
        clerk = try fixture.reporter("nv-th-cao-thang")
    }

    private func download() throws -> FilledFile {
        let answer = try clerk.get(target)
        #expect(answer.status == .ok)
        return try FilledFile(answer.body)
    }

    private func send(_ octets: [UInt8]) throws -> Browser.Answer {
        try clerk.send(workbook: octets, to: target)
    }

    private func act(_ wanted: String, _ preview: Browser.Answer) throws -> Browser.Answer {
        try clerk.act(wanted, upon: preview, at: target)
    }

    @Test("every kind of answer is read as a spreadsheet writes it, shown, and taken in one act")
    func everyKind() throws {
        var file = try download()
        try file.put(number: "3.0E1", at: "staff")
        try file.put(text: "1.512", at: "pupils")
        try file.put(text: "x", at: "plan_issued")
        try file.put(number: "21", at: "plan_number")
        try file.put("><f>6*2</f><v>12</v>", at: "trained")
        try file.put(number: "46313.5", at: "drill_date")
        try file.put(number: "1234.4999999999999", at: "area")
        try file.put(text: "đầy đủ", at: "alarm")
        try file.put(text: "2; Họp hội đồng", at: "forms")
        try file.put(text: "15.000.000", at: "planned")
        try file.put(number: "9850000", at: "spent")
        try file.put(text: "Không có.", at: "notes")
        let preview = try send(try file.octets)
        #expect(preview.status == .ok)
        #expect(preview.counts == [12, 0, 0, 0])
        #expect(try fixture.entries().isEmpty)
        let taken = try act("take", preview)
        #expect(taken.location == address + "/workbook?done=taken")
        #expect(
            try fixture.entries() == [
                "staff": .value(.integer(30)), "pupils": .value(.integer(1_512)),
                "plan_issued": .value(.boolean(true)), "plan_number": .value(.text("21")),
                "trained": .value(.integer(12)),
                "drill_date": .value(.date(try #require(Day(iso: "2026-10-18")))),
                "area": .value(.decimal(FixedPoint(units: 12_345, scale: 1))),
                "alarm": .value(.choice("full")), "forms": .value(.choices(["meeting", "flag"])),
                "planned": .value(.integer(15_000_000)), "spent": .value(.integer(9_850_000)),
                "notes": .value(.text("Không có.")),
            ])
        let page = try clerk.get(address + "/workbook?done=taken")
        #expect(page.text.contains("Đã nhận số liệu từ tệp"))
        #expect(try clerk.get(address).text.contains("1.512"))
    }

    @Test("a file that comes back as it went away changes nothing, and blank cells clear nothing")
    func untouched() throws {
        _ = try clerk.post(address, SchoolFixture.filled)
        let before = try fixture.entries()
        var file = try download()
        #expect(try send(try file.octets).counts == [0, 12, 0, 0])
        for code in ["staff", "notes", "forms"] { try file.clear(code) }
        let preview = try send(try file.octets)
        #expect(preview.counts == [0, 9, 3, 0])
        #expect(!preview.text.contains("value=\"take\""))
        _ = try act("take", preview)
        #expect(try fixture.entries() == before)
    }

    @Test("what is wrong is named with why, and the rest is taken without it")
    func wrong() throws {
        _ = try clerk.post(address, SchoolFixture.filled)
        var file = try download()
        try file.put(number: "12.5", at: "staff")
        try file.put(number: "-3", at: "pupils")
        try file.put(text: "có lẽ", at: "plan_issued")
        try file.put(text: String(repeating: "a", count: 31), at: "plan_number")
        try file.put("t=\"e\"><f>A1</f><v>#REF!</v>", at: "trained")
        try file.put(number: "2026", at: "drill_date")
        try file.put(number: "1.25", at: "area")
        try file.put(text: "Tốt <b>", at: "alarm")
        try file.put(text: "1; 7", at: "forms")
        try file.put("><f>A1</f>", at: "planned")
        try file.put(number: "1", at: "spent")
        let preview = try send(try file.octets)
        #expect(preview.counts == [1, 1, 0, 10])
        for words in [
            "Phải là số nguyên", "Phải là số không âm.", "Chỉ ghi Có hoặc Không.",
            "Không được dài quá 30 ký tự.", "#REF!", "Đề nghị ghi ngày/tháng/năm",
            "Chỉ được tối đa 1 chữ số thập phân.", "Tốt &lt;b&gt;",
            "“7” không có trong danh sách", "Công thức chưa được tính", "9.850.000",
        ] { #expect(preview.text.contains(words), "\(words)") }
        let before = try fixture.entries()
        _ = try act("take", preview)
        var after = before
        after["spent"] = .value(.integer(1))
        #expect(try fixture.entries() == after)
    }

    @Test(
        "the file is given back with what is wrong in red, its reason beside it, and the rest as filled in"
    )
    func marked() throws {
        _ = try clerk.post(address, SchoolFixture.filled)
        var file = try download()
        try file.put(text: "ba mươi", at: "staff")
        try file.put(number: "600", at: "pupils")
        try file.clear("notes")
        let preview = try send(try file.octets)
        let answer = try act("mark", preview)
        #expect(answer.status == .ok)
        let back = try FilledFile(answer.body)
        #expect(try back.cell("staff")?.contains("ba mươi") == true)
        #expect(try back.row("staff").contains("SAI: "))
        #expect(try back.cell("pupils")?.contains("<v>600</v>") == true)
        #expect(try back.cell("notes") == nil)
        #expect(try back.cell("trained")?.contains("<v>12</v>") == true)
        // It is good to be sent again.
        #expect(try send(try back.octets).counts == [1, 9, 1, 1])
    }

    @Test("rows are known by their codes, wherever they stand, and not twice")
    func rows() throws {
        var file = try download()
        try file.put(number: "600", at: "pupils")
        try file.put(number: "5", at: "trained")
        try file.turn()
        #expect(try send(try file.octets).counts.first == 3)
        try file.replace(row: "trained")
        let preview = try send(try file.octets)
        #expect(preview.counts.first == 2)
        #expect(preview.counts.reduce(0, +) == 12)
        try file.replace(
            row: "area", with: try file.row("area").replacing("<t>area</t>", with: "<t>la</t>"))
        try file.replace(
            row: "spent",
            with: try file.row("spent").replacing("<t>spent</t>", with: "<t>staff</t>"))
        let odd = try send(try file.octets)
        #expect(odd.text.contains("Dòng không có trong biểu"))
        #expect(odd.text.contains("Diện tích"))
        #expect(odd.text.contains("nhiều dòng của tệp"))
        #expect(odd.counts.reduce(0, +) == 12)
    }

    @Test("when the report changed meanwhile, it is shown again and nothing is taken")
    func conflict() throws {
        _ = try clerk.post(address, SchoolFixture.filled)
        var file = try download()
        try file.put(number: "600", at: "pupils")
        let preview = try send(try file.octets)
        let head = try fixture.reporter("ht-th-cao-thang")
        _ = try head.post(address, SchoolFixture.filled.with("pupils", "580").with("trained", "9"))
        let again = try act("take", preview)
        #expect(again.status == .conflict)
        #expect(again.text.contains("hoặc biểu vừa thay đổi ở nơi khác"))
        #expect(again.text.contains("580"))
        #expect(again.counts == [1, 11, 0, 0])
        #expect(try fixture.entries()["pupils"] == .value(.integer(580)))
        _ = try act("take", again)
        #expect(try fixture.entries()["pupils"] == .value(.integer(600)))
        // The file said nothing new of it.
        #expect(try fixture.entries()["trained"] == .value(.integer(9)))
    }

    @Test("an older file puts back nothing that it does not say anew")
    func older() throws {
        _ = try clerk.post(address, SchoolFixture.filled)
        var file = try download()
        _ = try clerk.get(address)
        _ = try clerk.post(address, SchoolFixture.filled.with("pupils", "580").with("staff", "31"))
        try file.put(number: "32", at: "staff")
        let preview = try send(try file.octets)
        #expect(preview.counts == [1, 11, 0, 0])
        #expect(preview.text.contains("Đã sửa trên trang sau khi tải biểu: 1 ô"))
        #expect(preview.text.contains("Khác số đang lưu: 1 ô"))
        _ = try act("take", preview)
        #expect(try fixture.entries()["pupils"] == .value(.integer(580)))
        #expect(try fixture.entries()["staff"] == .value(.integer(32)))
    }

    @Test("the same preview sent twice is taken once")
    func twice() throws {
        var file = try download()
        try file.put(number: "600", at: "pupils")
        let preview = try send(try file.octets)
        let first = try act("take", preview)
        let second = try act("take", preview)
        #expect(first.location == second.location)
        let version = try clerk.get(address).text.components(
            between: "name=\"_version\" value=\"", and: "\"")
        #expect(version.first == "1")
    }

    @Test(
        "of random fillings the four counts add up to all cells, and what is taken is what was counted",
        arguments: 0..<40)
    func counts(seed: Int) throws {
        var random = SeededRandom(seed: UInt64(seed))
        _ = try clerk.post(
            address, SchoolFixture.filled.filter { _ in Bool.random(using: &random) })
        let before = try fixture.entries()
        var file = try download()
        let codes = Set(SchoolFixture.filled.map(\.0)).sorted()
        for code in codes {
            switch Int.random(in: 0..<7, using: &random) {
            case 0: try file.clear(code)
            case 1:
                try file.put(number: "\(Int.random(in: -5..<900_000, using: &random))", at: code)
            case 2: try file.put(text: "Có", at: code)
            case 3: try file.put(text: "18/10/2026", at: code)
            case 4: try file.put("t=\"b\"><v>1</v>", at: code)
            case 5: try file.replace(row: code)
            default: break
            }
        }
        let preview = try send(try file.octets)
        let counts = preview.counts
        #expect(counts.count == 4)
        #expect(counts.reduce(0, +) == codes.count)
        _ = try act("take", preview)
        let after = try fixture.entries()
        #expect(
            Set(after.keys.map(\.rawValue)).union(before.keys.map(\.rawValue)).count == after.count)
        #expect(
            codes.count { after[.init(rawValue: $0)] != before[.init(rawValue: $0)] } == counts[0])
    }

    private static let percentForm = """
        {"code": "ty_le", "version": 1, "title": {"vi": "Tỷ lệ"}, "lists": {},
         "sections": [{"code": "A", "vi": "Mục", "indicators": [
          {"code": "share", "vi": "Tỷ lệ", "type": "percent", "scale": 1, "nature": "state",
           "aggregate": "none", "required": "optional", "levels": ["TH", "MN"]}]}]}
        """

    @Test(
        "a percentage is read as its cell shows it",
        arguments: [("0.985", true), ("98.5", false)])
    func percent(number: String, isShownSo: Bool) throws {
        try fixture.openRound(
            "ty-le", title: "Tỷ lệ", form: FillByWorkbookTests.percentForm, approved: [])
        let target = "/rounds/ty-le/report/form.xlsx"
        _ = try clerk.get("/rounds/ty-le/report")
        var file = try FilledFile(try clerk.get(target).body)
        if isShownSo {
            try file.put(percent: number, at: "share")
        } else {
            try file.put(number: number, at: "share")
        }
        let preview = try clerk.send(workbook: try file.octets, to: target)
        #expect(preview.counts == [1, 0, 0, 0])
        #expect(preview.text.contains("name=\"share\" value=\"98,5\""))
    }
}
