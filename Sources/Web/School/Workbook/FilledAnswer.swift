import Formats
import Foundation
import Reporting

/// What a cell of a form's workbook says, as the question's answer.
enum FilledCell: Hashable {
    case value(Value)
    /// That a section is not declared nil: no answer, but takes back that it was.
    static let notDeclared = FilledCell.value(.boolean(false))
    /// Nobody touched it since the file was made; nil where its value is not told again.
    case untouched(Value?)
    /// It is no answer: what stands there, and a whole sentence why.
    case wrong(String, reason: String)
}

extension Indicator {
    /// Reads the cell of a workbook; nil for a blank one.
    func filled(_ cell: ReadCell, in workbook: FilledWorkbook, level: Level) -> FilledCell? {
        switch cell {
        case .blank: return nil
        case .fault(let fault):
            return .wrong(fault, reason: "Công thức trong ô báo lỗi, đề nghị ghi thẳng giá trị.")
        case .notReckoned:
            return .wrong(
                "(công thức)",
                reason: "Công thức chưa được tính. Mở tệp bằng Excel, lưu lại rồi gửi.")
        case .text, .number, .percent, .dated, .truth: break
        }
        if !isText, cell.typed.utf8.count > Indicator.longestFilled {
            return .wrong(
                String(cell.typed.prefix(200)), reason: "Quá dài so với một câu trả lời ở ô này.")
        }
        switch kind {
        case .number(let number): return filled(number, cell)
        case .boolean: return filledTruth(cell)
        case .date:
            switch cell {
            case .dated(let day?, _): return .value(.date(day))
            case .number(let days):
                if let day = workbook.day(days) { return .value(.date(day)) }
            default: break
            }
            // As some programs write a day: `2026-05-18T00:00:00`.
            let day = Day(iso: String(cell.typed.prefix(10)))
            let isLonger = cell.typed.dropFirst(10).first == "T"
            return isLonger && day != nil
                ? day.map { .value(.date($0)) } : read(cell.typed, shown: cell.typed)
        case .time:
            switch cell {
            case .dated(_, let time?): return .value(.time(time))
            // 7.3 may be half past seven.
            case .number(let days):
                return TimeOfDay(spreadsheet: days).map { .value(.time($0)) }
                    ?? .wrong(cell.typed, reason: "Ghi giờ và phút, ví dụ 07:30.")
            default: return read(cell.typed, shown: cell.typed)
            }
        case .text, .location:
            if cell.isRounded {
                return .wrong(
                    cell.typed,
                    reason: "Số dài hơn 15 chữ số, bảng tính không giữ đủ. Đề nghị định dạng ô là "
                        + "Text (văn bản) rồi nhập lại.")
            }
            return read(cell.typed, shown: cell.typed)
        case .choice(let list):
            return filledChoices([cell.typed], of: list, level: level, cell.typed)
        case .choices(let list):
            let parts = cell.typed.split { $0 == ";" || $0.isNewline }.map {
                TypedText.trimmed(String($0))
            }
            .filter { !$0.isEmpty }
            guard parts.count <= list.options.count else {
                return .wrong(
                    cell.typed,
                    reason: "Ghi \(parts.count) mục; danh sách chỉ có \(list.options.count) mục.")
            }
            return parts.isEmpty ? nil : filledChoices(parts, of: list, level: level, cell.typed)
        case .table:
            return .wrong(cell.typed, reason: "Bảng này nhập trên trang nhập liệu.")
        case .file:
            return .wrong(cell.typed, reason: "Tệp đính kèm gửi trên trang nhập liệu.")
        }
    }

    /// Of an answer that is no text, in octets: a list's options one behind the other.
    private static let longestFilled = 20_000

    private var isText: Bool { if case .text = kind { true } else { false } }

    /// As the form reads what is typed.
    private func read(_ text: String, shown: String) -> FilledCell? {
        switch entry(typed: [text.nfc]) {
        case .value(let value): .value(value)
        case .unreadable(let typed): .wrong(shown, reason: complaint(about: typed))
        case nil: nil
        }
    }

    private func filled(_ number: Number, _ cell: ReadCell) -> FilledCell? {
        let shown = cell.typed
        let exact: FixedPoint?
        switch cell {
        case .percent(let share) where number.word == .percent:
            exact = Double(share).flatMap { FixedPoint(spreadsheet: String($0 * 100)) }
        case .number(let digits), .percent(let digits): exact = FixedPoint(spreadsheet: digits)
        default: return read(shown, shown: shown)
        }
        guard let exact else {
            return .wrong(shown, reason: "Số quá lớn hoặc quá nhiều chữ số, đề nghị kiểm tra lại.")
        }
        if number.scale == 0, exact.integer == nil {
            return .wrong(shown, reason: "Phải là số nguyên, không có phần lẻ.")
        }
        do throws(Misfit) {
            return try value(json: JSON(exact)).map(FilledCell.value)
        } catch {
            return .wrong(shown, reason: error.sentence)
        }
    }

    private func filledTruth(_ cell: ReadCell) -> FilledCell? {
        let truth: Bool
        switch (cell, SearchText.fold(cell.typed)) {
        case (.truth(let value), _): truth = value
        case (_, "co"), (_, "x"), (_, "1"), (_, "true"), (_, "dung"): truth = true
        case (_, "khong"), (_, "0"), (_, "false"), (_, "sai"): truth = false
        default: return .wrong(cell.typed, reason: "Chỉ ghi Có hoặc Không.")
        }
        return .value(.boolean(truth))
    }

    /// Options by their labels or codes; of several also by their places in the list, from 1.
    private func filledChoices(
        _ texts: [String], of list: ChoiceList, level: Level, _ shown: String
    ) -> FilledCell? {
        let isOne = if case .choice = kind { true } else { false }
        var chosen: [String] = []
        for text in texts {
            guard let option = list.option(filled: text, level: level, byPlace: !isOne) else {
                let labels = list.options.map { $0.label.text(for: level) }.joined(separator: "; ")
                return .wrong(
                    shown,
                    reason:
                        "“\(text.prefix(60))” không có trong danh sách. Chọn \(isOne ? "một " : "")trong: \(labels)."
                )
            }
            chosen.append(option.value)
        }
        let json: JSON = isOne ? .string(chosen[0]) : .array(chosen.map(JSON.string))
        do throws(Misfit) {
            return try value(json: json).map(FilledCell.value)
        } catch {
            return .wrong(shown, reason: error.sentence)
        }
    }
}

extension ChoiceList {
    fileprivate func option(filled text: String, level: Level, byPlace: Bool) -> Option? {
        func label(_ option: Option) -> String { option.label.text(for: level) }
        let folded = SearchText.fold(text)
        return options.first { label($0) == text.nfc } ?? option(text)
            ?? options.first { SearchText.fold(label($0)) == folded }
            ?? (byPlace
                ? Int(text).flatMap { (1...options.count).contains($0) ? options[$0 - 1] : nil }
                : nil)
    }
}

extension FixedPoint {
    /// A number as a workbook's XML has it, a binary64: the fifteen digits that spreadsheets show of
    /// it. nil for what is none, or larger than those hold.
    init?(spreadsheet text: String) {
        guard let number = Double(text), number.magnitude < 1e15 else { return nil }
        let shown = String(format: "%.15g", number)
        let plain = shown.contains("e") ? String(format: "%.9f", number) : shown
        self.init(plain)
    }
}
