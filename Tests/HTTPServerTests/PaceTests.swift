import HTTP
import Testing

@testable import HTTPServer

@Suite struct PaceTests {
    /// What becomes of a body that begins with `first` octets and then brings `rate` a second.
    private static func end(first: Int, rate: Int, after seconds: Int) -> Pace.Verdict {
        var pace = Pace()
        pace.enter(.awaiting(.body))
        let began = pace.began
        pace.pass(first, at: began)
        for second in 1...seconds {
            let now = began + .seconds(second)
            if rate > 0 { pace.pass(rate, at: now) }
            let verdict = pace.verdict(at: now, isNew: false, limits: Limits())
            guard verdict == .fine else { return verdict }
        }
        return .fine
    }

    @Test("a fast beginning buys no slow end")
    func fastBeginning() {
        // 10.5 MB, then an octet a second: for six hours, were it reckoned from the beginning.
        #expect(PaceTests.end(first: 10_500_000, rate: 1, after: 60) == .timeOut)
        #expect(PaceTests.end(first: 10_500_000, rate: 499, after: 60) == .timeOut)
        #expect(PaceTests.end(first: 20_000, rate: 0, after: 31) == .timeOut)
    }

    /// After how many seconds a client is dropped that takes `first` octets of its answer, then
    /// `count` each `interval` seconds; nil when it is not.
    private static func dropped(first: Int, count: Int, each interval: Int) -> Int? {
        var pace = Pace()
        pace.enter(.sending)
        let began = pace.began
        pace.pass(first, at: began)
        for second in 1...600 {
            let now = began + .seconds(second)
            if second % interval == 0 { pace.pass(count, at: now) }
            if pace.verdict(at: now, isNew: false, limits: Limits()) == .close { return second }
        }
        return nil
    }

    @Test("an answer is taken at some rate: what was taken at once buys no slow end")
    func sending() {
        // An octet each five seconds, after what the system took at once.
        #expect(PaceTests.dropped(first: 2_000_000, count: 1, each: 5) == 62)
        #expect(PaceTests.dropped(first: 0, count: 1, each: 5) == 31)
        #expect(PaceTests.dropped(first: 65_536, count: 900, each: 1) == 62)
        #expect(PaceTests.dropped(first: 65_536, count: 1, each: 32) == 31)
    }

    @Test("who takes it steadily gets it, however long it takes")
    func steadyReader() {
        #expect(PaceTests.dropped(first: 0, count: 1_000, each: 1) == nil)
        #expect(PaceTests.dropped(first: 0, count: 65_536, each: 20) == nil)
    }

    @Test("a steady body is waited for, however long it takes")
    func steady() {
        #expect(PaceTests.end(first: 0, rate: 500, after: 3_600) == .fine)
        #expect(PaceTests.end(first: 0, rate: 499, after: 11) == .timeOut)
    }
}
