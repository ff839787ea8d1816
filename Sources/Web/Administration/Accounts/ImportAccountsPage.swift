import Reporting
import Storage

/// Thêm tài khoản từ danh sách.
struct ImportAccountsPage {
    struct Fault {
        let line: Int
        let sentence: String
    }

    let frame: Frame
    let sent: ListFields
    let faults: [Fault]
    let questions: QuestionFields
    let notes: [String]
    /// Telephone numbers have lost their zeros, or had lost them when this was asked.
    let asksZeros: Bool
    let addsZeros: Bool
    let wasRead: Bool

    init(
        _ visit: Visit, _ sent: SentList? = nil, fault: MalformedList? = nil,
        faults: AccountFaults? = nil, questions: [ListQuestion] = [], list: AccountList? = nil
    ) throws {
        frame = try Frame(visit, title: "Thêm tài khoản từ danh sách", current: "/accounts")
        self.sent = ListFields(sent, fault: fault)
        let wrong = faults?.faults ?? []
        let open = questions.filter { $0.answer == nil }
        self.faults = Array(
            ([fault].compactMap { $0 }.map { Fault(line: $0.line, sentence: $0.sentence) }
                + wrong.map { Fault(line: $0.line, sentence: $0.fault.sentence) }
                + (sent?.isFile ?? true
                    ? [] : open.map { Fault(line: $0.line, sentence: $0.demand) }))
                .prefix(100))
        self.questions = QuestionFields(questions)
        notes = list?.notes ?? []
        addsZeros = sent?.answers[AccountListReading.zeros] == "add"
        asksZeros =
            addsZeros
            || wrong.contains { if case .phoneLacksZero = $0.fault { true } else { false } }
        wasRead = fault == nil && (sent?.isFile ?? false)
    }
}

extension AccountList {
    /// What was not read, and why.
    fileprivate var notes: [String] {
        [
            groups.isEmpty
                ? nil : "Dòng ghi xã hoặc cấp học của các dòng dưới: \(groups.named).",
            sums.isEmpty
                ? nil
                : "Không đọc dòng cộng: \(sums.map(String.init).joined(separator: ", ")).",
            headless.isEmpty
                ? nil : "Không ghi hiệu trưởng nên không thêm tài khoản: \(headless.named).",
        ].compactMap { $0 }
    }
}

extension ListQuestion {
    /// Vietnamese, a whole sentence.
    fileprivate var demand: String { "Chưa rõ “\(text.prefix(60))” là đơn vị nào, đề nghị chọn." }
}
