import Reporting
import Storage

/// One incident, from what happened to what became of it.
struct IncidentPage {
    /// One entry of its course.
    struct Step {
        let when: String
        let what: String
        let who: String
        let text: String
        let file: FileLink?
        /// Of a correction.
        let changes: [CellChange]
    }

    let frame: Frame
    let address: String
    let title: String
    let schoolName: String
    let officeName: String
    let state: Badge
    let facts: [String]
    let answers: [(label: String, value: String)]
    let steps: [Step]
    let isSchool: Bool
    /// Who asks says something to it: the school, or the office that handles it.
    let mayAdd: Bool
    let isNew: Bool
    let isClosed: Bool
    let said: String?
    /// Why what was sent was not taken.
    var complaint: String?
    /// What was typed then, and for what.
    var typed: (kind: IncidentEntry.Kind, text: String)?
    /// What was typed beside photos.
    var caption = ""

    init(_ incident: Incident, _ visit: Visit) throws {
        let database = visit.database
        let entries = try database.incidents.entries(of: incident.id)
        guard let answers = try database.answers(in: entries), let first = entries.first else {
            throw Refusal.notFound
        }
        isSchool = visit.asker.role.isOfSchool
        address = incident.address
        title = incident.title
        schoolName = try database.units.find(incident.unit)?.name ?? ""
        officeName = try database.units.find(incident.office)?.name ?? ""
        frame = try Frame(
            visit, title: "\(title): \(schoolName)", current: isSchool ? "/" : "/incidents")
        state = incident.state.badge
        (isNew, isClosed) = (incident.state == .new, incident.state == .closed)
        mayAdd = try isSchool || visit.handles(incident)
        facts = [
            "Xảy ra \(incident.happened.text)", "Vụ số \(incident.id.rawValue)",
            "Mã đối chiếu \(MatchingCode.grouped(first.hash))",
        ]
        self.answers = IncidentPage.answers(answers)
        steps = try IncidentPage.steps(entries, of: incident, database)
        said =
            switch try visit.query("done") {
            case "sent":
                "Đã gửi lúc \(VietnameseDate.text(incident.reportedAt)). \(officeName) thấy ngay trên trang của mình."
            case "corrected": "Đã gửi đính chính."
            case "followed_up": "Đã gửi báo tiếp."
            case "photos": "Đã gửi ảnh, tệp."
            case "acknowledged": "Đã ghi nhận: \(officeName) đã nhận tin."
            case "noted": "Đã gửi ý kiến tới trường."
            case "closed": "Đã khép vụ việc."
            default: nil
            }
    }

    private static func answers(_ answers: IncidentAnswers) -> [(label: String, value: String)] {
        answers.form.indicators(for: answers.level).compactMap { indicator in
            answers.values[indicator.code].map { value in
                let unit = indicator.kind.number.flatMap { _ in
                    indicator.unit.map { " " + $0.text(for: answers.level) }
                }
                return (
                    label: indicator.label.text(for: answers.level),
                    value: indicator.text(of: value, level: answers.level) + (unit ?? "")
                )
            }
        }
    }

    private static func steps(
        _ entries: [IncidentRepository.Kept], of incident: Incident, _ database: ReadTransaction
    ) throws -> [Step] {
        var names: [Account.ID: String] = [:]
        return try entries.map { kept in
            let entry = kept.entry
            if let id = kept.account, names[id] == nil,
                let account = try database.access.account(id), account.erasedAt == nil
            {
                names[id] = account.person.name
            }
            let who = [kept.account.flatMap { names[$0] }, kept.role?.name].compactMap(\.self)
            return Step(
                when: VietnameseDate.text(entry.at), what: entry.kind.words,
                who: who.joined(separator: ", "), text: entry.text ?? "",
                file: entry.file.map {
                    FileLink(
                        name: $0.name, hash: $0.hash,
                        address: "\(incident.address)/files/\(entry.number)")
                },
                changes: entry.kind == .corrected
                    ? try changes(by: entry.number, in: entries, database) : [])
        }
    }

    /// What a correction says otherwise than the answers before it.
    private static func changes(
        by number: Int, in entries: [IncidentRepository.Kept], _ database: ReadTransaction
    ) throws -> [CellChange] {
        guard let before = try database.answers(in: entries, upTo: number - 1),
            let after = try database.answers(in: entries, upTo: number)
        else { return [] }
        let level = after.level
        return after.form.indicators(for: level).compactMap { indicator in
            func text(_ answers: IncidentAnswers) -> String {
                answers.values[indicator.code].map { indicator.text(of: $0, level: level) } ?? ""
            }
            return CellChange(indicator, level: level, before: text(before), after: text(after))
        }
    }
}
