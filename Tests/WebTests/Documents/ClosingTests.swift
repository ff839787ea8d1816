import Formats
import Foundation
import HTTP
import HTTPTypes
import Reporting
import Storage
import TestSupport
import Testing

@testable import Web

@Suite("Figures that were closed: frozen, corrected by a later closing, made again from revisions")
struct ClosingTests {
    let site: APISite
    let leader: String
    let officer: String
    let round = "/api/v1/rounds/pccc-2026"

    init() throws {
        site = try APISite()
        leader = try site.token(.leader)
        officer = try site.token(.officer)
    }

    func close(
        number: Int = 51, date: String = "2026-11-23", reason: String? = "Còn đơn vị chưa gửi.",
        as token: String? = nil, in round: String? = nil
    ) throws -> Answer {
        var body: JSON.Members = [
            "document": ["number": .integer(Int64(number)), "date": .string(date)]
        ]
        body["reason"] = reason.map(JSON.string)
        return try site.send(
            .post, (round ?? self.round) + "/close", as: token ?? leader, json: .object(body))
    }

    func file(_ name: String, _ number: Int = 1, in round: String? = nil) throws -> [UInt8] {
        let answer = try site.get(
            "\(round ?? self.round)/closings/\(number)/\(name)", as: officer)
        #expect(answer.status == 200)
        return answer.body
    }

    func verification() throws -> [String] {
        try Verification.of(site.path, remaking: ClosingFiles.maker).findings
    }

    @Test("only a leader closes, and says why when reports are missing; nothing changes else")
    func whoAndWhy() throws {
        #expect(try close(as: officer).status == 403)
        #expect(try close(reason: nil).status == 409)
        #expect(try close(reason: "").status == 409)
        for (number, date) in [(0, "2026-11-23"), (100_000, "2026-11-23"), (5, "2026-02-30")] {
            #expect(try close(number: number, date: date).status == 422)
        }
        #expect(try site.get(round, as: officer)["state"] == "open")
        #expect(try close().status == 201)
        #expect(try site.get(round, as: officer)["state"] == "closed")
        #expect(try verification().isEmpty)
    }

