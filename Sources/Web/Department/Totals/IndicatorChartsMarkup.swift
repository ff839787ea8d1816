extension NumberSpread {
    var list: HTML {
        #"<dl class="nums any">\#(facts.map { "<div><dt>\($0.name)</dt><dd>\($0.figure)</dd></div>" })</dl>"#
    }

    /// A dot for each school, from the least figure to the most.
    var chart: HTML {
        """
        <figure class="panel fig">
          <figcaption><h2>Phân bố</h2><p>Mỗi chấm là một trường; vạch đứng là trung vị (mức giữa): \(medianText)\(if: hasOutliers, "; chấm viền cam nằm xa các trường khác")</p></figcaption>
          <svg class="chart" height="64" role="img" aria-label="Phân bố từ \(least) đến \(most), trung vị (mức giữa) \(medianText)">
            <line class="rule" x1="2%" x2="98%" y1="24" y2="24"/>
            \(dots.map(\.html))
            <line class="mid" x1="\(medianX)%" x2="\(medianX)%" y1="8" y2="40"/>
            <text class="ax" x="2%" y="58">\(least)</text><text class="ax" x="98%" y="58" text-anchor="end">\(most)</text>
          </svg>
          \(if: hasOutliers, #"<p class="small">Khác nhiều so với các trường khác: \#(outliers.map(far))</p>"#)
        </figure>
        """
    }

    private func far(_ school: IndicatorPage.Quote) -> HTML {
        #"<span class="nb"><a href="\#(school.address)">\#(school.who)</a> (\#(school.text))</span> "#
    }

}

extension IndicatorPage {
    /// How often each answer was given.
    var barChart: HTML {
        """
        <figure class="panel fig"><figcaption><h2>Phân bố</h2><p>Số trường theo câu trả lời</p></figcaption>
          <ul>\(bars.map(\.html))</ul>
        </figure>
        """
    }
}

extension NumberSpread.Dot: View {
    var html: HTML {
        #"<circle class="pt\#(if: isOutlier, " far")" cx="\#(x)%" cy="24" r="6"><title>\#(title)</title></circle>"#
    }
}

extension AnswerBar: View {
    var html: HTML {
        #"<li class="meas"><span>\#(words)</span> <b>\#(count) <span class="cov">(\#(share))</span></b><svg class="chart" height="14" aria-hidden="true"><rect class="track" width="100%" height="8" y="3" rx="1"/><rect class="k1" width="\#(barWidth)" height="8" y="3" rx="1"/></svg></li>"#
    }
}
