/// Why a round can't be changed so, as it stands.
package enum RoundObjection: Error, Hashable, Sendable {
    case isNotPlanned, isNotOpen, isNotWithdrawn
    /// Reports were submitted: it can't be taken back any more.
    case hasReports
    /// It counts, and stays.
    case isNoTrial
    /// Of more schools, or one more of an office, than `Round.mostInTrial` and `Round.mostTrials`.
    case isLargeForTrial, hasTrials
}
