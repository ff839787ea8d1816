import Reporting

/// Figures of totals in words for a page.
enum FigureText {
    static let notKnown = "…"
    static let notAsked = "không áp dụng"
    /// Of what can be told only when reports are due.
    static let notDue = "chưa đến hạn"

    /// `1.388/2.000`
    static func part(_ part: Int64, of whole: Int64) -> String {
        VietnameseNumber.text(part) + "/" + VietnameseNumber.text(whole)
    }

    static func part(_ part: Int, of whole: Int) -> String {
        self.part(Int64(part), of: Int64(whole))
    }

    /// `1.234`, `98,5`; nothing for a figure that its options tell, one by one.
    static func words(_ figure: Figure?) -> String {
        switch figure?.standing {
        case .notAsked, nil: notAsked
        case .notReported, .notAnswered: notKnown
        case .answered:
            switch figure?.known {
            case .options: ""
            case let amount: amount?.text ?? notKnown
            }
        }
    }

    /// `99,5%`, `12`, `–` for a share of nothing.
    static func words(_ result: MeasureResult?) -> String {
        switch result {
        case .ratio(let part?, let whole?): percent(part, of: whole)
        case .value(let value?): VietnameseNumber.text(value)
        case .ratio, .value, nil: notKnown
        }
    }

    /// `99,5%`, `dưới 0,1%`; an en dash when the whole is 0.
    static func percent(_ part: Int64, of whole: Int64) -> String {
        Share(part, of: whole).map(percent) ?? "–"
    }

    static func percent(_ share: Share) -> String { share.text }

    /// `tăng 1,7 điểm`, `giảm 2,0 điểm`, `không đổi`, from tenths of a percent.
    static func points(from old: Int64, to new: Int64) -> String {
        difference(
            from: FixedPoint(units: old, scale: 1), to: FixedPoint(units: new, scale: 1),
            unit: "điểm", digits: 1)
    }

    /// `tăng 5 bình`, `giảm 2,5`, `không đổi`; with so many digits behind the comma at least.
    static func difference(
        from old: FixedPoint, to new: FixedPoint, unit: String = "", digits least: Int = 0
    ) -> String {
        let scale = max(old.scale, new.scale)
        let change = new.units(atScale: scale) - old.units(atScale: scale)
        if change == 0 { return "không đổi" }
        let one = power(of: scale)
        var fraction = String(UInt128(change.magnitude % one) + one).dropFirst()
        while fraction.count > least, fraction.last == "0" { fraction.removeLast() }
        let amount =
            VietnameseNumber.text(change.magnitude / one) + (fraction.isEmpty ? "" : ",")
            + fraction
        return (change > 0 ? "tăng " : "giảm ") + (unit.isEmpty ? amount : amount + " " + unit)
    }

    fileprivate static func power(of scale: Int) -> UInt128 {
        (0..<scale).reduce(1) { power, _ in power * 10 }
    }
}

extension FixedPoint {
    /// In 128 bits, where no scale of a figure's leaves room.
    fileprivate func units(atScale scale: Int) -> Int128 {
        Int128(units) * Int128(FigureText.power(of: scale - self.scale))
    }
}
