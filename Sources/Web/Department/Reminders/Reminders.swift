import HTTP
import HTTPTypes
import Reporting
import Storage

/// Đôn đốc.
enum Reminders {
    /// `GET /rounds/{round}/reminders`: a text for each commune, of its schools that still owe.
    @Sendable static func show(_ context: Context) throws -> Response {
        try context.checkQuery(known: ["done"])
        let said = try context.query("done").flatMap(Int.init(sentCount:))
        let page = try context.storage.read { database in
            let oversight = try context.oversight(database)
            let round = oversight.round
            let listed = try database.listing(of: round, below: oversight.node, at: context.now)
            return RemindersPage(
                frame: try Frame(
                    context, title: "Đôn đốc", current: "/rounds/\(round.code)/tracking",
                    round: round, in: database),
                head: try RoundHead(round, page: "/reminders", context, database), round: round,
                owed: listed.filter(\.report.state.isOwed),
                contacts: try database.reports.lastContacts(in: round.id),
                mayNote: try context.signedIn().role == .officer,
                said: said.map { "Đã ghi nhắc \($0) đơn vị." }, now: context.now)
        }
        return try context.page("Reminders", page)
    }

    /// `POST /rounds/{round}/reminders`: that the text was sent to the schools, `unit` each.
    @Sendable static func note(_ context: Context) throws -> Response {
        let actor = try context.signedIn().actor
        let form = try context.form(mayRepeat: ["unit"])
        let codes = form.fields.filter { $0.name == "unit" }.map(\.value)
        guard !codes.isEmpty, codes.count <= 1000 else {
            throw Refusal(.unprocessableContent, "Không có đơn vị nào để ghi.")
        }
        let files = try context.storage.read { database in
            let round = try context.round(database)
            return try codes.map { try context.report(of: $0, in: round, database) }
        }
        return try context.commit { database in
            for file in files {
                try database.note(
                    .message, with: file.unit.id, in: file.round.id,
                    note: "Nhắn nhắc nộp báo cáo.", by: actor)
            }
            return .redirect(
                to: "/rounds/\(context.parameters["round"] ?? "")/reminders?done=\(files.count)")
        }
    }
}

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

    init(
        frame: Frame, head: RoundHead, round: Round, owed: [ListedReport],
        contacts: [Unit.ID: (last: Contact, count: Int)], mayNote: Bool, said: String?, now: Moment
    ) {
        self.frame = frame
        self.head = head
        self.mayNote = mayNote
        self.said = said
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
                        schoolAddress: "/rounds/\(round.code)/reports/\($0.unit.unit.code)",
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
        let names = schools.enumerated().map { "\($0.offset + 1). \($0.element.unit.unit.name)" }
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
