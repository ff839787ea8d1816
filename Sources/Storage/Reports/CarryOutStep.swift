import Reporting

extension WriteTransaction {
    /// Takes the step with the report of the file, whoever asks and by whatever door. What is judged
    /// is how the report stands now, not how it stood when the file was read; `version` is the one
    /// that the asker last saw, nil when it does not matter.
    ///
    /// - Throws: `StepFault` for what is missing or wrong in what was said, `Transition.Objection`
    ///   or `UnlockRequest.Objection` for what can't be now, `StaleReport`.
    package func carryOut(
        _ step: ReportStep, _ said: Said, on seen: ReportFile, seen version: Int64? = nil,
        by actor: Actor
    ) throws {
        let (unit, round) = (seen.unit.id, seen.round.id)
        guard let current = try read.rounds.find(round),
            let file = try read.reportFile(of: unit, in: current)
        else { throw StorageError.damaged("no report of unit \(unit.rawValue)") }
        func move(_ transition: Transition, reason: String? = nil) throws {
            try self.move(
                unit, in: round, by: transition, reason: reason, seen: version, by: actor)
        }
        switch step {
        case .withdraw: try move(.withdraw)
        case .takeBack: try move(.takeBack)
        case .review: try move(.review)
        case .approve: try move(.approve)
        case .recall: try move(.recall)
        case .exempt: try move(.exempt, reason: try said.needed())
        case .return:
            try self.return(
                unit, in: round,
                Return(
                    reason: try said.remark(), cells: try said.cells(of: file.form),
                    dueAt: try said.due(after: now)), seen: version, by: actor)
        case .extend:
            try setDue(
                try extended(said, file), of: unit, in: round, reason: try said.needed(), by: actor)
        case .paper:
            let day = try said.paperDay(
                today: now.day, plan: file.plan.date,
                submitted: try read.reports.day(
                    submitting: said.paperRevision ?? 1, of: unit, in: round))
            try setPaper(day, revision: said.paperRevision, of: unit, in: round, by: actor)
        case .contact:
            try note(
                try said.neededContact(), with: unit, in: round,
                note: try said.needed(or: .noteMissing), promisedOn: said.day, by: actor)
        case .askUnlock:
            try askUnlock(of: unit, in: file.round, reason: try said.needed(), by: actor)
        case .unlock:
            try unlock(
                unit, in: round,
                Return(reason: try said.needed(), dueAt: try said.neededDue(after: now)), by: actor)
        case .refuseUnlock:
            try refuseUnlock(of: unit, in: round, text: try said.needed(), by: actor)
        case .waive:
            let rule = try read.check(of: file, today: now.day).waivable(try said.neededRule())
            try waive(
                Waiver(rule: rule.id, reason: try said.needed()), for: unit, in: round, by: actor)
        case .endWaiver:
            try endWaiver(of: try said.neededRule(), for: unit, in: round, by: actor)
        }
    }

    /// nil where the school is to have the round's due moment again.
    private func extended(_ said: Said, _ file: ReportFile) throws(StepFault) -> Moment? {
        guard said.endsExtension else {
            return try said.extendedDue(
                beyond: file.report.dueAt(in: file.round, for: file.unit), after: now)
        }
        guard file.hasOwnDue else { throw .hasNoExtension }
        return nil
    }
}
