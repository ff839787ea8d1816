/// Numbers as Viet Nam writes them: dots for thousands, a comma before the fraction
/// (Documentation/Sources.md 4).
package enum VietnameseNumber {
    /// `1.234.567`, `-1.234`.
    package static func text(_ number: Int64) -> String {
        (number < 0 ? "-" : "") + grouped(String(number.magnitude))
    }

    /// The same of numbers of other widths.
    package static func text(_ number: some BinaryInteger) -> String {
        Int64(exactly: number).map { text($0) }
            ?? (number < 0 ? "-" : "") + grouped(String(number.magnitude))
    }

    /// `1.234,5`, without zeros at the end.
    package static func text(_ number: FixedPoint) -> String {
        guard number.scale > 0 else { return text(number.units) }
        let parts = number.description.split(separator: ".")
        let digits = parts[0].drop { $0 == "-" }
        return (number.units < 0 ? "-" : "") + grouped(String(digits))
            + (parts.count > 1 ? "," + parts[1] : "")
    }

    /// As it is read again with its scale: one group of thousands alone has a fraction behind it
    /// where that could be three digits long, `12.345,0`.
    package static func typed(_ number: FixedPoint) -> String {
        let text = text(number)
        let isDoubtful =
            number.scale >= 3 && text.count { $0 == "." } == 1 && !text.contains(",")
        return isDoubtful ? text + ",0" : text
    }

    /// With so many digits behind the comma, zeros too; of more it is rounded half up: `98,0`.
    package static func text(_ number: FixedPoint, digits: Int) -> String {
        guard digits > 0, let exact = number.rounded(to: digits) else { return text(number) }
        let signs = String(exact.units.magnitude)
        let padded = String(repeating: "0", count: max(0, digits + 1 - signs.count)) + signs
        return (exact.units < 0 ? "-" : "") + grouped(String(padded.dropLast(digits))) + ","
            + padded.suffix(digits)
    }

    /// A percentage from its tenths, which all that is reckoned here is shown with: 995 is `99,5%`,
    /// 1000 is `100,0%` (Documentation/Sources.md 4).
    package static func percent(tenths: Int64) -> String {
        text(FixedPoint(units: tenths, scale: 1), digits: 1) + "%"
    }

    /// A count in running text, where 1 to 9 have a zero in front: `05`.
    package static func count(_ number: Int64) -> String {
        (1...9).contains(number) ? "0\(number)" : text(number)
    }

    private static func grouped(_ digits: String) -> String {
        var octets = Array(digits.utf8)
        guard octets.count > 3 else { return digits }
        for place in stride(from: octets.count - 3, to: 0, by: -3) {
            octets.insert(UInt8(ascii: "."), at: place)
        }
        return String(decoding: octets, as: UTF8.self)
    }
}
