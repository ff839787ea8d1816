import Reporting

/// Makes the fields of a form from what stands in it.
struct FormFieldMaker {
    let content: FormContent
    let findings: Findings
    let reasons: TypedReasons
    /// The cells that have a field; nil when all have.
    let openCells: Set<Indicator.Code>?
    var both: [Indicator.Code: BothSides] = [:]
    /// Where no files can be attached: a sentence that says where.
    var noFiles: String?

    func field(_ indicator: Indicator) -> FormField {
        let level = content.level
        let isCalculated = indicator.calculation != nil
        let stored = (isCalculated ? content.settled : content.entries)[indicator.code]
        let entry = stored ?? content.offers[indicator.code]?.entry
        var field = FormField()
        field.code = indicator.code.rawValue
        field.number = indicator.number
        field.label = indicator.label.text(for: level)
        field.mark = mark(indicator)
        field.condition = condition(of: indicator)
        field.help = indicator.help?.text(for: level)
        field.unit = indicator.unit?.text(for: level)
        if stored == nil { field.offered = content.offers[indicator.code]?.source }
        field.proposed = content.proposed[indicator.code].map { figure in
            let isThere = figure.value.map { entry == .value(.integer($0)) } ?? true
            return (text: figure.text, mayBeTaken: !isThere)
        }
        field.previous = content.previous[indicator.code].map {
            indicator.text(of: $0, level: level)
        }
        if indicator.lasts, !isCalculated, let value = content.previous[indicator.code] {
            field.before = indicator.typedAnswers(value).joined(separator: " | ")
        }
        if let reason = content.returnedCells[indicator.code] {
            field.returned = reason
            field.submitted = content.submitted[indicator.code].map {
                indicator.text(of: $0, level: level)
            }
            field.isMended =
                content.settled[indicator.code]?.value != content.submitted[indicator.code]
        } else {
            field.isOpenedAlong = openCells != nil && !content.returnedCells.isEmpty
        }
        field.both = both[indicator.code]
        fill(&field, indicator, entry)
        if isCalculated { field.kind = .calculated }
        addProblems(to: &field, indicator)
        if let condition = field.condition, condition.holds == false { field.tone += " off" }
        if field.both != nil { field.tone = " both" }
        return field
    }

    /// The field in which the section is declared nil: one box.
    func field(_ section: NilReturn) -> FormField? {
        guard let indicator = content.form.cell(section.cell) else { return nil }
        var field = field(indicator)
        field.mark = nil
        field.help = content.declared[section.cell]
        field.previous = field.previous.map { _ in "Không phát sinh" }
        field.kind = .tick
        field.tone += " nil"
        return field
    }

    private func mark(_ indicator: Indicator) -> String? {
        guard indicator.calculation == nil else { return "chương trình tự tính" }
        return indicator.requirement == .optional ? "không bắt buộc" : nil
    }

    private func condition(of indicator: Indicator) -> FormField.Condition? {
        guard indicator.calculation == nil, case .when(let condition) = indicator.requirement
        else { return nil }
        let words = ConditionWords(form: content.form).of(condition)
        return FormField.Condition(
            holds: content.check.holds(condition, in: content.entries),
            words: words.map { "chỉ hỏi khi \($0)" } ?? "tùy câu trả lời khác")
    }

    private func fill(_ field: inout FormField, _ indicator: Indicator, _ entry: Entry?) {
        switch entry {
        case .value(let value): field.value = indicator.typed(value)
        case .unreadable(let typed): field.value = typed
        case nil: break
        }
        switch indicator.kind {
        case .number(let number):
            field.inputMode = number.scale == 0 ? "numeric" : "decimal"
            field.isRight = true
            field.isMoney = number.word == .money
            if field.isMoney, case .value(.integer(let dong)) = entry {
                field.words = VietnameseMoney.inWords(dong)
            }
        case .date:
            field.placeholder = "ngày/tháng/năm"
            field.rule = dateRule
        case .time: field.placeholder = "07:30"
        case .location:
            field.isLocation = true
            field.rule = "Tên địa điểm; ghi thêm được tọa độ, như: Cổng trường, 20.9381, 106.3146."
        case .table(let table):
            field.kind = .table
            field.table = TableField(
                table, entry?.value, typed: field.value, level: content.level,
                wrong: wrongCells(of: indicator, table, entry))
            field.rule = "Mỗi dòng một trường hợp, nhiều nhất \(table.rows) dòng."
        case .text(let limit):
            guard limit > 100 else { break }
            field.kind = .long
            field.rule = "Tối đa \(VietnameseNumber.text(Int64(limit))) ký tự."
            field.rows = limit > 500 ? 5 : 3
        case .boolean:
            field.kind = .yesNo
            let options = [("true", "Có"), ("false", "Không")]
            field.options = self.options(options, chosen: [field.value], field.code)
        case .choice(let list):
            field.kind = .choice
            field.options = options(
                list.options.map { ($0.value, $0.label.text(for: content.level)) },
                chosen: [field.value], field.code)
        case .choices(let list):
            field.kind = .choices
            var chosen: Set<String> = []
            if case .value(.choices(let values)) = entry { chosen = Set(values) }
            field.options = options(
                list.options.map { ($0.value, $0.label.text(for: content.level)) }, chosen: chosen,
                field.code)
        case .file(let question):
            field.kind = .file
            field.files = entry?.value?.attached.map(\.name) ?? []
            field.mostFiles = question.most
            field.noFiles =
                content.isOnBehalf ? "Chỉ nhà trường đính kèm được tệp." : noFiles
        }
    }

