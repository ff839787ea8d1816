import Reporting
import Storage

/// Questions that were asked before, to be taken into a form that is being made.
struct Library {
    struct Offer {
        /// `pccc/2/powder`
        let reference: String
        let label: String
        let facts: String
        /// In which round it was asked last; nil where in none.
        let asked: String?
    }

    let section: String
    let search: String
    let offers: [Offer]
    let hasMore: Bool

    static let most = 20

    /// Those that the asker's forms have and the draft has not, of each code the newest.
    init(_ visit: Visit, _ draft: FormDraft, into section: String, search: String) throws {
        self.section = section
        self.search = search
        let seen = try visit.seenForms()
        let rounds = try visit.database.rounds.owned(by: visit.asker.unit.id)
        let wanted = SearchText.fold(search).split(separator: " ").map(String.init)
        var found: [Offer] = []
        var codes = Set(draft.sections.flatMap(\.questions).map(\.code))
        for edition in seen.editions where found.count <= Self.most {
            let form = try visit.database.forms.layout(edition).form
            let name = seen.name(of: edition)
            let round = rounds.filter { $0.form == edition && $0.state != .planned && !$0.isTrial }
                .max { $0.dueAt < $1.dueAt }
            for question in FormDraft(form.document).sections.flatMap(\.questions)
            where !codes.contains(question.code) {
                let words = SearchText.fold(question.label).split(separator: " ")
                guard wanted.allSatisfy({ part in words.contains { $0.hasPrefix(part) } }) else {
                    continue
                }
                codes.insert(question.code)
                found.append(
                    Offer(
                        reference: "\(name.code)/\(name.version)/\(question.code)",
                        label: question.label, facts: QuestionFacts(question, in: form).words,
                        asked: round?.title))
            }
        }
        offers = Array(found.prefix(Self.most))
        hasMore = found.count > Self.most
    }

    func panel(_ address: String, _ keys: HTML) -> HTML {
        """
        <section class="panel set" id="library"><h3>Thêm câu đã hỏi vào mục \(section)</h3>
        <form method="get" action="\(address)#library"><input type="hidden" name="add" value="\(section)"><p><label for="find">Tìm trong các câu đã hỏi</label><input id="find" name="find" type="search" value="\(search)" autocomplete="off"></p><p><button class="btn mini">Tìm</button></p></form>
        \(if: offers.isEmpty, "<p>Không có câu nào phù hợp.</p>", else: list(address, keys))
        \(if: hasMore, #"<p class="small mute">Còn câu khác: gõ thêm chữ để tìm.</p>"#)</section>
        """
    }

    private func list(_ address: String, _ keys: HTML) -> HTML {
        """
        <form method="post" action="\(address)/taken">\(keys)\(EnterKey.nothing)<input type="hidden" name="section" value="\(section)"><label class="pick"><input type="checkbox" name="earlier" value="1">Điền sẵn câu trả lời gần nhất của trường</label><ul class="twin">\(offers.map(line))</ul></form>
        """
    }

    private func line(_ offer: Offer) -> HTML {
        #"<li class="got set"><p><b>\#(offer.label)</b><br><span class="small mute">\#(offer.facts)\#(offer.asked.map { " · đã hỏi trong \($0)" })</span></p><p><button class="btn mini" name="question" value="\#(offer.reference)">Thêm<span class="hide"> \#(offer.label)</span></button></p></li>"#
    }
}

/// Sections of the forms that an office sees, to be copied whole.
struct SectionLibrary {
    private struct Offered {
        /// `pccc/2/F`
        let reference: String
        let title: String
        let count: Int
    }

    private let forms: [(title: String, sections: [Offered])]

    private static let most = 20

    /// Of each code the newest version; without what the draft has already.
    init(_ visit: Visit, _ draft: FormDraft) throws {
        let seen = try visit.seenForms()
        let codes = Set(draft.sections.flatMap(\.questions).map(\.code))
        var known: Set<String> = []
        forms = try seen.editions.filter { known.insert(seen.name(of: $0).code).inserted }
            .prefix(Self.most).compactMap { edition in
                let form = try visit.database.forms.layout(edition).form
                let name = seen.name(of: edition)
                let sections = FormDraft(form.document).sections.compactMap { section -> Offered? in
                    let count = section.questions.count { !codes.contains($0.code) }
                    guard count > 0, !section.code.contains("/") else { return nil }
                    return Offered(
                        reference: "\(name.code)/\(name.version)/\(section.code)",
                        title: section.title, count: count)
                }
                return sections.isEmpty ? nil : (form.title.vietnamese, sections)
            }
    }

    func panel(_ address: String, _ keys: HTML) -> HTML {
        """
        <section class="panel set" id="copy"><h3>Chép mục từ biểu mẫu khác</h3>
        \(if: forms.isEmpty, "<p>Không có mục nào chưa có trong biểu mẫu này.</p>", else: list(address, keys))</section>
        """
    }

    private func list(_ address: String, _ keys: HTML) -> HTML {
        """
        <form method="post" action="\(address)/taken">\(keys)\(EnterKey.nothing)\(forms.map { form in "<h4>\(form.title)</h4><ul>\(form.sections.map(line))</ul>" })</form>
        """
    }

    private func line(_ section: Offered) -> HTML {
        #"<li class="got set"><p>\#(section.title) <span class="small mute">\#(section.count) câu</span> <button class="btn mini" name="copied" value="\#(section.reference)">Chép<span class="hide"> mục \#(section.title)</span></button></p></li>"#
    }
}
