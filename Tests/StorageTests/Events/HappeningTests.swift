import Reporting
import TestSupport
import Testing

@testable import Storage

/// What happened is read back as it was recorded, and stored as earlier releases stored it.
@Suite struct HappeningTests {
    private static let day = Day(iso: "2026-11-29")
    private static let moment = Moment(milliseconds: 1_795_395_600_000)
    private static let person = Account.Person(name: "Nguyễn Thị An", position: "Chuyên viên")

    /// Happenings with the members that their details have had since they were first recorded.
    static let all: [(Happening, JSON)] =
        ofUnits + [
            (
                .factDeclared("staff", from: Day(number: 20_000), before: .null, after: 36),
                [
                    "indicator": "staff", "from": .string("\(Day(number: 20_000))"),
                    "before": .null,
                    "after": 36,
                ]
            ),
            (
                .linkMade(AccessLink.ID(rawValue: 7), until: moment, sections: ["A", "C"]),
                [
                    "link": 7, "expires_at": JSON(moment), "sections": ["A", "C"],
                ]
            ),
            (
                .occasionSet(
                    .init(
                        occasion: .init(rawValue: 2), name: "Bão",
                        form: .init(.init(code: "bao", version: 3), of: .init(rawValue: 1)),
                        isEnded: true)),
                [
                    "occasion": 2, "name": "Bão", "form": "bao", "form_version": 3,
                    "form_owner": 1, "ended": true,
                ]
            ),
            (
                .incidentEntered(
                    .init(
                        incident: .init(rawValue: 4), number: 2, kind: .followedUp, title: "Cháy",
                        hash: "ab")),
                [
                    "incident": 4, "number": 2, "kind": "followed_up", "title": "Cháy",
                    "hash": "ab",
                ]
            ),
            (.planFileRemoved(hash: "ab"), ["file": "ab", "added": false]),
            (
                .planFileAdded(hash: "ab", title: "Kế hoạch"),
                ["file": "ab", "title": "Kế hoạch", "added": true]
            ),
            (.roundOpened(units: 51), ["units": 51]),
            (.roundOpened(units: 51, frozen: "ef"), ["units": 51, "frozen": "ef"]),
            (.roundClosed(), ["state": "closed"]),
            (.roundClosed(frozen: "ef"), ["state": "closed", "frozen": "ef"]),
            (.roundRestored(reason: nil), ["state": "restored", "reason": .null]),
            (.roundWithdrawn(reason: "Nhầm"), ["state": "withdrawn", "reason": "Nhầm"]),
            (
                .reportMoved(from: .submitted, to: .returned, reason: "Sai", cells: ["a", "b"]),
                [
                    "before": "submitted", "after": "returned", "reason": "Sai",
                    "cells": ["a", "b"],
                ]
            ),
            (
                .reportMoved(from: .submitted, to: .approved, reason: nil, cells: []),
                ["before": "submitted", "after": "approved"]
            ),
            (
                .reportSubmitted(
                    .init(revision: 2, hash: "cd", onBehalfReason: nil, isSignedByPIN: true),
                    .init(cells: ["a": .init(before: .null, after: 3)])),
                [
                    "revision": 2, "hash": "cd", "pin": true,
                    "cells": ["a": ["before": .null, "after": 3]],
                ]
            ),
            (
                .dueChanged(from: moment, to: nil, reason: "Hết"),
                ["before": .string(moment.description), "after": .null, "reason": "Hết"]
            ),
            (
                .paperReceived(from: nil, to: day, revision: 2),
                ["before": .null, "after": "2026-11-29", "revision": 2]
            ),
            (
                .signedCopyAttached(
                    .init(revision: 2, hash: "ab", name: "ký.pdf", bytes: 9, photos: 3)),
                ["revision": 2, "hash": "ab", "name": "ký.pdf", "bytes": 9, "photos": 3]
            ),
            (
                .signedCopyAttached(
                    .init(revision: 1, hash: "ab", name: "ký.pdf", bytes: 9, photos: nil)),
                ["revision": 1, "hash": "ab", "name": "ký.pdf", "bytes": 9]
            ),
            (
                .paperReadAgain(revision: 2, hash: "ab", name: "ký.pdf"),
                ["revision": 2, "hash": "ab", "name": "ký.pdf"]
            ),
            (
                .contacted(.call, note: "Đã gọi", promisedOn: nil),
                ["kind": "call", "note": "Đã gọi"]
            ),
            (
                .ruleWaived(Waiver(rule: "E03", reason: "Đúng")),
                ["rule": "E03", "reason": "Đúng"]
            ),
            (
                .waiverEnded(Waiver(rule: "E03", reason: "Đúng")),
                ["rule": "E03", "reason": "Đúng"]
            ),
            (
                .standingNoted(year: 2026, from: nil, to: "Mất điện"),
                ["year": 2026, "before": .null, "after": "Mất điện"]
            ),
            (
                .accountChanged(.init(rawValue: 7), userName: nil, .erased(details: nil)),
                ["account": 7, "changed": "erased"]
            ),
            (
                .accountChanged(.init(rawValue: 7), userName: "an", .secondFactor(false)),
                ["account": 7, "user_name": "an", "changed": "second_factor", "after": false]
            ),
            (
                .accountChanged(
                    .init(rawValue: 7), userName: "an",
                    .role(
                        from: .init(role: .clerk, unit: .init(rawValue: 1)),
                        to: .init(role: .head, unit: .init(rawValue: 2)))),
                [
                    "account": 7, "user_name": "an", "changed": "role",
                    "before": ["role": "clerk", "unit": 1], "after": ["role": "head", "unit": 2],
                ]
            ),
            (
                .accountAdded(.init(rawValue: 7), userName: "an", role: .officer, person),
                [
                    "account": 7, "user_name": "an", "role": "officer",
                    "after": [
                        "name": "Nguyễn Thị An", "position": "Chuyên viên", "office_phone": "",
                        "office_mail": "",
                    ],
                ]
            ),
            (.linkFailed(.init(rawValue: 3)), ["link": 3]),
            (.signInFailed(userName: "x"), ["user_name": "x"]),
            (.signedIn, [:]),
            (
                .settingChanged("address_retention", from: .null, to: 12),
                ["setting": "address_retention", "before": .null, "after": 12]
            ),
            (
                .serverStarted(isClean: false, notes: ["disk"], missingUpTo: 9),
                ["clean": false, "notes": ["disk"], "missing_up_to": 9]
            ),
        ]

