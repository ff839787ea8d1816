import Reporting

/// A receipt as it was given, and what became of it.
package struct IssuedReceipt: Hashable, Sendable {
    package var receipt: Receipt
    /// The round's title.
    package var round: String
    /// Whether no other revision was submitted since.
    package var isLatest: Bool
}
