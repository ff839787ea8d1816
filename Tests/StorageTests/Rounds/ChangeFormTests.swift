import Reporting
import TestSupport
import Testing

@testable import Storage

@Suite("another version of its form for an open round")
struct ChangeFormTests {
    private let small: SmallRound
    private let storage: Storage
    private var school: Reporting.Unit.ID { small.schools[0] }

    init() throws {
        small = try SmallRound(schools: 2)
        storage = small.storage
        try small.importVersions()
    }

    private func isWhole() throws {
        #expect(try Verification.of(small.folder.path("small.db"), anchored: false).findings == [])
    }

    private func save(_ cells: [Indicator.Code: Entry?], of school: Reporting.Unit.ID? = nil) throws
    {
        _ = try storage.write {
            try $0.saveDraft(
                cells, of: school ?? self.school, in: small.round.id, seen: nil, by: .of(.clerk))
        }
    }

    private func now() throws -> Entries {
        let form = try small.formNow()
        return try storage.read {
            try $0.reports.entries(of: school, in: small.round.id, form: form)
        }
    }

    private func old() throws -> [String] {
        let file = try #require(try small.file(school))
        return try storage.read { try $0.oldAnswers(of: file) }.map {
            "\($0.indicator.code)@\($0.version) \(Entry?.some($0.entry).json.canonicalText)"
        }
    }

