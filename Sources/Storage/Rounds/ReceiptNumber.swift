import GRDB
import Reporting

extension RoundRepository {
    /// What the receipt of the revision is called: `pccc-2022/th-cao-thang/1`. No two of the site
    /// are called the same: where the unit has such receipts of another office's round of the code,
    /// the owner's code stands before it, `pgd-a~pccc-2022/th-cao-thang/1`.
    func receiptNumber(_ revision: Int, of unit: Unit.Code, in round: Round) throws -> String {
        func number(_ revision: Int) -> String { "\(round.code)/\(unit)/\(revision)" }
        let holder = try Int64.fetchOne(
            database.cachedStatement(sql: "SELECT round_id FROM receipt WHERE number = ?"),
            arguments: [number(1)])
        guard let holder, holder != round.id.rawValue else { return number(revision) }
        let owner = try String.fetchOne(
            database.cachedStatement(sql: "SELECT code FROM unit WHERE id = ?"),
            arguments: [round.owner.rawValue])
        guard let owner else { throw StorageError.damaged("round \(round.code)") }
        return "\(owner)~\(number(revision))"
    }
}
