import Reporting

/// The reasons for warnings as they stand after a form was sent.
struct TypedReasons {
    /// What confirms a warning of now.
    private(set) var confirmations: [Confirmation] = []
    /// Why a reason can't be taken, as a sentence beside it.
    private(set) var complaints: [Rule.ID: String] = [:]
    /// What stands in the fields.
    private(set) var texts: [Rule.ID: String] = [:]

    /// Reasons as they are stored.
    init(stored: [Confirmation]) {
        confirmations = stored
        texts = Dictionary(stored.map { ($0.rule, $0.reason) }, uniquingKeysWith: { $1 })
    }

    /// A reason speaks of the cells that it was asked for: a warning that came up at another cell
    /// meanwhile asks again. What the form did not ask stays as stored; reasons for what is no
    /// longer warned of fall away; one that can't be taken leaves the stored one as it is.
    init(_ typed: TypedReport, stored: [Confirmation], problems: [Problem]) {
        let warnings = Dictionary(grouping: problems.filter { $0.severity == .warning }, by: \.rule)
        for (rule, problems) in warnings.sorted(by: { $0.key < $1.key }) {
            let kept = stored.first { $0.rule == rule }
            guard let reason = typed.reasons[rule] else {
                guard let kept else { continue }
                confirmations.append(kept)
                texts[rule] = kept.reason
                continue
            }
            texts[rule] = reason
            do throws(TypedText.Fault) {
                let text = try TypedText.clean(reason)
                guard !text.isEmpty else { continue }
                guard text.count <= Confirmation.limit else {
                    let limit = VietnameseNumber.text(Int64(Confirmation.limit))
                    complaints[rule] = "Giải trình không được dài quá \(limit) ký tự."
                    if let kept { confirmations.append(kept) }
                    continue
                }
                let cells = typed.asked[rule] ?? Set(problems.flatMap(\.cells))
                confirmations.append(Confirmation(rule: rule, cells: cells, reason: text))
            } catch {
                complaints[rule] = error.sentence
                if let kept { confirmations.append(kept) }
            }
        }
    }

    /// Asks about reasons that were changed at both ends: what was typed stays in the field, and
    /// takes the place of what is stored when it is sent once more.
    mutating func ask(about typed: [Rule.ID: String], stored: [Confirmation]) {
        for (rule, reason) in typed {
            let other = stored.first { $0.rule == rule }?.reason ?? ""
            texts[rule] = reason
            complaints[rule] =
                other.isEmpty
                ? "Người khác vừa xóa giải trình này. Lưu lần nữa để giữ nội dung dưới đây."
                : "Người khác vừa ghi: “\(other)”. Lưu lần nữa để thay bằng nội dung dưới đây."
        }
    }
}
