import HTTP
import HTTPTypes
import Reporting
import Testing

@testable import Storage
@testable import Web

@Suite("Transitions by script")
struct MoveReportTests {
    private let site: APISite
    private static let round = "/api/v1/rounds/pccc-2026/reports"

    init() throws { site = try APISite() }

    private struct Step {
        let unit: String
        let move: String
        let role: Role
        let body: JSON
        let state: String
    }

    /// One step after the other, each from the state that the demonstration or the step before
    /// left.
    private func steps() throws -> [Step] {
        let sent = try unit(in: .submitted)
        let other = try unit(in: .submitted, not: sent)
        let idle = try unit(in: .notStarted)
        let waiting = try unit(in: .pendingHead)
        return [
            Step(unit: sent, move: "review", role: .officer, body: [:], state: "submitted"),
            Step(unit: sent, move: "approve", role: .leader, body: [:], state: "approved"),
            Step(
                unit: sent, move: "return", role: .officer,
                body: [
                    "reason": "Xem lại",
                    "cells": [["code": "diss_staff", "reason": "Lớn hơn số người"]],
                    "due_at": "2027-01-05T17:00:00+07:00",
                ], state: "returned"),
            Step(unit: other, move: "withdraw", role: .head, body: [:], state: "draft"),
            Step(unit: waiting, move: "take-back", role: .clerk, body: [:], state: "draft"),
            Step(
                unit: idle, move: "exempt", role: .officer, body: ["reason": "Sáp nhập"],
                state: "exempt"),
            Step(unit: idle, move: "recall", role: .officer, body: [:], state: "not_started"),
            Step(
                unit: idle, move: "extend", role: .officer,
                body: ["reason": "Bão", "due_at": "2027-01-05T17:00:00+07:00"],
                state: "not_started"),
            Step(
                unit: idle, move: "paper", role: .officer,
                body: ["received_on": "2026-11-20"], state: "not_started"),
            Step(
                unit: idle, move: "contacts", role: .officer,
                body: ["kind": "call", "note": "Hẹn thứ Hai", "promised_on": "2026-11-30"],
                state: "not_started"),
        ]
    }

    private func unit(in state: ReportState, not other: String? = nil) throws -> String {
        let list = try site.get(
            Self.round + "?state=\(state.rawValue)", as: try site.token(.officer))
        let codes = (list["reports"].array ?? []).compactMap { $0["unit"]?["code"]?.string }
        return try #require(codes.first { $0 != other })
    }

    @Test("each answers with the report as it is then, and once only for one key")
    func everyStep() throws {
        let key = try #require(HTTPField.Name("Idempotency-Key"))
        for step in try steps() {
            let unit = Reporting.Unit.Code(rawValue: step.unit)
            let token =
                step.role.isOfSchool
                ? try site.token(step.role, unit) : try site.token(step.role)
            let address = "\(Self.round)/\(step.unit)/\(step.move)"
            func send() throws -> Answer {
                try site.send(.post, address, as: token, json: step.body, fields: [key: step.move])
            }
            let events = try eventCount()
            let (first, again) = (try send(), try send())
            #expect(first.status == 200, "\(address) \(first.text)")
            #expect(first["state"].string == step.state, "\(address)")
            #expect((again.status, again.body) == (first.status, first.body), "\(address)")
            #expect(try eventCount() == events + 1, "\(address)")
        }
        #expect(try site.storage.read { try $0.events.firstBreak() } == nil)
    }

    private func eventCount() throws -> Int64 {
        try site.storage.read { try $0.events.head()?.seq ?? 0 }
    }

    @Test("after the close: asked, refused, asked again, granted")
    func unlock() throws {
        let path = "/api/v1/rounds/pccc-2022/reports/th-cao-thang/"
        let (head, officer) = (try site.token(.head, "th-cao-thang"), try site.token(.officer))
        func send(_ move: String, _ token: String, _ body: JSON) throws -> Answer {
            try site.send(.post, path + move, as: token, json: body)
        }
        #expect(try send("unlock-request", head, [:]).status == 422)
        let asked = try send("unlock-request", head, ["reason": "Nhầm"])
        #expect(asked["unlock_request", "reason"] == "Nhầm")
        #expect(try send("unlock-request", head, ["reason": "Nhầm"]).status == 409)
        #expect(
            try send("unlock", officer, ["granted": false, "reason": "Đã gửi"]).status == 200)
        #expect(
            try send("unlock", officer, ["granted": false, "reason": "Đã gửi"]).status == 409)
        #expect(try send("unlock-request", head, ["reason": "Đề nghị"]).status == 200)
        #expect(try send("unlock", officer, ["reason": "Đồng ý"]).status == 422)
        let granted = try send(
            "unlock", officer, ["reason": "Đồng ý", "due_at": "2027-01-05T17:00:00+07:00"])
        #expect(granted["state"] == "returned")
        #expect(granted["unlock_request", "granted"] == true)
    }

    @Test(
        "what is missing or can't be is refused, and nothing happens",
        arguments: [
            ("return", [:], 422), ("return", ["reason": 5], 422),
            ("return", ["cells": [["code": "khong_co", "reason": "x"]]], 422),
            ("return", ["cells": [["code": "diss_staff"]]], 422),
            ("return", ["reason": "x", "due_at": "2020-01-05T17:00:00+07:00"], 422),
            ("return", ["reason": "x", "due_at": "mai"], 422), ("return", ["khac": "x"], 400),
            ("exempt", [:], 422), ("extend", ["reason": "x"], 422),
            ("paper", ["received_on": "hôm qua"], 422), ("contacts", ["kind": "fax"], 422),
            ("contacts", ["kind": "call"], 422), ("unlock", ["granted": 1, "reason": "x"], 400),
            ("recall", [:], 409),
        ] as [(String, JSON, Int)])
    func refused(move: String, body: JSON, status: Int) throws {
        let unit = try unit(in: .submitted)
        let before = try eventCount()
        let answer = try site.send(
            .post, "\(Self.round)/\(unit)/\(move)", as: try site.token(.officer), json: body)
        #expect(answer.status == status, "\(answer.text)")
        #expect(try eventCount() == before)
    }

    @Test("a stale entity tag is 412, and a locked cell of a returned report 422")
    func tags() throws {
        let unit = try unit(in: .submitted)
        let address = "\(Self.round)/\(unit)"
        let officer = try site.token(.officer)
        #expect(
            try site.send(
                .post, address + "/approve", as: officer, json: [:], fields: [.ifMatch: "\"0\""]
            ).status == 412)
        let cells: JSON = ["cells": [["code": "diss_staff", "reason": "Xem lại"]]]
        #expect(try site.send(.post, address + "/return", as: officer, json: cells).status == 200)
        let head = try site.token(.head, Reporting.Unit.Code(rawValue: unit))
        let locked = try site.send(
            .patch, address, as: head, json: ["values": ["gen_staff_total": 999]],
            fields: [.ifMatch: "*"])
        #expect(locked.status == 422)
        #expect(locked["errors"].array?.first?["at"] == ["gen_staff_total"])
        let open = try site.send(
            .patch, address, as: head, json: ["values": ["diss_staff": 1]],
            fields: [.ifMatch: "*"])
        #expect(open.status == 200)
    }
}
