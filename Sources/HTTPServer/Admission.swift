import Dispatch
import HTTP
import Synchronization

/// How many connections are open, in all and of each client's address, which of IPv6 is a network.
final class Admission: Sendable {
    private struct State {
        var open = 0
        var byAddress: [String: Int] = [:]
    }

    private let maximum: Int
    private let perAddress: Int
    private let exempt: [AddressRange]
    private let state = Mutex(State())
    private let everyoneLeft = DispatchGroup()

    init(maximum: Int, perAddress: Int, exempt: [AddressRange]) {
        self.maximum = maximum
        self.perAddress = perAddress
        self.exempt = exempt
    }

    /// Counts a connection; false when it is one too many.
    func enter(_ address: String) -> Bool {
        let client = NetworkAddress.client(address)
        return state.withLock { state in
            let mine = state.byAddress[client, default: 0]
            guard state.open < maximum, mine < perAddress || exempt.contain(address)
            else { return false }
            state.open += 1
            state.byAddress[client] = mine + 1
            everyoneLeft.enter()
            return true
        }
    }

    func leave(_ address: String) {
        let client = NetworkAddress.client(address)
        state.withLock { state in
            state.open -= 1
            let mine = state.byAddress[client, default: 1] - 1
            state.byAddress[client] = mine > 0 ? mine : nil
            everyoneLeft.leave()
        }
    }

    /// Whether idle connections should make room for new ones.
    var isCrowded: Bool { state.withLock { $0.open * 10 >= maximum * 9 } }

    /// Blocks until every connection has left; false when that takes longer.
    func waitUntilEmpty(within time: DispatchTimeInterval) -> Bool {
        everyoneLeft.wait(timeout: .now() + time) == .success
    }
}
