/// Why a JSON document is no draft of a round.
package enum MalformedDraft: Error, Hashable, Sendable {
    /// What a member has to be.
    package enum Shape: Hashable, Sendable {
        case text, texts, truth, integer
        /// `YYYY-MM-DD`
        case day
        /// RFC 3339.
        case moment
        /// `{"from", "to"}`
        case period
        /// An object of integers, truths, days and texts.
        case parameters
    }

    case missing(String)
    case unknown(String)
    case shape(String, Shape)
}
