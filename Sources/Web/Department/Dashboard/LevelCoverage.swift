import Reporting
import Storage

/// How far the reports of a level have come, in words.
struct LevelCoverage {
    /// A row of the table beneath a drawing.
    struct Line {
        let name: String
        let counts: [String]
    }

    static func lines(_ facts: RoundFacts) -> [Line] {
        facts.totals.levels.map { Line(name: $0.level.name, counts: $0.totals.coverage.counts) }
            + [Line(name: "Tổng cộng", counts: facts.coverage.counts)]
    }

    static func table(_ lines: [Line]) -> HTML {
        FigureTable.under(
            "Tình hình nộp theo cấp học", words: ["Cấp học"],
            numbers: [
                "Phải nộp", "Đã duyệt", "Chờ duyệt", "Bị trả lại", "Đang nhập, chờ ký",
                "Chưa thực hiện", "Nộp muộn", "Quá hạn", "Miễn", "Đã nộp",
            ], rows: lines.map { FigureTable.row($0.name, $0.counts) })
    }
}

extension Coverage {
    /// `16/17`.
    var submittedOfDue: String {
        FigureText.part(submitted, of: due)
    }

    /// As the columns of the table: owed, then by state, then submitted.
    fileprivate var counts: [String] {
        [
            due, self[.approved], self[.submitted], self[.returned],
            self[.draft] + self[.pendingHead], self[.notStarted], late, overdue, self[.exempt],
        ].map { VietnameseNumber.text($0) } + [submittedOfDue]
    }

    func sentence(_ name: String) -> String {
        var parts = [
            "\(name): \(VietnameseNumber.text(submitted)) trong \(VietnameseNumber.text(due)) đơn vị đã nộp"
        ]
        let named = [ReportState.approved, .submitted, .returned, .notStarted]
        for state in named where self[state] > 0 {
            parts.append(
                "\(VietnameseNumber.text(self[state])) \(state.name.lowercased())")
        }
        return parts.joined(separator: ", ") + "."
    }
}
