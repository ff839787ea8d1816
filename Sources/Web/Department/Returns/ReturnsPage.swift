import Reporting
import Storage

/// Trả lại nhiều báo cáo.
struct ReturnsPage {
    struct Row {
        let name: String
        let address: String
        /// What its box is sent as: the unit, and the version that is looked at.
        let value: String
        let isChosen: Bool
        let cells: [(name: String, place: String, reason: String)]
    }

    let frame: Frame
    let roundTitle: String
    let address: String
    let rules: [Choice]
    let questions: [Choice]
    let finding: ReturnFinding?
    let rows: [Row]
    /// In which it is not found any more, or that can't be given back.
    let others: [String]
    let pages: ListPages
    let note: String
    let due: TypedDue
    /// What would be done is shown, and nothing is done yet.
    let isPreview: Bool
    /// Some of the ticked ones: what was typed came back.
    let isTyped: Bool
    let complaints: [Complaint]
    let said: String?

    init(
        _ visit: Visit, _ round: Round, _ form: Form, _ finding: ReturnFinding?,
        _ found: FoundReturns?, _ typed: TypedReturns, isFirst: Bool, isPreview: Bool = false,
        complaints: [Complaint] = []
    ) throws {
        frame = try Frame(
            visit, title: "Trả lại nhiều báo cáo", current: "/rounds/\(round.address)/tracking",
            round: round)
        roundTitle = round.title
        let address = "/rounds/\(round.address)/returns"
        self.address = address
        func choices(_ isRule: Bool) -> [Choice] {
            ReturnFinding.all(of: form).filter { $0.isRule == isRule }.map {
                Choice(
                    value: $0.value, words: String($0.words.prefix(160)),
                    isChosen: $0.value == finding?.value)
            }
        }
        (rules, questions) = (choices(true), choices(false))
        self.finding = finding
        let chosen = Set(typed.versions.map(\.code))
        isTyped = !chosen.isEmpty
        rows = (found?.lines ?? []).map {
            Row($0, isChosen: chosen.isEmpty ? complaints.isEmpty : true)
        }
        others = found?.others ?? []
        pages = ListPages(
            address, [("finding", finding?.value ?? "")], next: found?.next?.text, isFirst: isFirst)
        (note, due) = (typed.note, typed.due)
        self.isPreview = isPreview
        self.complaints = complaints
        said = try ReturnsPage.said(visit)
    }

    private static func said(_ visit: Visit) throws -> String? {
        guard let done = try visit.query("done").flatMap(Int.init(sentCount:)) else { return nil }
        let left = try visit.query("left").flatMap(Int.init(sentCount:)) ?? 0
        return "Đã trả lại \(VietnameseNumber.text(done)) báo cáo, mỗi trường sửa các ô của mình."
            + (left > 0
                ? " \(VietnameseNumber.text(left)) báo cáo giữ nguyên vì vừa thay đổi." : "")
    }
}

extension ReturnsPage.Row {
    fileprivate init(_ line: FoundReturns.Line, isChosen: Bool) {
        let file = line.file
        name = file.unit.unit.name
        address = file.address.page
        value = "\(file.unit.unit.code):\(file.report.version)"
        self.isChosen = isChosen
        cells = line.cells.map { cell in
            (
                "\(cell.indicator.number). \(cell.indicator.label.text(for: file.level))",
                "#at_\(cell.indicator.code)", cell.reason
            )
        }
    }
}
