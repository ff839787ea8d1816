import GRDB
import Reporting

extension Verification {
    /// The report's row, its working copy and its receipts, held against its events.
    mutating func checkTold(
        _ file: ReportFile, cells: Entries, _ forms: RoundForms, by rounds: ToldRounds,
        _ database: ReadTransaction
    ) throws {
        let name = "report \(file.round.address)/\(file.unit.unit.code)"
        let told = try toldReport(of: file, forms, rounds, database.events)
        erasures.fold(told.folds)
        // Then a detail is missing that nothing erased, which is told for itself.
        guard !told.isPartial else { return }
        let report = file.report
        func check(_ isSame: Bool, _ what: String) {
            if !isSame { find("\(name): its \(what) is not what its events tell") }
        }
        check(told.state == report.state, "state")
        check(!told.reason.contradicts(report.reason), "reason")
        check(told.returnedCount == report.returnedCount, "count of returns")
        check(told.openedAt == report.openedAt, "moment of being opened")
        check(
            told.paperOn == report.paperOn && told.paperRevision == report.paperRevision,
            "signed paper")
        check(!told.grantedDue.differs(from: report.grantedDueAt), "granted due moment")
        check(!told.ownDue.differs(from: file.unit.dueAt), "own due moment")
        let known = told.cells.filter {
            $0.key.keptPlace != nil || (told.form ?? file.form).cell($0.key) != nil
        }
        for code in Set(known.keys).union(cells.keys).sorted()
        where known[code]?.canonical != cells[code].map({ Entry?.some($0).json.canonical }) {
            find("\(name): its cell \(code) is not what its events tell")
        }
        let returned = try database.reports.returnedCells(of: report.unit, in: report.round)
        if case .told(let asked) = told.returned {
            let isSame =
                Set(returned.keys) == Set(asked.keys)
                && returned.allSatisfy { asked[$0]?.contradicts($1) == false }
            check(isSame, "list of cells to mend")
        }
        let waivers = try database.reports.waivers(of: report.unit, in: report.round)
        check(
            told.waivers == waivers.reduce(into: [:]) { $0[$1.rule] = $1.reason },
            "list of waived rules")
        for (revision, isLate) in try database.reports.lateReceipts(of: report) {
            guard told.late[revision]?.contradicts(isLate) == true else { continue }
            find(
                "receipt \(file.round.address)/\(file.unit.unit.code)/\(revision): says "
                    + "\(isLate ? "late" : "in time"), and its moments say otherwise")
        }
    }

    private func toldReport(
        of file: ReportFile, _ forms: RoundForms, _ rounds: ToldRounds, _ events: EventRepository
    ) throws -> ToldReport {
        var told = ToldReport()
        var closings = rounds.closings(of: file.round.id)[...]
        try events.ofReport(file.unit.id, in: file.round.id) { event in
            while let closing = closings.first, closing < event.id {
                told.close()
                closings = closings.dropFirst()
            }
            told.take(
                event, dueAt: rounds.dueAt(in: file.round, at: event.id),
                of: forms.form(at: event.id) ?? file.form,
                versions: { forms.form(inVersion: $0, now: file.form) })
        }
        if !closings.isEmpty { told.close() }
        return told
    }
}

extension Told<Moment?> {
    /// Events tell due moments to the second.
    fileprivate func differs(from stored: Moment?) -> Bool {
        guard case .told(let moment) = self else { return false }
        return moment?.description != stored?.description
    }
}

extension EventRepository {
    /// What happened to the report, from the first to the last. What can't be read breaks the chain,
    /// and is passed over here.
    func ofReport(_ unit: Unit.ID, in round: Round.ID, _ visit: (Event) throws -> Void) throws {
        let rows = try Row.fetchCursor(
            database.cachedStatement(
                sql: """
                    SELECT event.*, event_detail.detail, NULL AS address
                    FROM event LEFT JOIN event_detail ON event_detail.seq = event.seq
                    WHERE event.round_id = ? AND event.unit_id = ? ORDER BY event.seq
                    """), arguments: [round.rawValue, unit.rawValue])
        try visitReadable(rows, visit)
    }

    /// What happened beside the reports, from the first to the last, with the links to sections of one.
    func besideReports(_ visit: (Event) throws -> Void) throws {
        let rows = try Row.fetchCursor(
            database,
            sql: """
                SELECT event.*, event_detail.detail, NULL AS address
                FROM event LEFT JOIN event_detail ON event_detail.seq = event.seq
                WHERE event.round_id IS NULL OR event.unit_id IS NULL OR kind IN (?, ?)
                ORDER BY event.seq
                """,
            arguments: [Event.Kind.linkMade.rawValue, Event.Kind.linkRevoked.rawValue])
        try visitReadable(rows, visit)
    }

    private func visitReadable(_ rows: RowCursor, _ visit: (Event) throws -> Void) throws {
        while let row = try rows.next() {
            let event: Event
            do {
                event = try self.event(row)
            } catch is StorageError {
                continue
            }
            try visit(event)
        }
    }
}

extension ReportRepository {
    /// Whether the receipt of each revision says that it came late.
    fileprivate func lateReceipts(of report: Report) throws -> [(revision: Int, isLate: Bool)] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: "SELECT revision, late FROM receipt WHERE round_id = ? AND unit_id = ?"),
            arguments: [report.round.rawValue, report.unit.rawValue]
        ).map { ($0["revision"], $0["late"]) }
    }
}
