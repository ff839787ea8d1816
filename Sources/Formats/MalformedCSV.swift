/// Why text is not CSV.
package struct MalformedCSV: Error, Hashable, Sendable {
    package enum Reason: Hashable, Sendable {
        case isNotUTF8
        case isEmpty
        case cellCount(Int, expected: Int)
        case carriageReturn
        case quoteWithinCell
        case textAfterQuote
        case quoteIsOpen
    }

    /// From 1.
    package var line: Int
    package var reason: Reason

    package init(line: Int, _ reason: Reason) {
        self.line = line
        self.reason = reason
    }
}

extension MalformedCSV.Reason {
    /// English.
    package var message: String {
        switch self {
        case .isNotUTF8: "the file is no text of Unicode (UTF-8)"
        case .isEmpty: "the file is empty"
        case .cellCount(let count, let expected): "\(count) cells instead of \(expected)"
        case .carriageReturn: "a carriage return without line feed"
        case .quoteWithinCell: "a quote within a cell"
        case .textAfterQuote: "text after a closing quote"
        case .quoteIsOpen: "a quote is not closed"
        }
    }
}
