import Reporting
import Storage

/// The sections and questions of a form that is being made, one of them opened to be changed.
struct DraftSections {
    struct Section {
        let code: String
        let title: String
        let clauses: String
        let count: String
        let isWrong: Bool
        let isOpen: Bool
        let isEmpty: Bool
        let newLabel: String
        let rows: [Row]
        /// Questions of other forms that fit the search.
        let offered: Library?
    }

    /// A question's line, opened or not.
    struct Row {
        let code: String
        let number: Int
        let label: String
        let facts: String
        let faults: [String]
        let editor: QuestionEditor?
    }

    /// Below which its forms are sent.
    let address: String
    let keys: HTML
    let sections: [Section]
    let laidAside: [FormDraft.Question]
    let isOffices: Bool
    /// What is open was just kept.
    let isSaved: Bool

    /// `form` is what of the draft can be read.
    init(
        _ draft: FormDraft, _ form: Form, _ view: DraftView, _ ways: DraftFaults,
        levels: [LevelName], library: Library?, address: String, keys: HTML
    ) {
        (self.address, self.keys, isOffices) = (address, keys, draft.isOffices)
        isSaved = view.isSaved
        laidAside = draft.questionsLaidAside
        sections = draft.sections.map { section in
            let rows = section.questions.map { question in
                Row(
                    code: question.code, number: question.number, label: question.label,
                    facts: QuestionFacts(question, in: form).words,
                    faults: ways.of(question: question),
                    editor: question.code == view.question
                        ? QuestionEditor(
                            question, view.typedQuestion, draft, form: form, levels: levels) : nil)
            }
            return Section(
                code: section.code, title: section.title,
                clauses: section.clauses.joined(separator: "; "),
                count: "\(rows.count) câu",
                isWrong: rows.contains { !$0.faults.isEmpty }, isOpen: section.code == view.section,
                isEmpty: rows.isEmpty, newLabel: view.newLabels[section.code] ?? "", rows: rows,
                offered: library?.section == section.code ? library : nil)
        }
    }
}

extension DraftSections: View {
    var html: HTML { "\(sections.map(part))\(newSection)\(if: !laidAside.isEmpty, aside)" }

    func part(_ section: Section) -> HTML {
        """
        <section class="set" aria-labelledby="s-\(section.code)"><h2 id="s-\(section.code)">\(section.code). \(section.title) <span class="cov">\(section.count)</span></h2>
        \(if: !section.rows.isEmpty, "<div>\(section.rows.map(row))</div>")
        \(newQuestion(section))
        <p class="row">\(if: !isOffices, #"<a class="btn mini" href="\#(address)?add=\#(section.code)#library">Thêm câu đã hỏi</a> "#)\(if: !section.isOpen, #"<a class="btn mini" href="\#(address)?s=\#(section.code)#s-\#(section.code)">Đổi tên, chuyển mục \#(section.code)</a>"#)</p>
        \(if: section.isOpen, sectionForm(section))
        \(section.offered.map { $0.panel(address, keys) })
        </section>
        """
    }

    /// While a question is open, with that question's form.
    private func newQuestion(_ section: Section) -> HTML {
        let code = section.code
        func fields(_ form: HTML, _ title: String, _ type: String, _ act: String) -> HTML {
            """
            <p class="grow"><label for="new-\(code)">Thêm câu hỏi vào mục \(code)</label><input id="new-\(code)"\(form) name="\(title)" value="\(section.newLabel)" maxlength="1000" autocomplete="off" placeholder="Nội dung câu hỏi"></p><p><label for="type-\(code)">Cách trả lời</label><select id="type-\(code)"\(form) name="\(type)">\(kinds)</select></p><p><button class="btn mini"\(form) name="_do" value="\(act)">Thêm</button></p>
            """
        }
        guard !isEditing else {
            return
                #"<div class="asks">\#(fields(#" form="\#(QuestionEditor.id)""#, "new_\(code)", "type_\(code)", "save"))</div>"#
        }
        return
            #"<form class="asks" method="post" action="\#(address)/sections">\#(keys)<input type="hidden" name="section" value="\#(code)">\#(fields("", "title", "type", "question"))</form>"#
    }

    private var isEditing: Bool {
        sections.contains { $0.rows.contains { $0.editor != nil } }
    }

    private var kinds: [HTML] {
        QuestionFacts.kinds(isOffices: isOffices).map {
            Choice(value: $0.value, words: $0.words, isChosen: $0.value == "integer").html
        }
    }

    private func sectionForm(_ section: Section) -> HTML {
        """
        <form class="panel set" method="post" action="\(address)/sections" data-guard>\(keys)\(EnterKey.presses("save", "Lưu mục \(section.code)"))<input type="hidden" name="section" value="\(section.code)">
        <p><label for="title-\(section.code)">Tên mục \(section.code)</label><input id="title-\(section.code)" name="title" value="\(section.title)" maxlength="300" autocomplete="off"></p>
        <p><label for="clauses-\(section.code)">Mục của kế hoạch <span class="hint">(như II.1; II.4)</span></label><input id="clauses-\(section.code)" name="clauses" value="\(section.clauses)" autocomplete="off"></p>
        <p class="row"><button class="btn primary mini" name="_do" value="save">Lưu mục \(section.code)</button>\(DraftOnward.word(isSaved)) <button class="btn mini" name="_do" value="up">Chuyển lên</button> <button class="btn mini" name="_do" value="down">Chuyển xuống</button> \(if: section.isEmpty, #"<button class="btn mini" name="_do" value="remove">Bỏ mục \#(section.code)</button>"#)</p></form>
        """
    }

    private func row(_ row: Row) -> HTML {
        guard let editor = row.editor else {
            return
                #"<div class="fq\#(if: !row.faults.isEmpty, " err")" id="q-\#(row.code)"><a href="\#(address)?q=\#(row.code)#q-\#(row.code)">\#(if: row.number > 0, #"<span class="no">\#(row.number).</span>"#) <b>\#(row.label)</b> <small>\#(row.facts)\#(row.faults.map { #" · <b>\#($0)</b>"# })</small></a></div>"#
        }
        return """
            <div class="fq open\(if: !row.faults.isEmpty, " err")" id="q-\(row.code)"><p>\(if: row.number > 0, #"<span class="no">\#(row.number).</span>"#) <b>\(row.label)</b> <small>\(row.facts)</small></p>
            \(row.faults.map(fault))
            \(editor.form(to: address, keys, isSaved: isSaved))</div>
            """
    }

    private func fault(_ sentence: String) -> HTML {
        #"<p class="msg err">\#(Icon.of("err"))<span>\#(sentence)</span></p>"#
    }

    var aside: HTML {
        """
        <details class="more" id="removed"><summary>\(laidAside.count) câu đã bỏ</summary><form method="post" action="\(address)/questions">\(keys)<input type="hidden" name="_do" value="restore"><ul class="set">\(laidAside.map { #"<li>\#($0.label) <button class="btn mini" name="question" value="\#($0.code)">Lấy lại<span class="hide"> \#($0.label)</span></button></li>"# })</ul></form></details>
        """
    }

    /// A field for the title of one more.
    var newSection: HTML {
        #"<form class="asks" method="post" action="\#(address)/sections">\#(keys)<p class="grow"><label for="new-section">Thêm mục</label><input id="new-section" name="title" maxlength="300" autocomplete="off" placeholder="Tên mục"></p><p><button class="btn mini" name="_do" value="add">Thêm mục</button></p></form>"#
    }
}
