import HTTP
import HTTPTypes
import Reporting
import Storage

/// A consolidated report's outline as its form was typed.
struct TypedOutline {
    struct Block {
        var text: String
        /// The figures as the field showed them; of quotes the units that it offered.
        var shown: String
        var units: [Unit.Code]
        /// A paragraph to be put behind it.
        var added: String
        var isRemoved: Bool
        /// What was written there for the round before is kept.
        var isKept: Bool

        /// Who is quoted: what stands for all goes on to, also for whoever is approved meanwhile,
        /// while nobody who was offered is left out.
        func quoted(over before: [Unit.Code]?) -> [Unit.Code]? {
            let offered = Set(shown.split(separator: " ").map(String.init))
            return before == nil && Set(units.map(\.rawValue)) == offered ? nil : units
        }
    }

    /// Somebody else was faster.
    struct Outdated: Error {
        let sentence =
            "Người khác vừa lưu một phiên bản mới. Nội dung vừa nhập còn dưới đây và chưa được lưu; "
            + "lưu lần nữa sẽ thành phiên bản mới nhất, các phiên bản trước vẫn xem lại được."
    }

    static let mostBlocks = 300
    static let longestText = 5000

    /// The version whose blocks the form shows; 0 for what was there before the first.
    let base: Int
    /// The newest version when the form was made.
    let last: Int
    let subject: String
    let shownSubject: String
    /// Whether the annex of the plan's tasks goes along; nil where the form did not ask.
    let hasTasks: Bool?
    /// By place; one that was not sent stays as it was.
    let blocks: [Int: Block]

    init(_ wish: Wish) throws {
        let places = 0..<TypedOutline.mostBlocks
        let fields = try wish.form(mayRepeat: Set(places.map { "unit_\($0)" }))
        func shown(_ name: String) -> String {
            TypedText.cleanOrTyped(fields.first(name) ?? "")
        }
        func field(_ name: String, shown: String? = nil) throws -> String {
            try wish.cleaned(fields.first(name) ?? "", over: shown)
        }
        guard let base = fields.first("base").flatMap(Int.init(sentID:)),
            let last = fields.first("last").flatMap(Int.init(sentID:))
        else { throw Refusal(.badRequest, "Biểu mẫu gửi lên thiếu phiên bản.") }
        (self.base, self.last) = (base, last)
        hasTasks = fields.first("annexes").map { _ in fields.first("annex_tasks") != nil }
        shownSubject = shown("shown_subject")
        subject = try field("subject", shown: shownSubject)
        blocks = try places.reduce(into: [:]) { blocks, index in
            guard fields.first("added_\(index)") != nil else { return }
            let shown = shown("shown_\(index)")
            blocks[index] = Block(
                text: try field("text_\(index)", shown: shown), shown: shown,
                units: fields.fields.filter { $0.name == "unit_\(index)" }
                    .map { Unit.Code(rawValue: $0.value) },
                added: try field("added_\(index)"),
                isRemoved: fields.first("remove_\(index)") != nil,
                isKept: fields.first("keep_\(index)") != nil)
        }
    }

    /// The outline as it was typed over.
    ///
    /// - Throws: `Complaints`.
    func outline(_ report: ConsolidatedReport) throws -> Outline {
        var outline = report.outline
        let names = outline.names(of: report.annexes.form)
        let words = OutlineWords(of: report)
        var wrong: [Complaint] = []
        func read(
            _ text: String, _ shown: String, _ before: OutlineText, _ place: String,
            at field: String
        ) -> OutlineText {
            guard text.unicodeScalars.count <= TypedOutline.longestText else {
                wrong.append(
                    Complaint(
                        "\(place): không quá \(TypedOutline.longestText) ký tự.", at: field))
                return before
            }
            let stored = words.storedSaying(text)
            do throws(ExpressionError) {
                return try .readTyped(
                    stored, shown: words.storedSaying(shown), before: before, names: names)
            } catch {
                let found = stored.dropFirst(error.position - 1).prefix(40)
                let position = text.firstRange(of: found).map { text[..<$0.lowerBound].count + 1 }
                wrong.append(
                    Complaint(
                        "\(place), ký tự \(position ?? error.position): không có số liệu “\(found)”. Viết "
                            + "tên số liệu trong cặp ngoặc nhọn, như {Số báo cáo đã duyệt}.",
                        at: field))
                return before
            }
        }
        outline.subject = read(
            subject, shownSubject, outline.subject, "Trích yếu", at: "subject")
        if outline.subject.isEmpty {
            wrong.append(Complaint("Trích yếu không được để trống.", at: "subject"))
        }
        outline.blocks = outline.blocks.enumerated().flatMap { index, block in
            guard let typed = blocks[index] else { return [block] }
            var block = block
            let (place, field) = ("Ô \(index + 1)", "text_\(index)")
            switch block.content {
            case .heading(let level, let text):
                block.content = .heading(
                    level, read(typed.text, typed.shown, text, place, at: field))
            case .paragraph(let text):
                var words = read(typed.text, typed.shown, text, place, at: field)
                if typed.isKept, let earlier = block.earlier {
                    let rest = words.isEmpty ? [] : [.words(" ")] + words.parts
                    words = OutlineText(parts: earlier.parts + rest)
                }
                block.content = .paragraph(words)
                if !words.isEmpty { block.earlier = nil }
            case .quotes(let code, let before):
                block.content = .quotes(code, typed.quoted(over: before))
            }
            let added = typed.added.split(separator: "\n").map {
                Outline.Block(
                    .paragraph(
                        read(
                            String($0), "", OutlineText(parts: []), place + ", đoạn thêm",
                            at: "added_\(index)")))
            }
            return (typed.isRemoved ? [] : [block]) + added
        }
        if let hasTasks, hasTasks != outline.annexes.contains(.tasks) {
            outline.annexes.removeAll { $0 == .tasks }
            if hasTasks { outline.annexes.append(.tasks) }
        }
        if outline.blocks.count > TypedOutline.mostBlocks {
            wrong.append(Complaint("Báo cáo có tối đa \(TypedOutline.mostBlocks) đoạn."))
        }
        guard wrong.isEmpty else { throw Complaints(wrong) }
        return outline
    }
}
