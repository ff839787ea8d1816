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

    @Test("a steady body is waited for, however long it takes")
    func steady() {
        #expect(PaceTests.end(first: 0, rate: 500, after: 3_600) == .fine)
        #expect(PaceTests.end(first: 0, rate: 499, after: 11) == .timeOut)
    }
}
