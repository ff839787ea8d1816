import HTTP
import HTTPTypes
import Reporting
import Storage

/// Made-up reports of a trial, so that its totals and documents can be seen at once.
enum SampleReports {
    /// How many schools get one at once.
    static let most = 20

    /// `POST /rounds/{round}/samples`: of a trial that is open, submits and approves a made-up report in
    /// the place of the first schools that have not begun; those whose rules it can't satisfy stay.
    @Sendable static func add(_ wish: Wish) throws -> any Reply {
        let (round, made, left) = try wish.look { visit in
            let round = try visit.ownedRound()
            guard round.isTrial else { throw Refusal.notFound }
            guard round.state == .open else {
                throw Refusal(.conflict, RoundObjection.isNotOpen.sentence)
            }
            let made = try visit.sampleReports(in: round)
            return (round, made.all, made.left)
        }
        return try wish.commit { database in
            for (file, submission) in made {
                _ = try database.submit(submission, by: wish.actor)
                try database.carryOut(.approve, Said(), on: file, by: wish.actor)
            }
            let outcome = FormFields([
                ("done", "sample"), ("count", "\(made.count)"), ("left", "\(left)"),
            ])
            return .redirect(to: "/rounds/\(round.address)/tracking?\(outcome.encoded)")
        }
    }
}

extension Visit {
    /// One a school, and for how many none could be made.
    fileprivate func sampleReports(
        in round: Round
    ) throws -> (all: [(ReportFile, Submission)], left: Int) {
        var filter = ReportFilter()
        filter.states = [.notStarted]
        let page = try database.reportPage(
            of: round, below: round.owner, filter: filter, limit: SampleReports.most, at: now)
        var known: [Level: [Entries]] = [:]
        var all: [(ReportFile, Submission)] = []
        for (place, line) in page.lines.enumerated() {
            guard let file = try database.reportFile(of: line.unit.id, in: round) else { continue }
            let check = try database.check(of: file, today: now.day)
            // Of each level a few, so that they differ.
            let kinds =
                known[file.level]
                ?? (0..<3).map { check.sampleEntries(seed: $0, near: round.dataClose) }
            known[file.level] = kinds
            let entries = kinds[place % kinds.count]
            let problems = check.problems(in: entries)
            guard !problems.hasErrors else { continue }
            // One reason a rule, whatever it speaks of.
            let reasons = Dictionary(grouping: problems.unconfirmed(by: []), by: \.rule)
                .sorted { $0.key.rawValue < $1.key.rawValue }.map {
                    Confirmation(
                        rule: $0.key, cells: Set($0.value.flatMap(\.cells)),
                        reason: "Số liệu ví dụ.")
                }
            all.append(
                (
                    file,
                    Submission(
                        round: round.id, unit: file.unit.id,
                        values: entries.compactMapValues(\.value),
                        confirmations: reasons, seenVersion: file.report.version,
                        onBehalfReason: "Số liệu ví dụ của đợt thử.", by: .paper)
                ))
        }
        return (all, page.lines.count - all.count)
    }
}
