/// Amounts of money in đồng, as they stand in documents (Documentation/Sources.md 4).
package enum VietnameseMoney {
    /// `9.850.000 đồng`.
    package static func text(_ dong: Int64) -> String {
        VietnameseNumber.text(dong) + " đồng"
    }

    /// The amount in the words that people use, to be held against what was typed in a field:
    /// `21,5 triệu đồng`, `1,2 tỷ đồng`, `500 đồng`.
    ///
    /// With two digits behind the comma at most; `khoảng` in front says that it had to be rounded.
    package static func inWords(_ dong: Int64) -> String {
        let sign = dong < 0 ? "-" : ""
        let amount = dong.magnitude
        guard amount >= million else { return text(dong) }
        let isBillions = amount >= billion - million / 200
        let hundredth = (isBillions ? billion : million) / 100
        let hundredths = Int64((amount + hundredth / 2) / hundredth)
        return (amount.isMultiple(of: hundredth) ? "" : "khoảng ") + sign
            + VietnameseNumber.text(FixedPoint(units: hundredths, scale: 2))
            + (isBillions ? " tỷ đồng" : " triệu đồng")
    }

    private static let million: UInt64 = 1_000_000
    private static let billion: UInt64 = 1_000_000_000
}
