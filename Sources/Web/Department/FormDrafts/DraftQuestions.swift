import HTTP
import HTTPTypes
import Reporting
import Storage

/// The sections and questions of a form that is being made.
enum DraftQuestions {
    /// `POST /form-drafts/{draft}/sections`: `add`; `save`, `up`, `down`, `remove` of `section`;
    /// `question` adds one of the typed words to it.
    @Sendable static func changeSections(_ wish: Wish) throws -> any Reply {
        try changeSections(.schools, wish)
    }

    static func changeSections(_ part: DraftPart, _ wish: Wish) throws -> any Reply {
        let (id, fields) = (try wish.draftID(), try CleanedFields(wish))
        let (code, title, act) = (fields.text("section"), fields.text("title"), fields.text("_do"))
        let clauses = TypedQuestion.parts(fields.text("clauses"))
        let levels = try wish.look { try $0.database.units.levels().map(\.level) }
        guard !title.isEmpty || ["up", "down", "remove"].contains(act) else {
            throw Refusal(
                .unprocessableContent,
                act == "question" ? "Chưa nhập nội dung câu hỏi." : "Chưa nhập tên mục.")
        }
        return try wish.commit { database in
            let place = try part.change(id, of: wish.asker.unit.id, in: database) {
                draft -> String in
                switch act {
                case "add":
                    guard draft.sections.count < FormDraft.mostSections else {
                        throw Refusal(.conflict, "Biểu mẫu đã có quá nhiều mục.")
                    }
                    return "#s-\(draft.addSection(title))"
                case "save":
                    draft.setSection(code, title: title, clauses: clauses)
                    return fields.onward(in: id, "", query: "?s=\(code)", anchor: "#s-\(code)")
                case "up": draft.moveSection(code, by: -1)
                case "down": draft.moveSection(code, by: 1)
                case "remove":
                    guard draft.section(code)?.questions.isEmpty ?? true else {
                        throw Refusal(
                            .conflict, "Mục còn câu hỏi: bỏ hoặc chuyển các câu trước.")
                    }
                    draft.removeSection(code)
                    return ""
                case "question":
                    let added = try add(
                        title, fields.text("type"), to: code, askedOf: levels, in: &draft)
                    return "?q=\(added)#q-\(added)"
                default: throw Refusal(.badRequest, "Thao tác không rõ.")
                }
                return "#s-\(code)"
            }
            // A link of the same draft was clicked.
            return .redirect(
                to: place.hasPrefix("/") ? place : part.address(of: id) + place)
        }
    }

    /// A question of these words, asked of the `levels` where the section has no other.
    private static func add(
        _ label: String, _ type: String, to section: String, askedOf levels: [Level],
        in draft: inout FormDraft
    ) throws -> String {
        var question = QuestionDraft()
        (question.label, question.type) = (label, type)
        question.levels = draft.levelsOfLastQuestion(in: section) ?? levels
        // Who has nothing to list has no row to fill in.
        if question.type == "table" { question.requirement = "optional" }
        question.clauses = draft.section(section)?.clauses ?? []
        guard draft.sections.reduce(0, { $0 + $1.questions.count }) < FormDraft.mostQuestions else {
            throw Refusal(.conflict, "Biểu mẫu đã có \(FormDraft.mostQuestions) câu hỏi.")
        }
        guard let code = draft.add(question, to: section) else {
            throw Refusal(.conflict, "Mục này không còn trong biểu mẫu.")
        }
        return code
    }

    /// `POST /form-drafts/{draft}/questions`: `save`, `up`, `down`, `copy` keep what was typed first;
    /// `remove` lays it aside, `restore` brings it back. A question of the words in `new_A` is added to
    /// section A.
    @Sendable static func change(_ wish: Wish) throws -> any Reply {
        try change(.schools, wish)
    }

    static func change(_ part: DraftPart, _ wish: Wish) throws -> any Reply {
        let id = try wish.draftID()
        let fields = try CleanedFields(wish, mayRepeat: ["level", "accept"])
        let (code, act) = (fields.text("question"), fields.text("_do"))
        guard act != "restore" else {
            return try change(part, of: id, fields, wish) { draft in
                guard draft.restoreQuestion(code) else {
                    throw Refusal(.conflict, Outdated.gone.sentence)
                }
                return code
            }
        }
        let levels = try wish.look { try $0.database.units.levels().map(\.level) }
        var typed = QuestionDraft()
        do {
            return try change(part, of: id, fields, wish) { draft in
                guard let old = draft.question(code) else { throw Outdated.gone }
                typed = try TypedQuestion(fields: fields).question(of: draft)
                guard fields.text("_was") == old.json.mark else { throw Outdated.changed }
                var open = try carryOut(act, on: code, typed, in: &draft)
                for (section, label) in fields.named("new_") where !label.isEmpty {
                    open = try add(
                        label, fields.text("type_\(section)"), to: section, askedOf: levels,
                        in: &draft)
                }
                return open
            }
        } catch Outdated.changed {
            var view = DraftView()
            (view.question, view.typedQuestion) = (code, typed)
            view.newLabels = Dictionary(fields.named("new_").map { ($0.rest, $0.text) }) { $1 }
            view.complaint = Complaint(Outdated.changed.sentence)
            return try wish.look { try part.page($0, view, status: .conflict) }
        } catch Outdated.gone {
            throw Refusal(.conflict, Outdated.gone.sentence)
        }
    }

