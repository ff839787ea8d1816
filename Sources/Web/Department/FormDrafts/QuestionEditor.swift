import Reporting
import Storage

/// A question opened to be changed: a form of its own.
struct QuestionEditor {
    let code: String
    let number: Int
    /// What stood there when it was opened.
    let mark: String
    let question: QuestionDraft
    let condition: ConditionPattern?
    let undone: String
    let written: String
    /// With the numbers of questions for their codes.
    let calculation: String
    let levels: [LevelName]
    /// Numbers of the questions that are answered from the same list.
    let sharing: [Int]
    let sentence: RuleSentence
    let choices: QuestionChoices
    let isFirst: Bool
    let isLast: Bool
    /// It is asked of the office, of which nothing is added up.
    let isOffices: Bool
    let given: [GivenFigureDraft]

    init(
        _ row: FormDraft.Question, _ typed: QuestionDraft?, _ draft: FormDraft, form: Form,
        levels: [LevelName]
    ) {
        code = row.code
        isOffices = draft.isOffices
        given = draft.given
        number = row.number
        mark = row.json.mark
        let stored = QuestionDraft(row.json, lists: draft.document["lists"])
        question = typed ?? stored
        let read = form.indicator(.init(rawValue: row.code))?.requirement
        if typed == nil, case .when(let expression)? = read {
            condition = ConditionPattern(expression)
        } else {
            condition = nil
        }
        let numbers = NumberedQuestions(draft)
        undone = numbers.formula(question.undone)
        calculation = numbers.formula(question.calculation)
        written = numbers.formula(question.condition)
        let unknown = question.levels.filter { level in !levels.contains { $0.level == level } }
        self.levels =
            levels + unknown.map { LevelName(level: $0, name: $0.rawValue, short: $0.rawValue) }
        sharing = draft.sharing(listOf: row.code).map(\.number)
        sentence = RuleSentence(draft)
        choices = QuestionChoices(draft, form: form)
        isFirst = row.number == 1
        isLast = row.number == draft.sections.reduce(0) { $0 + $1.questions.count }
    }

    /// Of its form. While it is open, what is typed for new questions goes with it (`new_A`, `type_A`), so
    /// that to add one keeps what was changed here.
    static let id = "question"

    /// Whether the condition is written in the rule language.
    var isWritten: Bool {
        question.requirement == "when" && condition == nil && !question.condition.isEmpty
    }
}

extension QuestionEditor {
    func form(to address: String, _ keys: HTML, isSaved: Bool) -> HTML {
        """
        <form class="set" id="\(QuestionEditor.id)" method="post" action="\(address)/questions" data-guard>\(keys)\(EnterKey.presses("save", "Lưu \(called)"))<input type="hidden" name="question" value="\(code)"><input type="hidden" name="_was" value="\(mark)">
        <p><label for="label">Nội dung câu hỏi</label><textarea id="label" name="label" rows="2" maxlength="1000">
        \(question.label)</textarea></p>
        <p><label for="help">Hướng dẫn <span class="hint">(hiện ngay dưới câu hỏi)</span></label><input id="help" name="help" value="\(question.help)" maxlength="1000" autocomplete="off"></p>
        <div class="tools"><p><label for="type">Cách trả lời</label><select id="type" name="type">\(types)</select></p>
        <p class="for-number"><label for="unit">Đơn vị tính</label><input id="unit" name="unit" value="\(question.unit)" maxlength="60" autocomplete="off"></p>
        <p class="for-scale"><label for="scale">Số chữ số thập phân</label><input id="scale" name="scale" value="\(question.scale)" inputmode="numeric" autocomplete="off" size="3"></p>
        <p class="for-text"><label for="max">Số ký tự nhiều nhất</label><input id="max" name="max" value="\(question.limit)" inputmode="numeric" autocomplete="off" size="6"></p>
        \(if: !isOffices, fileBounds)</div>
        \(if: !isOffices, #"<fieldset class="set for-file"><legend>Loại tệp</legend><p class="row">\#(files)</p></fieldset>"#)
        <p class="for-choice"><label for="options">Các lựa chọn <span class="hint">(mỗi dòng một lựa chọn)</span></label><textarea id="options" name="options" rows="4">
        \(question.options.joined(separator: "\n"))</textarea>\(if: !sharing.isEmpty, #"<span class="hint">Dùng chung với câu \#(sharing.map(String.init).joined(separator: ", ")): sửa ở đây là sửa cả các câu đó.</span>"#)</p>
        <fieldset class="set for-table"><legend>Các cột của bảng <span class="hint">(lưu xong có chỗ cho thêm cột)</span></legend>\(columns)<p><label for="rows">Số dòng nhiều nhất</label><input id="rows" name="rows" value="\(question.rows)" inputmode="numeric" autocomplete="off" size="3" placeholder="20"></p></fieldset>
        <fieldset class="set"><legend>Bắt buộc trả lời</legend>\(requirement)</fieldset>
        \(isOffices ? clauses : ofSchools)
        <p class="small mute">Mã <code>\(code)</code>: giữ nguyên qua các phiên bản nên so sánh được qua các đợt.</p>
        <p class="row"><button class="btn primary mini" name="_do" value="save">Lưu \(called)</button>\(DraftOnward.word(isSaved)) \(if: !isFirst, #"<button class="btn mini" name="_do" value="up">Lên</button> "#)\(if: !isLast, #"<button class="btn mini" name="_do" value="down">Xuống</button> "#)<button class="btn mini" name="_do" value="copy">Chép thành câu mới</button> <button class="btn mini" name="_do" value="remove">Bỏ \(called)</button></p></form>
        """
    }

