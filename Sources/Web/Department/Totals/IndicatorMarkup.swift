extension IndicatorPage: View {
    var html: HTML {
        frame.around(
            """
            <div class="wrap">
              <div class="head">
                <div>
                  <p class="crumb"><a href="\(totalsAddress)">Số liệu tổng hợp</a></p>
                  <h1>\(title)</h1>
                  <p class="lede">\(head.roundTitle)</p>
                  <p class="facts">\(place.map { "<span>\($0)</span> " })\(unit.map { "<span>Đơn vị tính: \($0)</span> " })<span>Số liệu lúc \(head.asOf)</span></p>
                </div>
                <p class="big">\(coverage) <small>đơn vị có báo cáo</small></p>
              </div>
              <div class="stack">
                <nav aria-label="Chọn cấp học"><ul class="counts">\(levels.map(\.html))</ul></nav>
                \(if: !missing.isEmpty, #"<div class="notice warn"><p><b>Chưa có báo cáo được tính của</b> \#(missing.html).</p></div>"#)
                \(if: !returned.isEmpty, #"<div class="notice warn"><p><b>Đã trả lại để sửa, chưa nộp lại:</b> \#(returned.html).</p></div>"#)
                \(if: !blank.isEmpty, #"<div class="notice"><p><b>Đã nộp, \#(isConditional ? "không phải trả lời" : "chưa trả lời") chỉ tiêu này:</b> \#(blank.html).</p></div>"#)
                \(if: !declared.isEmpty, #"<div class="notice"><p><b>Khai không phát sinh cả mục, tính là 0:</b> \#(declared.html).</p></div>"#)
                \(if: !facts.isEmpty, NumberSpread.list(facts))
                \(spread.flatMap { $0.hasChart ? $0.chart : nil })
                \(if: isGathering, #"<p class="mute">Phân bố của các trường đang được tính; mở lại trang sau ít phút.</p>"#)
                \(if: !bars.isEmpty, barChart)
                \(if: !quotes.isEmpty, writings)
                \(if: !toldColumns.isEmpty, told)
                \(if: !isEmpty, schools)
              </div>
            </div>
            """)
    }

    /// What schools wrote.
    private var writings: HTML {
        """
        <section class="set" aria-labelledby="quotes"><h2 id="quotes">Các trường viết</h2>
          \(quotes.map { #"<blockquote class="panel set"><p class="pre">\#($0.text)</p><p class="small mute">— <a href="\#($0.address)">\#($0.who)</a></p></blockquote>"# })
        </section>
        """
    }

    /// A line for each row that a school tells.
    private var told: HTML {
        """
        <div class="set">
          <h2 id="told">Từng dòng của các trường</h2>
          <div class="scroll full" tabindex="0" role="region" aria-labelledby="told">
            <table class="fold stick" role="table" aria-labelledby="told">
              \(Table.head([.pinned("Trường"), .right("TT")] + toldColumns.map(\.head)))
              <tbody role="rowgroup">\(rows.map(told))</tbody>
            </table>
          </div>
        </div>
        """
    }

    private func told(by school: IndicatorRow) -> HTML {
        let lines = school.told.enumerated().map { index, cells -> HTML in
            #"<tr role="row"><th role="rowheader" scope="row"><a href="\#(school.address)">\#(school.name)</a></th><td role="cell" data-h="TT" class="n">\#(index + 1)</td>\#(zip(toldColumns, cells).map { $0.html($1) })</tr>"#
        }
        return "\(lines)"
    }

    private var schools: HTML {
        """
        <div class="set">
          <h2 id="rows">Từng trường</h2>
          <div class="scroll full" tabindex="0" role="region" aria-labelledby="rows">
            <table class="fold stick" role="table" aria-labelledby="rows">
              \(Table.head(columns))
              <tbody role="rowgroup">\(rows.map(line))</tbody>
            </table>
          </div>
          \(if: pages.isSome, #"<p class="row">\#(pages.html)</p>"#)
        </div>
        """
    }

    private var columns: [Table.Column] {
        [.pinned("Trường"), .right("Báo cáo")]
            + (hasPrevious ? [.right("Đợt trước"), .right("Thay đổi")] : [])
            + ["Trạng thái", .named(head.communes), "Người nhập, lúc"]
    }

    /// Beside a figure that a rule would not have let pass.
    private func mark(_ waived: String) -> HTML {
        #"<br><span class="small mute">\#(waived)</span>"#
    }

    private func line(_ school: IndicatorRow) -> HTML {
        let change: HTML =
            #"<td role="cell" data-h="Đợt trước" class="v">\#(school.before)</td><td role="cell" data-h="Thay đổi" class="n">\#(school.change)</td>"#
        return
            #"<tr role="row"><th role="rowheader" scope="row"><a href="\#(school.address)">\#(school.name)</a></th><td role="cell" data-h="Báo cáo" class="v"><b>\#(school.value)</b>\#(school.waived.map(mark))</td>\#(if: hasPrevious, change)<td role="cell">\#(school.state.html)</td><td role="cell" class="nb">\#(school.commune)</td><td role="cell" data-h="Người nhập">\#(school.entered)</td></tr>"#
    }
}
