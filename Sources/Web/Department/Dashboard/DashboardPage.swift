import Reporting
import Storage

/// Tổng quan: one square per school, what has to be done, and what the figures add up to.
struct DashboardPage {
    let frame: Frame
    let head: RoundHead
    let leaf: Leaf
    let isCounting: Bool
    let submitted: String
    let due: String
    /// Of numbers with many digits.
    let isLong: Bool
    let share: String
    let exempt: String
    let hasExempt: Bool
    let mayOpenReports: Bool
    let squares: LevelSquares?
    /// Where there are too many for a square each.
    let bars: LevelBars
    let toDo: ToDo
    let progress: SubmissionProgress
    let hasProgress: Bool
    let communes: CommuneTiles?
    let columns: CommuneColumns?
    let figures: KeyFigures
    let hasFigures: Bool
    let choices: ChoiceBars
    let hasChoices: Bool
    let flows: [FlowFigures]
    let outliers: Outliers
    let hasOutliers: Bool
    /// What a viewer of a closed round may read: a page of it.
    let closed: [ClosedReport]
    let closedPages: ListPages
    /// What was sent upward.
    let closings: [CloseFiguresPage.Earlier]

    struct ClosedReport {
        let name: String
        let reportAddress: String
    }

    struct ClosedReports {
        var reports: [ClosedReport] = []
        var pages = ListPages(first: nil, next: nil)
    }

    init(
        frame: Frame, head: RoundHead, facts: RoundFacts, mayOpenReports: Bool,
        outliers: Outliers, closed: ClosedReports, closings: [CloseFiguresPage.Earlier],
        series: [SeriesNote]
    ) {
        self.closings = closings
        self.outliers = outliers
        hasOutliers = !outliers.lines.isEmpty
        self.closed = closed.reports
        closedPages = closed.pages
        self.frame = frame
        self.head = head
        let coverage = facts.coverage
        leaf = Leaf(dueAt: facts.round.dueAt, now: facts.now)
        isCounting = facts.round.state == .open
        submitted = VietnameseNumber.text(Int64(coverage.submitted))
        due = VietnameseNumber.text(Int64(coverage.due))
        isLong = coverage.due > 999
        share = FigureText.percent(Int64(coverage.submitted), of: Int64(coverage.due))
        exempt = VietnameseNumber.text(Int64(coverage[.exempt]))
        hasExempt = coverage[.exempt] > 0
        self.mayOpenReports = mayOpenReports
        squares = facts.listed.map { LevelSquares(facts, $0) }
        bars = LevelBars(facts)
        toDo = ToDo(facts, mayOpenReports: mayOpenReports, series: series)
        progress = SubmissionProgress(facts)
        hasProgress = coverage.due > 0
        let tiles = facts.listed.map { CommuneTiles(facts, $0, mayOpenReports: mayOpenReports) }
        communes = tiles.flatMap { $0.tiles.isEmpty ? nil : $0 }
        columns = CommuneColumns(facts)
        figures = KeyFigures(facts)
        hasFigures = !figures.ratios.isEmpty || !figures.counts.isEmpty
        choices = ChoiceBars(facts)
        hasChoices = !choices.lists.isEmpty
        flows = FlowFigures.all(in: facts)
    }
}
