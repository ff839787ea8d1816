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

    init(_ visit: Visit) throws {
        let role = visit.asker.role
        frame = try Frame(visit, title: "Hướng dẫn sử dụng", current: "/help")
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
