import HTTP
import HTTPTypes
import Reporting
import Storage

/// Loại báo cáo đột xuất: what an office has its schools report at once, and by which of its forms.
enum Occasions {
    /// `GET /occasions`
    @Sendable static func show(_ visit: Visit) throws -> any Reply {
        try visit.checkQuery(known: [])
        return visit.page(try OccasionsPage(visit, typed: nil, complaint: nil))
    }

    /// `POST /occasions {occasion, name, form}`: names a new one, or changes one; `_do=end` ends it,
    /// `_do=begin` asks it again.
    @Sendable static func set(_ wish: Wish) throws -> any Reply {
        let typed = TypedOccasion(try wish.form())
        do {
            let name = try wish.cleaned(typed.name).replacing("\n", with: " ")
            let (old, form) = try wish.look { visit in
                let occasion = try visit.ownOccasion(typed.occasion)
                return (occasion, try visit.chosenForm(typed, over: occasion))
            }
            return try wish.commit { database in
                do {
                    try database.set(
                        old?.id, of: wish.asker.unit.id, name: name, form: form,
                        isEnded: typed.act == "end" || typed.act == "save" && old?.endedAt != nil,
                        by: wish.actor)
                } catch let fault as OccasionFault {
                    throw Refusal(.unprocessableContent, fault.sentence)
                }
                return .redirect(to: "/incidents?done=set")
            }
        } catch let refusal as Refusal where refusal.status == .unprocessableContent {
            return try wish.look { visit in
                visit.page(
                    try OccasionsPage(visit, typed: typed, complaint: refusal.sentence),
                    status: refusal.status)
            }
        }
    }
}

struct TypedOccasion {
    /// Empty for a new one.
    let occasion: String
    let name: String
    /// `pccc:2`, as the office calls it.
    let form: String
    /// `save`, `end` or `begin`.
    let act: String

    init(_ fields: FormFields) {
        func text(_ name: String) -> String { fields.first(name) ?? "" }
        (occasion, name, form) = (text("occasion"), text("name"), text("form"))
        act = ["end", "begin"].contains(text("_do")) ? text("_do") : "save"
    }
}

extension Visit {
    /// nil for a new one; 404 for another office's.
    fileprivate func ownOccasion(_ id: String) throws -> Occasion? {
        guard !id.isEmpty else { return nil }
        guard
            let occasion = try Int64(sentID: id).map(Occasion.ID.init(rawValue:))
                .flatMap(database.occasions.find), occasion.owner == asker.unit.id
        else { throw Refusal.notFound }
        return occasion
    }

    /// That was chosen, or that it has.
    fileprivate func chosenForm(
        _ typed: TypedOccasion, over occasion: Occasion?
    ) throws -> Form.Edition {
        let seen = try seenForms()
        let found = seen.editions.first { seen.name(of: $0).chosen == typed.form }
        guard let form = found ?? (typed.form.isEmpty ? occasion?.form : nil) else {
            throw Refusal(.unprocessableContent, OccasionFault.unknownForm.sentence)
        }
        return form
    }
}

extension Form.Version {
    /// As a list sends it.
    fileprivate var chosen: String { "\(code):\(version)" }
}

extension OccasionFault {
    /// Vietnamese, a whole sentence.
    var sentence: String {
        switch self {
        case .nameMissing: "Cần tên loại báo cáo."
        case .nameTooLong: "Tên dài nhất \(Occasion.longestName) ký tự."
        case .unknownForm: "Cần chọn một biểu mẫu đã công bố."
        case .tooMany: "Cơ quan đã có \(Occasion.mostOfOffice) loại; ngừng bớt một loại rồi thêm."
        }
    }
}

struct OccasionsPage {
    struct One {
        let id: String
        let name: String
        let forms: [Choice]
        let formAddress: String
        let isEnded: Bool
    }

    let frame: Frame
    let occasions: [One]
    let forms: [Choice]
    /// What was sent and not kept.
    let typed: TypedOccasion?
    let complaint: String?

