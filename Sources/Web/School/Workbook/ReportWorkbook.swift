import Formats
import Reporting
import Storage

/// A report as a workbook to be filled in.
struct ReportWorkbook {
    let report: SchoolReport
    let heading: ReportHeading
    let now: Moment
    /// It can't be filled in now.
    let isToRead: Bool
    /// What somebody filled in, which is given back with what is wrong; nil for what is stored.
    let filled: WorkbookPreview?
    let wrong: [Indicator.Code: WorkbookPreview.Wrong]
    /// The cells that may be filled in; nil where all may.
    private let open: Set<Indicator.Code>?
    private let settled: Entries
    private let tableCodes: Set<Indicator.Code>

    init(
        report: SchoolReport, heading: ReportHeading, now: Moment, isToRead: Bool = false,
        filled: WorkbookPreview? = nil
    ) {
        (self.report, self.heading, self.now) = (report, heading, now)
        (self.isToRead, self.filled) = (isToRead, filled)
        wrong = (filled?.wrong ?? []).reduce(into: [:]) { $0[$1.indicator.code] = $1 }
        open = isToRead ? [] : report.openCells
        settled = report.check.settled(report.entries)
        tableCodes = Set(report.tablesOnSheets.map(\.code))
    }

    var name: String { "bieu-\(report.round.code)-\(report.file.unit.unit.code).xlsx" }

    var workbook: FormWorkbook {
        let (unit, round, form) = (report.file.unit.unit, report.round, report.form.version)
        var workbook = FormWorkbook(
            owner: unit.name, title: round.title,
            lines: [
                "Số liệu từ \(heading.period), chốt ngày \(heading.dataClose). Hạn nộp: \(heading.due).",
                isToRead ? "Báo cáo hiện không sửa được; tệp này để xem và in." : instruction,
            ],
            sections: sections, signers: ["NGƯỜI LẬP BIỂU", "THỦ TRƯỞNG ĐƠN VỊ"],
            foot: "\(unit.name) · Biểu \(form.code), phiên bản \(form.version)",
            identity: [
                ("unit", unit.code.rawValue), ("unit_name", unit.name),
                ("round", round.code.rawValue), ("round_title", round.title),
                ("form", form.code), ("form_version", String(form.version)),
                ("level", report.level.rawValue), ("report_version", String(report.report.version)),
                ("made_at", VietnameseDate.text(now)), FilledWorkbook.tablesMark,
            ], madeAt: now)
        workbook.tables = tables
        return workbook
    }

    private var instruction: String {
        "Chỉ nhập ở cột “Đợt này”, ô nền vàng. Không phát sinh thì ghi 0; để trống thì giữ số đang lưu. "
            + "Ô chọn nhiều: ghi các mục, hoặc số thứ tự của mục ở cột Ghi chú, cách nhau bằng dấu "
            + "chấm phẩy." + (report.tablesOnSheets.isEmpty ? "" : " Bảng nhập ở trang riêng.")
    }

    private var sections: [FormWorkbook.Section] {
        report.form.sections.map { section in
            let declared = report.form.cells(of: section, for: report.level)
                .filter(\.code.isNilReturn)
            let asked = section.indicators.filter { $0.applies(to: report.level) }
            return FormWorkbook.Section(
                title: "\(section.code). \(section.title.text(for: report.level))",
                rows: (declared + asked).map(row),
                notes: section.notes.filter { $0.applies(to: report.level) }.map { note in
                    (
                        declared.count
                            + section.indicators.prefix(note.place).count {
                                $0.applies(to: report.level)
                            }, note.label.text(for: report.level)
                    )
                })
        }
    }

    func isOpen(_ indicator: Indicator) -> Bool { open?.contains(indicator.code) ?? true }

    /// Whether it is answered on the form's own sheet.
    private func isFilled(_ indicator: Indicator) -> Bool {
        indicator.kind.isTyped && indicator.calculation == nil && !isOnSheet(indicator)
    }

    func isOnSheet(_ indicator: Indicator) -> Bool { tableCodes.contains(indicator.code) }

    private func row(_ indicator: Indicator) -> FormWorkbook.Row {
        let level = report.level
        let stored = report.entries[indicator.code]
        var row = FormWorkbook.Row(
            mark: indicator.code.rawValue, number: indicator.number,
            question: indicator.label.text(for: level),
            unit: indicator.unit?.text(for: level) ?? "",
            previous: report.previous[indicator.code].map { cell(.value($0), indicator) } ?? .blank,
            answer: answer(indicator), kept: stored?.value.map(indicator.kept) ?? "",
            check: check(indicator), prompt: prompt(indicator), refusal: refusal(indicator),
            note: note(indicator), isOpen: isOpen(indicator) && isFilled(indicator))
        if case .text(let limit) = indicator.kind, limit > 100 { row.lines = limit > 500 ? 5 : 3 }
        if let wrong = wrong[indicator.code] {
            if !isOnSheet(indicator) { row.answer = .text(wrong.typed) }
            row.note = "SAI: \(wrong.reason)"
            row.isWrong = true
        }
        return row
    }

    private func answer(_ indicator: Indicator) -> SheetCell {
        isOnSheet(indicator)
            ? .text("Ở trang “\(sheetName(indicator))”") : cell(entry(of: indicator), indicator)
    }

    /// What stands in its cell, as stored or as somebody filled it in.
    func entry(of indicator: Indicator) -> Entry? {
        if indicator.calculation != nil { return settled[indicator.code] }
        let stored = report.entries[indicator.code]
        guard let filled else { return stored ?? report.offers[indicator.code]?.entry }
        return switch filled.filled.cells[indicator.code] {
        case .value(let value): .value(value)
        case .untouched: stored
        // Of what is no answer the row says what stood there; a blank stays one.
        case .wrong, nil: indicator.kind.isTyped ? nil : stored
        }
    }

    func cell(_ entry: Entry?, _ indicator: Indicator) -> SheetCell {
        switch entry {
        case nil: .blank
        case .unreadable(let typed): .text(typed)
        case .value(let value):
            switch value {
            case .integer(let number): .integer(number)
            case .decimal(let number): .number(number)
            case .date(let day): .day(day)
            case .boolean, .time, .location, .text, .choice, .choices, .file, .files, .table:
                .text(indicator.text(of: value, level: report.level))
            }
        }
    }
}