    @Test("what was closed says who is missing, and its figures are those of the approved reports")
    func content() throws {
        let live = try site.get(round + "/totals?by=level&states=approved", as: officer).json
        let answer = try close()
        #expect(answer.status == 201)
        #expect(answer["closing"] == 1)
        let told = try site.get(round + "/closings/1", as: officer)
        #expect(told["document"]["number"] == 51)
        #expect(told["corrects"] == .null)
        let coverage = live["coverage"]
        #expect(told["coverage"]["due"] == coverage?["due"])
        #expect(told["coverage"]["counted"] == coverage?["counted"])
        #expect(told["coverage"]["missing"]?.array?.count == 46)
        let totals = try JSON(parsing: try file("totals.json"))
        #expect(totals["total"] == live["total"])
        let levels = totals["levels"]?.array ?? []
        #expect(
            levels.map { $0["indicators"] }
                == (live["groups"]?.array ?? []).map { $0["indicators"] })
        #expect(
            levels.map { $0["measures"] } == (live["groups"]?.array ?? []).map { $0["measures"] })
        #expect(totals["communes"]?.array?.count == 17)
        // As the API tells them.
        for each in told["files"].array ?? [] {
            let name = try #require(each["name"]?.string)
            let bytes = try file(name)
            #expect(each["sha256"]?.string == Digest.hexadecimal(Digest.sha256(bytes)))
            #expect(each["bytes"]?.integer == Int64(bytes.count))
        }
        #expect(try site.get(round + "/closings/2", as: officer).status == 404)
        #expect(try site.get(round + "/closings/1/other.docx", as: officer).status == 404)
        #expect(
            try site.get(round + "/closings/1", as: site.token(.head, "th-cao-thang")).status == 403
        )
    }

    @Test("sent twice under one key it is closed once")
    func twice() throws {
        let body: JSON = ["document": ["number": 51, "date": "2026-11-23"], "reason": "Hết hạn."]
        let key = try #require(HTTPField.Name("Idempotency-Key"))
        let (first, again) = (
            try site.send(.post, round + "/close", as: leader, json: body, fields: [key: "chot-1"]),
            try site.send(.post, round + "/close", as: leader, json: body, fields: [key: "chot-1"])
        )
        #expect(first.status == 201)
        #expect((again.status, again.body) == (first.status, first.body))
        #expect(try site.get(round + "/closings/2", as: officer).status == 404)
        let other: JSON = ["document": ["number": 52, "date": "2026-11-23"], "reason": "Hết hạn."]
        #expect(
            try site.send(.post, round + "/close", as: leader, json: other, fields: [key: "chot-1"])
                .status == 422)
    }

    /// A school's cell is mended after the close: unlocked, submitted anew, approved.
    private func mend(_ unit: Unit.Code, _ change: (inout Values) -> Void, in code: Round.Code)
        throws
    {
        try site.storage.write { database in
            let round = try #require(try database.read.rounds.find(code))
            let id = try #require(try database.read.units.find(unit)).id
            let form = try database.read.forms.layout(of: round).form
            var values = try #require(
                try database.read.reports.submittedValues(of: id, in: round.id, form: form))
            change(&values)
            try database.unlock(
                id, in: round.id,
                .init(reason: "Ghi nhầm số cuộc.", dueAt: site.now + .seconds(86_400)), by: .command
            )
            _ = try database.submit(
                Submission(
                    round: round.id, unit: id, values: values, confirmations: [], seenVersion: nil),
                by: .command)
            try database.move(id, in: round.id, by: .approve, by: .command)
        }
    }

    @Test("a later closing lists old and new with the reason; the first stays byte for byte")
    func correction() throws {
        let closed = "/api/v1/rounds/pccc-2022"
        let names = ["totals.json", "consolidated.docx", "annexes.xlsx"]
        let before = try names.map { try file($0, in: closed) }
        // Nothing is otherwise, not even number and date.
        #expect(try close(number: 45, date: "2022-09-30", in: closed).status == 409)

        let old = try #require(
            try JSON(parsing: before[0])["total"]?["indicators"]?["diss_sessions"]?["sum"]?.integer)
        try mend(
            "th-cao-thang", { $0["diss_sessions"] = .integer(7) }, in: "pccc-2022")
        #expect(try names.map { try file($0, in: closed) } == before)
        // A reason is needed.
        #expect(try close(number: 52, reason: nil, in: closed).status == 409)
        #expect(try close(number: 52, reason: "Trường báo nhầm.", in: closed)["closing"] == 2)

        let told = try site.get(closed + "/closings/2", as: officer)
        #expect(told["corrects"]["closing"] == 1)
        #expect(
            told["corrects"]["changes"] == [
                [
                    "unit": .null,
                    "what":
                        "10. Số cuộc quán triệt, triển khai Kết luận số 02-KL/TW và văn bản liên quan",
                    "old": .string(String(old)), "new": .string(String(old + 4)), "why": "",
                ],
                [
                    "unit": "Trường Tiểu học Cao Thắng",
                    "what":
                        "10. Số cuộc quán triệt, triển khai Kết luận số 02-KL/TW và văn bản liên quan",
                    "old": "3", "new": "7", "why": "Ghi nhầm số cuộc.",
                ],
            ])
        #expect(try names.map { try file($0, in: closed) } == before)
        let parts = try #require(
            OfficePackage.parts(of: try file("consolidated.docx", 2, in: closed)))
        // No line ends within a symbol.
        let text = String(decoding: parts["word/document.xml"] ?? [], as: UTF8.self)
            .replacing(#"</w:t><w:noBreakHyphen/><w:t xml:space="preserve">"#, with: "-")
        #expect(
            text.contains(
                "Báo cáo này đính chính, thay thế Báo cáo số 45/BC-GDĐT ngày 30/9/2022; số liệu đính "
                    + "chính tại Phụ lục V. Lý do: Trường báo nhầm."))
        #expect(text.contains("SỐ LIỆU ĐÍNH CHÍNH"))
        #expect(try verification().isEmpty)
    }

    @Test("renamed units, other letterheads and new versions of the text leave a closing as it was")
    func reproducible() throws {
        let before = try file("consolidated.docx", in: "/api/v1/rounds/pccc-2022")
        try site.storage.write { database in
            let department = try #require(try database.read.units.find("pgd-thanh-mien"))
            let school = try #require(try database.read.units.find("th-cao-thang"))
            try database.rename(
                school,
                to: NewUnit(
                    code: school.code, name: "Trường Tiểu học Khác", shortName: "TH Khác",
                    kind: .school, level: "TH"), by: .command)
            var head = try database.read.letterhead(of: department, on: site.now.day)
            head.place = "Nơi khác"
            try database.setLetterhead(head, of: department.id, by: .command)
            let round = try #require(try database.read.rounds.find("pccc-2022"))
            let form = try database.read.forms.layout(of: round).form
            var outline = form.outline(.consolidated)
            outline.blocks.removeLast()
            #expect(try database.save(outline, of: round.id, after: 1, by: .command) == 2)
        }
        #expect(try file("consolidated.docx", in: "/api/v1/rounds/pccc-2022") == before)
        #expect(try verification().isEmpty)
    }

    @Test("the page lists what is missing, returned and merely submitted before the leader closes")
    func page() throws {
        let fixture = try SchoolFixture()
        try fixture.storage.write { database in
            let department = try #require(try database.read.units.find("pgd")).id
            let account = try database.addAccount(
                userName: "ld", name: "Lãnh đạo", role: .leader, unit: department,
                password: try PasswordHash(of: SchoolFixture.password, cost: .least), by: .command)
            try database.noteNotice(readBy: try #require(account), by: .command)
        }
        let head = try Browser(fixture.site, as: "ht-th-cao-thang")
        _ = try head.get("/rounds/\(SchoolFixture.round)/report")
        _ = try head.post(
            "/rounds/\(SchoolFixture.round)/report", SchoolFixture.filled + [("_do", "submit")])
        let leader = try Browser(fixture.site, as: "ld")
        let address = "/rounds/\(SchoolFixture.round)/closing"
        let page = try PageText.plain(leader.get(address).text)
        #expect(page.contains("Chưa nộp 2 đơn vị, không được tính"))
        #expect(page.contains("Đã nộp, chưa duyệt 1 đơn vị, không được tính"))
        #expect(page.contains("Lý do vẫn chốt khi còn thiếu báo cáo"))

        let wrong = try leader.post(
            address, [("number", "x"), ("date", "31/2/2026"), ("reason", "Vì…")])
        #expect(wrong.status == .unprocessableContent)
        #expect(wrong.text.contains("Số văn bản là số từ 1 đến 99.999."))
        #expect(wrong.text.contains("Ngày này không có trong lịch"))
        #expect(wrong.text.contains("Vì…"))
        let closed = try leader.post(
            address, [("number", "7"), ("date", "23/11/2026"), ("reason", "Hết hạn.")])
        #expect(closed.location == "/rounds/\(SchoolFixture.round)/closings/1?done=closed")
        let kept = try PageText.plain(leader.get(closed.location ?? "").text)
        #expect(kept.contains("Báo cáo số 7 ngày 23/11/2026"))
        #expect(
            kept.contains("Đã nộp, lúc chốt chưa duyệt: báo cáo của Trường Tiểu học Cao Thắng."))
        #expect(kept.contains("Chưa có báo cáo của Trường Mầm non Chi Lăng, Trường"))
        #expect(try head.get("/rounds/\(SchoolFixture.round)/closings/1").status == .forbidden)
        #expect(try leader.get(address).text.contains("Số liệu và lời văn như lần chốt trước"))
        #expect(try !head.get("/rounds/\(SchoolFixture.round)/report").text.contains("còn 9 ngày"))
    }
}
