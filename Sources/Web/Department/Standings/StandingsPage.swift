import Reporting
import Storage

/// Thi đua: a line for each school, over the rounds that were due in the year.
struct StandingsPage {
    struct Row {
        let name: String
        let commune: String
        let owed: Int
        let onTime: Int
        let late: Int
        let daysLate: Int
        let missing: Int
        let ahead: Int
        let returns: Int
        let errors: Int
        let note: String
    }

    let frame: Frame
    let year: Int
    let years: [Tab]
    let rounds: [String]
    /// Those of the page; all are in the workbook.
    let shown: [Row]
    let pages: ListPages
    let isSchool: Bool
    let note: String
    let fileAddress: String
    let said: String?
    let complaint: String?
    let needsPIN: Bool

    static let length = 100

    /// `typed` is a note that was not kept, for the reason of the complaint.
    init(
        frame: Frame, _ view: StandingsView, isFirst: Bool, isDone: Bool, typed: String?,
        complaint: String?,
        needsPIN: Bool
    ) {
        (self.frame, year, isSchool) = (frame, view.year, view.isSchool)
        years = view.dueYears.union([view.thisYear, view.year]).sorted(by: >).map {
            Tab(words: "\($0)", address: "/standings?year=\($0)", isChosen: $0 == view.year)
        }
        rounds = view.rounds.map(\.title)
        shown = view.standings.map(Row.init)
        pages = ListPages(
            "/standings", [("year", "\(year)")], next: view.next?.text, isFirst: isFirst)
        note = typed ?? view.standings.first?.note ?? ""
        fileAddress = "/standings.xlsx?year=\(year)"
        said = isDone ? "Đã lưu ghi chú." : nil
        (self.complaint, self.needsPIN) = (complaint, needsPIN)
    }
}

extension StandingsPage.Row {
    fileprivate init(_ standing: Standing) {
        name = standing.unit.name
        commune = standing.commune?.name ?? ""
        owed = standing.owed
        onTime = standing.onTime
        late = standing.late
        daysLate = standing.daysLate
        missing = standing.missing
        ahead = standing.ahead
        returns = standing.returns
        errors = standing.errors
        note = standing.note ?? ""
    }
}
