import Reporting

/// Who may ask for an address; without a rule there is no route.
enum AccessRule: Sendable {
    case anyone
    /// Programs: on this machine, not through a proxy, or with any token.
    case machines
    case roles(Set<Role>)
    /// Whoever has signed in, also while one of these steps is due.
    case newcomers(Set<FirstStep>)

    /// Lets in only who has signed in, and has done with the steps of that.
    var isOfRoles: Bool {
        if case .roles = self { true } else { false }
    }

    static let everybodySignedIn = AccessRule.roles(Set(Role.allCases))
    static let newcomers = AccessRule.newcomers(Set(FirstStep.allCases))
    static let school = AccessRule.roles([.clerk, .head])
    static let department = AccessRule.roles([.officer, .leader])
    /// The department, and those who watch how it stands.
    static let overseers = AccessRule.roles([.officer, .leader, .viewer])
    /// Those, and schools.
    static let readers = AccessRule.roles([.clerk, .head, .officer, .leader, .viewer])
    static let admin = AccessRule.roles([.admin])
    static let departmentOrAdmin = AccessRule.roles([.officer, .leader, .admin])
    /// Whoever has to do with reports: schools and the department.
    static let reporting = AccessRule.roles([.clerk, .head, .officer, .leader])
    /// Who fills in reports: schools their own, officers in a school's place.
    static let entering = AccessRule.roles([.clerk, .head, .officer])
    /// Who looks after the access of schools.
    static let caretakers = AccessRule.roles([.officer, .admin])
    static let officer = AccessRule.roles([.officer])
    static let leader = AccessRule.roles([.leader])
    static let head = AccessRule.roles([.head])
    static let clerk = AccessRule.roles([.clerk])
    static let reportingOrAdmin = AccessRule.roles([.clerk, .head, .officer, .leader, .admin])
}
