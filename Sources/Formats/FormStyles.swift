import CXLSXWriter
import Reporting

/// How the cells of a form look; each format is made once.
@safe final class FormStyles {
    enum Style: Hashable {
        case owner, title, line, hint, head, section, remark
        case count, text, unit, previous, note, signer
        /// Of answers: may be typed, may not, has to be typed anew.
        case open, locked, wrong
        case wrongNote

        /// In points.
        var size: Double { self == .title ? 14 : 11 }
    }

    private struct Key: Hashable {
        let style: Style
        let number: String
    }

    private let workbook: UnsafeMutablePointer<lxw_workbook>
    private var made: [Key: UnsafeMutablePointer<lxw_format>?]

    init(_ workbook: UnsafeMutablePointer<lxw_workbook>) {
        unsafe self.workbook = workbook
        unsafe made = [:]
    }

    /// Of a text.
    subscript(_ style: Style) -> UnsafeMutablePointer<lxw_format>? {
        unsafe format(style, "General")
    }

    /// Of what stands in the cell, or may be typed into it: what is typed as text stays text.
    subscript(
        _ style: Style, _ cell: SheetCell, _ check: FormWorkbook.Check
    ) -> UnsafeMutablePointer<lxw_format>? {
        unsafe format(style, FormStyles.number(cell, check))
    }

    private static func number(_ cell: SheetCell, _ check: FormWorkbook.Check) -> String {
        switch (check, cell) {
        case (.number(_, let scale), _): number(scale)
        case (.day, _), (_, .day): "dd/mm/yyyy"
        case (.list, _), (.text, _): "@"
        case (.none, .number(let number)): FormStyles.number(number.scale)
        case (.none, _): "General"
        }
    }

    private static func number(_ scale: Int) -> String {
        scale <= 0 ? "#,##0" : "#,##0." + String(repeating: "#", count: min(scale, 6))
    }

    private func format(_ style: Style, _ number: String) -> UnsafeMutablePointer<lxw_format>? {
        let key = Key(style: style, number: number)
        if let format = unsafe made[key] { return unsafe format }
        let format = unsafe workbook_add_format(workbook)
        unsafe made[key] = format
        guard let format = unsafe format else { return nil }
        unsafe format_set_font_name(format, "Times New Roman")
        unsafe format_set_font_size(format, style.size)
        unsafe format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
        unsafe format_set_text_wrap(format)
        if number != "General" { unsafe format_set_num_format(format, number) }
        let isNumber = number.hasPrefix("#")
        unsafe dress(format, style, isNumber: isNumber)
        return unsafe format
    }

    private func dress(
        _ format: UnsafeMutablePointer<lxw_format>, _ style: Style, isNumber: Bool
    ) {
        func align(_ alignment: lxw_format_alignments) {
            unsafe format_set_align(format, UInt8(alignment.rawValue))
        }
        func place(_ isNumber: Bool) {
            align(isNumber ? LXW_ALIGN_RIGHT : LXW_ALIGN_LEFT)
            unsafe format_set_indent(format, 1)
        }
        func fill(_ color: UInt32) { unsafe format_set_bg_color(format, color) }
        switch style {
        case .owner: unsafe format_set_bold(format)
        case .title, .signer:
            unsafe format_set_bold(format)
            align(LXW_ALIGN_CENTER)
        case .line: align(LXW_ALIGN_CENTER)
        case .hint:
            unsafe format_set_italic(format)
            align(LXW_ALIGN_CENTER)
        case .head:
            unsafe format_set_bold(format)
            align(LXW_ALIGN_CENTER)
            fill(0xE7EAF4)
        case .section:
            unsafe format_set_bold(format)
            fill(0xF3F4F8)
        case .remark:
            unsafe format_set_italic(format)
            unsafe format_set_indent(format, 1)
        case .count, .unit: align(LXW_ALIGN_CENTER)
        case .text: unsafe format_set_indent(format, 1)
        case .previous, .locked:
            unsafe format_set_font_color(format, 0x55595F)
            place(isNumber)
        case .note:
            unsafe format_set_font_size(format, 9)
            unsafe format_set_indent(format, 1)
        case .open, .wrong:
            unsafe format_set_unlocked(format)
            fill(style == .open ? 0xFFFBE6 : 0xF8D3D6)
            if style == .wrong { unsafe format_set_font_color(format, 0x9C0514) }
            place(isNumber)
        case .wrongNote:
            unsafe format_set_bold(format)
            unsafe format_set_font_size(format, 9)
            unsafe format_set_indent(format, 1)
            unsafe format_set_font_color(format, 0x9C0514)
        }
        switch style {
        case .owner, .title, .line, .hint, .signer: break
        default: unsafe format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue))
        }
    }
}