    /// What is told from this release on, beside what was always told.
    static let told: [(Happening, JSON)] = [
        (
            .planAdded(number: "1/KH", .init(plan: .init(rawValue: 4), content: "ab")),
            ["number": "1/KH", "plan": 4, "content": "ab"]
        ),
        (
            .planChanged(
                from: .init(number: "1/KH", date: Day(number: 20_000)),
                to: .init(number: "2/KH", date: Day(number: 20_000)),
                .init(
                    plan: .init(rawValue: 4), content: "ab",
                    frozen: [.init(rawValue: 3): "cd", .init(rawValue: 12): "ef"])),
            [
                "before": ["number": "1/KH", "date": .string("\(Day(number: 20_000))")],
                "after": ["number": "2/KH", "date": .string("\(Day(number: 20_000))")],
                "plan": 4, "content": "ab", "frozen": ["3": "cd", "12": "ef"],
            ]
        ),
        (
            .planFileAdded(hash: "ab", title: "Kế hoạch", of: .init(rawValue: 4)),
            ["file": "ab", "title": "Kế hoạch", "added": true, "plan": 4]
        ),
        (
            .planFileRemoved(hash: "ab", of: .init(rawValue: 4)),
            ["file": "ab", "added": false, "plan": 4]
        ),
        (
            .planFileRemoved(hash: "ab", title: "Kế hoạch", of: .init(rawValue: 4)),
            ["file": "ab", "added": false, "title": "Kế hoạch", "plan": 4]
        ),
        (
            .formImported(.init(code: "pccc", version: 1), hash: "ab"),
            ["code": "pccc", "version": 1, "hash": "ab"]
        ),
        (
            .reportMoved(
                from: .submitted, to: .returned, reason: "Sai", cells: ["a"],
                .init(reasons: ["a": "Thiếu"], dueAt: moment)),
            [
                "before": "submitted", "after": "returned", "reason": "Sai", "cells": ["a"],
                "reasons": ["a": "Thiếu"], "due_at": .string(moment.description),
            ]
        ),
        (
            .dueChanged(from: moment, to: nil, reason: "Hết", isGranted: true),
            [
                "before": .string(moment.description), "after": .null, "reason": "Hết",
                "granted": true,
            ]
        ),
        (
            .reportSaved(.init(cells: ["a": .init(before: .null, after: 3)], folds: [7, 8])),
            ["cells": ["a": ["before": .null, "after": 3]], "folds": [7, 8]]
        ),
        (
            .accountAdded(.init(rawValue: 7), userName: "an", role: .officer, person, salt: "xy"),
            [
                "account": 7, "user_name": "an", "role": "officer", "salt": "xy",
                "after": .object(person.json),
            ]
        ),
        (
            .accountChanged(.init(rawValue: 7), userName: "an", .password(salt: "xy")),
            ["account": 7, "user_name": "an", "changed": "password", "salt": "xy"]
        ),
        (
            .accountChanged(.init(rawValue: 7), userName: "an", .passwordRenewed(salt: "xy")),
            ["account": 7, "user_name": "an", "changed": "password_renewed", "salt": "xy"]
        ),
        (
            .accountChanged(.init(rawValue: 7), userName: nil, .erased(details: [3, 9])),
            ["account": 7, "changed": "erased", "details": [3, 9]]
        ),
        (
            .tokenCreated(.init(rawValue: 2), name: "may", role: .viewer, until: moment),
            [
                "token": 2, "name": "may", "role": "viewer",
                "expires_at": .string(moment.description),
            ]
        ),
    ]

