import Testing

@testable import HTTPServer

/// Whose job is next.
@Suite final class TurnsTests {
    private var turns = Turns(.init(threads: 4, ofAsker: 2, queue: 8, queueOfAsker: 3))

    private func bound(threads: Int, ofAsker: Int, queue: Int) {
        turns = Turns(
            .init(threads: threads, ofAsker: ofAsker, queue: queue, queueOfAsker: 3))
    }

    /// The job's number; nil when there is no room for it.
    private func add(_ asker: String?) -> UInt64? { turns.add({ _ in }, of: asker).number }

    private func drop(_ number: UInt64, _ asker: String) -> Bool {
        turns.drop(number, of: asker) != nil
    }

    /// Whose jobs begin, one after the other, while none ends.
    private func begun() -> [String] {
        var begun: [String] = []
        while let turn = turns.next() { begun.append(turn.asker ?? "-") }
        return begun
    }

    @Test("askers take turns, whoever sent more")
    func fair() {
        bound(threads: 4, ofAsker: 4, queue: 8)
        for asker in ["a", "a", "a", "a", "b", "c", "b"] { #expect(add(asker) != nil) }
        #expect(begun() == ["a", "b", "c", "a", "b", "a", "a"])
        #expect(!turns.hasNext)
    }

    @Test("one asker has so many jobs running and no more, nobody's have no bound")
    func running() {
        for asker in ["a", "a", "a", nil, nil, nil] { _ = add(asker) }
        #expect(begun() == ["a", "-", "a", "-", "-"])
        turns.finish("a")
        #expect(begun() == ["a"])
    }

    @Test("one asker fills its share of the queue, and others still find room, until all is full")
    func room() {
        bound(threads: 2, ofAsker: 1, queue: 6)
        #expect((0..<6).map { _ in add("a") != nil } == [true, true, true, true, false, false])
        #expect((0..<4).map { _ in add("b") != nil } == [true, true, true, true])
        #expect(add("b") == nil)
    }

    @Test("where all is full, whoever has most waiting gives a place to whoever has none")
    func displaced() {
        bound(threads: 2, ofAsker: 1, queue: 6)
        var displaced = 0
        func add(_ asker: String) -> Bool {
            let (number, job) = turns.add({ _ in }, of: asker)
            displaced += job == nil ? 0 : 1
            return number != nil
        }
        for asker in ["a", "a", "a", "a", "b", "b", "b", "c"] { #expect(add(asker)) }
        #expect(add("d"))
        #expect(displaced == 1)
        #expect(!add("d"), "it has one waiting already")
        for asker in ["e", "f", "g", "h"] { #expect(add(asker)) }
        #expect(displaced == 5)
        #expect(!add("i"), "everybody has one, and nobody two")
        #expect(begun().sorted() == ["a", "b", "c", "d", "e", "f", "g", "h"])
    }

    @Test("a job that is dropped does not begin, and leaves its place to another")
    func dropped() throws {
        bound(threads: 1, ofAsker: 1, queue: 2)
        let first = try #require(add("a"))
        #expect(begun() == ["a"])
        #expect(!drop(first, "a"))
        let (second, third) = (try #require(add("b")), try #require(add("a")))
        #expect(add("c") == nil)
        #expect(drop(second, "b"))
        #expect(!drop(second, "b"))
        #expect(drop(third, "a"))
        #expect(add("c") != nil)
        turns.finish("a")
        #expect(begun() == ["c"])
    }

    @Test("after all were dropped none begins, and those that run end in order")
    func allDropped() {
        bound(threads: 1, ofAsker: 1, queue: 8)
        for asker in ["a", "a", "b"] { _ = add(asker) }
        _ = turns.next()
        #expect(turns.dropAll().count == 2)
        #expect(begun() == [])
        turns.finish("a")
        #expect(begun() == [])
    }
}
