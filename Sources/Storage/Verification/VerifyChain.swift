import Foundation
import GRDB
import Reporting

extension Verification {
    /// The chain of events: each follows from the one before, and its end is not before the anchor.
    mutating func checkChain(_ database: Database, anchor: Anchor?) throws {
        let events = EventRepository(database: database)
        let chain = try events.links { link in
            counts.events += 1
            if link.hasDetail {
                if link.isAddressErased { counts.erased += 1 }
            } else {
                erasures.miss(link.seq, kind: link.kind)
            }
            switch link.fault {
            case .sequence(let expected):
                find("event \(link.seq): event \(expected) should stand before it")
            case .hash: find("event \(link.seq): does not follow from the one before it")
            case .detail: find("event \(link.seq): its detail was changed")
            case .address: find("event \(link.seq): its address was changed")
            case nil: break
            }
        }
        if let anchor, try !anchor.isIn(database) {
            find(
                "event \(anchor.seq): was committed and is not in the chain, which ends with event "
                    + "\(chain.last): commits are missing")
        }
    }
}

extension EventRepository {
    /// One event as the chain is walked.
    struct Link {
        enum Fault: Hashable {
            /// The number that should have come.
            case sequence(Int64)
            case hash
            case detail
            case address
        }

        var seq: Int64
        var kind: String
        var hasDetail: Bool
        var isAddressErased: Bool
        var fault: Fault?
    }

    /// Walks the chain from its beginning; after a fault it goes on from what is stored.
    ///
    /// - Returns: the number of the last event, 0 when there is none.
    func links(_ visit: (Link) throws -> Void) throws -> (last: Int64, hash: [UInt8]) {
        let rows = try Row.fetchCursor(
            database,
            sql: """
                SELECT event.*, event_detail.salt, event_detail.detail,
                    event_address.salt AS address_salt, event_address.address
                FROM event LEFT JOIN event_detail ON event_detail.seq = event.seq
                    LEFT JOIN event_address ON event_address.seq = event.seq
                ORDER BY event.seq
                """)
        var last: Int64 = 0
        var previous: [UInt8] = []
        while let row = try rows.next() {
            let link = EventLink(row: row)
            let hash = Array(row["hash"] as Data)
            let detail = EventLink.hash(row["salt"], row["detail"])
            let address = EventLink.hash(row["address_salt"], row["address"])
            var visited = Link(
                seq: link.seq, kind: link.kind, hasDetail: detail != nil,
                isAddressErased: address == nil && link.addressHash != nil)
            if let detail, detail != link.detailHash { visited.fault = .detail }
            if let address, address != link.addressHash { visited.fault = .address }
            if link.seq != last + 1 {
                visited.fault = .sequence(last + 1)
            } else if link.hash(after: previous) != hash {
                visited.fault = .hash
            }
            try visit(visited)
            last = link.seq
            previous = hash
        }
        return (last, previous)
    }

    /// The first event whose hash does not follow from the one before; nil when the chain is
    /// whole. Details that were erased don't break it.
    package func firstBreak() throws -> Int64? {
        var first: Int64?
        _ = try links { link in if link.fault != nil { first = first ?? link.seq } }
        return first
    }
}

extension EventLink {
    fileprivate init(row: Row) {
        self.init(
            seq: row["seq"], at: row["at"], kind: row["kind"], account: row["account_id"],
            token: row["token_id"], accessLink: row["link_id"], role: row["role"],
            round: row["round_id"], unit: row["unit_id"],
            detailHash: Array(row["detail_hash"] as Data),
            addressHash: (row["address_hash"] as Data?).map(Array.init))
    }

    /// nil for what was erased.
    fileprivate static func hash(_ salt: Data?, _ text: String?) -> [UInt8]? {
        guard let salt, let text else { return nil }
        return Digest.sha256(Array(salt) + Array(text.utf8))
    }
}
