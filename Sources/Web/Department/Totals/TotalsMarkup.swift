extension TotalsPage: View {
    var html: HTML {
        frame.around(
            """
            <div class="wrap\(if: isWide || heads.count > 5, " land")">
              <div class="head">
                <div>
                  <h1>Số liệu tổng hợp</h1>
                  <p class="lede">\(head.roundTitle)</p>
                  <p class="facts"><span>\(if: head.isClosed, "<b>Đợt báo cáo đã đóng, số liệu đã khóa</b>", else: "Chưa chốt số liệu")</span> <span>Số liệu lúc \(head.asOf)</span></p>
                  \(head.roundSwitch)
                </div>
                <p class="acts"><a class="btn" href="\(head.roundAddress)/values.xlsx">\(Icon.of("down"))Số liệu từng trường (Excel)</a> <a class="btn" href="\(head.roundAddress)/values.csv">\(Icon.of("down"))CSV</a></p>
              </div>
              <div class="stack">
                \(TotalsWays.html(round, isByTask: false))
                \(reports.html)
                \(choices.form(of: head))
                \(indicators)
                \(if: !measures.isEmpty, measureTable)
                \(if: firstAddress != nil || nextAddress != nil, others)
              </div>
            </div>
            """)
    }

    private var others: HTML {
        #"<p class="row">\#(firstAddress.map { #"<a href="\#($0)">Về các cột đầu</a> "# as HTML })\#(nextAddress.map { #"<a class="btn" rel="next" href="\#($0)">Xem tiếp các cột sau</a>"# as HTML })</p>"#
    }
}

extension CountedReports: View {
    var html: HTML {
        if isComplete {
            #"<div class="notice"><p><b>Tổng hợp \#(counted) đơn vị.</b> Đã có số liệu của tất cả đơn vị phải báo cáo.</p></div>"#
        } else {
            """
            <div class="notice warn">
              <p><b>Tổng hợp \(counted) đơn vị.</b> \(if: !missing.isEmpty, "Chưa có số liệu của \(missing.html).")\(if: hasWaiting, " Trong đó \(waiting) báo cáo đã nộp, chưa duyệt.")\(if: !returned.isEmpty, " Đã trả lại để sửa, chưa nộp lại: \(returned.html).")</p>
            </div>
            """
        }
    }
}

extension NamedReport: View {
    var html: HTML { #"<a href="\#(address)">\#(name)</a>"# }
}

extension TotalsChoices {
    func form(of head: RoundHead) -> HTML {
        """
        <form class="tools" method="get" action="\(head.roundAddress)/totals" aria-label="Chọn cách tổng hợp">
          <p><label for="by">Nhóm theo</label><select id="by" name="by">\(groupings.map(\.html))</select></p>
          <p><label for="states">Báo cáo được tính</label><select id="states" name="states">\(states.map(\.html))</select></p>
          <p><label for="section">Mục</label><select id="section" name="section">\(if: allSections, #"<option value="">Tất cả các mục</option>"#)\(sectionChoices.map(\.html))</select></p>
          <p><button class="btn big">Xem</button></p>
        </form>
        """
    }
}
