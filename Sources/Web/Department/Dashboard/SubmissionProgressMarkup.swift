extension SubmissionProgress: View {
    var html: HTML {
        """
        <figure class="panel fig w7">
          <figcaption><h2>Tiến độ nộp</h2><p>Số đơn vị đã nộp, cộng dồn, theo thời gian đến hạn\(if: hasPrevious, "; nét đứt là đợt trước")</p></figcaption>
          \(chart)
          \(table)
        </figure>
        """
    }

    private var chart: HTML {
        """
        <svg class="chart" height="376" role="img" aria-label="\(sentence)">
          \(ticks.map(rule))
          <line class="due" x1="\(dueX)%" x2="\(dueX)%" y1="4" y2="350"/>
          <svg y="18" width="100%" height="330" viewBox="0 0 100 100" preserveAspectRatio="none">\(if: hasPrevious, #"<path class="last" d="\#(previousPath)"/>"#)<path class="now" d="\(path)"/></svg>
          \(if: hasPreviousPoint, previousPoint.html(circle: "hole", radius: 4, text: "ax"))
          \(point.html(circle: "k1", radius: 5, text: "strong"))
          \(marks.map { #"<text class="ax" x="\#($0.x)%" y="368" text-anchor="\#($0.anchor)">\#($0.text)</text>"# })
        </svg>
        """
    }

    private func rule(_ tick: Tick) -> HTML {
        #"<line class="rule" x1="0" x2="100%" y1="\#(tick.y)" y2="\#(tick.y)"/><text class="ax" x="0" y="\#(tick.textY)">\#(tick.text)</text>"#
    }

    private var table: HTML {
        FigureTable.under(
            "Số đơn vị đã nộp theo thời gian", words: ["Thời điểm"],
            numbers: hasPrevious ? ["Đợt này", "Đợt trước"] : ["Đợt này"],
            rows: lines.map {
                FigureTable.row($0.lineName, hasPrevious ? [$0.now, $0.before] : [$0.now])
            })
    }
}

extension SubmissionProgress.Point {
    fileprivate func html(circle: String, radius: Int, text style: String) -> HTML {
        #"<circle class="\#(circle)" cx="\#(x)%" cy="\#(y)" r="\#(radius)"/><text class="\#(style) halo" x="\#(textX)%" y="\#(textY)" text-anchor="\#(anchor)">\#(text)</text>"#
    }
}
