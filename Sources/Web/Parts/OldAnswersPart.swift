import Reporting

/// Câu trả lời cũ: what was answered to questions that the round's form has no more, or asks otherwise.
struct OldAnswersPart: View {
    private struct Line {
        let label: String
        let version: Int
        let answer: String
    }

    private let lines: [Line]
    private let words: String

    /// nil where there are none. `words` say what becomes of them.
    init?(_ answers: [OldAnswer], of level: Level, _ words: String) {
        guard !answers.isEmpty else { return nil }
        self.words = words
        lines = answers.map { old in
            let unit = old.indicator.kind.number == nil ? nil : old.indicator.unit
            let text = old.indicator.text(of: old.entry, level: level)
            return Line(
                label: old.indicator.label.text(for: level), version: old.version,
                answer: text + (unit.map { " " + $0.text(for: level) } ?? ""))
        }
    }

    var html: HTML {
        """
        <details class="more old"><summary>Câu trả lời cũ <span class="cov">\(lines.count) câu</span></summary>
        <p class="small mute">\(words)</p>
        \(Table.part(["Chỉ tiêu", .right("Đã trả lời")], style: "fold answers", rows: lines.map(row)))</details>
        """
    }

    private func row(_ line: Line) -> HTML {
        #"<tr role="row"><th role="rowheader" scope="row">\#(line.label) <span class="cov">phiên bản \#(line.version)</span></th><td role="cell" class="v">\#(line.answer)</td></tr>"#
    }
}
