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
    let count: Int
    let isEmpty: Bool
    let communes: [Commune]
    let mayNote: Bool
    let said: String?
    let unwritten: UnwrittenLetterhead?

    init(
        frame: Frame, head: RoundHead, round: Round, owed: [ListedReport],
        contacts: [Unit.ID: (last: Contact, count: Int)], mayNote: Bool, said: String?,
        unwritten: UnwrittenLetterhead?, now: Moment
    ) {
        self.frame = frame
        self.head = head
        self.mayNote = mayNote
        self.said = said
        self.unwritten = unwritten
        address = "/rounds/\(round.code)/reminders"
        letterAddress = address + ".docx"
        trackingAddress = "/rounds/\(round.code)/tracking"
        count = owed.count
        isEmpty = owed.isEmpty
        let groups = Dictionary(grouping: owed) { $0.commune?.id }
        let order = groups.values.compactMap(\.first).sorted {
            ($0.commune?.displayOrder ?? Int.max, $0.unit.id)
                < ($1.commune?.displayOrder ?? Int.max, $1.unit.id)
        }
        communes = order.map { first in
            let schools = groups[first.commune?.id] ?? []
            let text = RemindersPage.text(round, first.commune?.unit.name, schools, now)
            return Commune(
                id: first.commune?.unit.code.rawValue ?? "khac",
                name: first.commune?.unit.name ?? "Đơn vị khác", count: schools.count,
                rows: min(14, text.count { $0 == "\n" } + 2), text: text,
                schools: schools.map {
                    School(
                        name: $0.unit.unit.name,
                        schoolAddress: $0.address(in: round).page,
                        state: $0.report.badge,
                        contact: contacts[$0.unit.id].map { last, count in
                            "\(last.kind.words) \(VietnameseDate.text(last.at)) (\(count) lần)"
                                + (last.promisedOn.map { ", hẹn \(VietnameseDate.text($0))" } ?? "")
                        } ?? "Chưa nhắc lần nào")
                }, codes: schools.map(\.unit.unit.code.rawValue))
        }
    }

    /// Names those who owe and nothing else: it goes into a chat that many read.
    private static func text(
        _ round: Round, _ commune: String?, _ schools: [ListedReport], _ now: Moment
    ) -> String {
        let names = schools.enumerated().map { index, school in
            "\(index + 1). \(school.unit.unit.name)"
                + (school.ownDue(in: round).map { " – \($0)" } ?? "")
        }
        let left = VietnameseDate.daysLeft(until: round.dueAt, at: now).lowercasedFirst
        let place = commune.map { " thuộc \($0)" } ?? ""
        return """
            NHẮC NỘP BÁO CÁO: \(round.title)
            Hạn nộp: trước \(round.dueAt.asDue) (\(left)).
            Đến \(VietnameseDate.text(now)), các trường sau\(place) chưa nộp:
            \(names.joined(separator: "\n"))
            Đề nghị nhà trường nộp đúng hạn. Có vướng mắc, đề nghị liên hệ Phòng để được hướng dẫn.
            """
    }
}

extension ListedReport {
    /// `nộp lại trước 17:00, thứ Tư 02/12/2026`: the moment that this school is judged by, where it
    /// is not the round's; nil where it is.
    func ownDue(in round: Round) -> String? {
        guard dueAt != round.dueAt else { return nil }
        return (report.state == .returned ? "nộp lại trước " : "hạn riêng: trước ") + dueAt.asDue
    }
}
