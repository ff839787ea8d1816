import Reporting
import Storage

/// One bar per level, divided by state: what stands for squares where they are too many.
struct LevelBars {
    struct Row {
        let levelName: String
        let sentence: String
        let segments: [Segment]
        let submittedOfDue: String
    }

    struct Segment {
        let fill: String
        let x: String
        let width: String
        let middle: String
        /// nil where it is too narrow for its number.
        let count: String?
    }

    let rows: [Row]
    let lines: [LevelCoverage.Line]

    init(_ facts: RoundFacts) {
        rows = facts.totals.levels.map { level in
            let coverage = level.totals.coverage
            return Row(
                levelName: level.level.short, sentence: coverage.sentence(level.level.name),
                segments: LevelBars.segments(of: coverage),
                submittedOfDue: coverage.submittedOfDue)
        }
        lines = LevelCoverage.lines(facts)
    }

    private static func segments(of coverage: Coverage) -> [Segment] {
        let parts = [
            ("k1", coverage[.approved]), ("k2", coverage[.submitted]),
            ("k3", coverage[.draft] + coverage[.pendingHead]), ("kb", coverage[.returned]),
            ("track", coverage[.notStarted]),
        ]
        let whole = Double(max(1, coverage.due))
        var start = 0.0
        return parts.filter { $0.1 > 0 }.map { fill, count in
            let width = Double(count) / whole * 100
            defer { start += width }
            let text = VietnameseNumber.text(count)
            let isWide = fill != "kb" && width >= 2.5 + 2 * Double(text.utf8.count)
            return Segment(
                fill: fill, x: SVGNumber.text(start), width: SVGNumber.text(width),
                middle: SVGNumber.text(start + width / 2), count: isWide ? text : nil)
        }
    }
}

extension LevelBars: View {
    var html: HTML {
        """
        <div class="set">
          \(rows.map(bar))
          <p class="key">\(key("k1", "Đã duyệt")) \(key("k2", "Đã nộp, chờ duyệt")) \(key("k3", "Đang nhập, chờ ký")) \(key("kb", "Bị trả lại")) \(key("track", "Chưa thực hiện"))</p>
          \(LevelCoverage.table(lines))
        </div>
        """
    }

    private func bar(_ level: Row) -> HTML {
        #"<p class="lv bars"><span>\#(level.levelName)</span> <svg class="chart" height="24" role="img" aria-label="\#(level.sentence)">\#(level.segments.map(segment))</svg> <b>\#(level.submittedOfDue)</b></p>"#
    }

    private func segment(_ part: Segment) -> HTML {
        #"<rect class="\#(part.fill)" x="\#(part.x)%" width="\#(part.width)%" height="22" y="1"/>\#(part.count.map { #"<text class="strong\#(if: part.fill == "k1", " on1")" x="\#(part.middle)%" y="17" text-anchor="middle">\#($0)</text>"# as HTML })"#
    }

    private func key(_ fill: String, _ words: String) -> HTML {
        #"<span><svg viewBox="0 0 14 14" aria-hidden="true"><rect class="\#(fill)" x="1" y="1" width="12" height="12"/></svg>\#(words)</span>"#
    }
}
