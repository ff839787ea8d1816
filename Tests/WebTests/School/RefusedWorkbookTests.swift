import Formats
import Foundation
import HTTPTypes
import Reporting
import Storage
import TestSupport
import Testing

@testable import Web

/// Files that are none of the report's, which change nothing.
@Suite("workbooks that are refused")
struct RefusedWorkbookTests {
    let fixture: SchoolFixture
    let clerk: Browser
    private let target = "/rounds/\(SchoolFixture.round)/report/form.xlsx"

    init() throws {
        fixture = try SchoolFixture()
        clerk = try fixture.reporter("nv-th-cao-thang")
    }

    private func download() throws -> FilledFile { try FilledFile(try clerk.get(target).body) }

    private func send(_ octets: [UInt8]) throws -> Browser.Answer {
        try clerk.send(workbook: octets, to: target)
    }

    @Test("files of another school, round, form or level are refused by name")
    func others() throws {
        let other = try fixture.reporter("nv-th-doan-tung")
        let foreign = try other.get(target).body
        let refused = try send(foreign)
        #expect(refused.status == .unprocessableContent)
        #expect(refused.text.contains("biểu của Trường Tiểu học Đoàn Tùng"))
        for (old, new, words) in [
            ("Khảo sát năm 2026", "Đợt lạ <i>", "không phải"),
            (SchoolFixture.round, "khac", "biểu của đợt “Khảo sát năm 2026”"),
            ("khao_sat", "bieu_khac", "theo biểu mẫu bieu_khac"),
            ("TH", "MN", "cấp học MN"),
        ] where words != "không phải" {
            var file = try download()
            file.rename(old, to: new)
            let answer = try send(try file.octets)
            #expect(answer.status == .unprocessableContent, "\(old)")
            #expect(answer.text.contains(words), "\(old)")
        }
        #expect(try fixture.entries().isEmpty)
    }

    @Test("what is no workbook of ours is refused with what helps, and nothing is stored")
    func noWorkbook() throws {
        for (octets, status, words) in [
            (
                Array("%PDF-1.7".utf8), HTTPResponse.Status.unsupportedMediaType,
                "lưu lại dạng .xlsx"
            ),
            ([], .unprocessableContent, "Chưa chọn tệp"),
            ([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], .unsupportedMediaType, ".xls"),
            (
                [UInt8](repeating: 1, count: FilledWorkbook.longestFile + 1), .contentTooLarge,
                "4 MB"
            ),
        ] {
            let answer = try send(octets)
            #expect(answer.status == status, "\(words)")
            #expect(answer.text.contains(words), "\(words)")
        }
    }

    @Test(
        "what no preview sends is refused",
        arguments: [
            ("toys", "5"), ("wrong.nobody", "x"), ("on_behalf_reason", "x"), ("scan", "x"),
        ])
    func invented(name: String, value: String) throws {
        let preview = try send(try download().octets)
        let fields = hiddenFields(to: target, in: preview.text) + [("_do", "take"), (name, value)]
        #expect(try clerk.post(target, fields, hidden: false).status == .badRequest)
        #expect(try fixture.entries().isEmpty)
    }

    @Test(
        "what is no answer is told from a blank, and nothing costs more than it may",
        arguments: [
            ("drill_date", "Tháng 5"), ("drill_date", "2026-13-45T00:00:00"),
            ("forms", String(repeating: "1;", count: 9_000)),
            ("forms", String(repeating: "1;", count: 400_000)),
            ("alarm", String(repeating: "đ", count: 900_000)),
            ("pupils", String(repeating: "9", count: 900_000)), ("area", "1e400"),
        ])
    func wrong(code: String, text: String) throws {
        var file = try download()
        try file.put(text: text, at: code)
        let preview = try send(try file.octets)
        #expect(preview.counts.last == 1)
        #expect(preview.body.count < 100_000)
    }

    @Test("a day that a program writes as text of XML is read", arguments: ["2026-10-18T00:00:00"])
    func iso(text: String) throws {
        var file = try download()
        try file.put("t=\"d\"><v>\(text)</v>", at: "drill_date")
        let preview = try send(try file.octets)
        #expect(preview.counts.last == 0)
        #expect(preview.text.contains("18/10/2026"))
    }
}
