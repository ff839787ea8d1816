import HTTP
import HTTPTypes
import Reporting
import Storage
import TestSupport
import Testing

@testable import Web

/// What may be closed, and what is put right by closing again.
extension ClosingTests {
    @Test(
        "a document is no older than its plan and of no day to come",
        arguments: [
            ("2026-11-24", "Ngày văn bản không sau hôm nay."),
            ("2099-01-01", "Ngày văn bản không sau hôm nay."),
            ("2020-01-01", "Ngày văn bản không trước ngày của kế hoạch"),
            ("2022-03-15", "Ngày văn bản không trước ngày của kế hoạch (16/03/2022)."),
        ])
    func impossibleDates(date: String, sentence: String) throws {
        let refused = try close(date: date)
        #expect(refused.status == 422)
        #expect(refused.text.contains(sentence), "\(refused.text)")
        #expect(try site.get(round, as: officer)["state"] == "open")
    }

    @Test("a mistyped number, date or word is put right by closing again; what it was stays")
    func mistyped() throws {
        let closed = "/api/v1/rounds/pccc-2022"
        let before = try file("consolidated.docx", in: closed)
        #expect(
            try close(number: 46, date: "2022-09-30", reason: "Ghi nhầm số.", in: closed)["closing"]
                == 2)
        #expect(
            try close(number: 46, date: "2022-10-01", reason: "Ghi nhầm ngày.", in: closed)[
                "closing"] == 3)
        try site.storage.write { database in
            let round = try #require(try database.read.rounds.find("pccc-2022"))
            let form = try database.read.forms.layout(of: round).form
            var outline = form.outline(.consolidated)
            outline.blocks.removeLast()
            _ = try database.save(outline, of: round.id, after: 1, by: .command)
            let owner = try #require(try database.read.units.find(round.owner))
            var head = try database.read.letterhead(of: owner, on: site.now.day)
            head.signer = "Nguyễn Văn Mới"
            try database.setLetterhead(head, of: owner.id, by: .command)
        }
        #expect(
            try close(number: 47, date: "2022-10-02", reason: "Thiếu đoạn.", in: closed)["closing"]
                == 4)
        func changes(_ number: Int) throws -> [[String?]] {
            let told = try site.get(closed + "/closings/\(number)", as: officer)
            return (told["corrects"]["changes"]?.array ?? []).map { change in
                ["what", "old", "new"].map { change[$0]?.string }
            }
        }
        #expect(try changes(2) == [["Số văn bản", "45", "46"]])
        #expect(try changes(3) == [["Ngày văn bản", "30/09/2022", "01/10/2022"]])
        let last = try changes(4)
        #expect(last.contains(["Lời văn", "như lần chốt trước", "đã sửa"]))
        #expect(last.contains { $0[0] == "Người ký" && $0[2] == "Nguyễn Văn Mới" })
        #expect(!last.contains { $0[0] == "Số văn bản" })
        #expect(try file("consolidated.docx", in: closed) == before)
        #expect(try verification().isEmpty)
    }

    @Test(
        "what was submitted before the close is approved after it, and counts in the next closing")
    func judgedLater() throws {
        try site.storage.write { database in
            let round = try #require(try database.read.rounds.find("pccc-2026"))
            let waiting = try database.read.reports.all(in: round.id).filter {
                $0.value.state == .submitted
            }
            #expect(!waiting.isEmpty)
        }
        #expect(try close(date: "2026-11-23")["closing"] == 1)
        let listed = try site.get(round + "/reports?state=submitted", as: officer)
        let unit = try #require(listed["reports"].array?.first?["unit"]?["code"]?.string)
        let report = round + "/reports/\(unit)"
        #expect(
            try site.send(
                .post, report + "/return", as: officer,
                json: ["reason": "Sửa", "due_at": "2026-12-30T17:00:00+07:00"]
            ).status == 409)
        let head = try site.token(.head, Unit.Code(rawValue: unit))
        #expect(try site.send(.post, report + "/withdraw", as: head, json: [:]).status == 409)
        #expect(try site.send(.post, report + "/approve", as: officer, json: [:]).status == 200)
        #expect(try close(number: 52, date: "2026-11-23", reason: "Bổ sung.")["closing"] == 2)
        let told = try site.get(round + "/closings/2", as: officer)
        #expect(
            told["corrects"]["changes"]?.array?.contains {
                $0["what"]?.string == "Báo cáo" && $0["old"]?.string == "chưa có"
                    && $0["new"]?.string == "đã có"
            } == true)
        #expect(try verification().isEmpty)
    }

    @Test("before the button stands what speaks for waiting")
    func warnings() throws {
        let fixture = try SchoolFixture()
        let officer = try Browser(fixture.site, as: "cv")
        let address = "/rounds/\(SchoolFixture.round)/closing"
        let page = try PageText.plain(officer.get(address).text)
        #expect(page.contains("Chưa đến hạn nộp: trước ngày 03/12/2026 (hết ngày 02/12/2026)"))
        fixture.now = try SchoolFixture.moment("2026-12-04T08:00:00+07:00")
        let later = try Browser(fixture.site, as: "cv").get(address)
        #expect(!PageText.plain(later.text).contains("Chưa đến hạn nộp"))
    }
}
