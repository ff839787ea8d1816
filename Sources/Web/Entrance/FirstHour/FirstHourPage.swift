import Reporting
import Storage

/// Bắt đầu: every step to the first open round, the one that is the asker's to do next opened.
struct FirstHourPage {
    /// A step as the asker's role sees it.
    struct Line {
        let number: Int
        let step: FirstHourStep
        /// What the asker may do of it.
        let ways: [FirstHourStep.Way]
        let isNext: Bool
    }

    let frame: Frame
    let role: Role
    let lines: [Line]
    let done: Int
    /// What others have yet to do.
    let awaited: [(who: String, titles: String)]

    init(_ visit: Visit) throws {
        frame = try Frame(visit, title: "Bắt đầu", current: "/start")
        let role = visit.asker.role
        self.role = role
        let steps = try FirstHourStep.all(visit)
        let next = steps.firstIndex { !$0.isDone && $0.doers.contains(role) }
        lines = steps.enumerated().map { index, step in
            Line(
                number: index + 1, step: step, ways: step.ways.filter { $0.roles.contains(role) },
                isNext: index == next)
        }
        done = steps.count(where: \.isDone)
        let others = steps.filter { !$0.isDone && !$0.doers.contains(role) }
        awaited = [FirstHourStep.administrator, FirstHourStep.officer].compactMap { who in
            let titles = others.filter { $0.doer == who }.map(\.title)
            return titles.isEmpty ? nil : (who, titles.joined(separator: "; "))
        }
    }
}

extension FirstHourStep {
    static let administrator = "quản trị hệ thống"
    static let officer = "chuyên viên"

    fileprivate static func all(_ visit: Visit) throws -> [FirstHourStep] {
        let (database, office) = (visit.database, visit.asker.unit.id)
        let ways = try database.waysIn(below: office, at: visit.now)
        let plans = try database.plans.all().filter(visit.sees)
        let forms = try visit.seenForms().editions
        return [
            try people(visit), try schools(visit, ways), entries(ways), try letterhead(visit),
            plan(plans), try form(visit, forms, for: plans.first),
            try round(
                visit, try database.rounds.owned(by: office), of: plans.first,
                hasForm: !forms.isEmpty),
        ]
    }

    var doer: String {
        doers.contains(.officer) ? FirstHourStep.officer : FirstHourStep.administrator
    }
}
