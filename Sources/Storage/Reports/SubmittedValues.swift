import GRDB
import Reporting

extension ReportRepository {
    /// The values of the latest submitted revision, as this version of the form has them; nil before
    /// the first.
    package func submittedValues(of unit: Unit.ID, in round: Round.ID, form: Form) throws
        -> Values?
    {
        try values(
            database.cachedStatement(
                sql: ReportRepository.selection + """
                    WHERE round_id = ? AND unit_id = ? ORDER BY number DESC LIMIT 1
                    """), [round.rawValue, unit.rawValue], in: round, form: form)[unit]
    }

    /// nil when there is no such revision.
    package func values(ofRevision number: Int, of unit: Unit.ID, in round: Round.ID, form: Form)
        throws
        -> Values?
    {
        let key = ReadRevisions.Key(
            round: round, unit: unit, number: number, form: form.version.version)
        if let values = known?[key] { return values }
        return try values(
            database.cachedStatement(
                sql: ReportRepository.selection + """
                    WHERE round_id = ? AND unit_id = ? AND number = ?
                    """), [round.rawValue, unit.rawValue, number], in: round, form: form)[unit]
    }

    /// The values of each submitted revision, by its number.
    package func revisions(of unit: Unit.ID, in round: Round.ID, form: Form) throws
        -> [Int: Values]
    {
        let rows = try Row.fetchCursor(
            database.cachedStatement(
                sql: ReportRepository.selection + "WHERE round_id = ? AND unit_id = ?"),
            arguments: [round.rawValue, unit.rawValue])
        var revisions: [Int: Values] = [:]
        while let row = try rows.next() {
            revisions[row[1]] = try values(row, in: round, form: form)
        }
        return revisions
    }

    /// The content of each submitted revision, by its number.
    func contents(of unit: Unit.ID, in round: Round.ID) throws -> [Int: String] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT number, content FROM report_revision
                    WHERE round_id = ? AND unit_id = ?
                    """), arguments: [round.rawValue, unit.rawValue]
        ).reduce(into: [:]) { $0[$1["number"]] = $1["content"] }
    }

    /// The values of the latest submitted revision of every report in the states, by unit.
    package func submittedValues(
        in round: Round.ID, states: Set<ReportState>, form: Form
    ) throws -> [Unit.ID: Values] {
        try values(
            database.cachedStatement(
                sql: ReportRepository.latest
                    + "AND state IN (SELECT value FROM json_each(?))"),
            [
                round.rawValue,
                JSON.array(states.map { .string($0.rawValue) }).column,
            ], in: round, form: form)
    }

    /// The values of the latest revision of each of the units' reports.
    func submittedValues(
        of units: [Unit.ID], in round: Round.ID, form: Form
    ) throws -> [Unit.ID: Values] {
        try values(
            database.cachedStatement(
                sql: ReportRepository.latest
                    + "AND unit_id IN (SELECT value FROM json_each(?))"),
            [round.rawValue, units.column], in: round, form: form)
    }

    private static let selection = """
        SELECT unit_id, number, content FROM report_revision

        """

    /// Of reports that were submitted.
    private static let latest = """
        SELECT unit_id, number, content
        FROM report JOIN report_revision USING (round_id, unit_id)
        WHERE report.round_id = ? AND report_revision.number = report.revision

        """

    private func values(
        _ statement: Statement, _ arguments: StatementArguments, in round: Round.ID, form: Form
    ) throws -> [Unit.ID: Values] {
        let rows = try Row.fetchCursor(statement, arguments: arguments)
        var result: [Unit.ID: Values] = [:]
        while let row = try rows.next() {
            result[Unit.ID(rawValue: row[0])] = try values(row, in: round, form: form)
        }
        return result
    }

    /// Of unit, number, content.
    private func values(_ row: Row, in round: Round.ID, form: Form) throws -> Values {
        let key = ReadRevisions.Key(
            round: round, unit: Unit.ID(rawValue: row[0]), number: row[1],
            form: form.version.version)
        if let values = known?[key] { return values }
        let values = try values(in: row[2], of: round, form: form)
        known?.keep(values, as: key)
        return values
    }

    /// What a revision of the round says, as this version of its form has it.
    func values(in content: String, of round: Round.ID, form: Form) throws -> Values {
        try values(in: JSON(stored: content, "report_revision.content"), of: round, form: form)
    }

    func values(in content: JSON, of round: Round.ID, form: Form) throws -> Values {
        let (values, own) = try submitted(content, in: round, form: form)
        return own.version == form.version ? values : form.taking(values, of: own)
    }

    /// What it says in the words of its own form, which is that of the round or an earlier version.
    func submitted(_ json: JSON, in round: Round.ID, form: Form) throws -> (
        values: Values, form: Form
    ) {
        var own = form
        if let version = json["form_version"]?.integer, version != form.version.version,
            let earlier = try forms.ofRound(round).form(inVersion: Int(version))
        {
            own = earlier
        }
        do throws(Misfit) {
            return (try RevisionContent.values(in: json, form: own), own)
        } catch {
            throw StorageError.damaged("report_revision.content: \(error.sentence)")
        }
    }
}
