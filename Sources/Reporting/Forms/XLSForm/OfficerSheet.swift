/// The list of questions that an officer makes by himself in a spreadsheet: STT, Nội dung, Đơn vị tính,
/// Kiểu, Bắt buộc.
enum OfficerSheet {
    static func read(_ sheets: [XLSForm.Sheet], levels: [String]) -> XLSForm.Outcome {
        XLSForm.Outcome(
            document: nil,
            findings: [.init(.noForm, at: .init(sheet: sheets.first?.name ?? ""))], form: nil)
    }
}
