import Reporting

/// By what a report is counted and listed under every node above it.
struct ReportPlace: Hashable {
    var level: Level
    var state: ReportState
    /// False for what does not count, as its paper is.
    var isLate = false
    var hasPaper = false

    /// `listed_report.mark`
    var mark: Int { (isLate ? 1 : 0) + (hasPaper ? 2 : 0) }
}

/// A report as totals have it.
struct CountedReport {
    var place: ReportPlace
    /// Of the revision that counts; nil in states that are not counted.
    var tally: Tally?
    /// When one that counts came in first.
    var cameIn: Moment?
}

extension ReportFile {
    var place: ReportPlace {
        ReportPlace(
            level: level, state: report.state, isLate: report.countsAsLate(in: self),
            hasPaper: report.state.isCounted && report.paperOn != nil)
    }

    func counted(_ tally: Tally?) -> CountedReport {
        CountedReport(
            place: place, tally: tally,
            cameIn: report.state.isCounted ? report.firstSubmittedAt : nil)
    }
}
