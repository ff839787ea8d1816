/// Amounts of money in đồng, as they stand in documents (Documentation/Sources.md 4).
package enum VietnameseMoney {
    /// `9.850.000 đồng`.
    package static func text(_ dong: Int64) -> String {
        VietnameseNumber.text(dong) + " đồng"
    }

    /// The amount in the words that people use, to be held against what was typed in a field:
    /// `21,5 triệu đồng`, `1,2 tỷ đồng`, `500 đồng`; with more than two digits behind the comma
    /// in thousands, so that every digit is said: `1 triệu 234 nghìn 567 đồng`.
    package static func inWords(_ dong: Int64) -> String {
        let sign = dong < 0 ? "-" : ""
        let amount = dong.magnitude
        guard amount >= million else { return text(dong) }
        let (unit, name) = amount >= billion ? (billion, " tỷ đồng") : (million, " triệu đồng")
        guard amount.isMultiple(of: unit / 100) else { return sign + inThousands(amount) }
        let hundredths = FixedPoint(units: Int64(amount / (unit / 100)), scale: 2)
        return sign + VietnameseNumber.text(hundredths) + name
    }

    private static func inThousands(_ amount: UInt64) -> String {
        let parts = [
            (amount / billion, " tỷ"), (amount / million % 1000, " triệu"),
            (amount / 1000 % 1000, " nghìn"), (amount % 1000, ""),
        ]
        return parts.filter { $0.0 > 0 }
            .map { VietnameseNumber.text(Int64($0.0)) + $0.1 }.joined(separator: " ") + " đồng"
    }

    private static let million: UInt64 = 1_000_000
    private static let billion: UInt64 = 1_000_000_000
}
