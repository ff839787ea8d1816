import HTTPTypes
import Reporting

/// Values as a script sends them, read against the form.
struct SentValues {
    /// What every named cell becomes; nil is a blank.
    var cells: [Indicator.Code: Value?] = [:]
    /// What does not fit, at its cell.
    var problems: [Problem] = []

    /// Reads `{"diss_staff": 34, …}` for a unit of the level.
    ///
    /// A cell that does not apply to the level may be sent as a blank or with the option `na`,
    /// which say the same; anything else there is a problem.
    init(_ json: JSON?, form: Form, level: Level) throws {
        guard let members = json?.object else {
            throw Refusal(.badRequest, "JSON thiếu “values” hoặc “values” không phải là đối tượng.")
        }
        let declarable = form.asked(of: level).declarations
        cells.reserveCapacity(members.count)
        for (name, sent) in members.pairs {
            let code = Indicator.Code(rawValue: name)
            if let index = form.index(of: code) {
                read(sent, for: form.indicators[index], level)
            } else if declarable.contains(code), let declaration = form.cell(code) {
                read(sent, for: declaration, level)
            } else {
                add(code, "Biểu mẫu không có chỉ tiêu “\(name.prefix(40))”.")
            }
        }
    }

    private mutating func read(_ sent: JSON, for indicator: borrowing Indicator, _ level: Level) {
        let code = indicator.code
        guard indicator.applies(to: level) else {
            if sent != .null, sent != "na" {
                add(
                    code, "Chỉ tiêu “\(indicator.label.vietnamese)” không áp dụng cho đơn vị này.")
            }
            return
        }
        guard indicator.calculation == nil else {
            return add(
                code,
                "\(indicator.label.text(for: level)): do chương trình tính từ các ô khác, không gửi."
            )
        }
        do throws(Misfit) {
            cells[code] = .some(try indicator.value(json: sent))
        } catch {
            add(code, "\(indicator.label.text(for: level)): \(error.sentence)")
        }
    }

    private mutating func add(_ code: Indicator.Code, _ sentence: String) {
        problems.append(
            Problem(cells: [code], rule: .builtIn, severity: .error, message: sentence))
    }
}

extension Inquiry {
    /// Reads `[{"rule": "W35", "reason": "…", "at": [codes]}]`. Without `at` it speaks of every
    /// cell that the rule warns about now.
    func confirmations(_ json: JSON?, of form: Form, for problems: [Problem]) throws
        -> [Confirmation]
    {
        guard let json, json != .null else { return [] }
        guard let elements = json.array else { throw badConfirmations }
        let confirmations = try elements.map { element in
            guard let members = element.object,
                Set(members.names).isSubset(of: ["rule", "reason", "at"]),
                let rule = members["rule"]?.string, let typed = members["reason"]?.string
            else { throw badConfirmations }
            let reason = try cleaned(typed)
            guard !reason.isEmpty, reason.unicodeScalars.count <= Confirmation.limit else {
                throw Refusal(
                    .badRequest,
                    "Giải trình phải có nội dung, không quá \(Confirmation.limit) ký tự.")
            }
            let id = Rule.ID(rawValue: rule)
            guard form.rules.contains(where: { $0.id == id }) else {
                throw Refusal(
                    .unprocessableContent, "Biểu mẫu không có quy tắc “\(rule.prefix(40))”.")
            }
            let cells =
                try members["at"].map { try indicators($0, of: form) }
                ?? problems.filter { $0.rule == id }.flatMap(\.cells)
            return Confirmation(rule: id, cells: Set(cells), reason: reason)
        }
        guard Set(confirmations.map(\.rule)).count == confirmations.count else {
            throw Refusal(.unprocessableContent, "Mỗi quy tắc chỉ có một giải trình.")
        }
        return confirmations
    }

    private func indicators(_ json: JSON, of form: Form) throws -> [Indicator.Code] {
        guard let elements = json.array else { throw badConfirmations }
        return try elements.map { element in
            guard let name = element.string else { throw badConfirmations }
            let code = Indicator.Code(rawValue: name)
            guard form.indicator(code) != nil else {
                throw Refusal(
                    .unprocessableContent, "Biểu mẫu không có chỉ tiêu “\(name.prefix(40))”.")
            }
            return code
        }
    }

    /// The text fit to be stored; `stored` is what its field showed, and is not judged again.
    ///
    /// - Throws: 422 for a text that can't be stored.
    func cleaned(_ typed: String, over stored: String? = nil) throws -> String {
        do throws(TypedText.Fault) {
            return try TypedText.clean(typed, over: stored)
        } catch {
            throw Refusal(.unprocessableContent, error.sentence)
        }
    }

    private var badConfirmations: Refusal {
        Refusal(
            .badRequest, "“confirmations” phải là danh sách {\"rule\", \"reason\", \"at\"}.")
    }
}
