extension CommuneTiles: View {
    var html: HTML {
        """
        <figure class="panel fig w5">
          <figcaption><h2>Theo \(kinds)</h2><p>\(complete) đơn vị cấp xã đủ báo cáo; mỗi ô là một trường, theo thứ tự cấp học</p></figcaption>
          <ul class="tiles">
            \(tiles.map { "<li>\(tile($0))</li>" })
          </ul>
          \(table)
        </figure>
        """
    }

    /// With a link for who may open reports.
    private func tile(_ commune: Tile) -> HTML {
        mayOpenReports
            ? #"<a\#(if: commune.isPart, #" class="lacks""#) href="\#(commune.communeAddress)">\#(drawing(commune))</a>"#
            : #"<div class="tile\#(if: commune.isPart, " lacks")">\#(drawing(commune))</div>"#
    }

    private func drawing(_ commune: Tile) -> HTML {
        #"<span>\#(commune.communeName)</span> <span><span><svg viewBox="0 0 \#(commune.tileWidth) 14" aria-hidden="true">\#(commune.tileSquares.map(square))</svg> <b>\#(commune.ofDue)</b></span></span>"#
    }

    private func square(_ school: TileSquare) -> HTML {
        ##"<use href="#u-\##(school.symbol)" x="\##(school.x)" width="14" height="14"/>"##
    }

    private var table: HTML {
        FigureTable.under(
            "Tình hình nộp theo \(kinds)",
            words: ["Đơn vị cấp xã", "Trạng thái từng trường"], numbers: ["Đã nộp"],
            rows: tiles.map(row))
    }

    private func row(_ commune: Tile) -> HTML {
        #"<tr><th scope="row">\#(commune.communeName)</th><td>\#(commune.schools.map { #"<span class="line">\#($0.name): \#($0.stateName)</span>"# })</td><td class="n">\#(commune.ofDue)</td></tr>"#
    }
}
