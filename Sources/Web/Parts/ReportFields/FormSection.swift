import Reporting

/// A section of the form, and its line in the list of steps.
struct FormSection {
    let code: String
    let title: String
    let fields: [FormField]
    /// What is only read, with how many of the fields stand before it.
    let notes: [Note]
    /// Where it is declared nil, of a section that may be.
    let declaration: FormField?
    let isDeclared: Bool
    let progress: Progress
    let errors: Int
    /// Warnings without a reason.
    let warnings: Int
    let hasReturned: Bool
    /// The numbers of its questions that the level is not asked, so that none is missed.
    let notAsked: [Int]
    /// To whom its school gave it.
    var givenTo: [String] = []
    var isOpen = false
    var isCurrent = false
    /// The section behind it, where that one is closed.
    var next: String?
    /// The section to which somebody was going on who was kept by an error here.
    var passed: String?

    struct Note {
        let code: String
        let text: String
        let place: Int
        /// It may be another time, for it has a condition.
        let isShown: Bool
    }

    init(
        _ section: Form.Section, _ maker: FormFieldMaker
    ) {
        let content = maker.content
        let indicators = section.indicators.filter {
            $0.applies(to: content.level) && maker.openCells?.contains($0.code) ?? true
        }
        let declared = content.form.nilReturn(of: section, for: content.level).flatMap {
            maker.openCells?.contains($0.cell) ?? true ? $0 : nil
        }
        let codes = Set(indicators.map(\.code)).union(declared.map { [$0.cell] } ?? [])
        let findings = maker.findings
        code = section.code
        title = section.title.text(for: content.level)
        fields = indicators.map { maker.field($0) }
        let shown = Set(content.check.notes(of: section, in: content.entries).map(\.code))
        let there = Set(indicators.map(\.code))
        notes = section.notes.filter { $0.applies(to: content.level) }.map { note in
            Note(
                code: note.code.rawValue, text: note.label.text(for: content.level),
                place: section.indicators.prefix(note.place).count { there.contains($0.code) },
                isShown: shown.contains(note.code))
        }
        declaration = declared.flatMap { maker.field($0) }
        isDeclared = declared?.isDeclared(in: content.entries) ?? false
        progress = content.progress(of: indicators)
        errors = findings.shown.count {
            $0.severity == .error && !codes.isDisjoint(with: $0.cells)
        }
        warnings = findings.unconfirmed.count { !codes.isDisjoint(with: $0.cells) }
        notAsked =
            maker.openCells == nil
            ? section.indicators.filter { !$0.applies(to: content.level) }.map(\.number) : []
        hasReturned = !codes.isDisjoint(with: content.returnedCells.keys)
    }

    /// Blank cells that may be as they were in the round before.
    var toCopy: Int {
        fields.count {
            $0.before != nil && $0.value.isEmpty && !$0.options.contains(where: \.isChosen)
        }
    }

    var hasProblems: Bool { errors > 0 || warnings > 0 || hasReturned }

    private var isFull: Bool { progress.isFull && progress.asked > 0 }

    /// `2 lỗi · 8/10`
    var count: String {
        let problems =
            Findings.text(errors: errors, warnings: warnings)
            ?? (hasReturned ? "bị trả lại" : nil)
        if progress.asked == 0 { return problems ?? "không bắt buộc" }
        if problems == nil, isFull, isDeclared { return "Không phát sinh" }
        let count = (problems == nil && isFull ? "Đủ " : "") + progress.text
        return [problems, count].compactMap { $0 }.joined(separator: " · ")
    }

    var look: (tone: String, icon: String?, name: String) {
        if errors > 0 { return ("over", "err", "có lỗi") }
        if warnings > 0 { return ("act", "warn", "có cảnh báo") }
        if hasReturned { return ("act", "back", "bị trả lại") }
        return isFull ? ("ok", "ok", "đủ") : ("off", nil, "")
    }
}
