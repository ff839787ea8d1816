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
        for (name, sent) in members.pairs {
            let code = Indicator.Code(rawValue: name)
            guard let indicator = form.indicator(code) else {
                add(code, "Biểu mẫu không có chỉ tiêu “\(name.prefix(40))”.")
                continue
            }
            guard indicator.applies(to: level) else {
                if sent != .null, sent != "na" {
                    add(
                        code,
                        "Chỉ tiêu “\(indicator.label.vietnamese)” không áp dụng cho đơn vị này.")
                }
                continue
            }
            do throws(Misfit) {
                cells[code] = .some(try indicator.value(json: sent))
            } catch {
                add(code, "\(indicator.label.text(for: level)): \(error.sentence)")
            }
        }
    }

    private mutating func add(_ code: Indicator.Code, _ sentence: String) {
        problems.append(
            Problem(cells: [code], rule: .builtIn, severity: .error, message: sentence))
    }
}

extension Context {
    /// Reads `[{"rule": "W35", "reason": "…", "at": [codes]}]`. Without `at` it speaks of every
    /// cell that the rule warns about now.
    func confirmations(_ json: JSON?, for problems: [Problem]) throws -> [Confirmation] {
        guard let json, json != .null else { return [] }
        guard let elements = json.array else { throw Context.badConfirmations }
        return try elements.map { element in
            guard let rule = element["rule"]?.string, let typed = element["reason"]?.string else {
                throw Context.badConfirmations
            }
            let reason = TypedText.trimmed(typed).nfc
            guard !reason.isEmpty, reason.count <= Confirmation.limit else {
                throw Refusal(
                    .badRequest,
                    "Giải trình phải có nội dung, không quá \(Confirmation.limit) ký tự.")
            }
            let id = Rule.ID(rawValue: rule)
            let cells =
                element["at"]?.array?.compactMap(\.string).map(Indicator.Code.init(rawValue:))
                ?? problems.filter { $0.rule == id }.flatMap(\.cells)
            return Confirmation(rule: id, cells: Set(cells), reason: reason)
        }
    }

    private static let badConfirmations = Refusal(
        .badRequest, "“confirmations” phải là danh sách {\"rule\", \"reason\"}.")
}
