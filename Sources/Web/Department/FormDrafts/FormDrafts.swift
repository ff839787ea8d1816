import HTTP
import HTTPTypes
import Reporting
import Storage

/// Forms that an office makes, before they are brought out.
enum FormDrafts {
    /// `POST /form-drafts`: a new one of the typed title, one that changes the form `from` (`pccc/2`),
    /// one for the tasks of the `plan`, or what the JSON in `document` or the file says, be it right or
    /// not. Of a workbook all that is to be told is told first.
    @Sendable static func add(_ wish: Wish) throws -> any Reply {
        let fields = try wish.form(mayRepeat: ["levels"])
        let title = try wish.cleaned(fields.first("title") ?? "")
        var document = fields.first("document")
        if MultipartForm.isBody(of: wish.request) {
            do {
                let sent = try SentFormFile(wish)
                guard sent.findings.isEmpty else { return try Forms.told(wish, sent) }
                document = sent.text
            } catch let refusal as Refusal where refusal.status != .badRequest {
                return try Forms.again(wish, refusal)
            }
        }
        if let plan = fields.first("plan") { return try add(for: plan, wish) }
        let draft = try wish.look { visit in
            if let form = fields.first("from") { return try visit.draft(changing: form) }
            if let document { return try visit.draft(of: document) }
            return try visit.draft(titled: title)
        }
        return try wish.commit { database in
            let id = try database.add(draft, of: wish.asker.unit.id)
            return .redirect(to: "/form-drafts/\(id.rawValue)")
        }
    }

    private static func add(for plan: String, _ wish: Wish) throws -> any Reply {
        let (plan, draft) = try wish.look { visit in
            let plan = try visit.seenPlan(plan)
            return (
                plan, try visit.emptyDraft(titled: "Báo cáo kết quả Kế hoạch số \(plan.number)")
            )
        }
        return try wish.commit { database in
            let id = try database.add(draft, of: wish.asker.unit.id)
            return .redirect(to: "/form-drafts/\(id.rawValue)/tasks?plan=\(plan.id.rawValue)")
        }
    }

    /// `GET /form-drafts/{draft}?q=&r=&m=&s=&add=&find=&kind=&done=`: all of it, one part opened.
    @Sendable static func show(_ visit: Visit) throws -> any Reply {
        try visit.checkQuery(known: DraftView.parameters.union(["done"]))
        return visit.page(try DraftPage(visit, try DraftView(visit)))
    }

    /// `POST /form-drafts/{draft}`: `title`, `parameters`, `given`, `publish`, `remove`.
    @Sendable static func change(_ wish: Wish) throws -> any Reply {
        let (id, fields) = (try wish.draftID(), try wish.form())
        let owner = wish.asker.unit.id
        switch fields.first("_do") {
        case "title":
            let title = try wish.cleaned(fields.first("title") ?? "")
            guard !title.isEmpty else {
                throw Refusal(.unprocessableContent, "Chưa nhập tên biểu mẫu.")
            }
            return try wish.commit { database in
                try database.changeDraft(id, of: owner) { $0.title = title }
                return .redirect(to: "/form-drafts/\(id.rawValue)?done=saved")
            }
        case "parameters":
            let lines = try CleanedFields(wish).lines(
                "parameters", most: FormDraft.mostLines, of: "định mức")
            return try wish.commit { database in
                try database.changeDraft(id, of: owner) { $0.setParameters(lines) }
                return .redirect(to: "/form-drafts/\(id.rawValue)?done=saved#parameters")
            }
        case "given":
            let figures = try GivenFigureFields.read(CleanedFields(wish))
            return try wish.commit { database in
                try database.changeDraft(id, of: owner) { $0.setGiven(figures) }
                return .redirect(to: "/form-drafts/\(id.rawValue)?done=saved#given")
            }
        case "publish":
            return try publish(id, wish)
        case "remove":
            guard fields.first("sure") != nil else {
                throw Refusal(
                    .unprocessableContent, "Chưa bỏ: đề nghị đánh dấu vào ô xác nhận.")
            }
            return try wish.commit { database in
                try database.removeDraft(id, of: owner)
                return .redirect(to: "/forms?done=removed")
            }
        default: throw Refusal(.badRequest, "Thao tác không rõ.")
        }
    }

