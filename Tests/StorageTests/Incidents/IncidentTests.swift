import Foundation
import GRDB
import Reporting
import TestSupport
import Testing

@testable import Storage

/// What a school reports at once, and what becomes of it.
@Suite struct IncidentTests {
    private let small: SmallRound
    private let occasion: Occasion
    private static let values: Values = [
        "a_choice": .choice("yes"), "a_text": .text("Ổ cắm chập."), "a_integer": .integer(2),
    ]

    init() throws {
        small = try SmallRound()
        let (round, form) = (small.round, small.form)
        occasion = try small.storage.write { database in
            let id = try database.set(
                nil, of: round.owner, name: "Sự cố", form: .init(form.version),
                by: .of(.officer))
            return try #require(try database.read.occasions.find(id))
        }
    }

    private func answers(_ values: Values = IncidentTests.values) -> IncidentAnswers {
        IncidentAnswers(values, to: small.form, occasion.form, at: "MN")
    }

    private func report(_ values: Values = IncidentTests.values) throws -> Incident.ID {
        let unit = try #require(try small.storage.read { try $0.units.find(small.schools[0]) })
        return try small.storage.write {
            try $0.report(answers(values), on: occasion, by: unit, actor: .of(.head))
        }
    }

    private func add(
        _ kind: IncidentEntry.Kind, _ text: String = "", to id: Incident.ID,
        file: (hash: String, bytes: Int)? = nil
    ) throws {
        try small.storage.write {
            try $0.add(
                kind, to: id, text: text,
                file: file.map { .init(hash: $0.hash, name: "anh.pdf", bytes: $0.bytes) },
                by: .of(kind.isOfSchool ? .head : .officer))
        }
    }

    private func incident(_ id: Incident.ID) throws -> Incident {
        try #require(try small.storage.read { try $0.incidents.find(id) })
    }

    private func entries(_ id: Incident.ID) throws -> [IncidentRepository.Kept] {
        try small.storage.read { try $0.incidents.entries(of: id) }
    }

    private func findings() throws -> [String] {
        try Verification.of(small.storage.path).findings
    }

