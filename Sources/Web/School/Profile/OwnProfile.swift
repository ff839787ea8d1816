import HTTP
import HTTPTypes
import Reporting
import Storage

/// Hồ sơ nhà trường: what is the same from round to round, which a school declares once, from a day
/// on, and which its forms begin with.
enum OwnProfile {
    /// `GET /profile`
    @Sendable static func show(_ visit: Visit) throws -> any Reply {
        try visit.checkQuery(known: ["done"])
        return visit.page(try ProfilePage(visit, try visit.ownProfile()))
    }

    /// `POST /profile`: declares from the day `from` on whatever was typed otherwise than it stood in
    /// the form; all of it, or with what is wrong nothing.
    @Sendable static func declare(_ wish: Wish) throws -> any Reply {
        let asked = try wish.look { try $0.ownProfile() }
        guard let questions = asked.questions else {
            throw Refusal(.conflict, "Chưa có đợt báo cáo nào hỏi số liệu của hồ sơ.")
        }
        let typed = try TypedProfile(
            try wish.form(of: questions.form), questions)
        func again(_ complaints: [Complaint], _ status: HTTPResponse.Status) throws -> Page {
            try wish.look { visit in
                visit.page(
                    try ProfilePage(visit, try visit.ownProfile(), typed, complaints),
                    status: status)
            }
        }
        guard !typed.isCleared else {
            return try again(
                [Complaint("Đã bỏ chọn một chỉ tiêu; bấm “Cập nhật hồ sơ” để lưu.")],
                .unprocessableContent)
        }
        let day: Day
        do throws(Complaints) {
            day = try typed.day(asked, today: wish.now.day)
        } catch {
            return try again(error.all, .unprocessableContent)
        }
        if let fault = try wish.missingSignature() {
            var page = try again([Complaint(fault.sentence, at: "pin")], fault.status)
            page.fields = fault.fields
            return page
        }
        do {
            return try wish.commit { database in
                let now = try OwnFacts(of: wish.asker.unit.id, on: wish.now.day, database.read)
                let overtaken = typed.overtaken(by: now)
                guard overtaken.isEmpty else { throw Complaints(overtaken) }
                var isChanged = false
                for (code, entry) in typed.touched.sorted(by: { $0.key < $1.key }) {
                    let isNew = try database.setFact(
                        code, of: wish.asker.unit.id, from: day, to: entry.json,
                        by: wish.actor)
                    isChanged = isChanged || isNew
                }
                return .redirect(to: "/profile?done=\(isChanged ? "saved" : "same")")
            }
        } catch let wrong as Complaints {
            return try again(wrong.all, .conflict)
        } catch is ProfileFact.TooMany {
            return try again(
                [
                    Complaint(
                        "Một chỉ tiêu chỉ có tối đa \(ProfileFact.most) ngày khai. Đề nghị sửa số liệu "
                            + "của một ngày đã khai.", at: "from")
                ], .conflict)
        }
    }
}

/// What the profile of the asker's school says and is asked.
struct OwnFacts {
    /// nil where no round asks for any.
    let questions: ProfileQuestions?
    /// The earliest day first.
    let facts: [ProfileFact]
    /// As the form shows them.
    let entries: Entries

    init(of unit: Unit.ID, on day: Day, _ database: ReadTransaction) throws {
        questions = try ProfileQuestions(of: unit, database)
        facts = try database.units.facts(of: unit)
        let today = facts.facts(on: day)
        entries = (questions?.indicators ?? []).reduce(into: [:]) { entries, indicator in
            entries[indicator.code] = indicator.fact(today[indicator.code]).map(Entry.value)
        }
    }

    /// What the form carries of it, as `SeenReport` reads it.
    var seen: String {
        (questions?.indicators ?? []).compactMap { indicator in
            SeenReport.digest(of: entries[indicator.code]).map { "\(indicator.code):\($0)" }
        }.joined(separator: " ")
    }

    func text(at code: Indicator.Code) -> String {
        questions?.text(of: entries[code].json, at: code) ?? "(trống)"
    }
}

extension Visit {
    fileprivate func ownProfile() throws -> OwnFacts {
        try OwnFacts(of: asker.unit.id, on: now.day, database)
    }
}
