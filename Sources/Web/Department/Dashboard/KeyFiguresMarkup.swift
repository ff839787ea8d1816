extension KeyFigures: View {
    var html: HTML {
        """
        <figure class="panel fig w5">
          <figcaption><h2>Chỉ số chính</h2><p>Tính trên \(counted) báo cáo đã nộp\(if: hasPrevious, "; vạch đứng là đợt trước")</p></figcaption>
          <ul>
            \(ratios.map(bar))
            \(counts.map(number))
          </ul>
          \(table)
        </figure>
        """
    }

    private func bar(_ ratio: Ratio) -> HTML {
        """
        <li class="meas"><span>\(ratio.label)</span> <b>\(ratio.percent)</b>
          <svg class="chart" height="14" aria-hidden="true"><rect class="track" width="100%" height="8" y="3" rx="1"/><rect class="k1" width="\(ratio.barWidth)" height="8" y="3" rx="1"/>\(if: ratio.hasMark, #"<line class="mid" x1="\#(ratio.markPlace)" x2="\#(ratio.markPlace)" y1="0" y2="14"/>"#)</svg>
          <span class="small mute">\(ratio.parts)\(ratio.comparison)</span></li>
        """
    }

    private func number(_ count: Count) -> HTML {
        #"<li class="meas"><span>\#(count.label)</span> <b>\#(count.value)</b> <span class="small mute">\#(count.comparison)</span></li>"#
    }

    private var table: HTML {
        FigureTable.under(
            "Chỉ số chính", words: ["Chỉ số"],
            numbers: ["Tử số", "Mẫu số", "Đợt này"] + (hasPrevious ? ["Đợt trước"] : []),
            rows: ratios.map(row) + counts.map(row))
    }

    private func row(_ ratio: Ratio) -> HTML {
        FigureTable.row(
            ratio.label,
            [ratio.numerator, ratio.denominator, ratio.percent]
                + (hasPrevious ? [ratio.before] : []))
    }

    private func row(_ count: Count) -> HTML {
        #"<tr><th scope="row">\#(count.label)</th><td></td><td></td><td class="n">\#(count.value)</td>\#(if: hasPrevious, #"<td class="n">\#(count.before)</td>"#)</tr>"#
    }
}
