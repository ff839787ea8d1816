/// Why a text is not JSON that we read, and where.
package struct MalformedJSON: Error, Hashable, Sendable {
    package var reason: Reason
    /// The byte at which reading stopped, from 0; for a number, a name, an escape: its first byte.
    package var offset: Int

    package enum Reason: Hashable, Sendable {
        /// RFC 8259 section 8.1: it must not be sent.
        case byteOrderMark
        case unexpectedEnd
        case expected(Token)
        case trailingText
        /// Arrays and objects stand within each other more often than this.
        case depth(Int)
        case leadingZero
        /// Right by the grammar, but not exact as `Int64` nor as 18 digits behind a point.
        case number
        case escape
        case controlCharacter
        case loneSurrogate
        case encoding
        case duplicate(name: String)
    }

    package enum Token: String, Hashable, Sendable {
        case value = "a value"
        case digit = "a digit"
        case name = "a member name in quotes"
        case nameOrEnd = "a member name in quotes or }"
        case colon = "a colon"
        case commaOrBracket = "a comma or ]"
        case commaOrBrace = "a comma or }"
    }
}

extension MalformedJSON: CustomStringConvertible {
    package var description: String { "at byte \(offset): \(reason.sentence)" }
}

extension MalformedJSON.Reason {
    /// English, for whoever wrote the text or the program that did.
    package var sentence: String {
        switch self {
        case .byteOrderMark: "JSON must not begin with a byte order mark"
        case .unexpectedEnd: "the text ends too early"
        case .expected(let token): "expected \(token.rawValue)"
        case .trailingText: "text after the end of the value"
        case .depth(let limit): "nested deeper than \(limit) levels"
        case .leadingZero: "a number must not begin with a zero that is followed by a digit"
        case .number: "the number is too large or has too many digits to be kept exactly"
        case .escape: "not an escape sequence"
        case .controlCharacter: "a control character in a string must be escaped"
        case .loneSurrogate: "half of a surrogate pair"
        case .encoding: "not UTF-8"
        case .duplicate(let name): "the member \"\(name.prefix(60))\" occurs twice"
        }
    }
}
