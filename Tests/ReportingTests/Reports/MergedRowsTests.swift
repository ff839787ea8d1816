import TestSupport
import Testing

@testable import Reporting

@Suite("Rows that two people changed")
struct MergedRowsTests {
    /// Each row a letter; what one person makes of a row has another letter.
    @Test(
        "are put together where each was changed by one alone",
        arguments: [
            // base, mine, theirs, together
            ("", "", "", ""), ("ab", "ab", "ab", "ab"), ("ab", "ab", "aX", "aX"),
            ("ab", "Xb", "ab", "Xb"), ("ab", "Xb", "aY", "XY"), ("a", "X", "aY", "XY"),
            ("a", "aX", "aY", "aYX"), ("", "X", "Y", "YX"), ("", "X", "X", "X"),
            ("", "XZ", "XY", "XYZ"), ("ab", "aXb", "abY", "aXbY"), ("ab", "Xab", "abY", "XabY"),
            ("abc", "ac", "abcY", "acY"), ("abc", "ac", "ab", "a"), ("abc", "", "abc", ""),
            ("abc", "abX", "Yabc", "YabX"), ("ab", "aXY", "ab", "aXY"),
            ("aab", "aab", "aaXb", "aaXb"),
            ("abc", "XYc", "abZ", "XYZ"), ("a", "XY", "aZ", "XZY"),
            ("abcd", "aXcd", "abcY", "aXcY"),
        ])
    func together(base: String, mine: String, theirs: String, merged: String) {
        #expect(
            MergedRows.of(Array(mine), Array(theirs), over: Array(base)).map { String($0) }
                == merged)
    }

    @Test(
        "are asked about where both changed the same one",
        arguments: [
            ("a", "X", "Y"), ("ab", "aX", "aY"), ("ab", "a", "aY"), ("ab", "Xb", "b"),
            ("abc", "aXc", "ac"),
        ])
    func asked(base: String, mine: String, theirs: String) {
        for (one, other) in [(mine, theirs), (theirs, mine)] {
            #expect(MergedRows.of(Array(one), Array(other), over: Array(base)) == nil)
        }
    }

    private func changed(_ base: [Int], _ name: Int, _ random: inout SeededRandom) -> [Int] {
        var rows = base
        for step in 0..<Int.random(in: 0...3, using: &random) {
            let new = name * 1_000 + step
            switch Int.random(in: 0..<3, using: &random) {
            case 0: rows.insert(new, at: Int.random(in: 0...rows.count, using: &random))
            case 1 where !rows.isEmpty:
                rows[Int.random(in: rows.indices, using: &random)] = new
            case 2 where !rows.isEmpty:
                rows.remove(at: Int.random(in: rows.indices, using: &random))
            default: break
            }
        }
        return rows
    }

    @Test("hold all that either typed, and nothing that nobody did", arguments: 0..<20)
    func all(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        var count = 0
        for _ in 0..<200 {
            let base = Array(0..<Int.random(in: 0...6, using: &random))
            let (mine, theirs) = (changed(base, 1, &random), changed(base, 2, &random))
            #expect(MergedRows.of(mine, mine, over: base) == mine)
            #expect(MergedRows.of(mine, base, over: base) == mine)
            #expect(MergedRows.of(base, theirs, over: base) == theirs)
            guard let merged = MergedRows.of(mine, theirs, over: base) else { continue }
            count += 1
            let typed = Set(mine + theirs).subtracting(base)
            let left = Set(base).intersection(mine).intersection(theirs)
            #expect(Set(merged) == typed.union(left))
            #expect(merged.count == Set(merged).count)
            for side in [mine, theirs] {
                let own = side.filter { merged.contains($0) && $0 >= 1_000 }
                #expect(merged.filter(own.contains) == own, "in their order")
            }
            #expect(
                MergedRows.of(theirs, mine, over: base).map(Set.init) == Set(merged),
                "whoever comes first")
        }
        #expect(count > 50)
    }

    private static let table = TableQuestion(
        rows: 2,
        columns: [
            Indicator(
                code: "n", number: 0, label: Label("Số"), kind: .integer, nature: .state,
                aggregate: .sum, requirement: .optional, levels: [], clauses: [], isProfile: false)
        ])

    @Test("are asked about where there are more of them than there may be")
    func bound() {
        let table = MergedRowsTests.table
        func merged(_ mine: [String], _ theirs: [String]) -> [[String]]? {
            table.merged(mine.map { [$0] }, theirs.map { [$0] }, over: [["1"]]) { $0 }
        }
        #expect(merged(["1", "2"], ["1"]) == [["1"], ["2"]])
        #expect(merged(["1", "2"], ["1", "3"]) == nil)
        #expect(merged(["2"], ["1", "3"]) == [["2"], ["3"]])
        // What a form is said to have been made of comes with it, of any length.
        func merged(over count: Int) -> [[String]]? {
            table.merged([["2"]], [["2"]], over: (0..<count).map { ["gone \($0)"] }) { $0 }
        }
        #expect(merged(over: 100) == [["2"]])
        #expect(merged(over: 101) == nil && merged(over: 60_000) == nil)
    }

    @Test("are the same row however they were typed, and also where another can't be read")
    func spelled() {
        let table = MergedRowsTests.table
        let value = Entry.value(.table(AnswerTable(rows: [["n": .integer(1_200)]])))
        #expect(table.typedRows(of: value) == [["1.200"]])
        #expect(table.typedRows(of: .unreadable(#"[["1200"],["hai"]]"#)) == [["1.200"], ["hai"]])
        #expect(table.typedRows(of: nil) == [])
        #expect(table.typedRows(of: .unreadable("hai")) == nil)
    }
}
