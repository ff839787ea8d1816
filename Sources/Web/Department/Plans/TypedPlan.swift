import HTTP
import Reporting
import Storage

/// A plan as its form was typed.
struct TypedPlan {
    var number = ""
    var date = ""
    var issuer = ""
    var subject = ""
    /// A line each: `I.1 | text`.
    var tasks = ""
    /// A line each: `number | date | issuer | title`.
    var bases = ""

    init() {}

    /// A new one: mostly the asker's own office brings it out, which is called as in its letters.
    init(in visit: Visit) throws {
        issuer = try visit.database.letterhead(of: visit.asker.unit, on: visit.now.day).name
    }

    /// `plan` is the one that the form changes; nil for a new one.
    init(_ wish: Wish, over plan: Plan? = nil) throws {
        let fields = try wish.form()
        let old = plan.map { TypedPlan($0) }
        func field(_ name: String, _ part: KeyPath<TypedPlan, String>) throws -> String {
            try wish.cleaned(fields.first(name) ?? "", over: old?[keyPath: part])
        }
        number = try field("number", \.number)
        date = TypedText.trimmed(fields.first("date") ?? "")
        issuer = try field("issuer", \.issuer)
        subject = try field("subject", \.subject)
        tasks = try field("tasks", \.tasks)
        bases = try field("bases", \.bases)
    }

    init(_ plan: Plan) {
        number = plan.number
        date = VietnameseDate.text(plan.date)
        issuer = plan.issuer
        subject = plan.subject
        tasks = plan.tasks.map { "\($0.clause) | \($0.text)" }.joined(separator: "\n")
        bases = plan.bases.map { basis in
            let date = basis.date.map { VietnameseDate.text($0) } ?? ""
            return "\(basis.number) | \(date) | \(basis.issuer) | \(basis.title)"
        }.joined(separator: "\n")
    }

    /// - Throws: `Complaints`.
    func plan(id: Plan.ID = Plan.ID(rawValue: 0)) throws -> Plan {
        var wrong: [Complaint] = []
        func complain(_ sentence: String, at field: String) {
            wrong.append(Complaint(sentence, at: field))
        }
        func check(_ text: String, _ name: String, _ most: Int, at field: String) {
            if !(1...most).contains(text.unicodeScalars.count) {
                complain(
                    "\(name) từ 1 đến \(VietnameseNumber.text(Int64(most))) ký tự.", at: field)
            }
        }
        check(number, "Số, ký hiệu kế hoạch", 60, at: "number")
        check(issuer, "Cơ quan ban hành", 200, at: "issuer")
        check(subject, "Trích yếu", 1000, at: "subject")
        var day: Day?
        do throws(VietnameseDate.Fault) {
            day = try VietnameseDate.read(date)
        } catch {
            complain("Ngày ban hành: \(error.sentence)", at: "date")
        }
        var tasks: [Plan.Task] = []
        for (index, parts) in TypedPlan.lines(self.tasks).enumerated() {
            guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }), parts[0].count <= 20 else {
                complain(
                    "Nhiệm vụ, dòng \(index + 1): ghi theo dạng “I.1 | nội dung”.", at: "tasks")
                continue
            }
            tasks.append(Plan.Task(clause: parts[0], text: parts[1]))
        }
        var bases: [Plan.Basis] = []
        for (index, parts) in TypedPlan.lines(self.bases).enumerated() {
            var date: Day?
            do throws(VietnameseDate.Fault) {
                if parts.count == 4, !parts[1].isEmpty { date = try VietnameseDate.read(parts[1]) }
            } catch {
                complain("Căn cứ, dòng \(index + 1): \(error.sentence)", at: "bases")
                continue
            }
            guard parts.count == 4, !parts[0].isEmpty, !parts[3].isEmpty else {
                complain(
                    "Căn cứ, dòng \(index + 1): ghi theo dạng “số | ngày | cơ quan | trích yếu”.",
                    at: "bases")
                continue
            }
            bases.append(
                Plan.Basis(number: parts[0], date: date, issuer: parts[2], title: parts[3]))
        }
        guard wrong.isEmpty, let day else { throw Complaints(wrong) }
        return Plan(
            id: id, number: number, date: day, issuer: issuer, subject: subject, tasks: tasks,
            bases: bases)
    }

    private static func lines(_ text: String) -> [[String]] {
        text.split(separator: "\n").filter { !$0.allSatisfy(\.isWhitespace) }.map { line in
            line.split(separator: "|", omittingEmptySubsequences: false)
                .map { TypedText.trimmed(String($0)) }
        }
    }
}
