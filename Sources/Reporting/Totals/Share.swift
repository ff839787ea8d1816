/// A part of a whole as people read it: what is not all is never 100 %, what is something never 0 %.
package struct Share: Hashable, Sendable {
    /// Tenths of a percent, rounded half up but for 1 to 999 of what is neither nothing nor all.
    package let tenths: Int64
    /// Less than half a tenth, so that `tenths` says too much: `dưới 0,1%`.
    package let isLess: Bool

    /// nil for a part of nothing, a negative one, and what no `Int64` holds.
    package init?(_ part: Int64, of whole: Int64) {
        guard let rounded = MeasureResult.permille(part, of: whole) else { return nil }
        isLess = part > 0 && rounded == 0
        tenths = isLess ? 1 : part < whole ? min(rounded, 999) : rounded
    }

    /// In running text: `99,9%`, `100%`, `dưới 0,1%`.
    package var text: String { before + VietnameseNumber.percent(tenths: tenths) }

    /// What stands before the percentage: nothing, or `dưới `.
    package var before: String { isLess ? "dưới " : "" }
}
