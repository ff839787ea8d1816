/// Markup that is well formed where it was written. Text that is put into it is escaped: the type
/// tells one from the other, so that no page can forget to.
///
///     """
///     <p class="hint" id="\(code)-h">\(help)</p>
///     """
///
/// In an element and in a quoted attribute the same five octets are special (`& < > " '`); put
/// nothing from outside anywhere else. A line whose `\(…)` all come to nothing, with blanks alone
/// beside them, is left out; a blank that was put into it is text, and stays.
struct HTML: ExpressibleByStringInterpolation {
    /// A page has thousands of pieces, most of them literals that stand in the program already.
    private enum Content {
        case literal(StaticString)
        case made([UInt8])
    }

    private let content: Content

    /// Of a literal alone: text from outside can't be made into markup.
    init(stringLiteral markup: StaticString) { content = .literal(markup) }

    init(stringInterpolation parts: Parts) {
        var parts = parts
        content = .made(parts.finished())
    }

    /// A file that the program carries inside it: nothing of it comes from outside.
    init(_ file: StaticFiles.Inside) { content = .made(file.octets) }

    var octets: [UInt8] {
        switch content {
        case .literal(let markup): markup.withUTF8Buffer { unsafe Array($0) }
        case .made(let octets): octets
        }
    }

    var isEmpty: Bool {
        switch content {
        case .literal(let markup): markup.utf8CodeUnitCount == 0
        case .made(let octets): octets.isEmpty
        }
    }

    /// What a literal with `\(…)` is put together of.
    struct Parts: StringInterpolationProtocol {
        private var octets: [UInt8] = []
        /// Where the line begins that is being put together.
        private var line = 0
        /// Something was to stand in it.
        private var isFilled = false
        /// Something stands in it, be it a blank.
        private var hasContent = false

        init(literalCapacity: Int, interpolationCount: Int) {
            octets.reserveCapacity(literalCapacity + interpolationCount * 40)
        }

        mutating func appendLiteral(_ markup: StaticString) {
            markup.withUTF8Buffer { markup in
                var start = 0
                for place in 0..<markup.count where unsafe markup[place] == UInt8(ascii: "\n") {
                    unsafe octets.append(contentsOf: markup.extracting(start..<place))
                    endLine()
                    start = place + 1
                }
                unsafe octets.append(contentsOf: markup.extracting(start..<markup.count))
            }
        }

        private mutating func endLine() {
            if comesToNothing {
                octets.removeSubrange(line...)
            } else {
                octets.append(UInt8(ascii: "\n"))
            }
            line = octets.count
            (isFilled, hasContent) = (false, false)
        }

        /// Text, escaped.
        mutating func appendInterpolation(_ text: some StringProtocol) {
            isFilled = true
            hasContent = hasContent || !text.isEmpty
            let isWhole: Void? = text.utf8.withContiguousStorageIfAvailable { text in
                unsafe append(escaping: text)
            }
            if isWhole == nil {
                unsafe Array(text.utf8).withUnsafeBufferPointer { text in
                    unsafe append(escaping: text)
                }
            }
        }

        /// What needs no escape is taken run by run.
        private mutating func append(escaping text: UnsafeBufferPointer<UInt8>) {
            var start = 0
            for place in 0..<text.count {
                let escape: StaticString
                switch unsafe text[place] {
                case UInt8(ascii: "&"): escape = "&amp;"
                case UInt8(ascii: "<"): escape = "&lt;"
                case UInt8(ascii: ">"): escape = "&gt;"
                case UInt8(ascii: "\""): escape = "&quot;"
                case UInt8(ascii: "'"): escape = "&#39;"
                default: continue
                }
                unsafe octets.append(contentsOf: text.extracting(start..<place))
                escape.withUTF8Buffer { unsafe octets.append(contentsOf: $0) }
                start = place + 1
            }
            unsafe octets.append(contentsOf: text.extracting(start..<text.count))
        }

        /// Text, or nothing for nil. Where a literal could be either, it is markup.
        @_disfavoredOverload
        mutating func appendInterpolation(_ text: String?) {
            if let text { appendInterpolation(text) } else { isFilled = true }
        }

        mutating func appendInterpolation(_ number: some BinaryInteger) {
            appendInterpolation(String(number))
        }

        mutating func appendInterpolation(_ markup: HTML) {
            isFilled = true
            hasContent = hasContent || !markup.isEmpty
            switch markup.content {
            case .literal(let markup):
                markup.withUTF8Buffer { unsafe octets.append(contentsOf: $0) }
            case .made(let made): octets.append(contentsOf: made)
            }
        }

        /// Nothing for nil: `\(help.map { "<p>\($0)</p>" })`.
        mutating func appendInterpolation(_ markup: HTML?) {
            appendInterpolation(markup ?? "")
        }

        /// One behind the other: `\(rows.map(row))`.
        mutating func appendInterpolation(_ list: [HTML]) {
            isFilled = true
            for markup in list { appendInterpolation(markup) }
        }

        /// `\(if: isChosen, " checked")`
        mutating func appendInterpolation(
            if condition: Bool, _ markup: @autoclosure () -> HTML,
            else other: @autoclosure () -> HTML = ""
        ) {
            appendInterpolation(condition ? markup() : other())
        }

        fileprivate mutating func finished() -> [UInt8] {
            if comesToNothing { octets.removeSubrange(line...) }
            return octets
        }

        private var comesToNothing: Bool {
            isFilled && !hasContent && octets[line...].allSatisfy { $0 == UInt8(ascii: " ") }
        }
    }
}

/// Something that a page shows, with the markup that shows it.
protocol View {
    var html: HTML { get }
}

/// A sign of `Parts/Icons.swift`, beside words that say the same.
enum Icon {
    static func of(_ name: String) -> HTML {
        """
        <svg class="i" aria-hidden="true"><use href="#i-\(name)"/></svg>
        """
    }
}
