import Reporting

extension NumberSpread {
    static func list(_ facts: [Fact]) -> HTML {
        #"<dl class="nums any">\#(facts.map { "<div><dt>\($0.name)</dt><dd>\($0.figure)</dd></div>" })</dl>"#
    }

    /// From the least figure to the most: a dot for each school, or a column for those that are near
    /// each other.
    var chart: HTML {
        """
        <figure class="panel fig">
          <figcaption><h2>Phân bố</h2><p>\(columns.isEmpty ? "Mỗi chấm là một trường" : "Cột càng cao càng nhiều trường"); vạch đứng là trung vị (mức giữa): \(medianText)\(if: hasOutliers && columns.isEmpty, "; chấm viền cam nằm xa các trường khác")\(asOf.map { "; số liệu lúc \($0)" as HTML })</p></figcaption>
          \(columns.isEmpty ? dotted : stepped)
          \(if: hasOutliers, #"<p class="small">Khác nhiều so với các trường khác: \#(outliers.map(far))\#(if: restOfOutliers > 0, "và \(VietnameseNumber.text(restOfOutliers)) trường khác")</p>"#)
        </figure>
        """
    }

    private var dotted: HTML {
        """
        <svg class="chart" height="64" role="img" aria-label="\(sentence)">
            <line class="rule" x1="2%" x2="98%" y1="24" y2="24"/>
            \(dots.map(\.html))
            <line class="mid" x1="\(medianX)%" x2="\(medianX)%" y1="8" y2="40"/>
            \(ends(y: 58))
          </svg>
        """
    }

    private var stepped: HTML {
        """
        <svg class="chart" height="124" role="img" aria-label="\(sentence)">
            \(columns.map(\.html))
            <line class="mid" x1="\(medianX)%" x2="\(medianX)%" y1="8" y2="100"/>
            \(ends(y: 118))
          </svg>
        """
    }

    private var sentence: String {
        "Phân bố từ \(least) đến \(most), trung vị (mức giữa) \(medianText)"
    }

    private func ends(y: Int) -> HTML {
        #"<text class="ax" x="2%" y="\#(y)">\#(least)</text><text class="ax" x="98%" y="\#(y)" text-anchor="end">\#(most)</text>"#
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

extension NumberSpread.Column: View {
    var html: HTML {
        #"<rect class="k1" x="\#(x)%" width="2.2%" y="\#(96 - height)" height="\#(height)"><title>\#(title)</title></rect>"#
    }
}

extension AnswerBar: View {
    var html: HTML {
        #"<li class="meas"><span>\#(words)</span> <b>\#(count) <span class="cov">(\#(share))</span></b><svg class="chart" height="14" aria-hidden="true"><rect class="track" width="100%" height="8" y="3" rx="1"/><rect class="k1" width="\#(barWidth)" height="8" y="3" rx="1"/></svg></li>"#
    }
}
