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
    private(set) var octets: [UInt8] = []

    /// Of a literal alone: text from outside can't be made into markup.
    init(stringLiteral markup: StaticString) {
        octets = markup.withUTF8Buffer { unsafe Array($0) }
    }

    init(stringInterpolation parts: Parts) {
        var parts = parts
        octets = parts.finished()
    }

    /// A file that the program carries inside it: nothing of it comes from outside.
    init(_ file: StaticFiles.Inside) { octets = file.octets }

    var isEmpty: Bool { octets.isEmpty }

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
            for octet in HTML(stringLiteral: markup).octets {
                if octet == UInt8(ascii: "\n") {
                    if comesToNothing {
                        octets.removeSubrange(line...)
                    } else {
                        octets.append(octet)
                    }
                    line = octets.count
                    (isFilled, hasContent) = (false, false)
                } else {
                    octets.append(octet)
                }
            }
        }

        /// Text, escaped.
        mutating func appendInterpolation(_ text: some StringProtocol) {
            isFilled = true
            hasContent = hasContent || !text.isEmpty
            for octet in text.utf8 {
                switch octet {
                case UInt8(ascii: "&"): octets.append(contentsOf: "&amp;".utf8)
                case UInt8(ascii: "<"): octets.append(contentsOf: "&lt;".utf8)
                case UInt8(ascii: ">"): octets.append(contentsOf: "&gt;".utf8)
                case UInt8(ascii: "\""): octets.append(contentsOf: "&quot;".utf8)
                case UInt8(ascii: "'"): octets.append(contentsOf: "&#39;".utf8)
                default: octets.append(octet)
                }
            }
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
            octets.append(contentsOf: markup.octets)
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