    /// - Returns: the code of the question that is open then.
    private static func carryOut(
        _ act: String, on code: String, _ typed: QuestionDraft, in draft: inout FormDraft
    ) throws -> String? {
        guard act != "remove" else {
            draft.layAside(code)
            return nil
        }
        guard ["save", "up", "down", "copy"].contains(act) else {
            throw Refusal(.badRequest, "Thao tác không rõ.")
        }
        draft.set(typed, at: code)
        if act == "copy" { return draft.copyQuestion(code) ?? code }
        if act != "save" { draft.moveQuestion(code, up: act == "up") }
        return code
    }

    private static func change(
        _ part: DraftPart, of id: KeptDraft.ID, _ fields: CleanedFields, _ wish: Wish,
        _ act: (inout FormDraft) throws -> String?
    ) throws -> Response {
        try wish.commit { database in
            let open = try part.change(id, of: wish.asker.unit.id, in: database, act)
            return .redirect(
                to: fields.onward(
                    in: id, part.address(of: id), query: open.map { "?q=\($0)" } ?? "",
                    anchor: open.map { "#q-\($0)" } ?? "#removed"))
        }
    }

    /// `POST /form-drafts/{draft}/taken`: puts a question of another form (`pccc/2/powder`) into
    /// `section`, or a whole section of it (`pccc/2/F` in `copied`) behind the others.
    @Sendable static func take(_ wish: Wish) throws -> any Reply {
        let (id, fields) = (try wish.draftID(), try CleanedFields(wish))
        let copied = fields.text("copied")
        let parts = (copied.isEmpty ? fields.text("question") : copied)
            .split(separator: "/").map(String.init)
        let section = fields.text("section")
        guard parts.count == 3, let version = Int(sent: parts[1], in: 1...9999) else {
            throw Refusal(.badRequest, copied.isEmpty ? "Câu hỏi không rõ." : "Mục không rõ.")
        }
        let form = try wish.look { visit in
            let editions = try visit.seenForms().named(.init(code: parts[0], version: version))
            guard let edition = editions.first else { throw Refusal.notFound }
            return try visit.database.forms.layout(edition).form
        }
        guard copied.isEmpty else {
            return try wish.commit { database in
                let place = try database.changeDraft(id, of: wish.asker.unit.id) { draft in
                    guard let place = draft.takeSection(parts[2], of: form) else {
                        throw Refusal(.conflict, "Các câu của mục này đã có trong biểu mẫu.")
                    }
                    return place
                }
                return .redirect(to: "/form-drafts/\(id.rawValue)#s-\(place)")
            }
        }
        return try change(.schools, of: id, fields, wish) { draft in
            guard
                draft.take(
                    Indicator.Code(rawValue: parts[2]), of: form, to: section,
                    offeringEarlier: fields.has("earlier"))
            else {
                throw Refusal(.conflict, "Biểu mẫu đã có câu hỏi này.")
            }
            return parts[2]
        }
    }
}

/// What was opened is not what stands there now.
enum Outdated: Error {
    case changed, gone

    var sentence: String {
        switch self {
        case .changed:
            "Người khác vừa sửa chỗ này. Nội dung vừa nhập còn dưới đây và chưa được lưu; lưu lần nữa "
                + "thì thay cho nội dung người đó đã lưu."
        case .gone: "Chỗ này không còn trong biểu mẫu."
        }
    }
}

extension JSON {
    /// Tells one content from another.
    var mark: String { String(Digest.hexadecimal(Digest.sha256(canonical)).prefix(16)) }
}

extension FormDraft {
    /// New questions mostly go to those who were asked the one before.
    fileprivate func levelsOfLastQuestion(in section: String) -> [Level]? {
        self.section(section)?.questions.last.map { question in
            QuestionDraft(question.json, lists: nil).levels
        }
    }
}
