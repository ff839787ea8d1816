extension FlowFigures: View {
    var html: HTML {
        """
        <section class="panel fig late w12" aria-labelledby="\(id)">
          <div><h2 id="\(id)">\(sectionTitle)</h2><p class="mute small">Tính trên \(counted) báo cáo đã nộp</p></div>
          <dl class="nums">
            \(sums.map { "<div><dt>\($0.what)</dt><dd>\($0.sum)</dd></div>" })
          </dl>
          \(remarks.map { "<p>\($0)</p>" })
          \(if: hasPrevious, table)
        </section>
        """
    }

    private var table: HTML {
        FigureTable.under(
            "\(sectionTitle): so với đợt trước", summary: "So với đợt trước", words: ["Chỉ tiêu"],
            numbers: ["Đợt này", "Đợt trước", "Tăng, giảm"],
            rows: sums.map { FigureTable.row($0.what, [$0.sum, $0.before, $0.difference]) })
    }
}
