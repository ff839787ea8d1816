import HTTP
import HTTPTypes
import Reporting
import Storage
import TestSupport
import Testing

@testable import Web

/// The page and the API are two doors to the same act.
@Suite("What a step of a report lacks is the same by page and by script")
struct StepFaultTests {
    private let fixture: SchoolFixture
    private let officer: Browser
    private let token: Token.Secret
    private static let report = "/rounds/\(SchoolFixture.round)/reports/th-cao-thang"

    init() throws {
        let fixture = try SchoolFixture()
        self.fixture = fixture
        officer = try Browser(fixture.site, as: "cv")
        let school = try Browser(fixture.site, as: "ht-th-cao-thang")
        let form = "/rounds/\(SchoolFixture.round)/report"
        _ = try school.get(form)
        _ = try school.post(form, SchoolFixture.filled + [("_do", "submit")])
        let secret = Token.Secret()
        token = secret
        try fixture.storage.write { database in
            let unit = try #require(try database.read.units.find("pgd"))
            try database.addToken(
                secret, name: "script", role: .officer, unit: unit.id,
                lifetime: .seconds(86400), by: .command)
        }
    }

    struct Case: Sendable, CustomTestStringConvertible {
        let step: ReportStep
        let fields: [(String, String)]
        let body: JSON
        let fault: StepFault
        var testDescription: String { "\(step): \(fault)" }

        init(
            _ step: ReportStep, _ fault: StepFault, _ fields: [(String, String)], _ body: JSON
        ) {
            (self.step, self.fault, self.fields, self.body) = (step, fault, fields, body)
        }
    }

    private static let later = [("due_day", "10/12/2026"), ("due_time", "17:00")]
    private static let laterAt: JSON = "2026-12-10T17:00:00+07:00"
    /// 2026-12-03T00:00:00+07:00
    private static let dueOfRound = Moment(milliseconds: 1_796_230_800_000)
    private static let due = [("due_day", "27/11/2026"), ("due_time", "17:00")]
    private static let dueAt: JSON = "2026-11-27T17:00:00+07:00"
    private static let past = [("due_day", "22/11/2026"), ("due_time", "17:00")]
    private static let pastAt: JSON = "2026-11-22T17:00:00+07:00"
    private static let long = String(repeating: "ă", count: Said.longest + 1)

    static let cases: [Case] = [
        Case(.return, .nothingToMend, due, ["due_at": dueAt]),
        Case(
            .return, .cellReasonMissing, due + [("mark", "trained")],
            ["cells": [["code": "trained"]], "due_at": dueAt]),
        Case(
            .return, .unknownCell("khong-co"), due + [("mark", "khong-co"), ("reason", "Sai.")],
            ["cells": [["code": "khong-co"]], "reason": "Sai.", "due_at": dueAt]),
        Case(
            .return, .dueHasPassed, past + [("reason", "Sai.")],
            ["reason": "Sai.", "due_at": pastAt]),
        Case(
            .return, .textTooLong, due + [("reason", long)],
            ["reason": .string(long), "due_at": dueAt]),
        Case(
            .return, .textTooLong, due + [("mark", "trained"), ("why_trained", long)],
            ["cells": [["code": "trained", "reason": .string(long)]], "due_at": dueAt]),
        Case(.exempt, .reasonMissing, [], [:]),
        Case(.exempt, .textTooLong, [("reason", long)], ["reason": .string(long)]),
        Case(.extend, .reasonMissing, later, ["due_at": laterAt]),
        Case(.extend, .dueMissing, [("reason", "Bão")], ["reason": "Bão"]),
        Case(
            .extend, .dueHasPassed, past + [("reason", "Bão")],
            ["reason": "Bão", "due_at": pastAt]),
        // Due is at midnight before 03/12/2026: an extension gives time, and takes none.
        Case(
            .extend, .dueIsNotLater(than: dueOfRound), due + [("reason", "Bão")],
            ["reason": "Bão", "due_at": dueAt]),
        Case(
            .extend, .dueIsNotLater(than: dueOfRound),
            [("due_day", "02/12/2026"), ("due_time", "24:00"), ("reason", "Bão")],
            ["reason": "Bão", "due_at": "2026-12-03T00:00:00+07:00"]),
        Case(
            .extend, .hasNoExtension, [("back", "true"), ("reason", "Bão")],
            ["reason": "Bão", "due_at": .null]),
        Case(.paper, .paperAhead, [("day", "24/11/2026")], ["received_on": "2026-11-24"]),
        // The report was submitted on 23/11/2026, by a plan of 16/3/2022.
        Case(
            .paper, .paperBeforePlan(of: Day(number: 19_067)), [("day", "01/01/2020")],
            ["received_on": "2020-01-01"]),
        Case(
            .paper, .paperBeforePlan(of: Day(number: 19_067)), [("day", "15/3/2022")],
            ["received_on": "2022-03-15"]),
        Case(
            .paper, .paperBeforeSubmission(on: Day(number: 20_780)), [("day", "22/11/2026")],
            ["received_on": "2026-11-22"]),
        Case(
            .paper, .paperBeforeSubmission(on: Day(number: 20_780)), [("day", "16/3/2022")],
            ["received_on": "2022-03-16"]),
        Case(.contact, .contactMissing, [("reason", "Hẹn")], ["note": "Hẹn"]),
        Case(
            .contact, .contactMissing, [("kind", "fax"), ("reason", "Hẹn")],
            [
                "kind": "fax", "note": "Hẹn",
            ]),
        Case(.contact, .noteMissing, [("kind", "call")], ["kind": "call"]),
        Case(
            .contact, .textTooLong, [("kind", "call"), ("reason", long)],
            ["kind": "call", "note": .string(long)]),
        Case(.unlock, .reasonMissing, due, ["due_at": dueAt]),
        Case(.unlock, .dueMissing, [("reason", "Đồng ý")], ["reason": "Đồng ý"]),
        Case(
            .unlock, .dueHasPassed, past + [("reason", "Đồng ý")],
            ["reason": "Đồng ý", "due_at": pastAt]),
        Case(.refuseUnlock, .reasonMissing, [], ["granted": false]),
        Case(
            .refuseUnlock, .textTooLong, [("reason", long)],
            ["granted": false, "reason": .string(long)]),
        Case(.waive, .ruleMissing, [("reason", "Đúng")], ["reason": "Đúng"]),
        Case(
            .waive, .unknownRule("E99"), [("rule", "E99"), ("reason", "Đúng")],
            ["rule": "E99", "reason": "Đúng"]),
        Case(
            .waive, .ruleStays(.builtIn), [("rule", "E00"), ("reason", "Đúng")],
            ["rule": "E00", "reason": "Đúng"]),
        Case(.waive, .reasonMissing, [("rule", "E03")], ["rule": "E03"]),
        Case(
            .waive, .textTooLong, [("rule", "E03"), ("reason", long)],
            ["rule": "E03", "reason": .string(long)]),
        Case(.endWaiver, .ruleMissing, [], [:]),
        Case(.endWaiver, .isNotWaived("E03"), [("rule", "E03")], ["rule": "E03"]),
    ]

