import Reporting
import Testing
import TestSupport

@testable import Storage

/// What events of earlier releases tell of a report, and what they leave open.
@Suite struct ToldReportTests {
    private static let due = Moment(milliseconds: 1_796_144_400_000)

    private func told(_ happenings: [(Event.Kind, JSON)]) throws -> ToldReport {
        let form = try Form(document: SmallRound.form)
        var told = ToldReport()
        for (index, (kind, detail)) in happenings.enumerated() {
            let event = Event(
                id: Int64(index + 1), at: Self.due + .seconds(index - 2), kind: kind,
                detail: detail)
            told.take(event, dueAt: Self.due, of: form)
        }
        return told
    }

    private static func submitted(_ revision: Int) -> (Event.Kind, JSON) {
        (
            .reportSubmitted,
            ["revision": .integer(Int64(revision)), "hash": "ab", "cells": [:]]
        )
    }

    private static let returned: (Event.Kind, JSON) = (
        .reportMoved,
        ["before": "submitted", "after": "returned", "reason": "Sai", "cells": ["a"]]
    )

    @Test("a return tells its reason and its cells, not what was granted")
    func earlierReturn() throws {
        let told = try told([Self.submitted(1), Self.returned])
        #expect(told.state == .returned)
        #expect(told.reason == .told("Sai"))
        #expect(told.returned == .told(["a": .untold]))
        #expect(told.grantedDue == .untold)
        #expect(told.late == [1: .told(false)])
    }

    @Test("a second submission is late or not only where the due moment is told")
    func lateness() throws {
        #expect(try told([Self.submitted(1), Self.returned, Self.submitted(2)]).late[2] == .untold)
        var known = Self.returned
        known.1 = [
            "before": "submitted", "after": "returned", "reason": "Sai", "cells": ["a"],
            "reasons": ["a": "Thiếu"], "due_at": .string((Self.due + .seconds(-5)).description),
        ]
        let told = try told([Self.submitted(1), known, Self.submitted(2)])
        #expect(told.late[2] == .told(true))
        #expect(told.returned == .told(["a": .told("Thiếu")]))
    }

    @Test("a returned report that was unlocked was once told as the begin of a review")
    func unlockedAgain() throws {
        let told = try told([Self.submitted(1), Self.returned, (.reviewStarted, [:])])
        #expect(told.returnedCount == 2)
        #expect(told.reason == .untold)
        #expect(told.returned == .untold)
        let review = try self.told([Self.submitted(1), (.reviewStarted, [:])])
        #expect(review.returnedCount == 0)
        #expect(review.reason == .told(nil))
    }

    @Test("the close takes what was granted, and an extension is of what the return granted")
    func granted() throws {
        let extended: (Event.Kind, JSON) = (
            .dueChanged,
            [
                "before": .string(Self.due.description), "after": "2026-12-09T17:00:00+07:00",
                "reason": "Bão", "granted": true,
            ]
        )
        var told = try told([Self.submitted(1), Self.returned, extended])
        #expect(told.grantedDue == .told(Moment(rfc3339: "2026-12-09T17:00:00+07:00")))
        #expect(told.ownDue == .told(nil))
        told.close()
        #expect(told.grantedDue == .told(nil))
    }
}
