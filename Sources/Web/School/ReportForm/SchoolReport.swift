import Reporting
import Storage

/// One report as its school works on it: what is asked, what stands in it, what it is held
/// against.
struct SchoolReport {
    private(set) var file: ReportFile
    private(set) var check: ReportCheck
    /// What stands in its form: what is stored, or what somebody typed over it.
    private(set) var entries: Entries
    private(set) var stored: Entries
    var confirmations: [Confirmation]
    private(set) var waivers: [Waiver]
    /// The cells that the department wants mended; only while the report is returned.
    private(set) var returnedCells: [Indicator.Code: String]
    /// Of the latest submitted revision.
    private(set) var submitted: Values
    /// Of the approved report in the round before.
    private(set) var previous: Values
    /// An officer enters what the school sent on paper.
    let isOnBehalf: Bool
    /// The school itself has begun: what is entered on its behalf takes the place of that.
    let replacesDraft: Bool
    /// Who declared a section nil, and when: a sentence each, by its cell.
    let declared: [Indicator.Code: String]
    /// What stands in it and answers no question that is asked now.
    private(set) var oldAnswers: [OldAnswer]
    /// The versions of its form that the round had before this one.
    let earlierVersions: Set<Int>
    /// What is known of the school beside this report, to questions of the form.
    private(set) var offered: [Indicator.Code: OfferedAnswer]
    /// What the school reported at once within the period.
    private(set) var incidents: IncidentFigures
    /// The sections that are seen alone; nil where all are.
    private(set) var given: [String]?
    /// Reasons for what is not seen here: they stay as they are.
    private(set) var othersConfirmations: [Confirmation] = []
    /// Of those that are seen, the cells that may be changed.
    private var givenOpen: Set<Indicator.Code>?

    /// What stands in blank cells while nothing was saved yet.
    var offers: [Indicator.Code: OfferedAnswer] { report.state == .notStarted ? offered : [:] }

    var form: Form { file.form }
    var level: Level { file.level }
    var report: Report { file.report }
    var round: Round { file.round }

    init(
        _ file: ReportFile, isOnBehalf: Bool = false, today: Day, _ database: ReadTransaction
    ) throws {
        self.isOnBehalf = isOnBehalf
        self.file = file
        check = try database.check(of: file, today: today)
        let (unit, round) = (file.unit.id, file.round.id)
        let all = try database.reports.entries(of: unit, in: round, form: file.form)
        // What the school has not sent is its own, also before the department.
        let own =
            isOnBehalf
            ? try database.reports.entriesOnBehalf(of: unit, in: round, form: file.form) : all
        (entries, stored) = (own, own)
        replacesDraft = own != all
        confirmations = try database.reports.confirmations(of: unit, in: round)
        waivers = try database.reports.waivers(of: unit, in: round)
        returnedCells =
            file.report.state == .returned
            ? try database.reports.returnedCells(of: unit, in: round).filter {
                file.form.cell($0.key) != nil
            } : [:]
        oldAnswers = isOnBehalf ? [] : try database.oldAnswers(of: file)
        earlierVersions = try database.forms.ofRound(round).versions
        submitted =
            file.report.revision > 0
            ? try database.reports.values(
                ofRevision: file.report.revision, of: unit, in: round, form: file.form) ?? [:]
            : [:]
        previous = try database.approvedValues(
            of: unit, before: file.round, comparableIn: file.form)
        declared = try SchoolReport.declared(
            check.nilReturns.map(\.cell).filter { own[$0] != nil }, of: file, database)
        offered = try OfferedAnswer.all(
            for: file, given: check.parameters, isOnBehalf: isOnBehalf, database)
        incidents = try IncidentFigures(of: file, database)
    }

    private static func declared(
        _ cells: [Indicator.Code], of file: ReportFile, _ database: ReadTransaction
    ) throws -> [Indicator.Code: String] {
        try cells.reduce(into: [:]) { declared, code in
            let entered = try database.reports.entered(
                code, of: file.unit.id, in: file.round.id)
            let who = try entered?.account.flatMap { try database.access.account($0) }
            declared[code] =
                "\(who?.person.name ?? "Nhà trường") khai"
                + (entered.map { " lúc \(VietnameseDate.text($0.at))" } ?? "")
                + ": ô số để trống của mục tính là 0."
        }
    }

