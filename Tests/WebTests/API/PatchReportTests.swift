import Dispatch
import Foundation
import HTTPTypes
import Reporting
import Storage
import Synchronization
import Testing

@testable import Web

@Suite struct PatchReportTests {
    private static let path = "/api/v1/rounds/pccc-2026/reports/th-cao-thang"

    let site: APISite
    let clerk: String

    init() throws {
        site = try APISite()
        clerk = try site.token(.clerk, "th-cao-thang")
    }

    private func patch(_ values: JSON, seen: String? = nil) throws -> Answer {
        var fields: HTTPFields = [:]
        fields[.ifMatch] = seen
        return try site.send(.patch, Self.path, as: clerk, json: ["values": values], fields: fields)
    }

    @Test("the first cells make a draft, the next ones are merged into it, each with a new tag")
    func conversation() throws {
        let first = try patch(["diss_staff": 34, "plan_issued": false])
        #expect(first.status == 200)
        #expect(first.fields[.eTag] == "\"1\"")
        #expect(first["state"] == "draft")
        #expect(first["values"] == ["diss_staff": 34, "plan_issued": false])
        let second = try patch(
            [
                "diss_staff": .null, "fnd_found": 0, "chk_flammables": "na",
                "diss_forms": ["flag", "party"],
            ],
            seen: "\"1\"")
        #expect(second.status == 200)
        #expect(second.fields[.eTag] == "\"2\"")
        #expect(
            second["values"] == [
                "plan_issued": false, "diss_forms": ["party", "flag"], "chk_flammables": "na",
                "fnd_found": 0,
            ])
        #expect(try site.get(Self.path, as: clerk).body == second.body)
    }

    @Test("without If-Match an existing draft is 428, with an old tag 412, and nothing is stored")
    func preconditions() throws {
        _ = try patch(["diss_staff": 34])
        for (seen, status) in [
            (nil, 428), ("\"0\"", 412), ("W/\"1\"", 412), ("1", 400), ("\"2\"", 412), ("", 400),
        ] as [(String?, Int)] {
            let answer = try patch(["diss_staff": 1], seen: seen)
            #expect(answer.status == status, "\(seen ?? "none")")
            #expect(answer.isProblem)
        }
        #expect(try site.report("th-cao-thang").version == 1)
        #expect(try patch(["diss_staff": 1], seen: "\"7\", \"1\"").status == 200)
        #expect(try patch(["diss_staff": 2], seen: "*").status == 200)
    }

    @Test("a tag that a proxy changed by compressing is not called somebody's change")
    func tagsOfProxies() throws {
        _ = try patch(["diss_staff": 34])
        for seen in ["W/\"1\"", "\"1-gzip\"", "\"7\", W/\"1\""] {
            let answer = try patch(["diss_staff": 1], seen: seen)
            #expect(answer.status == 412)
            #expect(answer.text.contains("máy chủ trung gian"), "\(seen)")
        }
        for seen in ["W/\"0\"", "\"0-gzip\"", "\"2\""] {
            let answer = try patch(["diss_staff": 1], seen: seen)
            #expect(answer.status == 412)
            #expect(answer.text.contains("đã thay đổi"), "\(seen)")
        }
    }

    @Test("of 16 concurrent first cells one is stored; the others are told that it is there")
    func race() throws {
        let statuses = Mutex<[Int]>([])
        let (site, clerk) = (site, clerk)
        let threads = DispatchGroup()
        for number in 0..<16 {
            threads.enter()
            Thread {
                do {
                    let answer = try site.send(
                        .patch, Self.path, as: clerk,
                        json: ["values": ["diss_staff": .integer(Int64(number))]])
                    statuses.withLock { $0.append(answer.status) }
                } catch { Issue.record(error) }
                threads.leave()
            }.start()
        }
        threads.wait()
        let found = statuses.withLock { $0 }
        #expect(found.count { $0 == 200 } == 1)
        #expect(found.allSatisfy { [200, 412, 428].contains($0) })
        #expect(try site.report("th-cao-thang").version == 1)
    }

    @Test(
        "a cell that does not fit is named with its reason, and no cell is stored",
        arguments: [
            ("khong_co", "1", "Biểu mẫu không có chỉ tiêu “khong_co”."),
            ("diss_staff", "\"34\"", "cần số nguyên"), ("diss_staff", "1.5", "cần số nguyên"),
            ("diss_staff", "-1", "không âm"), ("diss_staff", "true", "cần số nguyên"),
            ("diss_staff", "1000000001", "lớn hơn 1.000.000.000"),
            ("bud_spent", "1000000000001", "lớn hơn 1.000.000.000.000"),
            ("bud_spent", "9223372036854775807", "lớn hơn 1.000.000.000.000"),
            ("plan_date", "\"2026-02-31\"", "không phải là ngày"),
            ("plan_date", "\"18/05/2026\"", "không phải là ngày"),
            ("plan_date", "20260518", "cần ngày"),
            ("plan_issued", "1", "true hoặc false"), ("plan_issued", "\"true\"", "true hoặc false"),
            ("plan_number", "[\"21/KH\"]", "cần chữ"), ("plan_number", "21", "cần chữ"),
            ("plan_number", "\"1234567890123456789012345678901\"", "30 ký tự"),
            ("plan_number", "\"a\\u0000b\"", "ký tự điều khiển"),
            ("chk_electric", "\"perfect\"", "không có trong danh sách"),
            ("chk_electric", "[\"ok\"]", "cần một lựa chọn"),
            ("diss_forms", "\"flag\"", "cần một danh sách"), ("diss_forms", "[1]", "danh sách"),
            ("diss_forms", "[\"flag\",\"x\"]", "“x” không có"), ("diss_forms", "{}", "danh sách"),
            ("chk_chemicals", "\"ok\"", "không áp dụng"), ("report_file", "\"a.pdf\"", "Tệp"),
        ])
    func misfits(code: String, value: String, sentence: String) throws {
        let json = try JSON(parsing: Array("{\"diss_sessions\": 3, \"\(code)\": \(value)}".utf8))
        let answer = try patch(json)
        #expect(answer.status == 422)
        #expect(answer.isProblem)
        #expect(answer["errors"].array?.count == 1)
        #expect(answer["errors", "0", "at"] == [.string(code)])
        #expect(answer["errors", "0", "severity"] == "error")
        #expect(answer["errors", "0", "message"].string?.contains(sentence) ?? false)
        #expect(try site.report("th-cao-thang").state == .notStarted)
        #expect(try site.events(of: "th-cao-thang") == 0)
    }

    @Test("all misfits are told at once")
    func all() throws {
        let answer = try patch(["diss_staff": "x", "plan_date": "y", "khong_co": 1])
        #expect(answer["errors"].array?.count == 3)
    }

    @Test("what does not apply to the level may be said to be so")
    func notApplicable() throws {
        #expect(try patch(["chk_chemicals": "na", "diss_staff": 1]).status == 200)
        #expect(try patch(["chk_chemicals": .null], seen: "\"1\"").status == 200)
    }

    @Test("text arrives decomposed and is stored composed, without blanks around it")
    func normalForm() throws {
        let answer = try patch(["txt_proposals": "  \u{110}e\u{302}\u{300} nghi\u{323}\r\nhai \n"])
        #expect(
            answer["values", "txt_proposals"].string?.unicodeScalars.elementsEqual(
                "\u{110}\u{1ec1} ngh\u{1ecb}\nhai".unicodeScalars) ?? false)
    }

    @Test("a submitted report, a closed round and another role's hand change nothing")
    func states() throws {
        let cases: [(String, Unit.Code, Role, Int)] = [
            ("pccc-2026", "mn-thanh-mien", .head, 409), ("pccc-2022", "th-cao-thang", .head, 409),
            ("pccc-2026", "thcs-chi-lang-nam", .clerk, 409),
            ("pccc-2026", "mn-tan-trao", .head, 409),
        ]
        for (round, unit, role, status) in cases {
            let answer = try site.send(
                .patch, "/api/v1/rounds/\(round)/reports/\(unit)",
                as: try site.token(role, unit), json: ["values": ["diss_staff": 1]],
                fields: [.ifMatch: "*"])
            #expect(answer.status == status, "\(unit)")
            #expect(answer.isProblem)
        }
        for role in [Role.officer, .leader] {
            let answer = try site.send(
                .patch, Self.path, as: try site.token(role), json: ["values": ["diss_staff": 1]])
            #expect(answer.status == 403)
        }
        #expect(try site.events(of: "th-cao-thang") == 0)
        #expect(site.failures.isEmpty)
    }

    @Test("beyond what a school may save within an hour it is 429, and says when to go on")
    func budget() throws {
        let texts = ["a", "b"].map { JSON.string(String(repeating: $0, count: 1_000)) }
        var saved = 0
        var answer = try patch(["txt_proposals": texts[0]], seen: "*")
        while answer.status == 200, saved < 10_000 {
            saved += 1
            answer = try patch(["txt_proposals": texts[saved % 2]], seen: "*")
        }
        #expect(saved == SavingBudget().savings)
        #expect(answer.status == 429)
        #expect(answer.isProblem)
        #expect(answer.fields[.retryAfter] == "3600")
        // The rest of the school's report is as it was saved.
        #expect(try site.get(Self.path, as: clerk)["values", "txt_proposals"] == texts[1])
        #expect(site.failures.isEmpty)
    }
}
