extension FixedWidthInteger {
    /// A whole number as a request writes it: ASCII digits, perhaps behind a minus.
    ///
    /// nil for any other text, and for a number outside the range, which is always said: sums of
    /// numbers from outside then stay where arithmetic holds.
    init?(sent text: some StringProtocol, in range: ClosedRange<Self>) {
        let digits = text.utf8.drop { $0 == UInt8(ascii: "-") }
        guard text.utf8.count - digits.count <= 1, !digits.isEmpty,
            digits.allSatisfy({ (0x30...0x39).contains($0) }),
            let number = Self(text), range.contains(number)
        else { return nil }
        self = number
    }

    /// What numbers a row: an id, a version, a sequence number.
    init?(sentID text: some StringProtocol) { self.init(sent: text, in: 0...Self.max) }

    /// How many were done, as an answer's address tells the next page.
    init?(sentCount text: some StringProtocol) { self.init(sent: text, in: 0...999_999) }
}
