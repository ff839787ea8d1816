import Reporting
import Storage

/// What another version of its form would do to an open round.
struct NextFormPage {
    /// A question that is new, gone or asked otherwise.
    struct Line {
        let label: String
        /// What is otherwise, or what it is.
        let words: String
        /// How many reports have an answer that it does not take, or have none.
        let effect: String
    }

    struct Preview {
        let version: String
        let added: [Line]
        let gone: [Line]
        let changed: [Line]
        let rules: String
        let measures: String
        let losing: FormImpact.Reports
        /// What becomes of the rest, a sentence each.
        let effects: [String]
        /// What the reports that count do not answer, of what has to be.
        let missing: [String]
    }

    let frame: Frame
    let title: String
    let setup: String
    let address: String
    let current: String
    let isOpen: Bool
    let choices: [Choice]
    let chosen: String
    let preview: Preview?
    let reason: String
    let fault: String?

    /// - Throws: 404 for a round that is not the asker's own; `VersionFault` for a name that can't be
    ///   chosen.
    init(_ visit: Visit, to name: Form.Version?, reason: String = "", fault: String? = nil) throws {
        let round = try visit.ownedRound()
        let next = try visit.database.nextVersion(of: round)
        let seen = try visit.seenForms()
        frame = try Frame(visit, title: "Đổi phiên bản biểu mẫu", current: "/rounds")
        title = round.title
        setup = "/rounds/\(round.address)/setup"
        address = "/rounds/\(round.address)/form"
        let now = seen.name(of: round.form)
        current = "\(now.code), phiên bản \(now.version)"
        isOpen = round.state == .open && round.withdrawnAt == nil
        let chosen = name.map { "\($0.code):\($0.version)" } ?? ""
        self.chosen = chosen
        choices = next.choices.map { edition in
            let name = seen.name(of: edition)
            let value = "\(name.code):\(name.version)"
            return Choice(
                value: value, words: "\(name.code), phiên bản \(name.version)",
                isChosen: value == chosen)
        }
        preview = try name.map {
            Preview(try visit.database.impact(of: try next.chosen($0), on: round))
        }
        self.reason = reason
        self.fault = fault
    }
}

extension NextFormPage.Preview {
    fileprivate init(_ impact: FormImpact) {
        let (form, difference) = (impact.form, impact.difference)
        version = "\(form.version.version)"
        func effect(_ code: Indicator.Code) -> String {
            let lost = impact.losingAt[code].flatMap(\.words).map { "không dùng được ở \($0)" }
            let missing = impact.missing[code].map { "\($0) báo cáo đã nộp chưa trả lời" }
            return [lost, missing].compactMap(\.self).joined(separator: "; ")
        }
        added = difference.added.map {
            NextFormPage.Line(
                label: $0.named, words: $0.requirement.words, effect: effect($0.code))
        }
        gone = difference.gone.map {
            NextFormPage.Line(label: $0.named, words: "", effect: effect($0.code))
        }
        changed = difference.changed.map { change in
            NextFormPage.Line(
                label: change.new.named,
                words: change.aspects.map { $0.words(change.old, change.new) }
                    .joined(separator: "; "),
                effect: effect(change.new.code))
        }
        rules = NextFormPage.counts(
            difference.addedRules.map(\.rawValue), difference.goneRules.map(\.rawValue),
            difference.changedRules.map(\.rawValue))
        measures = NextFormPage.counts(
            difference.addedMeasures.map(\.label.vietnamese),
            difference.goneMeasures.map(\.label.vietnamese),
            difference.changedMeasures.map(\.label.vietnamese))
        losing = impact.losing
        missing = form.indicators.filter { impact.missing[$0.code] != nil }.map(\.named)
        effects = impact.sentences
    }
}

extension NextFormPage {
    /// `thêm A, B; bỏ C`; empty where nothing is otherwise.
    fileprivate static func counts(
        _ added: [String], _ gone: [String], _ changed: [String]
    ) -> String {
        [("thêm", added), ("bỏ", gone), ("đổi", changed)].filter { !$0.1.isEmpty }
            .map { "\($0.0) \($0.1.joined(separator: ", "))" }.joined(separator: "; ")
    }
}

