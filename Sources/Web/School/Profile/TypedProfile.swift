import HTTP
import Reporting
import Storage

/// The profile's form as it was sent.
struct TypedProfile {
    /// As typed; blank is today.
    let from: String
    /// The box that the facts are of days before some that were declared already.
    let isOfBefore: Bool
    /// A choice was only taken back, to be looked at before it is declared.
    let isCleared: Bool
    let questions: ProfileQuestions
    /// Every cell that the form had; nil for one left blank.
    private(set) var cells: [Indicator.Code: Entry?] = [:]
    private let seen: SeenReport

    init(_ fields: FormFields, _ questions: ProfileQuestions) throws {
        self.questions = questions
        from = TypedText.trimmed(fields.first("from") ?? "")
        isOfBefore = fields.first("before") == "yes"
        seen = SeenReport(fields.first(SeenReport.field) ?? "")
        let cleared = fields.first("_clear")
        isCleared = cleared != nil
        for indicator in questions.indicators {
            let typed = fields.values(indicator.code.rawValue)
            guard !typed.isEmpty || cleared == indicator.code.rawValue else { continue }
            cells[indicator.code] = .some(
                cleared == indicator.code.rawValue
                    ? nil : indicator.entry(typed: typed.map(\.nfc)))
        }
    }

    /// What was typed otherwise than it stood in the form.
    var touched: [Indicator.Code: Entry?] {
        cells.filter { !seen.isSame($0.value, at: $0.key) }
    }

    /// The day from which it holds.
    ///
    /// - Throws: all that is wrong with what was typed.
    func day(_ now: OwnFacts, today: Day) throws(Complaints) -> Day {
        var all: [Complaint] = []
        func complain(_ sentence: String, at field: String) {
            all.append(Complaint(sentence, at: field))
        }
        var day = today
        do throws(VietnameseDate.Fault) {
            if !from.isEmpty { day = try VietnameseDate.read(from) }
            if day > today {
                complain(
                    "Từ ngày: không được sau hôm nay, \(VietnameseDate.text(today)).", at: "from")
            }
        } catch {
            complain("Từ ngày: \(error.sentence)", at: "from")
        }
        for (code, entry) in touched.sorted(by: { $0.key < $1.key }) {
            if case .unreadable(let text)? = entry, let indicator = questions.form.indicator(code) {
                complain(
                    "\(questions.name(of: code)): \(indicator.complaint(about: text))",
                    at: code.rawValue)
            } else if !isOfBefore,
                let later = now.facts.first(where: { $0.indicator == code && $0.from > day })
            {
                let said = questions.text(of: later.value, at: code) ?? "(không có)"
                complain(
                    "\(questions.name(of: code)): đã khai \(said) từ \(VietnameseDate.text(later.from)). "
                        + "Khai cho trước ngày đó thì đánh dấu “Khai lùi ngày”.", at: code.rawValue)
            }
        }
        guard all.isEmpty else { throw Complaints(all) }
        return day
    }

    /// What somebody else declared otherwise meanwhile.
    func overtaken(by now: OwnFacts) -> [Complaint] {
        touched.keys.sorted().filter { code in
            !seen.isSame(now.entries[code], at: code)
                && now.entries[code].json != (touched[code] ?? nil).json
        }.map { code in
            Complaint(
                "\(questions.name(of: code)): người khác vừa khai \(now.text(at: code)). Nội dung vừa nhập "
                    + "còn dưới đây và chưa được lưu; lưu lần nữa thì thay cho nội dung người đó đã khai.",
                at: code.rawValue)
        }
    }
}
