extension ChoiceBars: View {
    var html: HTML {
        """
        <figure class="panel fig w7">
          <figcaption><h2>Phân bố theo lựa chọn</h2><p>Số trường chọn mỗi phương án, tính trên \(counted) báo cáo đã nộp</p></figcaption>
          \(lists.map(\.html))
          \(table)
        </figure>
        """
    }

    private var table: HTML {
        FigureTable.under(
            "Phân bố theo lựa chọn", words: ["Chỉ tiêu: lựa chọn"],
            numbers: ["Số trường", "Tỷ lệ", "Đã trả lời/được tính"],
            rows: lines.map {
                FigureTable.row($0.lineName, [$0.count, $0.share, $0.ofApplicable])
            })
    }
}

extension ChoiceBars.List: View {
    var html: HTML {
        """
        <div class="dist set">
          <p class="key">\(key.map(\.html))</p>
          \(bars.map(\.html))
        </div>
        """
    }
}

extension ChoiceBars.Key: View {
    var html: HTML {
        #"<span><svg viewBox="0 0 14 14" aria-hidden="true"><rect class="f\#(fill)" x="1" y="1" width="12" height="12" rx="2"/></svg>\#(option)</span> "#
    }
}

extension ChoiceBars.Bar: View {
    var html: HTML {
        """
        <h3>\(label) <span class="cov\(if: isLow, " low")">\(answered)</span></h3>
        <svg class="chart" height="28" role="img" aria-label="\(sentence)">\(if: isBlank, #"<rect class="track" width="100%" height="26" y="1" rx="2"/>"#)\(segments.map(\.html))</svg>

        """
    }
}

extension ChoiceBars.Segment: View {
    var html: HTML {
        #"<rect class="f\#(fill)" x="\#(x)%" width="\#(width)%" height="26" y="1" rx="2"/>\#(if: isLabelled, #"<text class="strong t\#(fill)" x="\#(middle)%" y="19" text-anchor="middle">\#(count)</text>"#)"#
    }
}
