extension CommuneColumns {
    var chart: HTML {
        """
        <figure class="panel fig w5">
          <figcaption><h2>\(count) \(kinds) theo tỷ lệ đã nộp</h2><p>Số trên cột là số xã; số dưới là từ bao nhiêu phần trăm báo cáo đã nộp</p></figcaption>
          <svg class="chart" height="257" role="img" aria-label="\(sentence)">\(columns.map(column))</svg>
          \(table)
        </figure>
        """
    }

    private func column(_ column: Column) -> HTML {
        #"<rect class="\#(column.isLow ? "kb" : "k1")" x="\#(column.x)%" width="7.3%" y="\#(column.y)" height="\#(column.height)" rx="1.5"/><text class="ax" x="\#(column.middle)%" y="247" text-anchor="middle">\#(column.name)</text>\#(column.count.map { #"<text class="strong" x="\#(column.middle)%" y="\#(column.y - 6)" text-anchor="middle">\#($0)</text>"# as HTML })"#
    }

    private var table: HTML {
        FigureTable.under(
            "Số \(kinds) theo tỷ lệ đã nộp", words: ["Tỷ lệ đã nộp"], numbers: ["Số xã"],
            rows: lines.map { FigureTable.row($0.name, [$0.count]) })
    }

    /// Those that have the least; with links for who may open reports.
    func list(mayOpenReports: Bool) -> HTML {
        guard !tiles.isEmpty else { return "" }
        return """
            <section class="panel fig late w12" aria-labelledby="lowest">
              <h2 id="lowest">Đã nộp ít nhất</h2>
              <ul class="tiles lots">
                \(tiles.map { "<li>\(tile($0, isLink: mayOpenReports))</li>" })
              </ul>
              \(if: mayOpenReports, rest.map { #"<p class="small"><a href="\#(allAddress)">Xem cả \#($0) đơn vị cấp xã khác chưa nộp đủ</a></p>"# as HTML } ?? "")
            </section>
            """
    }

    private func tile(_ commune: Tile, isLink: Bool) -> HTML {
        let drawing: HTML =
            #"<span>\#(commune.name)</span> <b>\#(commune.ofDue)</b><svg aria-hidden="true"><rect class="track" width="100%" height="6"/><rect class="\#(commune.isLow ? "kb" : "k1")" width="\#(commune.barWidth)" height="6"/></svg>"#
        return isLink
            ? #"<a href="\#(commune.address)">\#(drawing)</a>"#
            : #"<div class="tile">\#(drawing)</div>"#
    }
}
