import HTTP
import HTTPTypes
import Reporting
import Storage

/// Where each role begins.
enum Home {
    @Sendable static func show(_ visit: Visit) throws -> any Reply {
        let asker = visit.asker
        if let given = asker.given {
            guard let round = try visit.database.rounds.find(given.round) else {
                throw Refusal.notFound
            }
            return Response.redirect(
                to: ReportAddress(of: asker.unit.code, in: round.address).own)
        }
        switch asker.role {
        case .clerk, .head: return try Tasks.show(visit)
        case .admin:
            return Response.redirect(
                to: try visit.database.rounds.isAnyOpened() ? "/units" : "/start")
        case .officer, .leader, .viewer:
            guard let round = try visit.database.rounds.currentRound(of: asker.unit.id) else {
                guard asker.role.isOfDepartment else {
                    return visit.page(try NoRoundPage(visit))
                }
                return Response.redirect(to: "/start")
            }
            return Response.redirect(to: "/rounds/\(round.address)")
        }
    }
}
