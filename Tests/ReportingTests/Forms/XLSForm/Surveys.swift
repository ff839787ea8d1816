@testable import Reporting

/// XLSForms of few rows.
enum Surveys {
    /// A survey with one row of the cells, beside the questions that they may name.
    static func outcome(
        of cells: [String: String], beside more: [[String: String]] = [],
        settings: [String: String] = [
            "form_title": "Nước sạch", "form_id": "nuoc_sach", "version": "1",
        ]
    ) -> XLSForm.Outcome {
        XLSForm.read(sheets(more + [cells], settings), levels: ["MN", "TH"])
    }

    static func sheets(
        _ rows: [[String: String]],
        _ settings: [String: String] = [
            "form_title": "Nước sạch", "form_id": "nuoc_sach", "version": "1",
        ]
    ) -> [XLSForm.Sheet] {
        [
            sheet("survey", rows, first: ["type", "name", "label"]),
            .init(
                name: "choices",
                rows: [
                    ["list_name", "name", "label"], ["source", "tap", "Nước máy"],
                    ["source", "well", "Giếng"], ["grade", "1", "Một"], ["grade", "2", "Hai"],
                    ["yes_no", "yes", "Có"], ["yes_no", "no", "Không"],
                ]), sheet("settings", [settings], first: ["form_title"]),
        ]
    }

    static func sheet(
        _ name: String, _ rows: [[String: String]], first: [String]
    ) -> XLSForm.Sheet {
        let others = Set(rows.flatMap(\.keys)).subtracting(first).sorted()
        let head = first + others
        return .init(name: name, rows: [head] + rows.map { row in head.map { row[$0] ?? "" } })
    }

    /// What conditions below may name.
    static let questions: [[String: String]] = [
        ["type": "integer", "name": "pupils", "label": "Số học sinh"],
        ["type": "integer", "name": "staff", "label": "Số người"],
        ["type": "decimal", "name": "area", "label": "Diện tích"],
        ["type": "text", "name": "note", "label": "Ghi chú"],
        ["type": "date", "name": "day", "label": "Ngày"],
        ["type": "select_one source", "name": "source", "label": "Nguồn nước"],
        ["type": "select_one grade", "name": "grade", "label": "Lớp"],
        ["type": "select_multiple source", "name": "sources", "label": "Các nguồn nước"],
        ["type": "acknowledge", "name": "sure", "label": "Cam đoan"],
        ["type": "file", "name": "paper", "label": "Tệp"],
    ]
}
