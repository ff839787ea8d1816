extension Round {
    /// What addresses call a round: its code, `pccc-2022`; or with whose it is before it,
    /// `pgd-a~pccc-2022`, where its asker takes the code alone for another one's. No code has a `~`,
    /// which stands in an address as it is (RFC 3986 2.3).
    package struct Address: PlainCode {
        package let rawValue: String

        package init(rawValue: String) { self.rawValue = rawValue }

        package init(_ code: Code, of owner: Unit.Code?) {
            rawValue = owner.map { "\($0)~\(code)" } ?? code.rawValue
        }

        /// nil where the code stands alone.
        package var owner: Unit.Code? {
            rawValue.firstIndex(of: "~").map { Unit.Code(rawValue: String(rawValue[..<$0])) }
        }

        package var code: Code {
            let start = rawValue.firstIndex(of: "~").map(rawValue.index(after:))
            return Code(rawValue: String(rawValue[(start ?? rawValue.startIndex)...]))
        }
    }
}
