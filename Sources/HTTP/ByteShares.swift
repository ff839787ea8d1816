import Synchronization

/// How many bytes are held at once, by all together and by each holder.
package final class ByteShares: Sendable {
    private struct Held {
        var all = 0
        var byHolder: [String: Int] = [:]
    }

    private let most: Int
    private let mostOfHolder: Int
    private let held = Mutex(Held())

    package init(most: Int, mostOfHolder: Int) {
        self.most = most
        self.mostOfHolder = mostOfHolder
    }

    /// The bytes that are held now.
    package var count: Int { held.withLock { $0.all } }

    /// False when the holder, or all together, would have too much. Without a holder, all together
    /// are the only bound.
    package func take(_ count: Int, for holder: String?) -> Bool {
        held.withLock { held in
            guard held.all + count <= most else { return false }
            if let holder {
                let own = held.byHolder[holder, default: 0] + count
                guard own <= mostOfHolder else { return false }
                held.byHolder[holder] = own
            }
            held.all += count
            return true
        }
    }

    package func give(back count: Int, of holder: String?) {
        held.withLock { held in
            held.all -= count
            guard let holder else { return }
            let rest = held.byHolder[holder, default: 0] - count
            held.byHolder[holder] = rest > 0 ? rest : nil
        }
    }
}
