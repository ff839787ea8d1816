import Reporting
import Storage

/// Nhập đơn vị từ danh sách: what each line will do and what is asked, before anything is done.
struct ImportUnitsPage {
    struct Line {
        let line: Int
        let code: String
        /// Where the list has no code.
        let question: QuestionField?
        let name: String
        let what: Badge
        let changes: [Change]
        let fault: String?
    }

    struct Change {
        let field: String
        let before: String
        let after: String
    }

    let frame: Frame
    let sent: ListFields
    let lines: [Line]
    /// Those that are of no single line.
    let questions: QuestionFields
    let notes: [String]
    let summary: String
    /// Of what is shown; nil where it can't be done yet.
    let digest: String?
    let complaint: String?

    init(_ visit: Visit, _ sent: SentList? = nil, fault: MalformedList? = nil) throws {
        frame = try Frame(visit, title: "Nhập đơn vị từ danh sách", current: "/units")
        self.sent = ListFields(sent, fault: fault)
        (lines, questions, notes, summary, digest) = ([], QuestionFields([]), [], "", nil)
        complaint = fault.map { "Dòng \($0.line): \($0.sentence)" }
    }

    init(_ visit: Visit, _ sent: SentList, _ list: UnitList, complaint: String? = nil) throws {
        frame = try Frame(visit, title: "Nhập đơn vị từ danh sách", current: "/units")
        self.sent = ListFields(sent)
        self.complaint = complaint
        let preview = try UnitListPreview(list, answers: sent.answers, visit)
        let reading = preview.reading
        lines = preview.lines.map { Line($0, reading) }
        questions = QuestionFields(reading.questions.filter { $0.matter != .code })
        notes = list.notes
        let results = lines.map(\.what.words)
        func count(_ badge: Badge) -> Int { results.count { $0 == badge.words } }
        let (added, changed) = (count(.added), count(.changed))
        let (asked, faults) = (count(.asked), count(.faulty))
        func words(_ count: Int, _ what: String) -> String {
            "\(VietnameseNumber.text(count)) \(what)"
        }
        summary =
            ([words(added, "đơn vị mới"), words(changed, "đơn vị thay đổi")]
            + [words(count(.kept), "giữ nguyên")]
            + (asked > 0 ? [words(asked, "dòng cần hỏi")] : [])
            + (faults > 0 ? [words(faults, "dòng có lỗi")] : [])).joined(separator: ", ")
        let isReady = questions.rest + faults + asked == 0 && added + changed > 0
        digest = isReady ? preview.digest : nil
    }
}

extension Badge {
    fileprivate static let added = Badge(icon: "ok", style: "ok", words: "Thêm mới")
    fileprivate static let changed = Badge(icon: "draft", style: "", words: "Thay đổi")
    fileprivate static let kept = Badge(icon: "none", style: "off", words: "Giữ nguyên")
    fileprivate static let asked = Badge(icon: "eye", style: "late", words: "Cần hỏi")
    fileprivate static let faulty = Badge(icon: "err", style: "over", words: "Lỗi")
}

extension ImportUnitsPage.Line {
    fileprivate init(_ line: UnitListPreview.Line, _ reading: UnitListReading) {
        let (read, change) = (line.read, line.change)
        let draft = read.draft
        (self.line, code, name) = (draft.line, draft.code, draft.name)
        let asked = read.keys.compactMap(reading.question)
        question = asked.first { $0.matter == .code }.map(QuestionField.init)
        switch change {
        case nil:
            (what, changes) = (.asked, [])
            fault = asked.filter { $0.value == nil }.map(\.sentence).joined(separator: " ")
        case .add: (what, changes, fault) = (.added, [], nil)
        case .nothing: (what, changes, fault) = (.kept, [], nil)
        case .faults(let faults):
            (what, changes) = (.faulty, [])
            fault = faults.map(\.sentence).joined(separator: " ")
        case .change(let fields):
            what = .changed
            changes = ImportUnitsPage.Line.changes(fields)
            fault = nil
        }
    }

    private static func changes(
        _ fields: [UnitDraft.Field: UnitChange.Pair]
    ) -> [ImportUnitsPage.Change] {
        let names: [(UnitDraft.Field, String)] = [
            (.name, "Tên"), (.shortName, "Tên ngắn"), (.form, "Loại"), (.reportsTo, "Báo cáo cho"),
            (.commune, "Xã"), (.place, "Xếp thứ tự theo"), (.until, "Ngừng từ"),
            (.successors, "Đơn vị kế tiếp"), (.identifiers, "Mã chính thức"),
        ]
        return names.compactMap { field, name in
            fields[field].map {
                .init(
                    field: name,
                    before: $0.before.isEmpty ? "(trống)" : $0.before,
                    after: $0.after)
            }
        }
    }
}

extension UnitList {
    /// What was not read, and why.
    fileprivate var notes: [String] {
        let heads = beside.map { "“\($0.prefix(60))”" }.joined(separator: ", ")
        let lines = sums.map(String.init).joined(separator: ", ")
        return [
            head > 1 ? "Tên cột ở dòng \(head); các dòng trên là tiêu đề." : nil,
            sums.isEmpty ? nil : "Không nhập dòng cộng: \(lines).",
            groups.isEmpty
                ? nil
                : "Dòng ghi xã hoặc cấp học của các dòng dưới, không nhập thành đơn vị: "
                    + "\(groups.named).",
            beside.isEmpty
                ? nil
                : "Cột \(heads) không nhập ở đây: dùng cùng danh sách này ở trang Thêm tài khoản.",
        ].compactMap { $0 }
    }
}
