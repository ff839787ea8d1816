extension VietnameseNumber {
    /// Why what was typed is not read as a number.
    package enum Fault: Error, Hashable, Sendable {
        case blank
        /// Something else than digits and separators.
        case characters
        /// An amount in words: `12,5 triệu`, `12tr`, `500 đồng`.
        case words
        case negative
        /// `1,234`, `1,234.5`: with one comma it may be the fraction's.
        case commaForThousands
        /// `1.23`, `12.34.567`.
        case grouping
        /// `12.5` where a fraction may stand.
        case decimalPoint
        /// `12.345` where three digits may stand behind a comma: thousands, or such a fraction.
        case thousandsOrFraction(String)
        /// No digit before or after the comma.
        case comma
        /// A fraction where only whole numbers may stand.
        case fraction
        case tooPrecise(scale: Int)
        case tooLarge

        /// Vietnamese, a whole sentence.
        package var sentence: String {
            switch self {
            case .blank: "Chưa nhập số."
            case .characters: "Chỉ nhập chữ số, ví dụ 1.234.567."
            case .words: "Đơn vị tính là đồng, đề nghị ghi đủ các chữ số, ví dụ 12.500.000."
            case .negative: "Không nhập số âm."
            case .commaForThousands:
                "Dùng dấu chấm để ngăn cách hàng nghìn, ví dụ 1.234.567."
            case .grouping:
                "Sau mỗi dấu ngăn cách hàng nghìn phải có đúng ba chữ số, ví dụ 1.234.567."
            case .decimalPoint: "Dùng dấu phẩy trước phần thập phân, ví dụ 12,5."
            case .thousandsOrFraction(let typed):
                "Không rõ “\(typed)” là \(typed.replacing(".", with: "")) hay "
                    + "\(typed.replacing(".", with: ",")). Đề nghị gõ lại theo một trong hai cách."
            case .comma: "Ngay trước và ngay sau dấu phẩy phải là chữ số, ví dụ 12,5."
            case .fraction: "Chỉ nhập số nguyên, không có phần thập phân."
            case .tooPrecise(let scale):
                "Chỉ nhập tối đa \(scale) chữ số sau dấu phẩy; "
                    + "hàng nghìn ngăn cách bằng dấu chấm."
            case .tooLarge: "Số quá lớn, đề nghị kiểm tra lại."
            }
        }
    }

    /// The most digits that are read, those of the fraction included: with so many a number is the
    /// same in every program that reads our JSON (RFC 8259 section 6).
    package static let largestDigits = 15

    /// Reads what a person typed: `1.234.567`, `1234567`, `1 234 567`, and with a scale `1.234,5`;
    /// digits may be full-width, blanks may stand around. What may be two numbers is none: commas are
    /// of the thousands, and a point of the fraction, where there are several of them, as spreadsheets
    /// write `1,234,567.5`.
    ///
    /// The fraction may have `scale` digits; the result has just this scale.
    package static func read(_ typed: String, scale: Int) throws(Fault) -> FixedPoint {
        var symbols = Symbol.all(in: TypedText.trimmed(typed))
        guard !symbols.isEmpty else { throw .blank }
        let isNegative = symbols.first == .minus
        if isNegative { symbols.removeFirst() }
        guard symbols.allSatisfy(\.isOfNumber), symbols.contains(where: \.isDigit) else {
            throw hasAmountInWords(typed) ? .words : .characters
        }
        guard !isNegative else { throw .negative }
        if symbols.count(where: { $0 == .comma }) > 1 { symbols = symbols.map(\.turned) }
        let (whole, fraction) = try parts(symbols, scale: max(scale, 0))
        let digits = whole.drop { $0 == 0 } + fraction
        guard digits.count <= largestDigits else { throw .tooLarge }
        return FixedPoint(units: digits.reduce(0) { $0 * 10 + Int64($1) }, scale: max(scale, 0))
    }

    /// The digits before the comma, and those behind it, filled up with zeros.
    private static func parts(
        _ symbols: [Symbol], scale: Int
    ) throws(Fault) -> (whole: [UInt8], fraction: [UInt8]) {
        guard let comma = symbols.firstIndex(of: .comma) else {
            let pointed = symbols.filter { !$0.isDigit } == [.dot]
            let digitsBehind = symbols.reversed().prefix(while: \.isDigit).count
            let digits: [UInt8]
            do {
                digits = try whole(symbols[...])
            } catch {
                throw pointed && digitsBehind > 0 && digitsBehind <= scale ? .decimalPoint : error
            }
            guard !pointed || digitsBehind != 3 || scale < 3 else {
                throw .thousandsOrFraction(text(symbols))
            }
            return (digits, Array(repeating: 0, count: scale))
        }
        let before = symbols[..<comma]
        let after = symbols[(comma + 1)...]
        guard !after.contains(.comma), !after.contains(.dot) else { throw .commaForThousands }
        guard scale > 0 else {
            let isGroup = after.count == 3 && (1...3).contains(before.count)
            throw isGroup && (before + after).allSatisfy(\.isDigit)
                ? .commaForThousands : .fraction
        }
        guard before.last?.isDigit ?? false, !after.isEmpty, after.allSatisfy(\.isDigit) else {
            throw .comma
        }
        var fraction = after.compactMap(\.digit)
        while fraction.count > scale, fraction.last == 0 { fraction.removeLast() }
        guard fraction.count <= scale else { throw .tooPrecise(scale: scale) }
        fraction += Array(repeating: 0, count: scale - fraction.count)
        return (try whole(before), fraction)
    }

    private static func text(_ symbols: [Symbol]) -> String {
        symbols.map { $0.digit.map { String($0) } ?? "." }.joined()
    }

    /// Digits alone, zeros in front allowed (`05`), or groups of three between like separators.
    private static func whole(_ symbols: ArraySlice<Symbol>) throws(Fault) -> [UInt8] {
        let digits = symbols.compactMap(\.digit)
        guard let separator = symbols.first(where: { !$0.isDigit }) else { return digits }
        let groups = symbols.split(separator: separator, omittingEmptySubsequences: false)
        guard groups.allSatisfy({ $0.allSatisfy(\.isDigit) }),
            groups.dropFirst().allSatisfy({ $0.count == 3 }),
            (1...3).contains(groups[0].count), digits.first != 0
        else { throw .grouping }
        return digits
    }

    private static func hasAmountInWords(_ typed: String) -> Bool {
        typed.contains("₫")
            || SearchText.fold(typed).split { !$0.isLetter }.contains { word in
                amountWords.contains(String(word))
            }
    }

    private static let amountWords: Set = [
        "k", "tram", "nghin", "ngan", "tr", "trieu", "ti", "ty", "d", "dong", "vnd",
    ]
}

/// One typed character, as far as a number is made of it.
private enum Symbol: Hashable {
    case digit(UInt8)
    case dot, comma, blank, minus, other

    /// Blanks here are what separates groups: a line break or TAB is none.
    static func all(in text: String) -> [Symbol] {
        text.unicodeScalars.filter { !$0.isInvisible }.map { scalar in
            switch scalar.halfWidth {
            case "0"..."9": .digit(UInt8(scalar.halfWidth.value - 0x30))
            case ".": .dot
            case ",": .comma
            case "-", "\u{2010}"..."\u{2014}", "\u{2212}", "\u{FE63}": .minus
            case "\t"..."\r", "\u{85}", "\u{2028}", "\u{2029}": .other
            case let scalar where scalar.properties.isWhitespace: .blank
            default: .other
            }
        }
    }

    /// Comma for point, and point for comma.
    var turned: Symbol {
        switch self {
        case .comma: .dot
        case .dot: .comma
        default: self
        }
    }

    var digit: UInt8? {
        guard case .digit(let digit) = self else { return nil }
        return digit
    }

    var isDigit: Bool { digit != nil }
    var isOfNumber: Bool { self != .minus && self != .other }
}