    private var ofSchools: HTML {
        """
        <fieldset class="set"><legend>Cấp học được hỏi</legend><p class="row">\(levelBoxes)</p></fieldset>
        <div class="tools"><p><label for="aggregate">Cộng lên thế nào <span class="hint for-percent">(tỷ lệ không cộng được; muốn có số chung thì chọn Trung bình)</span></label><select id="aggregate" name="aggregate">\(aggregates)</select></p>
        <p class="for-weight"><label for="weight">Tính theo</label><select id="weight" name="weight">\(choices.options(QuestionChoices.numbers, chosen: question.weight, blank: "(không)"))</select></p>
        <p><label for="nature">Số liệu này là</label><select id="nature" name="nature">\(natures)</select></p></div>
        <details class="more"\(if: hasMore, " open")><summary>Lời riêng từng cấp, mục của kế hoạch, việc chưa làm, điền sẵn</summary>
        \(levels.filter { question.levels.contains($0.level) }.map(ownLabel))
        \(clauses)
        <p><label for="undone">Coi là chưa làm khi <span class="hint">(công thức; value là câu trả lời, như value = 0)</span></label><input id="undone" name="undone" value="\(undone)" autocomplete="off"></p>
        <p><label for="prefill">Điền sẵn <span class="hint">(trường xem lại rồi lưu)</span></label><select id="prefill" name="prefill">\(prefills)</select></p></details>
        """
    }

    private var prefills: [HTML] {
        let known =
            [
                ("", "(không)"), ("profile", "Từ hồ sơ nhà trường"),
                ("earlier", "Câu trả lời gần nhất của trường, ở đợt khác"),
            ] + given.map { ($0.code, "Số liệu cơ quan có sẵn: \($0.label)") }
        let isKnown = known.contains { $0.0 == question.prefill }
        let rest = isKnown ? [] : [(question.prefill, "(đã bỏ: \(question.prefill))")]
        return (known + rest).map {
            Choice(value: $0.0, words: $0.1, isChosen: $0.0 == question.prefill).html
        }
    }

    private var clauses: HTML {
        #"<p><label for="clauses">Mục của kế hoạch <span class="hint">(như II.1; II.4)</span></label><input id="clauses" name="clauses" value="\#(question.clauses.joined(separator: "; "))" autocomplete="off"></p>"#
    }

    private var fileBounds: HTML {
        #"<p class="for-file"><label for="max_mb">Dung lượng mỗi tệp (MB)</label><input id="max_mb" name="max_mb" value="\#(question.megabytes)" inputmode="numeric" autocomplete="off" size="3" placeholder="10"></p><p class="for-file"><label for="max_files">Số tệp nhiều nhất</label><input id="max_files" name="max_files" value="\#(question.files)" inputmode="numeric" autocomplete="off" size="3" placeholder="1"></p>"#
    }