    @Test("what is told since is stored beside it, and read back", arguments: told.indices)
    func toldSince(index: Int) {
        let (happening, members) = HappeningTests.told[index]
        #expect(JSON.object(happening.detail).canonical == members.canonical)
        #expect(Happening(happening.kind, members) == happening)
    }

    @Test(
        "each is stored by its members, and read back from them",
        arguments: (all + ofSeries).indices)
    func bothWays(index: Int) {
        let (happening, members) = (HappeningTests.all + HappeningTests.ofSeries)[index]
        #expect(JSON.object(happening.detail).canonical == members.canonical)
        #expect(Happening(happening.kind, members) == happening)
    }

    @Test("a detail of another shape tells its kind alone, and ends nothing")
    func unknown() {
        for kind in Event.Kind.allCases {
            for detail: JSON in [.null, [], "x", 1, ["before": 1, "after": []], ["account": "x"]] {
                _ = Happening(kind, detail)
            }
        }
        #expect(Happening(.roundOpened, [:]) == nil)
        #expect(Happening(.reportMoved, ["before": "submitted", "after": "lost"]) == nil)
    }

    @Test("every event of the demonstration is read, and stored again as it is")
    func demonstration() throws {
        let database = try DemonstrationDatabase()
        let events = try database.storage.read { read in
            try read.journal(
                JournalFilter(), in: .all, limit: 100_000, looked: .max, at: database.clock.now
            ).events
        }
        #expect(events.count > 100)
        for event in events {
            let happening = try #require(event.happening, "\(event.kind)")
            #expect(JSON.object(happening.detail).canonical == event.detail?.canonical)
        }
    }
}
