import GRDB
import Reporting
import TestSupport
import Testing

@testable import Storage

/// Wrong tries at a name, and from an address.
@Suite("tries that are counted")
struct ThrottleTests {
    let small: SmallRound

    init() throws { small = try SmallRound(schools: 2) }

    private var key: KeyFile { small.storage.key }

    private func tries(_ name: String, _ address: String) -> [Try] {
        [
            Try(["name", name, address], patience: .account, isOwn: true, key: key),
            Try(["name", name], patience: .everywhere, isOwn: false, key: key),
            Try(["address", address], patience: .address, isOwn: false, key: key),
        ]
    }

    private func admit(_ tries: [Try]) throws -> Duration? {
        try small.storage.write { try $0.admit(tries) }
    }

    @Test("of a thousand wrong tries in a row twenty at most are looked at; then the right one is")
    func throttle() throws {
        var admitted = 0
        for _ in 0..<1000 {
            if try admit(tries("an", "192.0.2.1")) == nil { admitted += 1 }
            // Two hundred milliseconds each, three minutes in all.
            small.clock.now = small.clock.now + .milliseconds(200)
        }
        #expect((10...20).contains(admitted))
        // From elsewhere, and another name from here, go on meanwhile.
        #expect(try admit(tries("an", "192.0.2.2")) == nil)
        #expect(try admit(tries("binh", "192.0.2.1")) == nil)
        let wait = try #require(try admit(tries("an", "192.0.2.1")))
        small.clock.now = small.clock.now + wait
        let right = tries("an", "192.0.2.1")
        #expect(try admit(right) == nil)
        try small.storage.write { try $0.forgive(right) }
        #expect(try admit(right) == nil)
    }

    @Test("waits double up to a quarter of an hour and are forgotten after an hour of peace")
    func waits() throws {
        let patience = Patience.account
        var failures = Failures()
        var now = small.clock.now
        var waits: [Duration] = []
        for _ in 0..<16 {
            failures = failures.adding(patience, at: now)
            waits.append(failures.wait(patience, at: now))
            now = now + (waits.last ?? .zero)
        }
        #expect(waits.prefix(9).allSatisfy { $0 == .zero })
        #expect(waits[9...].map { $0 / .seconds(1) } == [30, 60, 120, 240, 480, 900, 900])
        #expect(failures.wait(patience, at: now + .seconds(3600)) == .zero)
        // A clock that was set back makes nobody wait longer.
        #expect(failures.wait(patience, at: now + .seconds(-100_000)) == .seconds(900))
    }

    @Test(
        "a try that is under way counts, many at once gain nothing, and the count outlives a restart"
    )
    func restart() throws {
        for _ in 0..<10 { #expect(try admit(tries("an", "192.0.2.1")) == nil) }
        #expect(try admit(tries("an", "192.0.2.1")) != nil)
        let path = small.storage.path
        try small.storage.close()
        let again = try Storage(path: path, environment: small.clock.environment)
        #expect(try again.write { try $0.admit(tries("an", "192.0.2.1")) } != nil)
        // Neither names nor addresses stand in it.
        let rows = try again.read { try Row.fetchAll($0.database, sql: "SELECT * FROM throttle") }
        #expect(!rows.isEmpty)
        #expect(rows.allSatisfy { !"\($0)".contains("192.0.2.1") })
        try again.close()
    }
}
