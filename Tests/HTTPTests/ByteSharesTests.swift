import HTTP
import Testing

@Suite struct ByteSharesTests {
    @Test("a holder has so much and no more, all together too, until it is given back")
    func bounds() {
        let shares = ByteShares(most: 25, mostOfHolder: 10)
        #expect(shares.take(10, for: "a"))
        #expect(!shares.take(1, for: "a"))
        #expect(shares.take(10, for: "b"))
        #expect(!shares.take(6, for: "c"))
        #expect(shares.take(5, for: nil))
        #expect(shares.count == 25)
        #expect(!shares.take(1, for: nil))
        shares.give(back: 10, of: "a")
        #expect(shares.take(10, for: nil))
        shares.give(back: 15, of: nil)
        #expect(shares.take(10, for: "a"))
        #expect(shares.count == 20)
    }
}
