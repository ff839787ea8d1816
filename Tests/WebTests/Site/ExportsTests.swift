import Dispatch
import HTTP
import Reporting
import Storage
import TestSupport
import Testing

@testable import Web

@Suite("files that are made beside the requests")
struct ExportsTests {
    private let fixture: SchoolFixture
    /// Signalled when a file begins; it waits for `go` after each of its rows.
    private let begun = DispatchSemaphore(value: 0)
    private let go = DispatchSemaphore(value: 0)

    init() throws { fixture = try SchoolFixture() }

    private func exports(_ change: (inout Exports.Bounds) -> Void = { _ in }) -> Exports {
        var bounds = Exports.Bounds()
        bounds.running = 1
        change(&bounds)
        return Exports(fixture.storage, bounds: bounds)
    }

    private func key(_ name: String, version: Int64 = 1) -> Export.Key {
        Export.Key(
            round: .init(rawValue: 1), version: version, node: .init(rawValue: 1), content: [name])
    }

    private func ask(
        _ exports: Exports, _ name: String, version: Int64 = 1, for holder: String = "a",
        rows: Int = 2, octets: Int = 1
    ) throws -> (export: Export, reader: GrowingFile.Reader) {
        let (begun, go) = (begun, go)
        return try exports.export(key(name, version: version), rows: rows, for: holder) {
            _, output in
            begun.signal()
            for row in 1...rows {
                go.wait()
                try output.append(Array(repeating: UInt8(row), count: octets))
                try output.advance(row)
            }
        }
    }

    /// The whole file.
    private func body(_ reader: GrowingFile.Reader) -> [UInt8]? {
        var response = Response()
        response.growing = reader
        return response.finishedBody
    }

    @Test("one is made once for all who ask for the same, and kept")
    func once() throws {
        let exports = exports()
        let (first, reader) = try ask(exports, "a")
        let (second, other) = try ask(exports, "a", for: "b")
        #expect(first === second)
        go.signal()
        go.signal()
        #expect(body(reader) == [1, 2])
        #expect(body(other) == [1, 2])
        #expect(first.file.whole?.count == 2)
        #expect(try ask(exports, "a").export === first)
        #expect(try ask(exports, "a", version: 2).export !== first)
        exports.stopAfter(go, 2)
    }

    @Test("few are made at once, a holder's and all together; others are refused")
    func bounds() throws {
        let exports = exports {
            $0.waiting = 2
            $0.waitingOfHolder = 2
        }
        let held = [try ask(exports, "a"), try ask(exports, "b")]
        begun.wait()
        #expect(throws: Refusal.self) { try ask(exports, "c") }
        let other = try ask(exports, "c", for: "b")
        #expect(throws: Refusal.self) { try ask(exports, "d", for: "c") }
        // One after the other: nobody has begun with the second.
        #expect(begun.wait(timeout: .now()) == .timedOut)
        for _ in 0..<6 { go.signal() }
        #expect(body(held[0].reader) == [1, 2])
        #expect(body(held[1].reader) == [1, 2])
        #expect(body(other.reader) == [1, 2])
    }

    @Test("one that nobody reads is given up, and made anew for whoever asks later")
    func unread() throws {
        let exports = exports()
        var first: (export: Export, reader: GrowingFile.Reader)? = try ask(exports, "a")
        let export = try #require(first).export
        begun.wait()
        first = nil
        go.signal()
        exports.waitUntilIdle()
        #expect(export.file.standing(behind: 0) == .failed)
        let (again, reader) = try ask(exports, "a")
        #expect(again !== export)
        go.signal()
        go.signal()
        #expect(body(reader) == [1, 2])
    }

    @Test("one that a page looks after goes on without a reader")
    func watched() throws {
        let exports = exports()
        let export = try {
            let (export, _) = try ask(exports, "a")
            export.want()
            return export
        }()
        begun.wait()
        #expect(export.percent == 0)
        go.signal()
        go.signal()
        exports.waitUntilIdle()
        #expect(export.file.whole?.count == 2)
    }

    @Test("what is kept has a bound: what was asked for longest ago is forgotten first")
    func kept() throws {
        let exports = exports { $0.kept = 3 }
        for name in ["a", "b", "c", "a", "d"] {
            let (export, reader) = try ask(exports, name)
            // What is kept takes no rows more; one that is made later must wait for its own.
            for _ in 0..<(export.isWhole ? 0 : 2) { go.signal() }
            #expect(body(reader) == [1, 2])
            exports.waitUntilIdle()
        }
        #expect(exports.count == 3)
        #expect(try ask(exports, "a").export.isWhole)
        #expect(try !ask(exports, "b").export.isWhole)
        exports.stopAfter(go, 2)
    }

    @Test("what takes more of the disk than there is for it fails, and leaves nothing")
    func space() throws {
        let exports = exports { $0.bytesOfHolder = 3 }
        let (export, reader) = try ask(exports, "a", octets: 2)
        go.signal()
        go.signal()
        #expect(body(reader) == nil)
        exports.waitUntilIdle()
        #expect(export.file.whole == nil)
        #expect(exports.count == 0)
    }
}

extension Exports {
    /// Lets so many rows of what is made be written, and ends.
    fileprivate func stopAfter(_ go: DispatchSemaphore, _ rows: Int) {
        for _ in 0..<rows { go.signal() }
        stop()
    }
}
