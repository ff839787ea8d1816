import Reporting
import Storage

/// Hồ sơ nhà trường, to be read and to be corrected.
struct ProfilePage {
    let frame: Frame
    let unitName: String
    /// nil where no round asks for any.
    let profile: UnitProfile?
    let fields: [FormField]
    let seen: String
    let from: String
    let today: String
    let isOfBefore: Bool
    let needsPIN: Bool
    let said: String?
    let complaints: [Complaint]

    init(
        _ visit: Visit, _ now: OwnFacts, _ typed: TypedProfile? = nil,
        _ complaints: [Complaint] = []
    ) throws {
        let day = visit.now.day
        frame = try Frame(visit, title: "Hồ sơ nhà trường", current: "/profile")
        unitName = visit.asker.unit.name
        profile = try now.questions.map {
            try UnitProfile(of: visit.asker.unit.id, $0, on: day, visit.database)
        }
        var entries = now.entries
        for (code, entry) in typed?.touched ?? [:] { entries[code] = entry }
        fields = now.questions.map { $0.fields(entries, today: day) } ?? []
        seen = now.seen
        from = typed?.from ?? ""
        today = VietnameseDate.text(day)
        isOfBefore = typed?.isOfBefore ?? false
        needsPIN = visit.asker.cameByLink
        let sentences = [
            "saved": "Đã cập nhật hồ sơ. Các báo cáo mở từ nay lấy số liệu này.",
            "same": "Hồ sơ đã ghi như vậy, không có gì thay đổi.",
        ]
        said = try visit.query("done").flatMap { sentences[$0] }
        self.complaints = complaints
    }
}

extension ProfileQuestions {
    /// The form's own fields, with what stands in them.
    fileprivate func fields(_ entries: Entries, today: Day) -> [FormField] {
        let check = ReportCheck(form: form, level: level, parameters: file.parameters(on: today))
        let content = FormContent(check: check, period: file.round.period, entries: entries)
        let maker = FormFieldMaker(
            content: content,
            findings: Findings(content, confirmations: [], isChecked: false),
            reasons: TypedReasons(stored: []), openCells: nil)
        return indicators.map(maker.field)
    }
}
