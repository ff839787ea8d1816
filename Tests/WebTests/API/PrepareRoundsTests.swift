import HTTP
import HTTPTypes
import Reporting
import Testing

@testable import Storage
@testable import Web

@Suite("A round prepared by script")
struct PrepareRoundsTests {
    private let site: APISite
    private let officer: String

    init() throws {
        site = try APISite()
        officer = try site.token(.officer)
    }

    private static let round: JSON = [
        "code": "kiem-tra-2027", "title": "Kiểm tra 2027",
        "plan": ["number": "99/KH-PGD", "date": "2026-09-05"],
        "form": ["code": "pccc", "version": 2],
        "period": ["from": "2026-09-01", "to": "2027-05-31"], "data_close": "2027-05-31",
        "due_at": "2027-06-10T17:00:00+07:00", "due_text": "trước ngày 10/6/2027",
        "levels": ["TH"], "communes": [],
    ]

    private func send(
        _ method: HTTPRequest.Method, _ path: String, _ json: JSON, key: String? = nil
    )
        throws -> Answer
    {
        var fields: HTTPFields = [:]
        if let key, let name = HTTPField.Name("Idempotency-Key") { fields[name] = key }
        return try site.send(method, "/api/v1/" + path, as: officer, json: json, fields: fields)
    }

    private func addPlan() throws {
        let plan: JSON = [
            "number": "99/KH-PGD", "date": "2026-09-05", "issuer": "Phòng", "subject": "Kiểm tra",
            "tasks": [["clause": "I.1", "text": "Quán triệt"]],
        ]
        let (first, again) = (
            try send(.post, "plans", plan, key: "k1"), try send(.post, "plans", plan, key: "k1")
        )
        #expect(first.status == 201)
        #expect(first.body == again.body)
        #expect(try send(.post, "plans", plan).status == 409)
    }

    @Test("plan, round, opening, other dates, questions off, taking back: each once for one key")
    func cycle() throws {
        try addPlan()
        let (first, again) = (
            try send(.post, "rounds", Self.round, key: "k2"),
            try send(.post, "rounds", Self.round, key: "k2")
        )
        #expect(first.status == 201, "\(first.text)")
        #expect(first.body == again.body)
        #expect(first["state"] == "planned")
        #expect(first["owing"] == 17)
        #expect(try site.get("/api/v1/rounds/kiem-tra-2027", as: officer).status == 404)
        let opened = try send(.post, "rounds/kiem-tra-2027/open", [:], key: "k3")
        #expect(opened["state"] == "open")
        #expect(try send(.post, "rounds/kiem-tra-2027/open", [:]).status == 409)
        let reports = try site.get("/api/v1/rounds/kiem-tra-2027/reports", as: officer)
        #expect(reports["reports"].array?.count == 17)
        let moved = try send(
            .patch, "rounds/kiem-tra-2027",
            [
                "due_at": "2027-06-20T17:00:00+07:00", "disabled": ["diss_staff"],
                "reason": "Công văn 5",
            ])
        #expect(moved["due_at"] == "2027-06-20T17:00:00+07:00")
        #expect(moved["disabled"] == ["diss_staff"])
        #expect(moved["due_text"] == "trước ngày 10/6/2027")
        let back = try send(.post, "rounds/kiem-tra-2027/withdraw", ["reason": "Nhầm"])
        #expect(back["withdrawn"] == true)
        #expect(try site.get("/api/v1/rounds/kiem-tra-2027", as: officer).status == 404)
        #expect(try send(.post, "rounds/kiem-tra-2027/restore", [:]).status == 200)
        #expect(try site.get("/api/v1/rounds/kiem-tra-2027", as: officer).status == 200)
        #expect(try site.storage.read { try $0.events.firstBreak() } == nil)
    }

    @Test(
        "what can't be is refused with a sentence, and nothing is kept",
        arguments: [
            ("code", "Đợt 1", 422), ("title", "", 422), ("due_at", "mai", 422),
            ("period", ["from": "2027-01-01", "to": "2026-01-01"], 422),
            ("plan", ["number": "x", "date": "2026-09-05"], 422),
            ("form", ["code": "khac", "version": 1], 422), ("units", ["th-khong-co"], 422),
            ("units", "th-cao-thang", 422), ("khac", 1, 400), ("previous", "khong-co", 422),
            ("grace_hours", 721, 422), ("code", "pccc-2026", 409),
        ] as [(String, JSON, Int)])
    func refused(name: String, value: JSON, status: Int) throws {
        try addPlan()
        guard case .object(var body) = Self.round else { return }
        body[name] = value
        body["open"] = true
        let answer = try send(.post, "rounds", .object(body))
        #expect(answer.status == status, "\(answer.text)")
        #expect(try site.get("/api/v1/rounds/kiem-tra-2027", as: officer).status == 404)
    }

    @Test("a round that is opened at once is answered with the reports that are owed")
    func openedAtOnce() throws {
        try addPlan()
        guard case .object(var body) = Self.round else { return }
        body["open"] = true
        let answer = try send(.post, "rounds", .object(body))
        #expect(answer["state"] == "open")
        #expect(answer["owing"] == 17)
        #expect(answer["coverage", "due"] == 17)
        #expect(answer["coverage", "not_started"] == 17)
    }

    @Test("a form is imported once, and one with faults is told where")
    func forms() throws {
        let form = try site.get("/api/v1/rounds/pccc-2026/form", as: officer).json
        guard case .object(var members) = form else { return }
        #expect(try send(.post, "forms", form).status == 422)
        members["version"] = 3
        members["measures"] = []
        members["rules"] = []
        members["outlines"] = [:]
        members["sections"] = [
            [
                "code": "A", "vi": "Mục",
                "indicators": [
                    [
                        "code": "x", "vi": "Số", "type": "integer", "nature": "flow",
                        "aggregate": "sum", "required": "always", "levels": ["TH"],
                    ]
                ],
            ]
        ]
        let (first, again) = (
            try send(.post, "forms", .object(members), key: "k"),
            try send(.post, "forms", .object(members), key: "k")
        )
        #expect(first.status == 201, "\(first.text)")
        #expect(first.body == again.body)
        #expect(try send(.post, "forms", .object(members)).status == 409)
        let list = try site.get("/api/v1/forms", as: officer)["forms"].array
        #expect(list?.contains { $0["version"] == 3 && $0["indicators"] == 1 } ?? false)
    }

    @Test("another department's round is as if it did not exist")
    func stranger() throws {
        let leader = try site.token(.leader)
        #expect(
            try site.send(.post, "/api/v1/rounds/pccc-2026/open", as: leader, json: [:]).status
                == 403)
        _ = try site.storage.write { database in
            try database.add(
                NewUnit(code: "phong-khac", name: "Phòng khác", shortName: "K", kind: .department),
                by: .command)
        }
        let other = try site.token(.officer, "phong-khac")
        for path in ["open", "withdraw", "restore"] {
            #expect(
                try site.send(
                    .post, "/api/v1/rounds/pccc-2026/" + path, as: other, json: ["reason": "x"]
                ).status == 404)
        }
        #expect(
            try site.send(
                .patch, "/api/v1/rounds/pccc-2026", as: other, json: ["reason": "x"]
            ).status == 404)
    }
}