    private static func publish(_ id: KeptDraft.ID, _ wish: Wish) throws -> any Reply {
        do {
            return try wish.commit { database in
                let version = try database.publishDraft(
                    id, of: wish.asker.unit.id, by: wish.actor)
                let name = try database.read.forms(seenBy: wish.asker.unit.id)
                    .name(of: Form.Edition(version, of: wish.asker.unit.id))
                return .redirect(to: "/forms/\(name.code)/\(name.version)?done=published")
            }
        } catch is InvalidForm {
            return try wish.look { visit in
                visit.page(
                    try DraftPage(visit, try DraftView(visit)), status: .unprocessableContent)
            }
        }
    }
}

extension Visit {
    /// - Throws: 422 without a title.
    fileprivate func draft(titled title: String) throws -> FormDraft {
        guard (1...300).contains(title.unicodeScalars.count) else {
            throw Refusal(.unprocessableContent, "Tên biểu mẫu từ 1 đến 300 ký tự.")
        }
        var draft = try emptyDraft(titled: title)
        draft.addSection("Thông tin chung")
        return draft
    }

    fileprivate func emptyDraft(titled title: String) throws -> FormDraft {
        let taken = Set(try seenForms().editions.map(\.code))
        return FormDraft(title: title, code: FormDraft.code(for: title, taken: taken))
    }

    /// - Throws: 422 for what is no JSON object.
    fileprivate func draft(of text: String) throws -> FormDraft {
        let document: JSON
        do throws(MalformedJSON) {
            document = try JSON(parsing: Array(text.utf8))
        } catch {
            throw Refusal(
                .unprocessableContent, "Nội dung biểu mẫu không đọc được (JSON): \(error).")
        }
        guard document.object != nil else {
            throw Refusal(
                .unprocessableContent, "Nội dung phải là một biểu mẫu (JSON), trong cặp ngoặc {…}.")
        }
        let draft = FormDraft(document)
        guard draft.code.isEmpty else { return draft }
        let taken = Set(try seenForms().editions.map(\.code))
        return draft.called(FormDraft.code(for: draft.title, taken: taken))
    }

    /// - Throws: as `addressedForm`.
    fileprivate func draft(changing name: String) throws -> FormDraft {
        let parts = name.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, let version = Int(sent: parts[1], in: 1...9999) else {
            throw Refusal(.badRequest, "Biểu mẫu không rõ.")
        }
        let editions = try seenForms().named(.init(code: parts[0], version: version))
        guard let edition = editions.first, editions.count == 1 else {
            throw Refusal(.unprocessableContent, "Không có biểu mẫu “\(name.prefix(60))”.")
        }
        return FormDraft(try database.forms.layout(edition).form.document)
    }

    /// The draft of the address.
    ///
    /// - Throws: 404 for one that is not, and for one that is another office's.
    func addressedDraft() throws -> KeptDraft {
        guard let id = parameters["draft"].flatMap(Int64.init(sentID:)),
            let draft = try database.formDrafts.find(.init(rawValue: id), of: asker.unit.id)
        else { throw Refusal.notFound }
        return draft
    }
}

extension Wish {
    func draftID() throws -> KeptDraft.ID { try look { try $0.addressedDraft().id } }
}

extension DraftObjection {
    /// Vietnamese, a whole sentence.
    var sentence: String {
        switch self {
        case .tooMany:
            "Mỗi cơ quan có nhiều nhất \(KeptDraft.most) bản nháp biểu mẫu. Đề nghị công bố hoặc bỏ bớt."
        case .tooLong: "Biểu mẫu quá lớn: nhiều nhất 256 KB."
        case .isGone: "Bản nháp này đã được công bố hoặc đã bỏ."
        }
    }
}