    private var called: String { number > 0 ? "câu \(number)" : "lời dẫn" }

    private var types: HTML {
        let kinds = QuestionFacts.kinds(isOffices: isOffices)
        let isKnown = kinds.contains { $0.value == question.type }
        let rest: HTML =
            isKnown ? "" : Choice(value: question.type, words: question.type, isChosen: true).html
        return
            "\(rest)\(kinds.map { Choice(value: $0.value, words: $0.words, isChosen: $0.value == question.type).html })"
    }

    /// Those that are there, and room for more: for as many as most tables have at first.
    private var columns: [HTML] {
        let more = min(
            TypedQuestion.mostColumns - question.columns.count, max(6 - question.columns.count, 2))
        return (question.columns + Array(repeating: ColumnDraft(), count: max(more, 0)))
            .enumerated()
            .map { ColumnFields(number: $0.offset + 1, column: $0.element).html }
    }

    private var files: [HTML] {
        ["pdf", "jpg", "jpeg", "png", "docx", "xlsx"].map {
            Choice(value: $0, words: $0.uppercased(), isChosen: question.accept.contains($0))
                .box("accept")
        }
    }

    private var requirement: HTML {
        let chosen =
            question.requirement == "when"
            ? isWritten ? "when_written" : "when"
            : question.calculation.isEmpty ? question.requirement : "calculated"
        func radio(_ value: String, _ words: String) -> HTML {
            Choice(value: value, words: words, isChosen: value == chosen).radio("required")
        }
        let fields = ConditionFields(
            name: "when", label: "Điều kiện hỏi",
            parts: SentenceParts(condition, in: "when", sentence),
            choices: choices, isNeeded: false)
        return """
            <div class="radios">\(radio("always", "Luôn bắt buộc"))\(radio("optional", "Không bắt buộc"))
            <div class="sent">\(radio("when", "Chỉ hỏi, và khi đó bắt buộc, khi"))\(fields.html)</div>
            <div class="sent">\(radio("when_written", "Chỉ hỏi khi công thức này đúng:"))<input name="when" value="\(written)" aria-label="Công thức của điều kiện hỏi" placeholder="câu 4 &gt; 0 and câu 5" autocomplete="off" size="30"></div>
            <div class="sent">\(radio("calculated", "Không hỏi: chương trình tự tính, bằng"))<input name="calculation" value="\(calculation)" aria-label="Công thức" placeholder="câu 1 + câu 2" autocomplete="off" size="30"></div></div>
            """
    }

    private var levelBoxes: [HTML] {
        levels.map {
            Choice(
                value: $0.level.rawValue, words: $0.name,
                isChosen: question.levels.contains($0.level)
            ).box("level")
        }
    }

    private var aggregates: HTML {
        let usual = Choice(
            value: "", words: "Theo cách trả lời", isChosen: question.aggregate.isEmpty
        ).html
        return
            "\(usual)\(QuestionFacts.aggregates.map { Choice(value: $0.value, words: $0.words, isChosen: $0.value == question.aggregate).html })"
    }

    private var natures: HTML {
        let usual = Choice(
            value: "", words: "Theo cách trả lời", isChosen: question.nature.isEmpty
        ).html
        return
            "\(usual)\(QuestionFacts.natures.map { Choice(value: $0.value, words: $0.words, isChosen: $0.value == question.nature).html })"
    }

    private var hasMore: Bool {
        !question.labels.isEmpty || !question.undone.isEmpty || !question.prefill.isEmpty
    }

    private func ownLabel(_ level: LevelName) -> HTML {
        #"<p><label for="label_\#(level.level.rawValue)">Lời cho \#(level.name) <span class="hint">(nếu khác)</span></label><input id="label_\#(level.level.rawValue)" name="label_\#(level.level.rawValue)" value="\#(question.labels[level.level] ?? "")" autocomplete="off"></p>"#
    }
}
