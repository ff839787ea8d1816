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
        let number = VietnameseNumber.text(FixedPoint(units: abs(new - old), scale: 1))
        return change(new - old, number + " điểm")
    }

    /// `tăng 5 bình`, `không đổi`.
    static func difference(from old: Int64, to new: Int64, unit: String) -> String {
        let number = VietnameseNumber.text(abs(new - old))
        return change(new - old, unit.isEmpty ? number : number + " " + unit)
    }

    private static func change(_ sign: Int64, _ amount: String) -> String {
        sign == 0 ? "không đổi" : (sign > 0 ? "tăng " : "giảm ") + amount
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
