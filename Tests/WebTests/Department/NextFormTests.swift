import Foundation
import HTTPTypes
import Reporting
import Storage
import TestSupport
import Testing

@testable import Web

/// Another version of the form for an open round: shown before it is done, and nothing is lost by it.
@Suite("Another version of a round's form, on its pages")
struct NextFormTests {
    private let fixture: SchoolFixture
    private let officer: Browser
    private let address = "/rounds/\(SchoolFixture.round)/form"
    private let report = "/rounds/\(SchoolFixture.round)/report"

    /// Version 2 asks for the alarm in words, has wishes where there were notes, and wants the forms.
    static let second = SchoolFixture.formDocument
        .replacing(#""version": 1"#, with: #""version": 2"#)
        .replacing(#""type": "choice", "list": "ALARM""#, with: #""type": "text", "max": 100"#)
        .replacing(
            #""code": "notes", "vi": "Kiến nghị""#, with: #""code": "wishes", "vi": "Đề xuất""#)

    init() throws {
        fixture = try SchoolFixture()
        officer = try Browser(fixture.site, as: "cv")
        try fixture.storage.write { database in
            for document in [Self.second, Self.second.replacing("khao_sat", with: "khac")] {
                let form = try Form(document: try JSON(parsing: document.utf8))
                #expect(try database.importForm(form, by: .command))
            }
        }
    }

    private func change() throws {
        _ = try officer.get("\(address)?to=khao_sat:2")
        let answer = try officer.post(
            address, [("to", "khao_sat:2"), ("reason", "Bổ sung theo công văn mới")])
        #expect(answer.location == "/rounds/\(SchoolFixture.round)/setup?done=form")
    }

    private func isWhole() throws {
        #expect(try Verification.of(fixture.path, anchored: false).findings == [])
    }

    @Test("an officer sees what it does, is asked why, and does it in one act")
    func changed() throws {
        let head = try fixture.reporter("ht-th-cao-thang")
        _ = try head.post(report, SchoolFixture.filled + [("_do", "submit")])
        let clerk = try fixture.reporter("nv-mn-chi-lang")
        _ = try clerk.post(report, [("alarm", "full"), ("staff", "9"), ("_do", "save")])

        #expect(
            try officer.get("/rounds/\(SchoolFixture.round)/setup").text.contains(
                "href=\"\(address)\""))
        #expect(try officer.get(address).text.contains("khao_sat, phiên bản 2</option>"))
        let page = try officer.get("\(address)?to=khao_sat:2").text
        for words in [
            "Đổi sang phiên bản 2: chưa đổi gì", "Chỉ tiêu bỏ", "Kiến nghị", "Chỉ tiêu mới",
            "Đề xuất", "cách trả lời: Chọn một → Chữ",
            "không dùng được ở 1 bản nháp, 1 báo cáo đã nộp",
            "<dt>bản nháp có câu không dùng được</dt><dd>1</dd>",
            "<dt>báo cáo đã nộp có câu không dùng được</dt><dd>1</dd>",
        ] { #expect(page.contains(words), "\(words)") }
        #expect(!page.contains("Cao Thắng"))
        let unsaid = try officer.post(address, [("to", "khao_sat:2"), ("reason", " ")])
        #expect(unsaid.status == .unprocessableContent && unsaid.text.contains("Cần ghi lý do"))
        try change()
        #expect(try officer.get(address).text.contains("khao_sat, phiên bản 1</option>"))

        // The school that submitted has what it submitted; the department sees what is old.
        let receipt = try head.get("/rounds/\(SchoolFixture.round)/receipt").text
        #expect(receipt.contains("12"), "as many values as were submitted")
        let read = try head.get(report).text
        #expect(read.contains("Câu trả lời cũ") && read.contains("Không có."))
        let reviewed = try officer.get("/rounds/\(SchoolFixture.round)/reports/th-cao-thang").text
        #expect(reviewed.contains("Câu trả lời cũ") && reviewed.contains("Không có"))
        // So does the one with a draft.
        let form = try clerk.get(report).text
        #expect(form.contains("Câu trả lời cũ") && form.contains("Đầy đủ"))
        #expect(try fixture.entries(of: "mn-chi-lang") == ["staff": .value(.integer(9))])
        let history = try clerk.get("\(report)/history").text
        #expect(history.contains("Hệ thống báo cháy") && history.contains("Đầy đủ"))
        let journal = try Browser(fixture.site, as: "qt").get("/journal").text
        #expect(journal.contains("khao_sat 1") && journal.contains("khao_sat 2"))
        try isWhole()
        // Given back for what is new, it is sent once more.
        _ = try officer.get("/rounds/\(SchoolFixture.round)/reports/th-cao-thang")
        #expect(
            try officer.post(
                "/rounds/\(SchoolFixture.round)/reports/th-cao-thang/return",
                [
                    ("reason", "Trả lời câu mới"), ("mark", "alarm"),
                    ("why_alarm", "Ghi bằng lời"), ("due_day", "27/11/2026"), ("due_time", "17:00"),
                ]
            ).status == .seeOther)
        _ = try head.get(report)
        let again = try head.post(report, [("alarm", "Có, đã kiểm tra"), ("_do", "submit")])
        #expect(again.location?.hasSuffix("/receipt") == true, "\(again.text.suffix(300))")
        #expect(try head.get("\(report)/history").text.contains("Nộp báo cáo (phiên bản 2)"))
        try isWhole()
    }

    @Test("the page of a new version leads to the open round that has the one before")
    func led() throws {
        let page = "/forms/khao_sat/2"
        #expect(
            try officer.get(page).text.contains(
                "href=\"/rounds/\(SchoolFixture.round)/form?to=khao_sat:2\""))
        #expect(try !officer.get("/forms/khao_sat/1").text.contains("Đợt đang mở vẫn dùng"))
        #expect(
            try PageText.plain(officer.get(page + "?done=published").text)
                .contains("Đã công bố phiên bản 2."))
        try change()
        #expect(try !officer.get(page).text.contains("Đợt đang mở vẫn dùng"))
    }

