/// Schools by their names in running text: all of them, or the first ones and how many others there
/// are.
package struct NamedSchools: Hashable, Sendable, ExpressibleByArrayLiteral {
    /// So many are named where not all are.
    package static let most = 20

    /// In display order.
    package var first: [String]
    package var count: Int

    package init(first: [String], of count: Int) {
        self.first = first
        self.count = max(count, first.count)
    }

    package init(_ all: [String]) { self.init(first: all, of: all.count) }

    package init(arrayLiteral all: String...) { self.init(all) }

    /// The first ones alone, where a document names them among so many schools that tables of them
    /// stand beside it.
    func shortened(_ isShort: Bool) -> NamedSchools {
        isShort ? NamedSchools(first: Array(first.prefix(NamedSchools.most)), of: count) : self
    }

    package var text: String {
        let rest = count - first.count
        return first.joined(separator: ", ")
            + (rest > 0 ? " và \(VietnameseNumber.text(Int64(rest))) đơn vị khác" : "")
    }
}
