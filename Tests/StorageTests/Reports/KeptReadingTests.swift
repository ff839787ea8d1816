import Foundation
import GRDB
import Reporting
import Testing
import TestSupport

@testable import Storage

/// What machines found in the files of signed copies.
@Suite("A signed copy's file is held against the receipts")
struct KeptReadingTests {
    private let small: SmallRound
    private var school: Unit.ID { small.schools[0] }
    private var other: Unit.ID { small.schools[1] }

    init() throws { small = try SmallRound() }

    private func attach(_ text: String, to revision: Int = 1) throws {
        let hash = try small.storage.files.keep(Data(text.utf8))
        let file = try #require(
            try small.storage.read { try $0.reportFile(of: school, in: small.round) })
        try small.storage.write {
            try $0.attachSignedCopy(
                Attachment(hash: hash, name: "ky.pdf", bytes: text.utf8.count), to: revision,
                of: file, as: .head, by: .of(.head))
        }
    }

    private func unread() throws -> UnreadPaper? {
        try small.storage.read { try $0.reports.unreadPaper() }
    }

    /// The paper that waits is read, with these codes in it.
    @discardableResult
    private func read(_ codes: [String], failure: PaperReading.Failure? = nil) throws
        -> KeptReading?
    {
        let paper = try #require(try unread())
        var reading = PaperReading()
        reading.codes = codes.map { .init(start: $0, means: .picture) }
        (reading.pages, reading.failure, reading.tools) = (2, failure, "poppler 22.12.0")
        reading.signatures = [
            PaperSignature(
                signer: "Ký", signedAt: .ofTests, content: .changed, coversAll: false)
        ]
        try small.storage.write { [reading] in
            try $0.beginReading(paper)
            try $0.keep(reading, of: paper)
        }
        return try readings()[paper.copy]
    }

    private func readings() throws -> [SignedCopy.ID: KeptReading] {
        try small.storage.read { try $0.reports.readings(of: school, in: small.round.id) }
    }

    private func code(_ receipt: Receipt) throws -> String {
        try #require(MatchingCode.read(receipt.matchingCode))
    }

    private func signed() throws -> Bool? {
        try small.storage.read {
            try $0.reports.signedUnits(of: [school], in: small.round.id)[school]
        }
    }

    private var isFitting: Bool {
        get throws {
            try small.storage.read {
                try $0.reports.hasFittingCopy(
                    try #require(try $0.reports.find(school, in: small.round.id)))
            }
        }
    }

    @Test("its own code is told from that of another revision and of another report")
    func bears() throws {
        let first = try code(small.submit(school))
        let foreign = try code(small.submit(other, ["a_integer": .integer(7)]))
        _ = try small.storage.write {
            try $0.move(school, in: small.round.id, by: .withdraw, by: .of(.head))
        }
        let second = try code(small.submit(school, ["a_integer": .integer(2)]))
        try attach("một", to: 2)
        #expect(try signed() == false)
        #expect(try isFitting)
        // Of several codes that of the copy's own revision counts, then that of its report.
        #expect(try read([foreign, first, second, "0000000000"])?.bears == .own)
        #expect(try signed() == true)
        try attach("hai", to: 2)
        let old = try #require(try read([foreign, first]))
        #expect(old.bears == .revision)
        #expect(old.revision?.number == 1)
        // The earlier copy still stands beside the report.
        #expect(try signed() == true)
        try attach("ba", to: 2)
        let strange = try #require(try read([foreign]))
        #expect(strange.bears == .report)
        #expect(strange.revision?.unit == other)
        #expect(strange.signatures?.map(\.signer) == ["Ký"])
        #expect(strange.signatures?.first?.signedAt == .ofTests)
        try attach("bốn", to: 2)
        let none = try #require(try read(["0000000000"], failure: .stopped))
        #expect(none.bears == nil)
        #expect(none.failure == .stopped)
        #expect(try unread() == nil)
        #expect(try Verification.of(small.storage.path).findings == [])
    }

    @Test("a copy that bears another's code is no signed copy of the report")
    func fitting() throws {
        try small.submit(school)
        let foreign = try code(small.submit(other, ["a_integer": .integer(7)]))
        try attach("một")
        try read([foreign])
        #expect(try signed() == nil)
        #expect(try !isFitting)
        try attach("hai")
        #expect(try signed() == false)
        try read([])
        #expect(try signed() == false)
        #expect(try isFitting)
    }

    @Test("the latest is read first; one that the server does not survive is given up")
    func tries() throws {
        try small.submit(school)
        try attach("một")
        let first = try #require(try unread())
        try attach("hai")
        let second = try #require(try unread())
        #expect(second.copy != first.copy)
        for _ in 1...UnreadPaper.mostTries {
            #expect(try unread() == second)
            #expect(try readings()[second.copy] == nil)
            try small.storage.write { try $0.beginReading(second) }
        }
        #expect(try unread() == first)
        #expect(try readings()[second.copy]?.failure == .interrupted)
        // Read again it says what it says then.
        try small.storage.write { try $0.keep(PaperReading(), of: second) }
        #expect(try readings()[second.copy]?.failure == nil)
    }

    @Test("what is stored of it proves nothing, so that verify does not ask, but names a revision")
    func derived() throws {
        let own = try code(small.submit(school))
        try attach("một")
        try read([own])
        try small.storage.close()
        let queue = try DatabaseQueue(path: small.storage.path)
        #expect(throws: DatabaseError.self) {
            try queue.write { try $0.execute(sql: "UPDATE paper_reading SET revision = 9") }
        }
        try queue.write { try $0.execute(sql: "DELETE FROM paper_reading") }
        try queue.close()
        #expect(try Verification.of(small.storage.path).findings == [])
    }
}