    @Test("a page that was open is merged by cell, and says what is asked no more")
    func openPage() throws {
        let clerk = try fixture.reporter("nv-th-cao-thang")
        _ = try clerk.post(report, [("staff", "30"), ("_do", "save")])
        _ = try clerk.get(report)
        try change()
        let answer = try clerk.post(
            report,
            [
                ("staff", "31"), ("trained", "5"), ("notes", "Câu vừa gõ"), ("forms", ""),
                ("forms", "meeting"), ("why_W12", "Có lý do"), ("_do", "save"),
            ])
        #expect(answer.status == .conflict)
        #expect(answer.text.contains("Kiến nghị: <b class=\"pre\">Câu vừa gõ</b>"))
        #expect(
            try fixture.entries() == [
                "staff": .value(.integer(31)), "trained": .value(.integer(5)),
                "forms": .value(.choices(["meeting"])),
            ])
        try isWhole()
    }

    @Test("a workbook of the version before is taken as far as its cells are there")
    func workbook() throws {
        let clerk = try fixture.reporter("nv-th-cao-thang")
        var file = try FilledFile(try clerk.get(report + "/form.xlsx").body)
        try file.put(number: "31", at: "staff")
        try file.put(text: "Kiến nghị cũ", at: "notes")
        try file.put(text: "đầy đủ", at: "alarm")
        try change()
        let preview = try clerk.send(workbook: try file.octets, to: report + "/form.xlsx")
        #expect(preview.status == .ok)
        #expect(preview.text.contains("Tệp làm theo phiên bản 1 của biểu mẫu"))
        #expect(preview.text.contains("Dòng không có trong biểu: bỏ qua"))
        #expect(preview.text.contains("Kiến nghị"))
        let taken = try clerk.act("take", upon: preview, at: report + "/form.xlsx")
        #expect(taken.location == report + "/workbook?done=taken")
        #expect(try fixture.entries()["staff"] == .value(.integer(31)))
        #expect(try fixture.entries()["alarm"] == .value(.text("đầy đủ")))
        // Of a version that the round never had nothing is taken.
        var other = SchoolFixture.formDocument
        other.replace(#""version": 1"#, with: #""version": 3"#)
        #expect(try fixture.entries()["notes"] == nil)
        try isWhole()
    }

    struct Wrong: Sendable {
        let to: String
        let fault: VersionFault
        let status: HTTPResponse.Status
    }

    @Test(
        "what can't be chosen is said, with what was typed",
        arguments: [
            Wrong(to: "khao_sat:9", fault: .isNotImported, status: .unprocessableContent),
            Wrong(to: "khac:2", fault: .isOtherForm, status: .unprocessableContent),
            Wrong(to: "khao_sat:1", fault: .isSame, status: .conflict),
        ])
    func faults(_ wrong: Wrong) throws {
        _ = try officer.get(address)
        let page = try officer.post(address, [("to", wrong.to), ("reason", "Lý do đã gõ")])
        #expect(page.status == wrong.status && page.text.contains(wrong.fault.sentence))
        #expect(try officer.get("\(address)?to=\(wrong.to)").status == .badRequest)
        for text in ["", "khao_sat", "khao_sat:x", "khao_sat:99999999999999999999"] {
            _ = try officer.get(address)
            #expect(try officer.post(address, [("to", text)]).status == .badRequest)
        }
        #expect(try officer.get(address).text.contains("Đang dùng <b>khao_sat, phiên bản 1</b>"))
    }

    @Test("scripts do it with the dates, and hear the same")
    func api() throws {
        let site = try APISite()
        let token = try site.token(.officer)
        let round = "/api/v1/rounds/pccc-2026"
        try site.storage.write { database in
            let round = try #require(try database.read.rounds.find("pccc-2026"))
            let now = try database.read.forms.layout(round.form).form
            var document = try #require(now.document.object)
            document["version"] = 3
            #expect(try database.importForm(try Form(document: .object(document)), by: .command))
        }
        func patch(_ form: JSON) throws -> Answer {
            try site.send(
                .patch, round, as: token, json: ["form": form, "reason": "Theo công văn mới"])
        }
        #expect(try patch(["code": "pccc", "version": 9]).status == 422)
        #expect(try patch(["code": "pccc"]).status == 422)
        let before = try site.get("\(round)/totals", as: token).json["total"]
        let changed = try patch(["code": "pccc", "version": 3])
        #expect(changed.status == 200 && changed.json["form"]?["version"] == 3)
        #expect(try patch(["code": "pccc", "version": 3]).status == 409)
        #expect(try site.get("\(round)/totals", as: token).json["total"] == before)
        let head = try site.token(.head, "th-cao-thang")
        let report = try site.get("\(round)/reports/th-cao-thang", as: head).json
        #expect(report["old_answers"] == [])
        #expect(try Verification.of(site.path, anchored: false).findings == [])
    }
}
