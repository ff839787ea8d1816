import Foundation
import HTTPTypes
import Reporting
import Storage
import Synchronization
import TestSupport
import Testing

@testable import Web

@Suite("a form that is sent twice")
struct TwiceSentFormTests {
    private let report = "/rounds/\(SchoolFixture.round)/report"
    private let receipt = "/rounds/\(SchoolFixture.round)/receipt"

    private func stored(_ fixture: SchoolFixture) throws -> (report: Report, events: Int) {
        try fixture.storage.read { database in
            let round = try #require(try database.rounds.find(.init(rawValue: SchoolFixture.round)))
            let unit = try #require(try database.units.find("th-cao-thang"))
            return (
                try #require(try database.reports.find(unit.id, in: round.id)),
                try database.events.history(of: unit.id, in: round.id, limit: 100).count
            )
        }
    }

    @Test("submitting: the second click is led to the receipt, and one revision is stored")
    func submit() throws {
        let fixture = try SchoolFixture()
        let clerk = try fixture.reporter("nv-th-cao-thang")
        for _ in 0..<3 {
            let answer = try clerk.post(report, SchoolFixture.filled + [("_do", "submit")])
            #expect(answer.status == .seeOther)
            #expect(answer.location == receipt)
        }
        #expect(try stored(fixture).report.revision == 1)
        #expect(try stored(fixture).events == 1)
    }

    @Test("16 clicks at once: one revision, and all are led to the receipt")
    func atOnce() throws {
        let fixture = try SchoolFixture()
        let clerk = try fixture.reporter("nv-th-cao-thang")
        let form = clerk.encoded(SchoolFixture.filled + [("_do", "submit")])
        let (site, cookie) = (fixture.site, try #require(clerk.cookie))
        let answers = Mutex<[String?]>([])
        let threads = DispatchGroup()
        for _ in 0..<16 {
            threads.enter()
            Thread {
                defer { threads.leave() }
                do {
                    let location = try Browser.send(form, to: report, of: site, cookie: cookie)
                    answers.withLock { $0.append(location) }
                } catch { Issue.record(error) }
            }.start()
        }
        threads.wait()
        #expect(answers.withLock { $0 } == Array(repeating: receipt, count: 16))
        #expect(try stored(fixture).report.revision == 1)
    }

    @Test("asking the head, giving back, withdrawing: each happens once")
    func handedOn() throws {
        let fixture = try SchoolFixture(wantsHead: true)
        let clerk = try fixture.reporter("nv-th-cao-thang")
        let head = try fixture.reporter("ht-th-cao-thang")
        func twice(_ browser: Browser, _ form: [(String, String)], to state: ReportState) throws {
            _ = try browser.get(report)
            let before = try stored(fixture).events
            let answers = try (0..<2).map { _ in try browser.post(report, form) }
            #expect(answers.allSatisfy { $0.status == .seeOther })
            #expect(Set(answers.map(\.location)).count == 1)
            #expect(try stored(fixture).report.state == state)
            let happened = try stored(fixture).events - before
            // Asking the head saves and moves, the others move.
            #expect(happened == (state == .pendingHead && before == 0 ? 2 : 1))
        }
        let ask = SchoolFixture.filled + [("_do", "ask_head")]
        try twice(clerk, ask, to: .pendingHead)
        try twice(head, [("_do", "give_back")], to: .draft)
        try twice(clerk, ask, to: .pendingHead)
        try twice(clerk, [("_do", "take_back")], to: .draft)
        try twice(clerk, ask, to: .pendingHead)
        try twice(head, SchoolFixture.filled + [("_do", "submit")], to: .submitted)
        try twice(head, [("_do", "withdraw")], to: .draft)
    }

    @Test("another form under the same key, as after going back, is another request")
    func otherForm() throws {
        let fixture = try SchoolFixture()
        let clerk = try fixture.reporter("nv-th-cao-thang")
        #expect(try clerk.post(report, [("staff", "31"), ("_do", "save")]).status == .seeOther)
        let answer = try clerk.post(report, [("staff", "32"), ("_do", "save")])
        // The form was made of the version before: the difference is shown.
        #expect(answer.status == .conflict)
        #expect(answer.text.contains("32"))
    }

    @Test(
        "after the report was withdrawn or returned the form that submitted it is a new wish",
        arguments: [true, false])
    func undone(isWithdrawn: Bool) throws {
        let fixture = try SchoolFixture()
        let head = try fixture.reporter("ht-th-cao-thang")
        let form = SchoolFixture.filled + [("_do", "submit")]
        #expect(try head.post(report, form).location == receipt)
        if isWithdrawn {
            let other = try fixture.reporter("ht-th-cao-thang")
            _ = try other.get(report + "/withdraw")
            #expect(try other.post(report, [("_do", "withdraw")]).status == .seeOther)
        } else {
            let officer = try Browser(fixture.site, as: "cv")
            let page = "/rounds/\(SchoolFixture.round)/reports/th-cao-thang"
            _ = try officer.get(page)
            let returned = try officer.post(
                page + "/return",
                [("reason", "Sửa"), ("due_day", "10/12/2026"), ("due_time", "17:00")])
            #expect(returned.status == .seeOther)
        }
        #expect(try stored(fixture).report.state.isOwed)
        // Not the answer of then: it is submitted once more.
        #expect(try head.post(report, form).location == receipt)
        #expect(try stored(fixture).report.state == .submitted)
        #expect(try stored(fixture).report.revision == 2)
    }

    @Test("a form that was refused may be sent again under its key")
    func refused() throws {
        let fixture = try SchoolFixture()
        let clerk = try fixture.reporter("nv-th-cao-thang")
        let gaps = [("staff", "30"), ("_do", "submit")]
        for _ in 0..<2 {
            #expect(try clerk.post(report, gaps).status == .unprocessableContent)
        }
        #expect(
            try clerk.post(report, SchoolFixture.filled + [("_do", "submit")]).location == receipt)
    }
}
