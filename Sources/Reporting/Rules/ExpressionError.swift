/// Why a text of the rule language, or a message, can't be read.
package struct ExpressionError: Error, Hashable, Sendable {
    /// The place in the text in characters, from 1; one past the last when something is missing.
    package var position: Int
    package var fault: ExpressionFault

    /// English, for whoever writes forms as documents.
    package var message: String { fault.message }
}

extension ExpressionError: CustomStringConvertible {
    package var description: String { "character \(position): \(message)" }
}
