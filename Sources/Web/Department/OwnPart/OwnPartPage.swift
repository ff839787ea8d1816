import Reporting
import Storage

/// The form of what an office says of its own work in a round; to be read by whoever can't change it.
struct OwnPartPage {
    struct Answer {
        let number: Int
        let question: String
        let text: String
    }

    let frame: Frame
    let roundTitle: String
    let officeName: String
    let address: String
    let reportAddress: String
    let version: Int
    let savedAt: String?
    /// Of those that must be answered.
    let progress: Progress
    let sections: [FormSection]
    /// For whoever reads; nil for an officer.
    let answers: [Answer]?
    let isSaved: Bool
    /// Why nothing of what was typed was kept.
    let complaint: String?
    /// The field that is to be mended first; nil where none is.
    let firstFault: String?

    init(
        _ part: OwnPartOfRound, _ visit: Visit, isSaved: Bool = false, complaint: String? = nil
    ) throws {
        let round = part.round
        frame = try Frame(
            visit, title: "Phần của cơ quan", current: "/rounds/\(round.address)/consolidated",
            round: round)
        roundTitle = round.title
        officeName = visit.asker.unit.name
        address = "/rounds/\(round.address)/own"
        reportAddress = "/rounds/\(round.address)/consolidated"
        // Kept over what stands now: whoever sends it again has read that somebody was faster.
        version = try visit.database.documents.ownReport(of: round.id, form: part.form)?.number ?? 0
        savedAt = part.savedAt.map { VietnameseDate.text($0) }
        let maker = FormFieldMaker(
            content: part.content, findings: part.findings, reasons: TypedReasons(stored: []),
            openCells: nil)
        sections = part.questions.sections.map { section in
            var shown = FormSection(section, maker)
            shown.isOpen = true
            return shown
        }
        progress = part.content.progress(of: part.questions.indicators)
        answers =
            visit.asker.role == .officer
            ? nil
            : part.questions.indicators.map { indicator in
                Answer(
                    number: indicator.number, question: indicator.label.vietnamese,
                    text: indicator.text(of: part.entries[indicator.code], level: .own))
            }
        self.isSaved = isSaved
        self.complaint = complaint
        let fault = part.findings.shown.first { $0.severity == .error }
        firstFault = fault?.cells.first?.rawValue
    }
}

extension OwnPartPage: View {
    var html: HTML {
        frame.around(
            """
            <div class="wrap narrow">
            <div class="head"><div><p class="crumb"><a href="\(reportAddress)">Báo cáo tổng hợp</a></p><h1>Phần của cơ quan</h1><p class="lede">\(roundTitle)</p>
            <p class="facts"><span>\(officeName)</span> <span>Đã nhập <b>\(progress.text)</b> chỉ tiêu bắt buộc</span>\(savedAt.map { " <span>Lưu lúc \($0)</span>" })</p></div></div>
            <div class="stack">
            \(if: isSaved, Outcome.done("Đã lưu phần của cơ quan."))
            \(complaint.map(Outcome.refused))
            \(firstFault.map(wayToFault))
            <p class="small mute note">Việc cơ quan tự làm trong kỳ. Số liệu ở đây đứng cạnh số liệu của các trường trong báo cáo tổng hợp, không cộng vào.\(if: answers == nil, " Để trống là chưa có nội dung; không phát sinh thì nhập số 0.")</p>
            \(answers.map(table) ?? form)
            </div>
            </div>
            """)
    }

    private func wayToFault(_ field: String) -> HTML {
        ##"<p><a href="#\##(field)">Đến chỗ cần sửa đầu tiên</a></p>"##
    }

    private var form: HTML {
        """
        <form class="stack" method="post" action="\(address)" data-guard\(if: complaint != nil, " data-unsaved") novalidate>\(frame.keys)\(EnterKey.presses("save", "Lưu"))<input type="hidden" name="last" value="\(version)">
        \(sections.map { $0.fields(hasPrevious: false) })
        <p><button class="btn primary">Lưu</button></p></form>
        """
    }

    private func table(_ answers: [Answer]) -> HTML {
        Table.part(
            ["Chỉ tiêu", .right("Nội dung")], style: "fold answers", rows: answers.map(\.html))
    }
}

extension OwnPartPage.Answer: View {
    var html: HTML {
        #"<tr role="row"><th role="rowheader" scope="row">\#(number). \#(question)</th><td role="cell" class="v pre">\#(text)</td></tr>"#
    }
}
