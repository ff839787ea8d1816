import Dispatch
import Foundation
import HTTPTypes
import Reporting
import Synchronization
import TestSupport
import Testing

@testable import Web

/// Keys by which a request can be sent again.
extension PostReportTests {
    @Test("the same key gets the same answer and one report; another body is 422")
    func idempotency() throws {
        let first = try post(report, key: "khoa-1")
        #expect(first.status == 201)
        let events = try site.events(of: Self.school)
        site.now = site.now + .seconds(6 * 86400)
        let again = try post(report, key: "khoa-1")
        #expect(again.status == 201)
        #expect(again.body == first.body)
        #expect(again.type == first.type)
        #expect(try site.events(of: Self.school) == events)
        let other = try post(report.with("confirmations", nil), key: "khoa-1")
        #expect(other.status == 422)
        #expect(other.isProblem)
        // A fault of what was sent is 422 too, of another type.
        #expect(other["type"] == "/problems/idempotency-key-used")
        #expect(try post(report.with("values", [:]), key: "khoa-3")["type"] == "about:blank")
        #expect(try post(report, key: "khoa-2").status == 409)
        // The key is the token's own, and lasts seven days.
        let officer = try site.token(.officer)
        #expect(try post(report, as: officer, key: "khoa-1").status == 409)
        site.now = site.now + .seconds(86400 + 1)
        #expect(try post(report, key: "khoa-1").status == 409)
    }

    @Test("a key that was used is refused at another address and for another method")
    func keyElsewhere() throws {
        let name = try #require(HTTPField.Name("Idempotency-Key"))
        #expect(try post(report, key: "khoa").status == 201)
        let path = "\(Self.path)/\(Self.school)"
        let submit = try site.send(
            .post, path + "/submit", as: head, json: report, fields: [name: "khoa"])
        let patch = try site.send(.patch, path, as: head, json: report, fields: [name: "khoa"])
        for answer in [submit, patch] {
            #expect(answer.status == 422)
            #expect(answer["detail"].string?.contains("Idempotency-Key") ?? false)
        }
        // Nothing is changed by reading.
        #expect(try site.get(path, as: head, fields: [name: "khoa"]).status == 200)
    }

    @Test("a refused request leaves its key free for the mended one")
    func keyAfterRefusal() throws {
        #expect(try post(report.with("values", [:]), key: "khoa").status == 422)
        #expect(try post(report, key: "khoa").status == 201)
    }

    @Test("a key must be visible ASCII of at most 255", arguments: ["", "a b", "é", "long"])
    func badKeys(key: String) throws {
        let key = key == "long" ? String(repeating: "k", count: 256) : key
        #expect(try post(report, key: key).status == 400)
        #expect(try site.report(Self.school).state == .notStarted)
    }

    @Test("32 concurrent requests with one key store one report and all get its receipt")
    func concurrency() throws {
        let answers = Mutex<[Answer]>([])
        let threads = DispatchGroup()
        let (site, head, report) = (site, head, report)
        let name = try #require(HTTPField.Name("Idempotency-Key"))
        for _ in 0..<32 {
            threads.enter()
            Thread {
                do {
                    let answer = try site.send(
                        .post, Self.path, as: head, json: report, fields: [name: "mot"])
                    answers.withLock { $0.append(answer) }
                } catch { Issue.record(error) }
                threads.leave()
            }.start()
        }
        threads.wait()
        let found = answers.withLock { $0 }
        #expect(Set(found.map(\.status)) == [201])
        #expect(Set(found.map(\.body)).count == 1)
        #expect(try site.report(Self.school).revision == 1)
        #expect(try site.events(of: Self.school) == 1)
    }

    @Test(
        "each POST of the API is among those whose repetition is tested here, is a move, or prepares a round"
    )
    func everyPost() {
        let posts = Site.routes.filter { $0.isAPI && $0.method == .post }.map(\.address)
        let moves = [
            "withdraw", "take-back", "review", "return", "approve", "exempt", "recall", "extend",
            "unlock-request", "unlock", "paper", "contacts", "waivers", "end-waiver",
        ]
        let prepared = [
            "plans", "forms", "rounds", "rounds/{round}/open", "rounds/{round}/withdraw",
            "rounds/{round}/restore", "rounds/{round}/close", "rounds/{round}/units",
            "rounds/{round}/trial", "rounds/{round}/delete-trial",
        ]
        #expect(
            Set(posts)
                == Set(
                    prepared.map { "/api/v1/" + $0 } + [
                        "/api/v1/rounds/{round}/reports",
                        "/api/v1/rounds/{round}/reports/{unit}/submit",
                    ] + moves.map { "/api/v1/rounds/{round}/reports/{unit}/" + $0 } + [
                        // By WorkbookAPITests and AttachFileAPITests.
                        "/api/v1/rounds/{round}/reports/{unit}/form.xlsx",
                        "/api/v1/rounds/{round}/reports/{unit}/files/{indicator}",
                        // By IncidentsAPITests.
                        "/api/v1/incidents",
                    ]))
    }
}