    @Test("a draft keeps what fits in its cell, and what does not beside it, there and back")
    func draft() throws {
        try save([
            "a_integer": .value(.integer(7)), "a_text": .value(.text("Giữ lại")),
            "a_choice": .value(.choice("no")), "a_choices": .value(.choices(["yes", "na"])),
            "a_date": .unreadable("mai"), "a_money": .value(.integer(5_000)),
        ])
        try small.setForm(2)
        #expect(
            try now() == [
                "a_integer": .value(.decimal(FixedPoint(units: 70, scale: 1))),
                "a_choices": .value(.choices(["yes", "na"])), "a_date": .unreadable("mai"),
                "a_money": .value(.integer(5_000)),
            ])
        #expect(try old() == ["a_choice@1 \"no\"", "a_text@1 \"Giữ lại\""])
        try isWhole()
        // The first saving afterwards writes it down so.
        try save([
            "a_choice": .value(.choice("yes")),
            "a_integer": .value(.decimal(FixedPoint(units: 75, scale: 1))),
        ])
        #expect(try now()["a_choice"] == .value(.choice("yes")))
        #expect(try old() == ["a_choice@1 \"no\"", "a_text@1 \"Giữ lại\""])
        try isWhole()
        // Back: 7,5 is no whole number; the text comes back into its cell, the choice stands there.
        try small.setForm(1)
        #expect(try now()["a_text"] == .value(.text("Giữ lại")))
        #expect(try now()["a_choice"] == .value(.choice("yes")))
        #expect(try now()["a_integer"] == nil)
        #expect(try old() == ["a_choice@1 \"no\"", "a_integer@2 7.5"])
        try save(["a_text": nil])
        #expect(try now()["a_text"] == nil, "a cell that was made blank stays so")
        try isWhole()
    }

    @Test(
        "what was submitted stays as it was: content, hash, receipt; totals count what answers now")
    func submitted() throws {
        let receipt = try small.submit(
            school,
            [
                "a_integer": .integer(4), "a_text": .text("Đã nộp"), "a_choice": .choice("no"),
                "a_money": .integer(10),
            ])
        let before = try content()
        try small.setForm(2)
        #expect(try content() == before)
        #expect(
            try storage.read { try $0.reports.receipt(of: school, in: small.round.id) } == receipt)
        #expect(try small.report(school).state == .submitted)
        let form = try small.formNow()
        try storage.read { database in
            let values = try database.reports.submittedValues(
                of: school, in: small.round.id, form: form)
            #expect(
                values == [
                    "a_integer": .decimal(FixedPoint(units: 40, scale: 1)), "a_money": .integer(10),
                ])
            let round = try #require(try database.rounds.find("thu-2026"))
            let file = try #require(try database.reportFile(of: school, in: round))
            let old = try database.oldAnswers(ofRevision: 1, of: file)
            #expect(old.map(\.indicator.code) == ["a_text", "a_choice"])
            #expect(try database.asSubmitted(file).form.version.version == 1)
            let totals = try database.roundTotals(
                of: file.round, below: file.round.owner, states: [.submitted], communes: .none,
                at: small.clock.now
            ).total
            let places = try database.forms.layout(of: file.round).indicators
            #expect(places["a_integer"]?.detail.sum.map(totals.figure) == 40)
            #expect(places["b_new"].map { totals.figure($0.applicable) } == 1)
            #expect(places["b_new"].map { totals.figure($0.answered) } == 0, "blank is never 0")
        }
        try isWhole()
        // Given back with what is new, it is submitted by the version that is now.
        try storage.write {
            _ = try $0.return(
                school, in: small.round.id,
                .init(reason: "Thiếu câu mới", cells: ["b_new": "Trả lời"]), by: .of(.officer))
        }
        try small.submit(
            school,
            [
                "a_integer": .decimal(FixedPoint(units: 40, scale: 1)), "a_money": .integer(10),
                "b_new": .integer(1), "a_boolean": .boolean(true),
            ])
        #expect(try content()[2]?.contains("\"form_version\":2") == true)
        try isWhole()
        try small.setForm(3)
        try isWhole()
    }

    private func content() throws -> [Int: String] {
        try storage.read { try $0.reports.contents(of: school, in: small.round.id) }
    }

    @Test("everything that stands in its way is told, and nothing is changed")
    func faults() throws {
        func fails(_ code: String, _ version: Int, _ fault: VersionFault) {
            #expect(throws: fault) {
                try storage.write {
                    try $0.setForm(
                        .init(code: code, version: version), of: small.round.id, reason: "Thử",
                        by: .of(.officer))
                }
            }
        }
        var other = ThreeForms.forms[1].object ?? [:]
        other["code"] = "khac"
        let form = try Form(document: .object(other))
        _ = try storage.write { try $0.importForm(form, by: .command) }
        fails("thu", 9, .isNotImported)
        fails("khac", 2, .isOtherForm)
        fails("thu", 1, .isSame)
        let version = try small.report(school).version
        #expect(try storage.read { try $0.forms.ofRound(small.round.id).versions } == [])
        #expect(try small.report(school).version == version)
        try storage.write { try $0.close(small.round.id, by: .of(.leader)) }
        #expect(throws: RoundObjection.isNotOpen) { try small.setForm(2) }
    }

    @Test("what was read by the version before is no answer to this one")
    func stale() throws {
        try save(["a_integer": .value(.integer(1))])
        let seen = try small.report(school).version
        let ready = try storage.read {
            try $0.ready(
                small.submission(school, ["a_choice": .choice("no")]), by: .of(.head),
                at: small.clock.now)
        }
        try small.setForm(2)
        #expect(throws: StaleReport.self) { try storage.write { _ = try $0.submit(ready) } }
        #expect(throws: StaleReport.self) {
            try save(["a_text": .value(.text("Câu đã bỏ"))])
        }
        #expect(throws: StaleReport.self) {
            _ = try storage.write {
                try $0.saveDraft(
                    ["a_money": .value(.integer(1))], of: school, in: small.round.id, seen: seen,
                    by: .of(.clerk))
            }
        }
        // A whole number that was typed for the version before is one with a digit more.
        try save(["a_integer": .value(.integer(3))])
        #expect(try now() == ["a_integer": .value(.decimal(FixedPoint(units: 30, scale: 1)))])
    }

    @Test("what it would do is counted before: drafts, what was submitted, what would be missing")
    func impact() throws {
        try small.submit(school, ["a_text": .text("Đã nộp"), "a_choice": .choice("no")])
        try save(
            ["a_choice": .value(.choice("no")), "only_th": .value(.integer(3))],
            of: small.schools[1])
        let impact = try storage.read { database in
            let round = try #require(try database.rounds.find(small.round.id))
            let edition = try database.nextVersion(of: round).chosen(.init(code: "thu", version: 2))
            return try database.impact(of: edition, on: round)
        }
        typealias Reports = FormImpact.Reports
        #expect(impact.difference.gone.map(\.code) == ["a_text", "a_file", "a_files", "a_percent"])
        #expect(impact.difference.added.map(\.code) == ["b_new"])
        #expect(impact.losing == Reports(drafts: 1, counted: 1))
        #expect(
            impact.losingAt == [
                "a_text": Reports(counted: 1), "a_choice": Reports(drafts: 1, counted: 1),
                "only_th": Reports(drafts: 1),
            ])
        #expect(impact.missing == ["b_new": 1, "a_boolean": 1])
        #expect(impact.counted == 1 && impact.lostPassages == nil && impact.lostOwn == 0)
        try small.setForm(2)
        // Then they are what was counted.
        #expect(try old() == ["a_choice@1 \"no\"", "a_text@1 \"Đã nộp\""])
    }

    @Test(
        "whatever is typed, submitted and changed in whatever order, nothing is lost",
        arguments: 1...8)
    func random(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        for step in 0..<60 {
            let before = try answers()
            let revisions = try content()
            let cells = try typed(&random)
            switch Int.random(in: 0..<10, using: &random) {
            case 0...4:
                guard try small.report(school).state.isEditable else { continue }
                try save(cells.mapValues { $0.map(Entry.value) })
                let left = before.filter { !cells.keys.contains($0.code) }
                #expect(try answers().isSuperset(of: left), "step \(step)")
            case 5:
                guard try small.report(school).state.isEditable else { continue }
                try small.submit(school, cells.compactMapValues { $0 })
            case 6:
                guard try small.report(school).state == .submitted else { continue }
                try storage.write {
                    _ = try $0.return(
                        school, in: small.round.id, .init(reason: "Sửa"), by: .of(.officer))
                }
                #expect(try answers() == before, "step \(step)")
            default:
                let version = Int.random(in: 1...3, using: &random)
                guard try small.formNow().version.version != version else { continue }
                try small.setForm(version)
                #expect(try answers() == before, "step \(step), version \(version)")
            }
            #expect(try content().filter { revisions[$0.key] != nil } == revisions)
            if step.isMultiple(of: 5) { try isWhole() }
        }
        try isWhole()
    }

    private struct Answer: Hashable {
        let code: Indicator.Code
        let value: String
    }

    /// All that stands in the report and beside it; a number is the same with more digits.
    private func answers() throws -> Set<Answer> {
        func answer(_ code: Indicator.Code, _ entry: Entry) -> Answer {
            let number = entry.value?.number.map { "\($0.approximate)" }
            return Answer(code: code, value: number ?? Entry?.some(entry).json.canonicalText)
        }
        let file = try #require(try small.file(school))
        let kept = try storage.read { try $0.oldAnswers(of: file) }
        return Set(
            try now().map { answer($0.key, $0.value) }
                + kept.map { answer($0.indicator.code, $0.entry) })
    }

    /// Some cells of the form as it is, typed anew or made blank.
    private func typed(_ random: inout SeededRandom) throws -> [Indicator.Code: Value?] {
        var cells: [Indicator.Code: Value?] = [:]
        for indicator in try small.formNow().indicators(for: "MN") where Bool.random(using: &random)
        {
            let number = Int64.random(in: 0..<200, using: &random)
            let value: Value? =
                switch indicator.kind {
                case .number(let kind): kind.value(units: number)
                case .boolean: .boolean(number.isMultiple(of: 2))
                case .date: .date(Day(number: 20_000 + Int(number)))
                case .text: .text("Chữ \(number)")
                case .choice(let list):
                    .choice(list.options[Int(number) % list.options.count].value)
                case .choices(let list):
                    .choices([list.options[Int(number) % list.options.count].value])
                default: nil
                }
            guard let value else { continue }
            cells[indicator.code] = number < 20 ? .some(nil) : .some(value)
        }
        return cells
    }
}
