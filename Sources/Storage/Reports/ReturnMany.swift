import Reporting

/// One of several reports that are given back, as somebody looked at it.
package struct ReturnOfOne: Sendable {
    package let file: ReportFile
    package let version: Int64
    package let said: Said

    package init(_ file: ReportFile, seen version: Int64, _ said: Said) {
        (self.file, self.version, self.said) = (file, version, said)
    }
}

extension WriteTransaction {
    /// Gives back each of the reports that is still what was looked at, by the door for one, with what
    /// is said of it; the others are not changed, and come back.
    ///
    /// - Throws: `StepFault` for what is missing or wrong in what was said.
    package func giveBack(_ returns: [ReturnOfOne], by actor: Actor) throws -> [ReportFile] {
        guard let role = actor.role else { return returns.map(\.file) }
        return try returns.filter { one in
            guard let round = try read.rounds.find(one.file.round.id),
                let report = try read.reports.find(one.file.unit.id, in: round.id),
                report.version == one.version,
                ReportStep.return.obstacle(to: report, in: round, by: role) == nil
            else { return true }
            try carryOut(.return, one.said, on: one.file, seen: one.version, by: actor)
            return false
        }.map(\.file)
    }
}
