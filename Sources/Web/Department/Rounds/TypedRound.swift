import HTTP
import Reporting
import Storage

/// A round as the form for it was typed.
struct TypedRound {
    var code = ""
    var title = ""
    var plan = ""
    /// `pccc:1`
    var form = ""
    var periodFrom = ""
    var periodTo = ""
    var dataClose = ""
    var due = TypedDue(day: "", time: "17:00")
    var dueText = ""
    /// Hours.
    var grace = "0"
    var wantsHead = false
    /// Of the round that figures are compared with; empty for none.
    var previous = ""
    var units: Set<String> = []

    /// What is wrong, by the field.
    struct Complaints: Error {
        var sentences: [String]
    }

    static let repeatable: Set<String> = ["unit", "level", "commune", "off"]

    init() {}

    init(_ context: Context) throws {
        let fields = try context.form(mayRepeat: TypedRound.repeatable)
        func field(_ name: String) -> String { TypedText.trimmed(fields.first(name) ?? "").nfc }
        code = field("code").lowercased()
        title = field("title")
        plan = field("plan")
        form = field("form")
        periodFrom = field("period_from")
        periodTo = field("period_to")
        dataClose = field("data_close")
        due = TypedDue(fields)
        dueText = field("due_text")
        grace = field("grace")
        wantsHead = field("wants_head") == "true"
        previous = field("previous")
        units = Set(fields.fields.filter { $0.name == "unit" }.map(\.value))
    }

    init(_ round: Round, previous: Round?, units: Set<String>) {
        code = round.code.rawValue
        title = round.title
        plan = "\(round.plan.rawValue)"
        form = "\(round.form.code):\(round.form.version)"
        periodFrom = VietnameseDate.text(round.period.lowerBound)
        periodTo = VietnameseDate.text(round.period.upperBound)
        dataClose = VietnameseDate.text(round.dataClose)
        due = TypedDue(round.dueAt)
        dueText = round.dueText
        grace = "\(round.grace.components.seconds / 3600)"
        wantsHead = round.wantsHead
        self.previous = previous?.code.rawValue ?? ""
        self.units = units
    }

    /// A new round like an earlier one, every date as many years later as it takes for the due
    /// moment to lie ahead.
    init(like round: Round, units: Set<String>, now: Moment) {
        self.init(round, previous: round, units: units)
        let years = (1...100).first { round.dueAt.day.later(years: $0) > now.day } ?? 1
        code = TypedRound.moved(round.code.rawValue, years)
        title = TypedRound.moved(round.title, years)
        dueText = TypedRound.moved(round.dueText, years)
        periodFrom = VietnameseDate.text(round.period.lowerBound.later(years: years))
        periodTo = VietnameseDate.text(round.period.upperBound.later(years: years))
        dataClose = VietnameseDate.text(round.dataClose.later(years: years))
        due.day = VietnameseDate.text(round.dueAt.shownDay.later(years: years))
    }

    /// Every year in the text, so many later.
    private static func moved(_ text: String, _ years: Int) -> String {
        var result = ""
        var digits = ""
        func flush() {
            if digits.utf8.count == 4, let year = Int(sent: digits, in: 1990...2090) {
                result += "\(year + years)"
            } else {
                result += digits
            }
            digits = ""
        }
        for character in text {
            if character.isASCII, character.isNumber {
                digits.append(character)
            } else {
                flush()
                result.append(character)
            }
        }
        flush()
        return result
    }

    /// The round that this describes, owed to `owner`; everything that is wrong at once.
    func round(
        id: Round.ID = Round.ID(rawValue: 0), owner: Unit.ID, _ database: ReadTransaction
    ) throws -> Round {
        var wrong: [String] = []
        func day(_ text: String, _ name: String) -> Day? {
            do throws(VietnameseDate.Fault) {
                return try VietnameseDate.read(text)
            } catch {
                wrong.append("\(name): \(error.sentence)")
                return nil
            }
        }
        if !Unit.Code.isWellFormed(code) || code == "new" {
            wrong.append(
                "Mã đợt gồm chữ thường không dấu, chữ số và dấu gạch ngang, ví dụ pccc-2027.")
        }
        if !(1...300).contains(title.unicodeScalars.count) {
            wrong.append("Tên đợt từ 1 đến 300 ký tự.")
        }
        if !(1...300).contains(dueText.unicodeScalars.count) {
            wrong.append("Ghi thời hạn như trong kế hoạch, ví dụ “trước ngày 10/9/2027”.")
        }
        let from = day(periodFrom, "Kỳ báo cáo từ ngày")
        let to = day(periodTo, "Kỳ báo cáo đến ngày")
        if let from, let to, from > to {
            wrong.append("Kỳ báo cáo kết thúc trước khi bắt đầu.")
        }
        let close = day(dataClose, "Ngày chốt số liệu")
        var dueAt: Moment?
        do throws(TypedDue.Complaint) {
            dueAt = try due.moment()
        } catch {
            wrong.append(error.sentence)
        }
        if let close, let dueAt, close > dueAt.lastDay {
            wrong.append("Ngày chốt số liệu phải trước hạn nộp.")
        }
        let hours = Int(sent: grace, in: 0...720)
        if hours == nil {
            wrong.append("Thời gian gia hạn chung từ 0 đến 720 giờ.")
        }
        let planID = Int64(sentID: plan).map(Plan.ID.init(rawValue:))
        let known = try planID.flatMap { try database.plans.find($0) }
        if try known.map({ try database.isSeen($0.id, by: owner) }) != true {
            wrong.append("Chọn kế hoạch mà đợt báo cáo thực hiện.")
        }
        let parts = form.split(separator: ":")
        let version = Form.Version(
            code: parts.first.map(String.init) ?? "",
            version: parts.last.flatMap { Int(sent: $0, in: 1...9999) } ?? 0)
        if try parts.count != 2 || !database.rounds.formExists(version) {
            wrong.append("Chọn biểu mẫu.")
        }
        var before: Round?
        if !previous.isEmpty {
            before = try database.rounds.find(Round.Code(rawValue: previous))
            if before?.owner != owner {
                wrong.append("Không có đợt trước “\(previous.prefix(40))”.")
            }
        }
        guard wrong.isEmpty, let from, let to, let close, let dueAt, let planID, let hours else {
            throw Complaints(sentences: wrong)
        }
        return Round(
            id: id, code: Round.Code(rawValue: code), title: title, plan: planID, form: version,
            owner: owner, period: from...to, dataClose: close, dueAt: dueAt, dueText: dueText,
            grace: .seconds(hours * 3600), wantsHead: wantsHead, state: .planned,
            previous: before?.id)
    }
}

extension Day {
    /// The same day so many years later; 28 February for the 29th where there is none.
    fileprivate func later(years: Int) -> Day {
        let (year, month, day) = components
        return Day(year: year + years, month: month, day: day)
            ?? Day(year: year + years, month: month, day: 28) ?? self
    }
}
