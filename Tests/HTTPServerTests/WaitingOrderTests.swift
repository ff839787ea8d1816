import Testing

@testable import HTTPServer

@Suite struct WaitingOrderTests {
    private static func all(_ order: WaitingOrder) -> [UInt64] {
        var order = order
        var ids: [UInt64] = []
        while let first = order.first {
            ids.append(first)
            order.remove(first)
        }
        return ids
    }

    @Test("who came first is first, whoever leaves or comes again meanwhile")
    func order() {
        var order = WaitingOrder()
        #expect(order.first == nil)
        for id in 1...5 { order.append(UInt64(id)) }
        #expect(WaitingOrderTests.all(order) == [1, 2, 3, 4, 5])
        order.remove(3)
        order.append(1)
        order.remove(9)
        #expect(WaitingOrderTests.all(order) == [2, 4, 5, 1])
        order.remove(2)
        order.remove(1)
        order.append(6)
        #expect(WaitingOrderTests.all(order) == [4, 5, 6])
        for id in [5, 4, 6] as [UInt64] { order.remove(id) }
        #expect(order.first == nil)
        order.append(7)
        order.append(7)
        #expect(WaitingOrderTests.all(order) == [7])
    }
}
