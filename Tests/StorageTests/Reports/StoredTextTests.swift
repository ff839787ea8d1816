import GRDB
import Reporting
import TestSupport
import Testing

@testable import Storage

/// What was stored under earlier rules for typed text is read as it is.
@Suite struct StoredTextTests {
    /// What no rule of today lets in.
    private static let texts = [
        "Tröôøng Tieåu hoïc", "Tr\u{AD}êng TiÓu häc", "a\u{7}b", "Cao\u{200B} Thắng ", "  ",
        "Cafe\u{301}", String(repeating: "a", count: 101),
    ]

    @Test("a revision's text, and the round with it", arguments: texts)
    func revision(text: String) throws {
        let small = try SmallRound()
        let values: Values = ["a_text": .text(text), "a_integer": .integer(1)]
        var submission = small.submission(small.schools[0], values)
        submission.confirmations = [Confirmation(rule: "r", cells: ["a_text"], reason: text)]
        _ = try small.storage.write { try $0.submit(submission, by: .of(.head)) }
        let (read, all, reasons) = try small.storage.read { database in
            (
                try database.reports.submittedValues(
                    of: small.schools[0], in: small.round.id, form: small.form),
                try database.reports.submittedValues(
                    in: small.round.id, states: [.submitted], form: small.form),
                try database.reports.submittedConfirmations(
                    of: small.schools[0], in: small.round.id)
            )
        }
        #expect(read?["a_text"]?.scalars == Value.text(text).scalars)
        #expect(all[small.schools[0]] == values)
        #expect(reasons.map(\.reason) == [text])
        try small.storage.checkpoint()
        #expect(try Verification.of(small.storage.path).findings == [])
    }

    @Test("a revision's numbers and choices, though larger or in another order than is typed")
    func numbers() throws {
        let small = try SmallRound()
        let values: Values = [
            "a_integer": .integer(2_000_000_000), "a_money": .integer(-5),
            "a_decimal": .decimal(FixedPoint(units: 100_000_000_000_000, scale: 2)),
            "a_percent": .decimal(FixedPoint(units: 1_500, scale: 1)),
            "a_choices": .choices(["no", "yes"]), "a_choice": .choice("na"),
            "a_boolean": .boolean(false), "a_date": .date(Day(number: 20_000)),
        ]
        try small.submit(small.schools[0], values)
        #expect(
            try small.storage.read {
                try $0.reports.submittedValues(
                    of: small.schools[0], in: small.round.id, form: small.form)
            } == values)
        try small.storage.checkpoint()
        #expect(try Verification.of(small.storage.path).findings == [])
    }

    @Test("a unit keeps its name while it moves, a round its wording while it is put off")
    func besides() throws {
        let small = try SmallRound()
        let name = "Tröôøng Tieåu hoïc"
        try small.storage.write { database in
            try database.add(
                NewUnit(
                    code: "new", name: name, shortName: "Tieåu hoïc", kind: .school, level: "TH",
                    reportsTo: "phong"), by: .command)
            try database.database.execute(
                sql: "UPDATE round SET due_text = ?", arguments: [name])
            let moved = UnitDraft(
                code: "new", name: name, shortName: "Tieåu hoïc", kind: "school", level: "TH",
                commune: "xa-mot")
            #expect(try database.apply([moved], from: nil, by: .command).changed == 1)
            let round = try #require(try database.read.rounds.find(small.round.id))
            var dates = RoundDates(round)
            dates.grace = .seconds(3_600)
            try database.setDates(dates, of: round.id, reason: "Mưa bão", by: .command)
            // What is worded anew is judged.
            dates.dueText = name + " 2"
            #expect(throws: RoundFaults.self) {
                try database.setDates(dates, of: round.id, reason: "Mưa bão", by: .command)
            }
            var renamed = moved
            renamed.name = name + " Ñoaøn Keát"
            #expect(throws: UnitFaults.self) {
                try database.apply([renamed], from: nil, by: .command)
            }
        }
    }

    @Test("a planned round keeps its title and wording while something else of it is changed")
    func planned() throws {
        let small = try SmallRound()
        let title = "§ît mét"
        try small.storage.write { database in
            var draft = try database.read.draft(of: small.round)
            draft.code = "dot-mot"
            let id = try database.plan(
                draft, of: small.round.owner, owing: .below(levels: ["TH"], communes: []),
                by: .command)
            try database.database.execute(
                sql: "UPDATE round SET title = ?, due_text = ? WHERE id = ?",
                arguments: [title, title, id.rawValue])
            let round = try #require(try database.read.rounds.find(id))
            var changed = try database.read.draft(of: round)
            changed.wantsHead = true
            try database.change(id, to: changed, owing: nil, by: .command)
            let now = try #require(try database.read.rounds.find(id))
            #expect((now.title, now.dueText, now.wantsHead) == (title, title, true))
            changed.title = title + " §ît"
            #expect(throws: RoundFaults.self) {
                try database.change(id, to: changed, owing: nil, by: .command)
            }
        }
    }
}

extension Value {
    fileprivate var scalars: [Unicode.Scalar] {
        guard case .text(let text) = self else { return [] }
        return Array(text.unicodeScalars)
    }
}
