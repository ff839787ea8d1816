import Formats
import Reporting
import Storage

/// One event of the list.
struct JournalLine {
    let seq: Int64
    let at: Moment
    let when: String
    let who: String
    let role: String
    let address: String
    let unit: String
    let round: String
    let what: String
    let changes: [EventChange]
    /// Where the report is; nil for what is no event of a report.
    let link: String?

    init(_ event: Event, _ names: EventNames) {
        let sentence = EventSentence(event, names)
        seq = event.id
        at = event.at
        when = VietnameseDate.text(event.at)
        who = sentence.who
        role = event.role?.name ?? ""
        address = sentence.address
        let unit = event.unit.flatMap { names.units[$0] }
        self.unit = unit?.name ?? ""
        let round = event.round.flatMap { names.rounds[$0] }
        self.round = round?.title ?? ""
        what = sentence.what
        changes = sentence.changes
        link =
            if let unit, let round { "/rounds/\(round.address)/reports/\(unit.code)" } else { nil }
    }

    static let columns: [Spreadsheet.Column] = [
        .init("Số", width: 8), .init("Thời gian", width: 19), .init("Người thực hiện", width: 30),
        .init("Vai trò", width: 18), .init("Địa chỉ mạng", width: 16), .init("Đơn vị", width: 32),
        .init("Đợt báo cáo", width: 32), .init("Thao tác", width: 44),
        .init("Thay đổi", width: 50),
    ]

    var cells: [SheetCell] {
        [
            .integer(seq), .moment(at), .text(who), .text(role), .text(address), .text(unit),
            .text(round), .text(what),
            .text(changes.map(\.words).joined(separator: "; ")),
        ]
    }
}
