import HTTPTypes
import Reporting
import Storage

/// Who does something about a round's reports: the school's own people, and the officers and
/// leaders of the unit that the round is owed to or of one below it. Whoever stands above the owner,
/// as a province's department does above a department's round, reads alone.
extension Visit {
    func judges(_ round: Round) throws -> Bool {
        guard !asker.role.isOfSchool, asker.unit.id != round.owner else { return true }
        guard let placed = try database.rounds.unit(asker.unit.id, in: round.id) else {
            return false
        }
        return try database.rounds.isBelow(placed, round.owner)
    }

    /// What the asker may do about the round's reports as: a viewer where it only reads.
    func role(over round: Round) throws -> Role { try judges(round) ? asker.role : .viewer }

    /// - Throws: 403 to whoever only reads the round's reports.
    func checkJudging(_ round: Round) throws {
        guard try judges(round) else {
            throw Refusal(
                .forbidden,
                "Báo cáo của đợt này do đơn vị nhận báo cáo xử lý; đơn vị cấp trên chỉ xem.")
        }
    }

    /// The report of the address, for whoever may do something about it; 404 as `report`.
    func judgedReport() throws -> ReportFile {
        let file = try report()
        try checkJudging(file.round)
        return file
    }

    /// The reports of those units, as `reports(of:)`, to do something about them.
    func judgedReports(of codes: [String]) throws -> (round: Round, files: [ReportFile]) {
        let found = try reports(of: codes)
        try checkJudging(found.round)
        return found
    }
}
