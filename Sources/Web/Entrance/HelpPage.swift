import HTTP
import Reporting

/// Hướng dẫn sử dụng, for one role.
struct HelpPage {
    let frame: Frame
    let role: String
    let isSchool: Bool
    let isHead: Bool
    let isDepartment: Bool
    let isOfficer: Bool
    let isLeader: Bool
    let isViewer: Bool
    let isAdmin: Bool

    init(_ context: Context) throws {
        let role = try context.signedIn().role
        frame = try Frame(context, title: "Hướng dẫn sử dụng", current: "/help")
        self.role = role.name
        isSchool = role.isOfSchool
        isHead = role == .head
        isDepartment = role.isOfDepartment
        isOfficer = role == .officer
        isLeader = role == .leader
        isViewer = role == .viewer
        isAdmin = role == .admin
    }
}
