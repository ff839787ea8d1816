import HTTP
import HTTPTypes
import Reporting
import Storage

/// Where each role begins.
enum Home {
    @Sendable static func show(_ context: Context) throws -> Response {
        let asker = try context.signedIn()
        switch asker.role {
        case .clerk, .head: return try Tasks.show(context)
        case .admin: return .redirect(to: "/units")
        case .officer, .leader, .viewer:
            let round = try context.storage.read {
                try $0.rounds.currentRound(of: asker.unit.id)
            }
            guard let round else {
                guard asker.role.isOfDepartment else {
                    throw Refusal(.notFound, "Chưa có đợt báo cáo nào.")
                }
                return .redirect(to: "/rounds")
            }
            return .redirect(to: "/rounds/\(round.code)")
        }
    }
}
