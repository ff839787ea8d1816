import Reporting

/// Figures of totals in words for a page.
enum FigureText {
    /// `99,5%`; an en dash when the whole is 0.
    static func percent(_ part: Int64, of whole: Int64) -> String {
        MeasureResult.permille(part, of: whole).map(percent(tenths:)) ?? "–"
    }

    /// `99,5%` from its tenths, `100,0%`: one decimal always, so that a column lines up.
    static func percent(tenths: Int64) -> String {
        let whole = VietnameseNumber.text(tenths / 10)
        return "\(tenths < 0 && tenths > -10 ? "-" : "")\(whole),\(abs(tenths % 10))%"
    }

    /// `tăng 1,7 điểm`, `giảm 2,3 điểm`, `không đổi`.
    static func points(from old: Int64, to new: Int64) -> String {
        let change = Int128(new) - Int128(old)
        let tenth = change.magnitude % 10
        let number = VietnameseNumber.text(change.magnitude / 10) + (tenth == 0 ? "" : ",\(tenth)")
        return words(change, number + " điểm")
    }

    /// `tăng 5 bình`, `không đổi`.
    static func difference(from old: Int64, to new: Int64, unit: String) -> String {
        let change = Int128(new) - Int128(old)
        let number = VietnameseNumber.text(change.magnitude)
        return words(change, unit.isEmpty ? number : number + " " + unit)
    }

    private static func words(_ change: Int128, _ amount: String) -> String {
        change == 0 ? "không đổi" : (change > 0 ? "tăng " : "giảm ") + amount
    }
}

extension GroupTotals {
    /// The sum at a place as the indicator counts: decimals keep their point.
    func sumText(_ place: Int, of indicator: Indicator) -> String {
        if case .decimal(let scale) = indicator.kind {
            return VietnameseNumber.text(FixedPoint(units: figure(place), scale: scale))
        }
        return VietnameseNumber.text(figure(place))
    }
}