    @Test(
        "from the message to the end: each entry is kept, hashed and chained, and tells the state")
    func course() throws {
        let id = try report()
        #expect(try incident(id).state == .new)
        #expect(try incident(id).title == "Có")
        #expect(try incident(id).happened == Happened(day: small.clock.now.day))
        #expect(
            try small.storage.read {
                try $0.incidents.list(.office(small.round.owner), in: .new, limit: 2).map(\.id)
            } == [id])
        try add(.acknowledged, to: id)
        try add(.followedUp, "Công an đã đến.", to: id)
        try add(.closed, "Đã thay ổ cắm.", to: id)
        #expect(try incident(id).state == .closed)
        try add(.followedUp, "Lại có khói.", to: id)
        #expect(try incident(id).state == .followed)
        let entries = try entries(id)
        #expect(
            entries.map(\.entry.kind) == [
                .reported, .acknowledged, .followedUp, .closed, .followedUp,
            ])
        #expect(entries.dropFirst().map(\.entry.previous) == entries.dropLast().map(\.hash))
        #expect(try findings().isEmpty)
    }

    @Test("a correction says all anew, and what was said before stays")
    func correction() throws {
        let id = try report()
        let corrected: Values = [
            "a_choice": .choice("no"), "a_date": .date(small.clock.now.day + -2),
        ]
        try small.storage.write { try $0.correct(id, answers(corrected), by: .of(.head)) }
        #expect(try incident(id).title == "Không")
        #expect(try incident(id).happened.day == small.clock.now.day + -2)
        let kept = try entries(id)
        let (last, first) = try small.storage.read { database in
            (try database.answers(in: kept), try database.answers(in: kept, upTo: 1))
        }
        #expect(last?.values == corrected)
        #expect(first?.values == Self.values)
        #expect(try findings().isEmpty)
    }

    @Test("what can't be said now is refused, and nothing of it is kept")
    func objections() throws {
        let id = try report()
        #expect(throws: IncidentObjection.isNotAcknowledged) { try add(.closed, "Xong.", to: id) }
        try add(.acknowledged, to: id)
        #expect(throws: IncidentObjection.isAcknowledged) { try add(.acknowledged, to: id) }
        #expect(throws: IncidentObjection.textMissing) { try add(.closed, to: id) }
        #expect(throws: IncidentObjection.textTooLong) {
            try add(.noted, String(repeating: "a", count: 4_001), to: id)
        }
        let large = 200_000_001
        #expect(throws: IncidentObjection.overQuota) {
            try add(.followedUp, to: id, file: (String(repeating: "a", count: 64), large))
        }
        #expect(try entries(id).count == 2)
        _ = try small.storage.write { database in
            try database.set(
                occasion.id, of: occasion.owner, name: occasion.name, form: occasion.form,
                isEnded: true, by: .of(.officer))
        }
        #expect(throws: IncidentObjection.occasionHasChanged) { try report() }
        #expect(try findings().isEmpty)
    }

    @Test("a school reports so many a day and no more, and an incident has so many entries")
    func bounds() throws {
        let ids = try (0..<Incident.mostOfDay).map { _ in try report() }
        #expect(throws: IncidentObjection.tooManyOfDay) { try report() }
        small.clock.now = small.clock.now + .seconds(86_400)
        _ = try report()
        for number in 2...IncidentEntry.most { try add(.noted, "\(number)", to: ids[0]) }
        #expect(throws: IncidentObjection.tooManyEntries) { try add(.noted, "x", to: ids[0]) }
        #expect(try incident(ids[0]).entries == IncidentEntry.most)
    }

    @Test("what a school adds is of its budget, as what it saves; what its office says is not")
    func budget() throws {
        let ids = try (0..<2).map { _ in try report() }
        // Three bytes a character.
        let long = String(repeating: "ố", count: IncidentEntry.longestText)
        func add(_ kind: IncidentEntry.Kind, to id: Incident.ID, by role: Role) throws {
            let actor = Actor(
                identity: .token(.init(rawValue: 1)), role: role, address: "127.0.0.1")
            try small.storage.write { try $0.add(kind, to: id, text: long, by: actor) }
        }
        var added = 0
        #expect(throws: SavingBudget.Spent.self) {
            for id in ids {
                for _ in 2..<IncidentEntry.most {
                    try add(.followedUp, to: id, by: .clerk)
                    added += 1
                }
            }
        }
        // Nothing but the texts and what stands around each.
        #expect((325...333).contains(added))
        #expect(try entries(ids[0]).count + entries(ids[1]).count == added + 2)
        try add(.noted, to: ids[1], by: .officer)
    }

    @Test("those of a period are added up by what each said last, unless nobody reports so many")
    func ofPeriod() throws {
        let school = try #require(try small.storage.read { try $0.units.find(small.schools[0]) }).id
        let first = small.clock.now.day
        var ids: [Incident.ID] = []
        func happened() throws -> [Incident.ID]? {
            try small.storage.read {
                try $0.incidents.happened(at: school, in: first...first + 9)?.map(\.id)
            }
        }
        for number in 1...IncidentRepository.mostOfPeriod {
            ids.append(try report())
            if number % Incident.mostOfDay == 0 {
                small.clock.now = small.clock.now + .seconds(86_400)
            }
        }
        #expect(try happened() == ids)
        let corrected: Values = ["a_choice": .choice("no"), "a_integer": .integer(3)]
        try small.storage.write {
            try $0.correct(ids[0], answers(corrected), by: .of(.head))
        }
        try add(.followedUp, "Thêm.", to: ids[0])
        let last = try small.storage.read { try $0.incidents.lastAnswered(of: ids[0]) }
        #expect(last.map(\.entry.number) == [2])
        _ = try report()
        #expect(try happened() == nil)
    }

    @Test("an office names so many occasions and no more, by a form that there is")
    func occasions() throws {
        func set(_ name: String, _ form: Form.Edition) throws {
            _ = try small.storage.write {
                try $0.set(nil, of: occasion.owner, name: name, form: form, by: .of(.officer))
            }
        }
        #expect(throws: OccasionFault.nameMissing) { try set("", occasion.form) }
        #expect(throws: OccasionFault.nameTooLong) {
            try set(String(repeating: "a", count: 121), occasion.form)
        }
        #expect(throws: OccasionFault.unknownForm) {
            try set("Bão", .init(.init(code: "khong_co", version: 1)))
        }
        for number in 1..<Occasion.mostOfOffice { try set("Loại \(number)", occasion.form) }
        #expect(throws: OccasionFault.tooMany) { try set("Bão", occasion.form) }
        #expect(try findings().isEmpty)
    }

    /// A change behind the program's back, and what verify says of it.
    static let planted: [(sql: String, finding: String)] = [
        (
            "UPDATE incident_entry SET content = replace(content, 'chập', 'cháy') WHERE number = 1",
            "incident 1, entry 1: its hash is another"
        ),
        ("DELETE FROM incident_entry WHERE number = 2", "that it tells of is not there"),
        ("UPDATE incident SET state = 'closed'", "incident 1: is not what its entries say"),
        ("UPDATE incident SET title = 'Nổ'", "incident 1: is not what its entries say"),
        ("UPDATE incident SET acknowledged_at = NULL", "incident 1: is not what its entries say"),
        (
            "UPDATE incident_entry SET event = event - 1 WHERE number = 2",
            "incident 1, entry 2: is not what its event tells"
        ),
        ("UPDATE occasion SET name = 'Khác'", "occasion 1: is not what its events tell"),
        (
            "UPDATE incident_entry SET file = hex(randomblob(32)), bytes = 1 WHERE number = 2",
            "incident 1, entry 2: its content is of another"
        ),
    ]

    @Test("verify names what was changed behind the program's back", arguments: planted.indices)
    func verified(index: Int) throws {
        let id = try report()
        try add(.acknowledged, to: id)
        #expect(try findings().isEmpty)
        try small.storage.close()
        let queue = try DatabaseQueue(path: small.storage.path)
        try queue.inDatabase { database in
            try database.execute(
                sql: "DROP TRIGGER incident_entry_is_final; DROP TRIGGER incident_entry_stays")
            try database.execute(sql: Self.planted[index].sql)
            #expect(database.changesCount > 0)
        }
        try queue.close()
        let found = try findings()
        #expect(found.contains { $0.contains(Self.planted[index].finding) }, "\(found)")
    }

    @Test("a file that goes with an entry is named by it")
    func file() throws {
        let id = try report()
        let hash = try small.storage.files.keep(Data("%PDF-1.7".utf8))
        try add(.followedUp, to: id, file: (hash, 8))
        #expect(try small.storage.read { try $0.isAttached(hash) })
        #expect(try NamedFiles.missing([hash], in: small.storage.path).isEmpty)
        #expect(try findings().isEmpty)
    }
}