    @Test("each is refused in the same words, and nothing happens", arguments: cases)
    func refused(_ given: Case) throws {
        let before = try events()
        _ = try officer.get(Self.report)
        let page = try officer.post("\(Self.report)/\(given.step.rawValue)", given.fields)
        // A refusal to unlock is an unlock that is not granted.
        let step = given.step == .refuseUnlock ? ReportStep.unlock : given.step
        let script = try send(step, given.body)
        #expect(page.status == .unprocessableContent)
        #expect(PageText.plain(page.text).contains(given.fault.sentence))
        #expect(script.status == .unprocessableContent)
        #expect(try JSON(parsing: script.body)["detail"]?.string == given.fault.sentence)
        #expect(try events() == before)
    }

    @Test("a cell without a reason of its own is returned for the one of the whole, by both")
    func generalReason() throws {
        _ = try officer.get(Self.report)
        let page = try officer.post(
            Self.report + "/return", Self.due + [("mark", "trained"), ("reason", "Xem lại.")])
        #expect(page.location == Self.report + "?done=return")
        #expect(try returned() == ["trained": "Xem lại."])
    }

    @Test("and so it is by script")
    func generalReasonByScript() throws {
        let cells: JSON = ["cells": [["code": "trained"]], "reason": "Xem lại."]
        #expect(try send(.return, cells).status == .ok)
        #expect(try returned() == ["trained": "Xem lại."])
    }

    private func returned() throws -> [Indicator.Code: String] {
        try fixture.storage.read { database in
            let unit = try #require(try database.units.find("th-cao-thang"))
            let round = try #require(
                try database.rounds.find(Round.Code(rawValue: SchoolFixture.round)))
            return try database.reports.returnedCells(of: unit.id, in: round.id)
        }
    }

    private func events() throws -> Int {
        try fixture.storage.read { database in
            let unit = try #require(try database.units.find("th-cao-thang"))
            let round = try #require(
                try database.rounds.find(Round.Code(rawValue: SchoolFixture.round)))
            return try database.events.history(of: unit.id, in: round.id, limit: 100).count
        }
    }

    private func send(_ step: ReportStep, _ body: JSON) throws -> Response {
        let fields: HTTPFields = [
            .authorization: "Bearer " + token.text, .contentType: "application/json",
        ]
        return fixture.site.respond(
            to: try Request(
                .post, "/api/v1\(Self.report)/\(step.rawValue)", fields: fields,
                body: body.serialized()))
    }
}
