import Reporting
import Storage

/// A round while its reports are being made up.
struct RoundFile {
    let id: Round.ID
    let round: RoundScript
    let form: Form
    let previous: Round.ID?
}

extension Demonstration {
    /// Lets one step of a school's course happen at its moment.
    func happen(
        _ step: ReportCourse.Step, to course: ReportCourse, in file: RoundFile,
        at moment: Moment
    ) throws {
        let school = course.school
        try write(at: moment) { database in
            guard let unit = try database.read.units.find(school.code) else {
                throw Incomplete(what: "school \(school.code)")
            }
            let head = try actor("ht-\(school.code)", database)
            let clerk = try actor("nv-\(school.code)", database)
            let officer = try actor("chuyenvien", database)
            switch step {
            case .saved(let share, let unreadable):
                var cells = InventedFigures.draft(
                    of: InventedFigures.values(for: school, in: file.round), share: share,
                    order: file.form.indicators.map(\.code)
                ).mapValues { Entry?.some($0) }
                for (code, typed) in unreadable { cells[code] = .unreadable(typed) }
                _ = try database.saveDraft(
                    cells, of: unit.id, in: file.id, seen: nil, by: clerk)
            case .askedHead:
                let values = InventedFigures.values(for: school, in: file.round)
                let reasons = try submission(
                    of: values, by: school, unit: unit, in: file, database
                ).confirmations
                _ = try database.saveDraft(
                    [:], confirmations: reasons, of: unit.id, in: file.id, seen: nil, by: clerk)
                try database.move(unit.id, in: file.id, by: .askHead, by: clerk)
            case .submitted(let wrongly):
                let values = InventedFigures.values(for: school, in: file.round)
                    .merging(wrongly) { _, wrong in wrong }
                _ = try database.submit(
                    try submission(of: values, by: school, unit: unit, in: file, database),
                    by: head)
            case .returned(let reason, let cells):
                let cells = Dictionary(
                    cells.map { ($0.code, $0.reason) }, uniquingKeysWith: { first, _ in first })
                try database.return(
                    unit.id, in: file.id, .init(reason: reason, cells: cells), by: officer)
            case .approved:
                try database.move(unit.id, in: file.id, by: .approve, by: officer)
            case .exempted(let reason):
                try database.move(
                    unit.id, in: file.id, by: .exempt, reason: reason, by: officer)
            }
        }
    }

    /// Checked as the site checks a report: an error in the demonstration's figures is a fault.
    func submission(
        of values: Values, by school: ListedSchool, unit: Unit, in file: RoundFile,
        _ database: WriteTransaction
    ) throws -> Submission {
        guard let round = try database.read.rounds.find(file.id),
            let report = try database.read.reportFile(of: unit.id, in: round)
        else { throw Incomplete(what: "a report of \(school.code)") }
        let check = try database.read.check(of: report, today: database.now.day)
        let problems = check.problems(in: values.mapValues(Entry.value))
        if let error = problems.first(where: { $0.severity == .error }) {
            throw Incomplete(what: "\(school.code), \(error.rule): \(error.message)")
        }
        let warnings = Dictionary(
            grouping: problems.filter { $0.severity == .warning }, by: \.rule)
        return Submission(
            round: file.id, unit: unit.id, values: values,
            confirmations: warnings.keys.sorted().map { rule in
                Confirmation(
                    rule: rule, cells: Set(warnings[rule, default: []].flatMap(\.cells)),
                    reason: WarningReasons.reason(for: rule, of: school.code)
                        ?? "Nhà trường đã kiểm tra, số liệu đúng.")
            }, seenVersion: nil)
    }

    func actor(_ userName: String, _ database: WriteTransaction) throws -> Actor {
        guard let account = try database.read.access.account(named: userName) else {
            throw Incomplete(what: "account \(userName)")
        }
        return Actor(identity: .account(account.id), role: account.role, address: "127.0.0.1")
    }
}
