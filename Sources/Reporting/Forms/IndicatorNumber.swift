extension Indicator {
    /// What numbers an indicator is answered with: from 0, how exact, how large at most.
    package struct Number: Hashable, Sendable {
        /// What form documents call it.
        package enum Word: String, Hashable, Sendable {
            case integer, money, decimal, percent
        }

        package let word: Word
        /// Digits behind the comma; with none an answer is a whole number.
        package let scale: Int
        package let most: FixedPoint
        /// Whether the numbers of several reports have a sum.
        package let addsUp: Bool

        private init(_ word: Word, scale: Int = 0, most: FixedPoint, addsUp: Bool = true) {
            self.word = word
            self.scale = scale
            self.most = most
            self.addsUp = addsUp
        }

        static let integer = Number(.integer, most: FixedPoint(1_000_000_000))
        /// Đồng (Documentation/Sources.md 1.3).
        static let money = Number(.money, most: FixedPoint(1_000_000_000_000))

        /// Below 10^9, so that no answer has more than 15 digits.
        static func decimal(scale: Int) -> Number {
            let digits = 9 + scale
            let units = (0..<digits).reduce(Int64(1)) { units, _ in units * 10 } - 1
            return Number(.decimal, scale: scale, most: FixedPoint(units: units, scale: scale))
        }

        static func percent(scale: Int) -> Number {
            Number(.percent, scale: scale, most: FixedPoint(100), addsUp: false)
        }
    }
}

extension Indicator.Number {
    /// The answer of so many units of the last digit.
    package func value(units: Int64) -> Value {
        scale == 0 ? .integer(units) : .decimal(FixedPoint(units: units, scale: scale))
    }

    /// In units of the last digit; nil for what is no number, or more exact than this.
    package func units(of value: Value) -> Int64? { value.number?.rescaled(to: scale)?.units }

    /// - Throws: why such an answer is not taken.
    func answer(_ number: FixedPoint) throws(Misfit) -> Value {
        guard let exact = number.rescaled(to: scale) else {
            throw Misfit("Chỉ được tối đa \(scale) chữ số thập phân.")
        }
        guard exact.units >= 0 else { throw Misfit("Phải là số không âm.") }
        guard FixedPoint.isLess(most, exact) == false else {
            throw Misfit("Không được lớn hơn \(VietnameseNumber.text(most)).")
        }
        return value(units: exact.units)
    }

    /// Reads what a person typed: `1.234`, `12,5`; with what it is counted in, `unit`, behind it:
    /// `34 người`, `98,5%`, `9.850.000đ`.
    func answer(typed text: String, unit: Label?) throws(Misfit) -> Value {
        let units = spellings + (unit?.all ?? [])
        let number: FixedPoint
        do throws(VietnameseNumber.Fault) {
            number = try VietnameseNumber.read(Self.without(units, text), scale: scale)
        } catch {
            // Only what is counted in đồng is told of it.
            throw Misfit(
                error == .words && word != .money
                    ? VietnameseNumber.Fault.characters.sentence : error.sentence)
        }
        return try answer(number)
    }

    /// Its own unit as people write it behind the digits.
    private var spellings: [String] { Self.ownUnits[word.rawValue] ?? [] }

    /// How the units of the types that have one of their own are written, by the type's word.
    static let ownUnits = ["money": ["đồng", "đ", "₫", "vnđ", "vnd"], "percent": ["%", "％"]]

    /// What stands before one of the units; the whole text where none stands there.
    private static func without(_ units: [String], _ text: String) -> String {
        let lowered = text.lowercased().nfc
        guard
            let unit = units.map({ $0.lowercased().nfc }).filter(lowered.hasSuffix)
                .max(by: { $0.count < $1.count }), !unit.isEmpty
        else { return text }
        return TypedText.trimmed(String(lowered.dropLast(unit.count)))
    }

    /// How many digits behind the comma are shown of it, zeros too: of a percentage one, or what it is
    /// asked with beyond that; nil for those that a number has.
    var digits: Int? { word == .percent ? max(1, scale) : nil }

    /// Without its unit, as tables have it: `1.234`, `12,5`, a percentage `98,0`.
    package func text(_ number: FixedPoint) -> String {
        digits.map { VietnameseNumber.text(number, digits: $0) } ?? VietnameseNumber.text(number)
    }

    /// An answer with the digits of its column.
    package func shown(_ number: FixedPoint) -> FixedPoint {
        number.rescaled(to: digits ?? scale) ?? number
    }

    /// As running text says it, such as in a document: `05`, `12,5`, `9.850.000 đồng`, `98,0%`.
    func inText(_ number: FixedPoint) -> String {
        switch word {
        case .integer: number.integer.map(VietnameseNumber.count) ?? text(number)
        case .money: text(number) + " đồng"
        case .decimal: text(number)
        case .percent: text(number) + "%"
        }
    }

    /// Whether running text says the unit with the number.
    var namesUnit: Bool {
        switch word {
        case .integer, .decimal: false
        case .money, .percent: true
        }
    }

    /// The same, with the largest that it may be.
    var range: String {
        word == .percent ? demand : "\(demand), không quá \(VietnameseNumber.text(most))"
    }

    /// What an answer has to be, within a sentence.
    var demand: String {
        switch word {
        case .integer, .money: "số nguyên không âm"
        case .decimal: "số không âm, tối đa \(scale) chữ số thập phân"
        case .percent: "tỷ lệ phần trăm từ 0 đến 100"
        }
    }
}