    init(_ visit: Visit, typed: TypedOccasion?, complaint: String?) throws {
        frame = try Frame(visit, title: "Loại báo cáo đột xuất", current: "/incidents")
        let seen = try visit.seenForms()
        let offered = try seen.editions.map { edition in
            let name = seen.name(of: edition)
            let title = try visit.database.forms.layout(edition).form.title.vietnamese
            return (edition, name, "\(title) (\(name.code), phiên bản \(name.version))")
        }
        func choices(_ chosen: String?) -> [Choice] {
            offered.map {
                Choice(value: $0.1.chosen, words: $0.2, isChosen: $0.1.chosen == chosen)
            }
        }
        occasions = try visit.database.occasions.of(visit.asker.unit.id, all: true).map { each in
            let name = seen.name(of: each.form)
            let own = typed.flatMap { $0.occasion == each.idText ? $0 : nil }
            return One(
                id: each.idText, name: own?.name ?? each.name,
                forms: choices(own?.form ?? name.chosen),
                formAddress: "/forms/\(name.code)/\(name.version)", isEnded: each.endedAt != nil)
        }
        forms = choices(typed.flatMap { $0.occasion.isEmpty ? $0.form : nil })
        (self.typed, self.complaint) = (typed, complaint)
    }
}

extension OccasionsPage: View {
    var html: HTML {
        frame.around(
            """
            <div class="wrap narrow">
              <div class="head"><div><p class="crumb"><a href="/incidents">Báo cáo đột xuất</a></p><h1>Loại báo cáo đột xuất</h1><p class="lede">Việc xảy ra là trường báo ngay: cháy nổ, dịch bệnh, bão lũ. Mỗi loại dùng một biểu mẫu đã công bố.</p></div><p class="acts"><a class="btn" href="/forms">Biểu mẫu</a></p></div>
              <div class="stack">
                \(complaint.map(Outcome.refused))
                \(occasions.map(changing))
                \(adding)
                <p class="hint">Tên vụ việc lấy từ câu chọn một đầu tiên của biểu mẫu, ngày và giờ từ câu ngày, câu giờ đầu tiên. Chỉ số của biểu mẫu trùng mã hoặc trùng tên với chỉ tiêu của báo cáo kỳ thì được đề xuất vào báo cáo đó.</p>
              </div>
            </div>
            """)
    }

    private func changing(_ one: One) -> HTML {
        """
        <form class="panel set" method="post" action="/occasions">\(frame.keys)\(EnterKey.presses("save", "Lưu"))<input type="hidden" name="occasion" value="\(one.id)"><h2>\(one.name)\(if: one.isEnded, " (đã ngừng)")</h2>
        \(fields(one.id, one.name, one.forms))
        <p class="acts"><button class="btn primary" name="_do" value="save">Lưu</button> \(one.isEnded ? #"<button class="btn" name="_do" value="begin">Dùng lại</button>"# : #"<button class="btn" name="_do" value="end">Ngừng</button>"#) <a class="btn" href="\(one.formAddress)">Xem biểu mẫu</a></p></form>
        """
    }

    private var adding: HTML {
        let name = typed.flatMap { $0.occasion.isEmpty ? $0.name : nil } ?? ""
        return """
            <form class="panel set" method="post" action="/occasions">\(frame.keys)<h2>Thêm loại báo cáo</h2>
            \(fields("new", name, forms))
            <p class="acts"><button class="btn primary" name="_do" value="save">Thêm</button></p></form>
            """
    }

    private func fields(_ id: String, _ name: String, _ forms: [Choice]) -> HTML {
        """
        <p><label for="name-\(id)">Tên</label><input id="name-\(id)" name="name" value="\(name)" maxlength="\(Occasion.longestName)" required autocomplete="off"></p>
        <p><label for="form-\(id)">Biểu mẫu</label><select id="form-\(id)" name="form" required><option value="">(chọn biểu mẫu)</option>\(forms.map(\.html))</select></p>
        """
    }
}
