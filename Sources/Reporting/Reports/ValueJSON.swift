extension Value {
    /// What the API and a revision's content hold for the value.
    package var json: JSON {
        switch self {
        case .integer(let number): .integer(number)
        case .decimal(let number): number.integer.map(JSON.integer) ?? .decimal(number)
        case .boolean(let value): .boolean(value)
        case .date(let day): .string(day.description)
        case .text(let text), .choice(let text): .string(text)
        case .choices(let values): .array(values.map(JSON.string))
        case .file(let hash, let name): ["sha256": .string(hash), "name": .string(name)]
        }
    }
}

extension Indicator {
    /// The largest amount of money, in đồng (Documentation/Sources.md 1.3).
    package static let largestAmount: Int64 = 1_000_000_000_000
    /// The largest count: what a hand can be trusted to type.
    package static let largestCount: Int64 = 1_000_000_000

    /// Reads an answer from JSON; JSON null is a blank (nil).
    ///
    /// - Throws: a sentence for whoever sent it, when the JSON is not of the indicator's kind.
    package func value(json: JSON) throws(Misfit) -> Value? {
        switch (kind, json) {
        case (_, .null): return nil
        case (.integer, .integer(let number)), (.money, .integer(let number)):
            return .integer(try checked(number))
        case (.decimal(let scale), .integer(let number)):
            return .decimal(try checked(FixedPoint(number), scale: scale))
        case (.decimal(let scale), .decimal(let number)):
            return .decimal(try checked(number, scale: scale))
        case (.boolean, .boolean(let value)): return .boolean(value)
        case (.date, .string(let text)):
            guard let day = Day(iso: text) else {
                throw Misfit("“\(text.prefix(40))” không phải là ngày dạng YYYY-MM-DD có thật.")
            }
            return .date(day)
        case (.text(let limit), .string(let text)): return try Indicator.text(text, limit: limit)
        case (.choice(let list), .string(let value)):
            guard list.option(value) != nil else { throw Misfit.unknownOption(value) }
            return .choice(value)
        case (.choices(let list), .array(let elements)):
            return try Indicator.choices(elements.map { $0.string ?? "" }, from: list)
        case (.file, _): throw Misfit("Tệp đính kèm chưa gửi được bằng cách này.")
        default: throw Misfit("Kiểu dữ liệu không đúng: cần \(kind.vietnamese).")
        }
    }

    func checked(_ number: Int64) throws(Misfit) -> Int64 {
        guard number >= 0 else { throw Misfit("Phải là số không âm.") }
        let largest = kind == .money ? Indicator.largestAmount : Indicator.largestCount
        guard number <= largest else {
            throw Misfit("Không được lớn hơn \(VietnameseNumber.text(largest)).")
        }
        return number
    }

    func checked(_ number: FixedPoint, scale: Int) throws(Misfit) -> FixedPoint {
        guard let exact = number.rescaled(to: scale) else {
            throw Misfit("Chỉ được tối đa \(scale) chữ số thập phân.")
        }
        guard exact.units >= 0 else { throw Misfit("Phải là số không âm.") }
        guard FixedPoint.isLess(exact, FixedPoint(Indicator.largestCount)) ?? false else {
            throw Misfit("Không được lớn hơn \(VietnameseNumber.text(Indicator.largestCount)).")
        }
        return exact
    }

    /// Cleaned as typed text is; a blank text is a blank cell.
    static func text(_ typed: String, limit: Int) throws(Misfit) -> Value? {
        let text: String
        do throws(TypedText.Fault) {
            text = try TypedText.clean(typed)
        } catch {
            throw Misfit(error.sentence)
        }
        guard !text.isEmpty else { return nil }
        guard text.unicodeScalars.count <= limit else {
            throw Misfit("Không được dài quá \(VietnameseNumber.text(Int64(limit))) ký tự.")
        }
        return .text(text)
    }

    /// In the list's order, each once; none is a blank.
    static func choices(_ chosen: [String], from list: ChoiceList) throws(Misfit) -> Value? {
        for value in chosen where list.option(value) == nil { throw Misfit.unknownOption(value) }
        let ordered = list.options.map(\.value).filter(chosen.contains)
        return ordered.isEmpty ? nil : .choices(ordered)
    }
}

/// Why an answer does not fit its indicator.
package struct Misfit: Error, Hashable, Sendable {
    /// Vietnamese, a whole sentence.
    package var sentence: String
    init(_ sentence: String) { self.sentence = sentence }

    static func unknownOption(_ value: String) -> Misfit {
        Misfit("“\(value.prefix(40))” không có trong danh sách lựa chọn.")
    }
}

extension Indicator.Kind {
    fileprivate var vietnamese: String {
        switch self {
        case .integer: "số nguyên"
        case .money: "số nguyên (đồng)"
        case .decimal: "số"
        case .boolean: "true hoặc false"
        case .date: "ngày dạng YYYY-MM-DD"
        case .text: "chữ"
        case .choice: "một lựa chọn"
        case .choices: "một danh sách lựa chọn"
        case .file: "tệp"
        }
    }
}
