import HTTP
import Reporting
import Storage

/// The consolidated report of the address's round, in the version that is asked for.
struct DraftReport {
    let round: Round
    let report: ConsolidatedReport
    /// 0 while it is the form's outline.
    let version: Int
    let versions: [(number: Int, savedAt: Moment)]

    /// - Throws: 404 for whoever is not of the round's owner, and for a version that is none.
    init(_ visit: Visit) throws {
        let wanted = try visit.query("version").map { text -> Int in
            guard let number = Int(sent: text, in: 1...Int.max) else { throw Refusal.notFound }
            return number
        }
        try self.init(visit, version: wanted)
    }

    /// nil is the newest version, 0 what was there before the first.
    init(_ visit: Visit, version wanted: Int?) throws {
        let database = visit.database
        round = try visit.round()
        guard visit.asker.unit.id == round.owner else { throw Refusal.notFound }
        let form = try database.forms.layout(of: round).form
        versions = try database.documents.outlines(of: round.id)
        version = wanted ?? versions.first?.number ?? 0
        let outline =
            version == 0
            ? try database.firstOutline(of: round, form: form)
            : try database.documents.outline(version, of: round.id, form: form)?.outline
        guard let outline else { throw Refusal.notFound }
        report = try database.consolidatedReport(of: round, outline: outline, at: visit.now)
    }
}