extension FormImpact.Reports {
    /// `3 bản nháp, 2 báo cáo đã nộp`; nil for none.
    fileprivate var words: String? {
        let parts = [
            drafts > 0 ? "\(VietnameseNumber.text(Int64(drafts))) bản nháp" : nil,
            counted > 0 ? "\(VietnameseNumber.text(Int64(counted))) báo cáo đã nộp" : nil,
        ].compactMap(\.self)
        return parts.isEmpty ? nil : parts.joined(separator: ", ")
    }
}

extension FormImpact {
    /// What becomes of all that is in the round, in the order in which somebody asks.
    fileprivate var sentences: [String] {
        let passages =
            switch lostPassages {
            case nil: "Báo cáo tổng hợp chưa lưu lời văn nào: dùng đề cương của biểu mới."
            case 0?: "Lời văn báo cáo tổng hợp đã lưu dùng tiếp được cả."
            case let count?:
                "\(count) chỗ trong lời văn báo cáo tổng hợp đã lưu nhắc số liệu không còn: bản đang dùng bỏ các chỗ ấy, bản đã lưu giữ nguyên."
            }
        let own =
            lostOwn > 0
            ? "\(lostOwn) câu trong phần của cơ quan không còn được hỏi; bản đã lưu giữ nguyên."
            : difference.changesOwn
                ? "Phần của cơ quan đổi câu hỏi; các câu đã trả lời dùng tiếp được cả." : nil
        return [
            "Báo cáo đã nộp (\(VietnameseNumber.text(Int64(counted)))) giữ nguyên phiên bản đã nộp, biên nhận, mã đối chiếu, văn bản in ra.",
            "Số liệu tổng hợp, chỉ số tính lại ngay theo biểu mới, từ những câu đã trả lời. Câu mới chưa hỏi là chưa trả lời, không phải 0.",
            "Bản nháp giữ mọi ô còn dùng được. Câu không còn hỏi, hoặc hỏi cách khác, nằm ở mục “Câu trả lời cũ” của trường; đổi lại phiên bản trước thì trở về ô cũ.",
            "Trang báo cáo trường đang mở: lần lưu tới được gộp từng ô vào biểu mới; ô đã bỏ thì trang báo, không mất chữ đã gõ.",
            "Tệp Excel, tệp nhập không mạng làm theo phiên bản trước vẫn gửi được: nhận các ô còn trong biểu, nêu rõ dòng bỏ qua. Ô điền sẵn lấy theo biểu mới.",
            form.given.isEmpty
                ? nil
                : "Biểu mới dùng số liệu cơ quan có sẵn về các trường: xem và nhập ở trang thiết lập đợt.",
            passages, own,
        ].compactMap(\.self)
    }
}

extension Indicator {
    fileprivate var named: String { "\(number). \(label.vietnamese)" }
}

extension Indicator.Requirement {
    fileprivate var words: String {
        switch self {
        case .always: "bắt buộc"
        case .when: "hỏi khi có điều kiện"
        case .optional: "không bắt buộc"
        }
    }
}

extension FormDifference.Aspect {
    fileprivate func words(_ old: Indicator, _ new: Indicator) -> String {
        switch self {
        case .type: "cách trả lời: \(kind(old)) → \(kind(new))"
        case .options: "danh sách lựa chọn"
        case .limits: "giới hạn của câu trả lời"
        case .calculation: new.calculation == nil ? "trường tự nhập" : "chương trình tự tính"
        case .levels: "cấp học được hỏi"
        case .requirement: "\(old.requirement.words) → \(new.requirement.words)"
        case .counting: "cách cộng"
        case .wording: wording(old, new)
        }
    }

    /// With what was otherwise called: answers to the one are read as answers to the other.
    private func wording(_ old: Indicator, _ new: Indicator) -> String {
        let before = old.label.vietnamese
        let options = (new.kind.list?.options ?? []).compactMap { option -> String? in
            guard let was = old.kind.list?.option(option.value)?.label.vietnamese,
                was != option.label.vietnamese
            else { return nil }
            return "“\(was)” thành “\(option.label.vietnamese)”"
        }
        let changes =
            (before == new.label.vietnamese ? [] : ["trước là “\(before)”"]) + options.prefix(5)
        return changes.isEmpty ? "lời văn" : "lời văn (\(changes.joined(separator: ", ")))"
    }

    private func kind(_ indicator: Indicator) -> String {
        QuestionFacts.kinds.first { $0.value == indicator.kind.name }?.words
            ?? indicator.kind.name
    }
}
