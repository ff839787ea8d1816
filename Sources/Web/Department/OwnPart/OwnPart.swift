import HTTP
import HTTPTypes
import Reporting
import Storage

/// Phần của cơ quan: what the office that opened a round says of its own work in it, which the
/// consolidated report has beside the schools' figures and adds to none.
enum OwnPart {
    /// `GET /rounds/{round}/own`: to be filled in by an officer, to be read by others of the office;
    /// 404 where the round's form asks the office nothing.
    @Sendable static func show(_ visit: Visit) throws -> any Reply {
        try visit.checkQuery(known: ["done"])
        let isSaved = try visit.query("done") == "saved"
        return visit.page(try OwnPartPage(try OwnPartOfRound(visit), visit, isSaved: isSaved))
    }

    /// `POST /rounds/{round}/own`: keeps a new version. What can't be read or contradicts itself
    /// comes back with what is wrong, and nothing is kept; blanks are kept as such.
    @Sendable static func save(_ wish: Wish) throws -> any Reply {
        let part = try wish.look { try OwnPartOfRound($0) }
        let form = try wish.form(of: part.questions)
        guard let last = form.first("last").flatMap(Int.init(sentID:)) else {
            throw Refusal(.badRequest, "Biểu mẫu gửi lên thiếu phiên bản.")
        }
        var typed = part
        typed.entries = part.questions.entries(of: form)
        func again(_ sentence: String, _ status: HTTPResponse.Status) throws -> any Reply {
            try wish.look {
                $0.page(try OwnPartPage(typed, $0, complaint: sentence), status: status)
            }
        }
        let wrong = typed.findings.errors
        guard wrong == 0 else {
            return try again("Chưa lưu: còn \(wrong) chỗ cần sửa.", .unprocessableContent)
        }
        do {
            return try wish.commit { database in
                guard
                    try database.save(
                        own: typed.values, of: part.round.id, form: part.form, after: last,
                        by: wish.actor) != nil
                else { throw Outdated() }
                return .redirect(to: "/rounds/\(part.round.address)/own?done=saved")
            }
        } catch is Outdated {
            return try again(
                "Người khác vừa lưu phần này. Nội dung vừa nhập còn dưới đây và chưa được lưu; lưu lần "
                    + "nữa thì thay cho nội dung người đó đã lưu.", .conflict)
        }
    }

    /// Somebody else was faster.
    private struct Outdated: Error {}
}

/// What the round of the address asks its office, and what that answered.
struct OwnPartOfRound {
    let round: Round
    /// The round's whole form, and of it the questions to the office.
    let form: Form
    let questions: Form
    let check: ReportCheck
    /// The version that was saved last; 0 for none.
    let version: Int
    let savedAt: Moment?
    var entries: Entries

    /// - Throws: 404 for whoever is not of the round's owner, and where the form asks it nothing.
    init(_ visit: Visit) throws {
        let database = visit.database
        round = try visit.round()
        guard visit.asker.unit.id == round.owner, let plan = try database.plan(of: round)
        else { throw Refusal.notFound }
        form = try database.forms.layout(of: round).form
        guard let questions = form.own else { throw Refusal.notFound }
        self.questions = questions
        check = ReportCheck(
            form: questions, level: .own,
            parameters: round.parameters(of: questions, plan: plan, today: visit.now.day))
        let stored = try database.documents.ownReport(of: round.id, form: form)
        (version, savedAt) = (stored?.number ?? 0, stored?.savedAt)
        entries = stored?.values.mapValues(Entry.value) ?? [:]
    }

    var content: FormContent { FormContent(check: check, period: round.period, entries: entries) }

    var findings: Findings { Findings(content, confirmations: [], isChecked: false) }

    /// What can be read of it, and what it comes to.
    var values: Values { check.settled(entries).compactMapValues(\.value) }
}
