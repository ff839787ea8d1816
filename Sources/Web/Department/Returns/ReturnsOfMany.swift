import HTTP
import HTTPTypes
import Reporting
import Storage

/// Trả lại nhiều báo cáo: several reports given back for what is found in all of them, each for its own
/// cells.
enum ReturnsOfMany {
    /// `GET /rounds/{round}/returns?finding=&after=`: what may be found, or the submitted reports in which
    /// that is found.
    @Sendable static func show(_ visit: Visit) throws -> any Reply {
        try visit.checkQuery(known: ["finding", "after", "done", "left"])
        let (oversight, form) = try visit.returning()
        let finding = try visit.chosen("finding").map { text in
            guard let finding = ReturnFinding(text, in: form) else {
                throw Refusal(.badRequest, "Biểu mẫu không có “\(text.prefix(40))”.")
            }
            return finding
        }
        let cursor = try visit.chosenCursor()
        let found = try finding.map {
            try FoundReturns($0, in: oversight, after: cursor, visit)
        }
        return visit.page(
            try ReturnsPage(
                visit, oversight.round, form, finding, found,
                TypedReturns(finding, in: oversight.round, at: visit.now),
                isFirst: cursor == nil))
    }

    /// `POST /rounds/{round}/returns`: `preview` shows what each school would be told, `edit` goes back to
    /// it, `return` gives each ticked report that is still what was looked at back, for its own cells, all
    /// in one transaction.
    @Sendable static func carryOut(_ wish: Wish) throws -> any Reply {
        let fields = try wish.form(mayRepeat: ["unit"])
        let typed = try TypedReturns(fields, wish)
        guard typed.versions.count <= FoundReturns.most else {
            throw Refusal(
                .unprocessableContent, "Mỗi lần trả lại nhiều nhất \(FoundReturns.most) báo cáo.")
        }
        let (round, finding, found) = try wish.look { visit in
            let (oversight, form) = try visit.returning()
            guard let finding = ReturnFinding(typed.finding, in: form) else {
                throw Refusal(.badRequest, "Chọn điều cần sửa.")
            }
            let files = try visit.judgedReports(of: typed.versions.map(\.code)).files
            let found =
                try files.isEmpty
                ? FoundReturns(finding, in: oversight, after: nil, visit)
                : FoundReturns(finding, among: files, visit)
            return (oversight.round, finding, found)
        }
        func page(
            _ complaints: [Complaint] = [], isPreview: Bool = false,
            _ status: HTTPResponse.Status = .ok
        ) throws -> any Reply {
            try wish.look { visit in
                visit.page(
                    try ReturnsPage(
                        visit, round, visit.returning().form, finding, found, typed, isFirst: true,
                        isPreview: isPreview, complaints: complaints), status: status)
            }
        }
        let act = fields.first("_do")
        guard act != "edit" else { return try page() }
        do {
            let dueAt = try typed.dueAt(after: wish.now)
            guard act == "return" else { return try page(isPreview: !found.lines.isEmpty) }
            let versions = Dictionary(uniqueKeysWithValues: typed.versions)
            let returns = found.lines.map { line in
                ReturnOfOne(
                    line.file, seen: versions[line.file.unit.unit.code.rawValue] ?? -1,
                    line.said(typed.note, dueAt: dueAt))
            }
            return try wish.commit { database in
                let left = try database.giveBack(returns, by: wish.actor).count
                let outcome = FormFields([
                    ("finding", finding.value), ("done", "\(returns.count - left)"),
                    ("left", "\(typed.versions.count - returns.count + left)"),
                ])
                return .redirect(to: "/rounds/\(round.address)/returns?\(outcome.encoded)")
            }
        } catch let complaints as Complaints {
            return try page(complaints.all, .unprocessableContent)
        } catch let fault as StepFault {
            return try page([Complaint(fault.sentence, at: "note")], .unprocessableContent)
        }
    }
}

extension Visit {
    /// The round of the address and its form, for whoever gives its reports back.
    fileprivate func returning() throws -> (oversight: Oversight, form: Form) {
        let oversight = try oversight()
        try checkJudging(oversight.round)
        return (oversight, try database.forms.layout(of: oversight.round).form)
    }
}
