import Reporting
import Storage

/// Đôn đốc: what to write to whom, and when it was written last.
struct RemindersPage {
    struct Commune {
        let id: String
        let name: String
        let count: Int
        let rows: Int
        let text: String
        let schools: [School]
        let codes: [String]
    }

    struct School {
        let name: String
        let schoolAddress: String
        let state: Badge
        let contact: String
    }

    let frame: Frame
    let head: RoundHead
    let address: String
    let trackingAddress: String
    let letterAddress: String
    let count: String
    let isEmpty: Bool
    /// Of the next page; nil on the last one.
    let nextAddress: String?
    let communes: [Commune]
    /// All of them in one text; nil where there is one commune, whose text it is, or more schools than
    /// a page has.
    let whole: Commune?
    let mayNote: Bool
    let said: String?
    let unwritten: UnwrittenLetterhead?

    /// Schools that are noted at once.
    static let mostNoted = 2_000

    /// Schools that one page has.
    static let longest = 500

    init(
        frame: Frame, head: RoundHead, round: Round, reports: ReportListPage, isFirst: Bool,
        count: Int, contacts: [Unit.ID: (last: Contact, count: Int)], mayNote: Bool, said: String?,
        unwritten: UnwrittenLetterhead?, now: Moment
    ) {
        self.frame = frame
        self.head = head
        self.mayNote = mayNote
        self.said = said
        self.unwritten = unwritten
        address = "/rounds/\(round.address)/reminders"
        letterAddress = address + ".docx"
        trackingAddress = "/rounds/\(round.address)/tracking"
        self.count = VietnameseNumber.text(count)
        isEmpty = count == 0
        let owed = reports.lines
        nextAddress = reports.next.map { [address] in address + "?after=\($0.text)" }
        let byCommune = Dictionary(grouping: owed) { $0.commune?.id }
        let order = byCommune.values.compactMap(\.first).sorted {
            ($0.commune?.displayOrder ?? Int.max, $0.unit.id)
                < ($1.commune?.displayOrder ?? Int.max, $1.unit.id)
        }
        let groups = order.map { first in
            (commune: first.commune, schools: byCommune[first.commune?.id] ?? [])
        }
        communes = groups.map { commune, schools in
            Commune(
                commune?.unit.code.rawValue ?? "khac", commune?.unit.name ?? "Đơn vị khác",
                RemindersPage.text(
                    round, place: commune.map { " thuộc \($0.unit.name.insideSentence)" } ?? "",
                    schools, RemindersPage.names(schools, in: round), now),
                schools.map { School($0, contacts[$0.unit.id], in: round) },
                schools.map(\.unit.unit.code.rawValue))
        }
        let named = groups.map { commune, schools in
            (commune?.unit.name ?? "Đơn vị khác") + ":\n"
                + RemindersPage.names(schools, in: round)
        }
        whole =
            groups.count < 2 || !isFirst || nextAddress != nil
            ? nil
            : Commune(
                "all", "Tất cả các xã",
                RemindersPage.text(
                    round, place: "", owed, named.joined(separator: "\n"), now), [],
                communes.flatMap(\.codes))
    }

    /// Names those who owe and nothing else: it goes into a chat that many read.
    private static func text(
        _ round: Round, place: String, _ schools: [ListedReport], _ names: String, _ now: Moment
    ) -> String {
        let returned = schools.count { $0.report.state == .returned }
        let standing =
            returned == 0
            ? "chưa nộp"
            : returned == schools.count ? "phải chỉnh sửa, nộp lại" : "chưa nộp hoặc phải nộp lại"
        let whom = round.contact.isEmpty ? "cơ quan quản lý" : round.contact
        let left =
            round.state == .closed
            ? "đợt báo cáo đã đóng"
            : VietnameseDate.daysLeft(until: round.dueAt, at: now).lowercasedFirst
        let wanted =
            round.state == .closed
            ? "xin mở khóa báo cáo để nộp" : round.isAhead(at: now) ? "nộp đúng hạn" : "nộp ngay"
        return """
            NHẮC NỘP BÁO CÁO: \(round.title)
            Hạn nộp: \(round.dueAt.asDue); \(left).
            Đến \(VietnameseDate.text(now)), các trường sau\(place) \(standing):
            \(names)
            Đề nghị nhà trường \(wanted). Có vướng mắc, đề nghị liên hệ \(whom) để được hướng dẫn.
            """
    }

    private static func names(_ schools: [ListedReport], in round: Round) -> String {
        schools.enumerated().map { index, school in
            "\(index + 1). \(school.unit.unit.name)"
                + (school.ownDue(in: round).map { " – \($0)" } ?? "")
        }.joined(separator: "\n")
    }
}

extension RemindersPage.Commune {
    fileprivate init(
        _ id: String, _ name: String, _ text: String, _ schools: [RemindersPage.School],
        _ codes: [String]
    ) {
        self.init(
            id: id, name: name, count: codes.count, rows: min(14, text.count { $0 == "\n" } + 2),
            text: text, schools: schools, codes: codes)
    }
}

extension RemindersPage.School {
    fileprivate init(
        _ listed: ListedReport, _ contacts: (last: Contact, count: Int)?, in round: Round
    ) {
        name = listed.unit.unit.name
        schoolAddress = listed.address(in: round).page
        state = listed.report.badge
        contact =
            contacts.map { last, count in
                "\(last.kind.words) \(VietnameseDate.text(last.at)) (\(count) lần)"
                    + (last.promisedOn.map { ", hẹn \(VietnameseDate.text($0))" } ?? "")
            } ?? "Chưa nhắc lần nào"
    }
}

extension ListedReport {
    /// `nộp lại trước 17:00, thứ Tư 02/12/2026`: the moment that this school is judged by, where it
    /// is not the round's; nil where it is.
    func ownDue(in round: Round) -> String? {
        guard round.told(dueAt) != round.dueAt else { return nil }
        return (report.state == .returned ? "nộp lại " : "hạn riêng: ") + dueAt.asDue
    }
}