    /// The report as a colleague sees it who was given these sections: nothing of it that belongs to
    /// another one is in what is returned, neither figures nor reasons, and rules do not look there.
    func only(_ sections: [String]) -> SchoolReport {
        var report = self
        let form = form.only(sections)
        let cells = Set(form.cells(for: level).map(\.code))
        let rules = Set(form.rules.map(\.id))
        report.given = sections
        report.givenOpen = openCells?.intersection(cells)
        report.file.layout = TotalsLayout(form: form)
        report.entries = entries.filter { cells.contains($0.key) }
        report.stored = stored.filter { cells.contains($0.key) }
        report.returnedCells = returnedCells.filter { cells.contains($0.key) }
        report.submitted = submitted.filter { cells.contains($0.key) }
        report.previous = previous.filter { cells.contains($0.key) }
        report.offered = offered.filter { cells.contains($0.key) }
        report.incidents = incidents.only(cells)
        report.confirmations = confirmations.filter { rules.contains($0.rule) }
        report.othersConfirmations = confirmations.filter { !rules.contains($0.rule) }
        report.waivers = waivers.filter { rules.contains($0.rule) }
        report.oldAnswers = []
        report.check = ReportCheck(
            form: form, level: level, parameters: check.parameters, previous: report.previous,
            waivers: report.waivers)
        return report
    }

    /// The report with the cells as somebody typed them; cells not named stay.
    func with(_ cells: [Indicator.Code: Entry?]) -> SchoolReport {
        var changed = self
        for (code, entry) in cells { changed.entries[code] = entry }
        return changed
    }

    /// The report as its form shows it, with what stands in blank cells until somebody saves it.
    var asShown: SchoolReport {
        with(offers.filter { entries[$0.key] == nil }.mapValues(\.entry))
    }

    var content: FormContent {
        var content = FormContent(check: check, period: round.period, entries: entries)
        (content.offers, content.previous, content.submitted) = (offers, previous, submitted)
        (content.returnedCells, content.isOnBehalf) = (returnedCells, isOnBehalf)
        content.declared = declared
        content.proposed = incidents.figures
        return content
    }

    /// Beside the form and the report to be read.
    var oldAnswersPart: OldAnswersPart? {
        OldAnswersPart(
            oldAnswers, of: level,
            "Cơ quan quản lý đã đổi biểu mẫu: các câu này không còn được hỏi, hoặc hỏi cách khác. Nội dung cũ vẫn được giữ nhưng không tính vào báo cáo; cần dùng thì nhập lại vào ô mới."
        )
    }

    var progress: Progress { content.progress(of: form.indicators(for: level)) }

    /// The moment before which it is to be submitted.
    var dueAt: Moment { report.dueAt(in: round, for: file.unit) }

    /// The cells that may be changed; nil when all may.
    var openCells: Set<Indicator.Code>? {
        guard given == nil else { return givenOpen }
        guard report.state == .returned, !returnedCells.isEmpty, !isOnBehalf else { return nil }
        return check.openCells(
            returned: returnedCells.keys, in: entries, confirmations: confirmations)
    }

    /// Where its form is read and sent.
    var formAddress: String { isOnBehalf ? file.address.entry : file.address.own }

    /// Where all that is wrong with it stands, and where it is handed in.
    var checkAddress: String { formAddress + "/check" }

    func objection(to transition: Transition, by role: Role) -> Transition.Objection? {
        transition.objection(to: report, in: round, by: role)
    }
}

extension Visit {
    /// The asker's own report in the round of the address, or the one that an officer enters for
    /// the school that the address names; 404 also for a round that the school is not in. A colleague
    /// who was given sections sees these alone.
    func schoolReport() throws -> SchoolReport {
        let isOnBehalf = parameters["unit"] != nil
        let report = try SchoolReport(
            isOnBehalf ? try judgedReport() : try ownReport(), isOnBehalf: isOnBehalf,
            today: now.day,
            database)
        return asker.given.map { report.only($0.sections) } ?? report
    }
}
