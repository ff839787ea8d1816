import CXLSXWriter
import Foundation
import Reporting

/// What a spreadsheet says beside the cells of an answer, and what it lets nobody type into them.
struct FormCheckWriter {
    let check: FormWorkbook.Check
    let title: String
    let prompt: String
    let refusal: String
    /// Where the options of a list stand.
    let list: String?

    /// Of a title and of a message, in characters (18.3.1.32).
    private static let longestTitle = 32
    private static let longest = 255

    /// Hands on what the library wants; it is good until that is done.
    func write(_ body: (UnsafeMutablePointer<lxw_data_validation>) -> Void) {
        var check = unsafe lxw_data_validation()
        unsafe check.ignore_blank = UInt8(LXW_VALIDATION_ON.rawValue)
        unsafe check.show_input = UInt8(LXW_VALIDATION_ON.rawValue)
        unsafe check.show_error = UInt8(LXW_VALIDATION_ON.rawValue)
        unsafe check.dropdown = UInt8(LXW_VALIDATION_ON.rawValue)
        unsafe check.error_type = UInt8(LXW_VALIDATION_ERROR_TYPE_STOP.rawValue)
        unsafe check.criteria = UInt8(LXW_VALIDATION_CRITERIA_BETWEEN.rawValue)
        let type: lxw_validation_types
        switch self.check {
        case .number(let most, let scale):
            type = scale == 0 ? LXW_VALIDATION_TYPE_INTEGER : LXW_VALIDATION_TYPE_DECIMAL
            unsafe check.minimum_number = 0
            unsafe check.maximum_number = SheetWriter.binary(most) ?? 1e15
        case .day(let period):
            type = LXW_VALIDATION_TYPE_DATE_NUMBER
            unsafe check.minimum_number = SheetWriter.serial(period.lowerBound)
            unsafe check.maximum_number = SheetWriter.serial(period.upperBound)
            unsafe check.error_type = UInt8(LXW_VALIDATION_ERROR_TYPE_WARNING.rawValue)
        case .text(let limit):
            type = LXW_VALIDATION_TYPE_LENGTH
            unsafe check.maximum_number = Double(limit)
        case .list: type = LXW_VALIDATION_TYPE_LIST_FORMULA
        case .none: type = LXW_VALIDATION_TYPE_ANY
        }
        unsafe check.validate = UInt8(type.rawValue)
        func copy(
            _ text: String, most: Int = FormCheckWriter.longest
        ) -> UnsafeMutablePointer<CChar>? {
            let scalars = text.unicodeScalars.prefix(most)
            return text.isEmpty ? nil : unsafe strdup(String(String.UnicodeScalarView(scalars)))
        }
        unsafe check.value_formula = copy(list ?? "")
        unsafe check.input_title = copy(title, most: FormCheckWriter.longestTitle)
        unsafe check.error_title = copy(title, most: FormCheckWriter.longestTitle)
        unsafe check.input_message = copy(prompt)
        unsafe check.error_message = copy(refusal)
        defer {
            unsafe free(check.value_formula)
            unsafe free(check.input_title)
            unsafe free(check.error_title)
            unsafe free(check.input_message)
            unsafe free(check.error_message)
        }
        unsafe body(&check)
    }
}
