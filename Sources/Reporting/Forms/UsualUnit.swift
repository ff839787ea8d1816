extension Indicator.Kind {
    /// What is counted where the form does not say it: a percentage in %, money in đồng, which is not
    /// said a second time beside a question that says it: `Kinh phí (triệu đồng)`.
    func usualUnit(beside label: Label) -> Label? {
        switch number?.word {
        case .percent?: Label("%")
        case .money?: label.all.contains(where: \.namesDong) ? nil : Label("đồng")
        case .integer?, .decimal?, nil: nil
        }
    }
}

extension String {
    /// Whether it says in words that money is meant: `(đồng)`, `nghìn đồng`, not `cộng đồng` and not
    /// `đồng phục`.
    fileprivate var namesDong: Bool {
        let text = lowercased().nfc
        if text.contains("vnđ") || text.contains("vnd") { return true }
        return text.ranges(of: "đồng").contains { found in
            let before = text[..<found.lowerBound].split { !$0.isLetter }.last ?? ""
            if ["nghìn", "ngàn", "triệu", "tỷ"].contains(before) { return true }
            let behind = text[found.upperBound...].first { $0 != " " }
            return !(behind?.isLetter ?? false) && !["cộng", "hội", "hợp"].contains(before)
        }
    }
}
