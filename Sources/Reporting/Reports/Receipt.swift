/// What a school is given when its report was submitted (biên nhận).
package struct Receipt: Hashable, Sendable {
    /// `pccc-2022/th-cao-thang/1`.
    package var number: String
    package var revision: Int
    package var submittedAt: Moment
    package var isLate: Bool
    /// SHA-256 of the revision's canonical JSON, in lower-case hexadecimal.
    package var hash: String

    package init(number: String, revision: Int, submittedAt: Moment, isLate: Bool, hash: String) {
        self.number = number
        self.revision = revision
        self.submittedAt = submittedAt
        self.isLate = isLate
        self.hash = hash
    }
}
