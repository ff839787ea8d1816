import Formats
import HTTPTypes
import Reporting
import Storage
import TestSupport
import Testing

@testable import Web

@Suite("What the office says of its own work in a round")
struct OwnPartTests {
    private let fixture: SchoolFixture
    private let officer: Browser
    private let address = "/rounds/\(SchoolFixture.round)/own"
    private let filled = [
        ("own_orders", "Công văn số 12/GDĐT"), ("own_visits", "8"), ("own_visited", "5"),
        ("own_forms", ""), ("own_forms", "flag"), ("own_on", "05/11/2026"),
    ]

    init() throws {
        fixture = try SchoolFixture()
        officer = try Browser(fixture.site, as: "cv")
    }

    private func last(in page: String) -> String {
        page.components(between: "name=\"last\" value=\"", and: "\"").first ?? ""
    }

    private func save(_ fields: [(String, String)], last: String? = nil) throws -> Browser.Answer {
        let page = try officer.get(address).text
        return try officer.post(address, [("last", last ?? self.last(in: page))] + fields)
    }

    private func totals() throws -> JSON {
        let found = try officer.get("/rounds/\(SchoolFixture.round)/totals.json")
        return try JSON(parsing: found.body)
    }

    @Test("it is filled in, said in the report beside the schools' figures, and added to none")
    func filling() throws {
        let before = try totals()
        #expect(
            try officer.get("/rounds/\(SchoolFixture.round)/consolidated").text.contains(
                "còn 3 chỉ tiêu chưa nhập"))
        #expect(try save(filled).location == address + "?done=saved")
        let page = try officer.get(address + "?done=saved").text
        #expect(page.contains("Đã lưu phần của cơ quan.") && page.contains("<b>3/3</b>"))
        #expect(page.contains("value=\"8\"") && page.contains("value=\"flag\" checked"))
        let report = try PageText.plain(
            officer.get("/rounds/\(SchoolFixture.round)/consolidated").text)
        #expect(report.contains("VIỆC CỦA CƠ QUAN Văn bản đã ban hành: Công văn số 12/GDĐT"))
        #expect(report.contains("Lượt kiểm tra của cơ quan: 08 lượt."))
        #expect(report.contains("Phần của cơ quan đã nhập đủ."))
        let after = try totals()
        #expect(before["total"] == after["total"] && before["coverage"] == after["coverage"])
        #expect(try Verification.of(fixture.path).findings.isEmpty)
    }

    @Test("a blank stays blank, and what is taken out is gone")
    func blanks() throws {
        _ = try save([("own_visits", "0")])
        #expect(try officer.get(address).text.contains("<b>1/3</b>"))
        _ = try save([("own_visits", " ")])
        #expect(try officer.get(address).text.contains("<b>0/3</b>"))
        let report = try PageText.plain(
            officer.get("/rounds/\(SchoolFixture.round)/consolidated").text)
        #expect(!report.contains("Lượt kiểm tra của cơ quan"))
        // Nothing new is nothing to keep.
        let seq = try fixture.storage.read { try $0.events.head()?.seq }
        #expect(try save([]).location == address + "?done=saved")
        #expect(try fixture.storage.read { try $0.events.head()?.seq } == seq)
    }

    @Test(
        "what can't be read or contradicts itself comes back, and nothing is kept",
        arguments: [
            ([("own_visits", "tám lượt")], "tám lượt", "Lỗi"),
            ([("own_visits", "9223372036854775808")], "9223372036854775808", "Lỗi"),
            ([("own_on", "31/2/2026")], "31/2/2026", "Lỗi"),
            ([("own_forms", "lạ")], "", "không có trong danh sách"),
            (
                [("own_visits", "3"), ("own_visited", "4")], "value=\"4\"",
                "Số trường (4) nhiều hơn số lượt (3)."
            ),
        ])
    func refused(fields: [(String, String)], kept: String, sentence: String) throws {
        _ = try save(filled)
        let answer = try save(fields + [("own_orders", "Văn bản mới")])
        #expect(answer.status == .unprocessableContent)
        #expect(answer.text.contains(kept) && answer.text.contains("Văn bản mới"))
        #expect(PageText.plain(answer.text).contains(sentence))
        #expect(answer.text.contains("<a href=\"#own_"))
        #expect(try officer.get(address).text.contains("Công văn số 12/GDĐT"))
    }

    @Test("of two who save at once the second is told, loses nothing, and can save all the same")
    func conflict() throws {
        _ = try save(filled)
        let refused = try save([("own_orders", "Của tôi")], last: "0")
        #expect(refused.status == .conflict)
        #expect(refused.text.contains("Của tôi"))
        #expect(try officer.get(address).text.contains("Công văn số 12/GDĐT"))
        let again = try officer.post(
            address, [("own_orders", "Của tôi"), ("last", last(in: refused.text))])
        #expect(again.status == .seeOther)
        #expect(try officer.get(address).text.contains("Của tôi"))
        #expect(try save([], last: "x").status == .badRequest)
    }

    @Test("a school's is not asked, and who is not of the round's office finds nothing")
    func access() throws {
        let head = try Browser(fixture.site, as: "ht-th-cao-thang")
        #expect(try head.get(address).status == .forbidden)
        #expect(try Browser(fixture.site).get(address).status != .ok)
        #expect(try officer.get("/rounds/khong-co/own").status == .notFound)
    }

    @Test("a closing keeps it, and a later one says what is otherwise")
    func closing() throws {
        _ = try save(filled)
        let round = try fixture.storage.read {
            try #require(try $0.rounds.find(Round.Code(rawValue: SchoolFixture.round)))
        }
        let day = fixture.now.day
        func close(_ number: Int) throws {
            try fixture.storage.write {
                _ = try $0.close(
                    round.id, documentNumber: number, documentDate: day, reason: "Thiếu",
                    with: ClosingFiles.maker, by: .command)
            }
        }
        let warned = try officer.get("/rounds/\(SchoolFixture.round)/closing").text
        #expect(!warned.contains("Phần của cơ quan còn"))
        try close(1)
        _ = try save([("own_visits", "9"), ("own_visited", "5")])
        try close(2)
        let found = try fixture.storage.read { try $0.documents.closings(of: round.id) }
        #expect(found.last?.own?["own_visits"] == 8)
        #expect(found.first?.own?["own_visits"] == 9)
        #expect(
            found.first?.correction?.changes.contains {
                $0.what == "Lượt kiểm tra của cơ quan" && $0.old == "8" && $0.new == "9"
            } == true)
        #expect(found.first?.correction?.changes.contains { $0.new == "để trống" } == true)
        #expect(try Verification.of(fixture.path).findings.isEmpty)
        let late = try officer.get("/rounds/\(SchoolFixture.round)/closing").text
        #expect(late.contains("Phần của cơ quan còn 1 chỉ tiêu chưa nhập."))
    }

    @Test("scripts read and put it by the same rules")
    func scripts() throws {
        let site = try APISite()
        let officer = try site.token(.officer)
        let address = "/api/v1/rounds/pccc-2026/own"
        let first = try site.get(address, as: officer)
        #expect(first["version"] == 0 && first["values"] == [:] && first["saved_at"] == .null)
        func put(_ body: JSON, as token: String) throws -> Answer {
            try site.send(
                .put, address, as: token, body: body.serialized(),
                fields: [.contentType: "application/json"])
        }
        let values: JSON = ["own_staff": 12, "own_staff_reached": 11, "own_it": "Phần mềm"]
        let saved = try put(["version": 0, "values": values], as: officer)
        #expect(saved.status == 200)
        #expect(saved["version"] == 1 && saved["values"] == values)
        #expect(try put(["version": 0, "values": [:]], as: officer).status == 409)
        #expect(try put(["values": [:]], as: officer).status == 400)
        for wrong: JSON in [
            ["own_staff": "mười hai"], ["gen_staff_total": 3], ["own_staff": -1],
            ["own_staff": 3, "own_staff_reached": 4],
        ] {
            #expect(try put(["version": 1, "values": wrong], as: officer).status == 422)
        }
        #expect(try put(["version": 1, "values": values], as: site.token(.viewer)).status == 403)
        #expect(try site.get(address, as: officer)["values"] == values)
        #expect(try site.get("/api/v1/rounds/pccc-2022/own", as: officer)["version"] == 1)
    }
}
