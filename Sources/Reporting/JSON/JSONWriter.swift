extension JSON {
    /// The one text that every writer of RFC 8785 gives this value: what a receipt's hash is of.
    ///
    /// Numbers are exact, so that one with more than 15 digits (an integer beyond 2^53, which a
    /// form does not admit) is written with all of them, where an implementation that holds numbers
    /// as IEEE 754 doubles would have rounded it before.
    package var canonical: [UInt8] {
        var writer = JSONWriter(sortsMembers: true, isIndented: false)
        writer.write(self, depth: 0)
        return writer.bytes
    }

    /// The value in UTF-8 with an object's members in their order, compact or, for people's eyes,
    /// with one member or element a line.
    package func serialized(indented: Bool = false) -> [UInt8] {
        var writer = JSONWriter(sortsMembers: false, isIndented: indented)
        writer.write(self, depth: 0)
        return writer.bytes
    }
}

private struct JSONWriter {
    private(set) var bytes: [UInt8] = []
    private let sortsMembers: Bool
    private let isIndented: Bool

    init(sortsMembers: Bool, isIndented: Bool) {
        self.sortsMembers = sortsMembers
        self.isIndented = isIndented
    }

    mutating func write(_ value: JSON, depth: Int) {
        switch value {
        case .null: write("null")
        case .boolean(let value): write(value ? "true" : "false")
        case .integer(let number): write(String(number))
        case .decimal(let number): write(number.ecmaScript)
        case .string(let text): write(quoted: text)
        case .array(let elements):
            bytes.append(UInt8(ascii: "["))
            for (index, element) in elements.enumerated() {
                separate(index, depth: depth + 1)
                write(element, depth: depth + 1)
            }
            if !elements.isEmpty { newLine(depth: depth) }
            bytes.append(UInt8(ascii: "]"))
        case .object(let members):
            bytes.append(UInt8(ascii: "{"))
            for (index, member) in ordered(members).enumerated() {
                separate(index, depth: depth + 1)
                write(quoted: member.name)
                write(isIndented ? ": " : ":")
                write(member.value, depth: depth + 1)
            }
            if members.count > 0 { newLine(depth: depth) }
            bytes.append(UInt8(ascii: "}"))
        }
    }

    private mutating func write(_ text: String) {
        bytes.append(contentsOf: text.utf8)
    }

    private mutating func separate(_ index: Int, depth: Int) {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        newLine(depth: depth)
    }

    private mutating func newLine(depth: Int) {
        guard isIndented else { return }
        bytes.append(UInt8(ascii: "\n"))
        bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: depth * 2))
    }

    /// RFC 8785 section 3.2.3: by UTF-16 code units, which is not the order of UTF-8.
    private func ordered(_ members: JSON.Members) -> [(name: String, value: JSON)] {
        let pairs = members.pairs
        guard sortsMembers,
            !pairs.indices.dropFirst().allSatisfy({ pairs[$0 - 1].name.precedes(pairs[$0].name) })
        else { return pairs }
        return pairs.sorted { $0.name.precedes($1.name) }
    }

    /// RFC 8785 section 3.2.2.2: nothing is escaped that need not be.
    private mutating func write(quoted text: String) {
        bytes.append(UInt8(ascii: "\""))
        guard !text.utf8.allSatisfy(\.standsForItself) else {
            bytes.append(contentsOf: text.utf8)
            bytes.append(UInt8(ascii: "\""))
            return
        }
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""): write("\\\"")
            case UInt8(ascii: "\\"): write("\\\\")
            case 0x08: write("\\b")
            case 0x09: write("\\t")
            case 0x0A: write("\\n")
            case 0x0C: write("\\f")
            case 0x0D: write("\\r")
            case ..<0x10: write("\\u000" + String(byte, radix: 16))
            case ..<0x20: write("\\u00" + String(byte, radix: 16))
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}

extension UInt8 {
    /// In a JSON string no escape is needed for it.
    fileprivate var standsForItself: Bool {
        self >= 0x20 && self != UInt8(ascii: "\"") && self != UInt8(ascii: "\\")
    }
}

extension String {
    /// By UTF-16 code units. Where both are the same up to letters of the first plane below U+E000, as
    /// in all names of ours, UTF-8 has the same order.
    fileprivate func precedes(_ other: String) -> Bool {
        for (one, another) in zip(utf8, other.utf8) where one != another {
            guard max(one, another) < 0xEE else {
                return utf16.lexicographicallyPrecedes(other.utf16)
            }
            return one < another
        }
        return utf8.count < other.utf8.count
    }
}

extension FixedPoint {
    /// As ECMAScript's `Number::toString` writes it: below 10^-6 with an exponent, `1.5e-7`.
    fileprivate var ecmaScript: String {
        let text = description
        let sign = text.hasPrefix("-") ? "-" : ""
        let number = text.dropFirst(sign.count)
        guard number.hasPrefix("0.000000") else { return text }
        let digits = number.dropFirst(2).drop { $0 == "0" }
        let exponent = number.count - 2 - digits.count + 1
        let rest = digits.dropFirst()
        return sign + digits.prefix(1) + (rest.isEmpty ? "" : "." + rest) + "e-\(exponent)"
    }
}
