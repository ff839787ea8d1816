/// What an account may do (Documentation/Sources.md 9.1).
package enum Role: String, Hashable, Sendable, CaseIterable {
    case clerk, head, officer, leader, viewer, admin

    /// Works for one school.
    package var isOfSchool: Bool { self == .clerk || self == .head }

    /// Reads what the schools below its unit sent in.
    package var isOfDepartment: Bool { self == .officer || self == .leader }
}