    private var dateRule: String {
        guard let period = content.period else {
            return "Ngày/tháng/năm. Kỳ báo cáo: từ ngày … đến ngày …, theo đợt báo cáo."
        }
        return "Ngày/tháng/năm, ví dụ \(VietnameseDate.text(period.upperBound)). Kỳ báo cáo: "
            + "\(VietnameseDate.text(period.lowerBound)) đến \(VietnameseDate.text(period.upperBound))."
    }

    private func options(
        _ options: [(value: String, text: String)], chosen: Set<String>, _ code: String
    ) -> [FormField.Option] {
        options.enumerated().map { index, option in
            FormField.Option(
                value: option.value, text: option.text, isChosen: chosen.contains(option.value),
                anchor: index == 0 ? code : nil)
        }
    }

    private func addProblems(to field: inout FormField, _ indicator: Indicator) {
        let problems = findings.byCell[indicator.code] ?? []
        field.messages = problems.map { message($0, indicator) }
        field.isInvalid = field.messages.contains { $0.kind == "err" }
        let asks = problems.contains { findings.unconfirmed.contains($0) }
        field.tone = field.isInvalid ? " err" : asks || field.returned != nil ? " ask" : ""
        field.whys = problems.compactMap { why($0, indicator) }
        field.whysElsewhere = problems.compactMap { problem in
            guard let place = place(ofReasonFor: problem), place.code != indicator.code,
                !field.whys.contains(where: { $0.rule == problem.rule.rawValue })
            else { return nil }
            return FormField.WhyElsewhere(rule: problem.rule.rawValue, number: place.number)
        }
    }

    private func message(_ problem: Problem, _ indicator: Indicator) -> FormField.Message {
        switch problem.severity {
        case .error:
            var sentence = problem.message
            if problem.rule == .builtIn {
                if content.check.isUnasked(indicator, in: content.entries) {
                    sentence = ReportCheck.unasked
                } else if case .unreadable(let typed) = content.entries[indicator.code] {
                    sentence = indicator.complaint(about: typed)
                }
            }
            return FormField.Message(
                kind: "err", icon: "err", title: "Lỗi", sentence: sentence)
        case .warning:
            return FormField.Message(
                kind: "warn", icon: "warn", title: "Cảnh báo", sentence: problem.message)
        case .note:
            return FormField.Message(
                kind: "note", icon: "eye", title: "Lưu ý", sentence: problem.message)
        }
    }

    /// Where in a table something can't be read, or does not satisfy a rule.
    private func wrongCells(
        of indicator: Indicator, _ table: TableQuestion, _ entry: Entry?
    ) -> Set<TableQuestion.Cell> {
        if case .unreadable(let typed)? = entry { return table.wrongCells(typed: typed) }
        let errors = (findings.byCell[indicator.code] ?? []).filter { $0.severity == .error }
        return errors.reduce(into: []) { wrong, problem in
            for failing in content.check.failingRows(of: problem.rule, in: content.entries) {
                for column in failing.columns { wrong.insert(.init(failing.row, column)) }
            }
        }
    }

    /// The reason is asked once for each rule: at the first cell that its warnings are shown at.
    private func why(_ problem: Problem, _ indicator: Indicator) -> FormField.Why? {
        let same = warnings(of: problem.rule)
        guard same.first == problem, place(ofReasonFor: problem)?.code == indicator.code
        else { return nil }
        return FormField.Why(
            problem.rule, of: content.form, cells: same.flatMap(\.cells), reasons,
            isWanted: false)
    }

    private func warnings(of rule: Rule.ID) -> [Problem] {
        findings.shown.filter { $0.rule == rule && $0.severity == .warning }
    }

    /// The first cell that the rule's warnings are shown at; nil for what is no warning.
    private func place(ofReasonFor problem: Problem) -> Indicator? {
        guard problem.severity == .warning else { return nil }
        return warnings(of: problem.rule).first?.cells.lazy.compactMap(content.form.indicator)
            .first { $0.applies(to: content.level) && openCells?.contains($0.code) ?? true }
    }
}
