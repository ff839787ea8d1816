/// Sums, counts and distributions over some reports, packed: one number per place of a
/// `TotalsLayout`. Tallies of one layout add up place by place.
package struct Tally: Hashable, Sendable {
    package var figures: [Int64]

    package init(figures: [Int64]) {
        self.figures = figures
    }

    package static func zero(_ layout: TotalsLayout) -> Tally {
        Tally(figures: Array(repeating: 0, count: layout.count))
    }

    package var isZero: Bool { figures.allSatisfy { $0 == 0 } }

    /// An amount is at most 10^12 đồng, so sums stay within Int64 for millions of reports. What a
    /// form multiplies may leave it: then figures wrap around and come back when the report is
    /// taken out again, and the server lives.
    package static func += (left: inout Tally, right: Tally) {
        for index in left.figures.indices { left.figures[index] &+= right.figures[index] }
    }

    package static func -= (left: inout Tally, right: Tally) {
        for index in left.figures.indices { left.figures[index] &-= right.figures[index] }
    }

    /// Signed LEB128, one after another: most figures take one or two bytes.
    package var packed: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(figures.count * 2)
        for figure in figures {
            var rest = figure
            while true {
                let low = UInt8(truncatingIfNeeded: rest & 0x7f)
                rest >>= 7
                if (rest == 0 && low & 0x40 == 0) || (rest == -1 && low & 0x40 != 0) {
                    bytes.append(low)
                    break
                }
                bytes.append(low | 0x80)
            }
        }
        return bytes
    }

    /// nil when the bytes are not `count` figures, which means damage.
    package init?(packed bytes: [UInt8], count: Int) {
        guard let figures = Tally.figures(packed: bytes, count: count), figures.count == count
        else { return nil }
        self.figures = figures
    }

    /// Of the layout; also as releases wrote it that counted no nil returns.
    package init?(packed bytes: [UInt8], of layout: TotalsLayout) {
        guard var figures = Tally.figures(packed: bytes, count: layout.count) else { return nil }
        if figures.count == layout.count - layout.nilReturns.count {
            figures += Array(repeating: 0, count: layout.nilReturns.count)
        }
        guard figures.count == layout.count else { return nil }
        self.figures = figures
    }

    /// As many as there are, about `count`; nil when the bytes are no figures.
    package static func figures(packed bytes: [UInt8], count: Int = 0) -> [Int64]? {
        var figures: [Int64] = []
        figures.reserveCapacity(count)
        var figure: Int64 = 0
        var shift = 0
        for byte in bytes {
            guard shift < 64 else { return nil }
            figure |= Int64(byte & 0x7f) << Int64(shift)
            shift += 7
            if byte & 0x80 == 0 {
                if shift < 64, byte & 0x40 != 0 { figure |= -1 << Int64(shift) }
                figures.append(figure)
                figure = 0
                shift = 0
            }
        }
        return shift == 0 ? figures : nil
    }
}
