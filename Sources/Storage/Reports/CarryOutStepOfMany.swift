import Reporting

extension WriteTransaction {
    /// Takes the step with each of the reports that it can be taken with now, by the same door as for
    /// one, and gives back the others, of which nothing is changed.
    ///
    /// - Throws: `StepFault` for what is missing or wrong in what was said.
    package func carryOut(
        _ step: ReportStep, _ said: Said, onMany files: [ReportFile], by actor: Actor
    ) throws -> [ReportFile] {
        guard let role = actor.role else { return files }
        return try files.filter { file in
            guard let round = try read.rounds.find(file.round.id),
                let report = try read.reports.find(file.unit.id, in: round.id),
                step.obstacle(to: report, in: round, by: role) == nil
            else { return true }
            do {
                try carryOut(step, said, on: file, by: actor)
            } catch let fault as StepFault where fault.isOfOneReport {
                return true
            }
            return false
        }
    }
}
