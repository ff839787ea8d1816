import Reporting

extension ReadTransaction {
    /// What a closing made now would say, and what it would be made of.
    package func closingContent(
        of round: Round, number: Int, documentNumber: Int, documentDate: Day, reason: String,
        layout: Int = 0, at now: Moment
    ) throws -> ClosingContent {
        let form = try forms.layout(of: round).form
        let outline = try outline(of: round, form: form)
        let report = try consolidatedReport(of: round, outline: outline, at: now)
        let totals = try roundTotals(of: round, below: round.owner, states: [.approved], at: now)
        let listed = try listing(of: round, below: round.owner, at: now)
        let owed = listed.filter { $0.report.state != .exempt }
        let waivers = try reports.countedWaivers(in: round.id)
        var results = [ClosingContent.total: totals.total.previous]
        for (level, group) in totals.levels { results[level.level.rawValue] = group.previous }
        return ClosingContent(
            round: round, number: number, closedAt: now, documentNumber: documentNumber,
            documentDate: documentDate, reason: reason, layout: layout, report: report,
            tasks: try plan(of: round)?.tasks ?? [],
            schools: try owed.map { listed in
                guard let level = listed.unit.level else {
                    throw StorageError.damaged("unit \(listed.unit.unit.code) has no level")
                }
                return ClosingContent.School(
                    code: listed.unit.unit.code, name: listed.unit.unit.name, level: level,
                    commune: listed.commune?.unit.code, state: listed.report.state,
                    isLate: listed.report.isLateOnceClosed(in: round, for: listed.unit),
                    waivers: listed.report.state == .approved
                        ? waivers[listed.unit.id] ?? [] : [])
            }, exempt: listed.count - owed.count,
            levels: totals.levels.map {
                .init(
                    code: $0.level.level.rawValue, name: $0.level.short, title: $0.level.name)
            },
            communes: totals.communes.map {
                $0.commune.map { .init(code: $0.unit.code.rawValue, name: $0.unit.name) }
                    ?? .noCommune
            }, previousResults: results)
    }

    /// What a closing made now would say otherwise than the last one; nil before the first.
    package func pendingCorrection(of round: Round, at now: Moment) throws -> Correction? {
        guard let last = try documents.closings(of: round.id).first else { return nil }
        let content = try closingContent(
            of: round, number: last.number + 1, documentNumber: last.documentNumber,
            documentDate: last.documentDate, reason: "", at: now)
        return try correction(
            of: last.number, by: try closing(content, in: round.id), in: round.id)
    }

    /// With the revisions that count now.
    func closing(_ content: ClosingContent, in round: Round.ID) throws -> StoredClosing {
        StoredClosing(
            content: content,
            revisions: try reports.all(in: round).filter { $0.value.state == .approved }
                .mapValues(\.revision), files: [])
    }

    func correction(of number: Int, by new: StoredClosing, in round: Round.ID) throws
        -> Correction
    {
        guard let old = try documents.closing(number, of: round) else {
            throw StorageError.damaged("closing \(number)")
        }
        var reasons: [Unit.Code: String] = [:]
        for school in new.content.schools {
            guard let unit = try units.find(school.code) else { continue }
            reasons[school.code] = try events.lastReturnReason(
                of: unit.id, in: round, since: old.content.closedAt)
        }
        do {
            return Correction(
                of: old.content, try totals(of: old, in: round).report(), to: new.content,
                try totals(of: new, in: round).report(), reasons: reasons)
        } catch let error as InvalidForm {
            throw StorageError.damaged("closing: \(error.faults)")
        }
    }
}

extension Report {
    /// The close of an open round takes back the moments until which a report might be mended.
    fileprivate func isLateOnceClosed(in round: Round, for unit: RoundUnit) -> Bool {
        var report = self
        if round.state == .open, state.isOwed { report.grantedDueAt = nil }
        return report.isLate(in: round, for: unit)
    }
}
