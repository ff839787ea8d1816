import HTTP
import HTTPTypes
import Reporting
import Storage

extension Site {
    /// Where each role begins.
    @Sendable static func home(_ context: Context) throws -> Response {
        let asker = try context.signedIn()
        switch asker.role {
        case .clerk, .head: return try tasks(context)
        case .admin: return .redirect(to: "/units")
        case .officer, .leader, .viewer:
            let rounds = try context.storage.read { try $0.rounds.seen(by: asker.unit.id) }
            guard let round = rounds.first(where: { $0.state == .open }) ?? rounds.first else {
                guard asker.role.isOfDepartment else {
                    throw Refusal(.notFound, "Chưa có đợt báo cáo nào.")
                }
                return .redirect(to: "/rounds")
            }
            return .redirect(to: "/rounds/\(round.code)")
        }
    }

    @Sendable static func health(_ context: Context) throws -> Response {
        .json(["status": "ok"])
    }

    /// Can read and write, as a write shows. The schema is up to date, or the storage would not
    /// have opened.
    @Sendable static func readiness(_ context: Context) throws -> Response {
        _ = try context.storage.read { try $0.settings.isDemonstration() }
        try context.storage.probe()
        return .json(["status": "ready"])
    }
}
