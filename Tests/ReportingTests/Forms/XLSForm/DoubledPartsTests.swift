import Testing

@testable import Reporting

@Suite("What an XLSForm says twice, or has switched off")
struct DoubledPartsTests {
    private func told(_ sheets: [XLSForm.Sheet]) -> [String] {
        XLSForm.read(sheets, levels: ["TH"]).findings.map(\.description)
    }

    private func survey(_ rows: [String]...) -> [XLSForm.Sheet] {
        Surveys.sheets([]).map { sheet in
            sheet.name == "survey" ? .init(name: "survey", rows: rows) : sheet
        }
    }

    // getodk#739, pyxform#174: the second one was passed over, and with it a condition.
    @Test(
        "a column that is there twice is asked about",
        arguments: [
            (["type", "name", "label", "label"], ["integer", "a", "Số A", "Số B"], "label"),
            (
                ["type", "name", "label", "required", "relevant", "relevance"],
                ["integer", "b", "B", "yes", "", "1 = 1"], "relevant"
            ),
            (
                ["type", "name", "label::vi", "Label :: VI"],
                ["integer", "a", "Số A", "Số học sinh"], "label::vi"
            ),
            (["type", "name", "label", "tag"], ["integer", "a", "Số A", "b"], "name"),
        ])
    func columns(head: [String], row: [String], first: String) {
        let sheets = survey(head, row)
        let finding = "survey:1:\(head.last ?? ""): it is the same as '\(first)': keep one of them"
        #expect(told(sheets).contains(finding), "\(told(sheets))")
        #expect(XLSForm.read(sheets, levels: ["TH"]).isWrong)
    }

    @Test("one of the two that holds nothing is no matter")
    func blankColumn() {
        let sheets = survey(["type", "name", "label", "label"], ["integer", "a", "Số A", ""])
        #expect(told(sheets) == [])
        #expect(!XLSForm.read(sheets, levels: ["TH"]).isWrong)
    }

    @Test("a second sheet, a second line of settings, a second parameter of the name are told")
    func sheets() {
        let sheets = survey(["type", "name", "label"], ["integer", "a", "Số A"])
        let second = XLSForm.Sheet(
            name: "Survey ", rows: [["type", "name", "label"], ["integer", "z", "Z"]])
        #expect(told(sheets + [second]) == ["Survey : this sheet is not read"])
        #expect(told([.init(name: "SURVEY", rows: [])] + sheets) == [])
        let settings = XLSForm.Sheet(
            name: "settings",
            rows: [
                ["form_title", "form_id", "version"], ["Nước", "nuoc", "1"], ["Điện", "dien", "2"],
            ])
        #expect(
            told(sheets.filter { $0.name != "settings" } + [settings])
                == ["settings:3: not taken: the sheet says all in its first line"])
        let parameters = XLSForm.Sheet(
            name: "parameters",
            rows: [["name", "type", "value"], ["m", "integer", "1"], ["m", "integer", "2"]])
        #expect(told(sheets + [parameters]) == ["parameters:3:name: 'm' occurs twice"])
    }

    @Test("a question that is switched off is not asked; what stands in such a group is")
    func disabled() {
        let sheets = survey(
            ["type", "name", "label", "disabled"], ["integer", "a", "Số A", ""],
            ["integer", "b", "Số B", "yes"], ["integer", "c", "Số C", "no"],
            ["begin_group", "g", "Nhóm", "TRUE"], ["integer", "d", "Số D", ""], ["end_group"])
        let outcome = XLSForm.read(sheets, levels: ["TH"])
        #expect(outcome.form?.indicators.map(\.code) == ["a", "c", "d"])
        #expect(
            outcome.findings.map(\.description) == [
                "survey:3:disabled: not taken: it is switched off",
                "survey:5:disabled: not taken: it means nothing in this row",
            ])
    }
}
