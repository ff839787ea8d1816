extension RoundsPage: View {
    var html: HTML {
        frame.around(
            """
            <div class="wrap">
              <div class="head"><div><h1>Đợt báo cáo</h1></div>\(if: mayChange, #"<p class="acts"><a class="btn" href="/plans">Kế hoạch</a> <a class="btn" href="/forms">Biểu mẫu</a> <a class="btn primary" href="/rounds/new">Đợt báo cáo mới</a></p>"#)</div>
              <div class="stack">
                \(said.map(Outcome.done))
                \(if: !series.isEmpty, #"<div class="notice warn"><ul>\#(series.map(\.html))</ul></div>"#)
                \(if: rows.isEmpty, nothing, else: table)
              </div>
            </div>
            """)
    }

    private var nothing: HTML {
        #"<div class="notice"><p><b>Chưa có đợt báo cáo nào.</b> \#(if: mayChange, "Nhập kế hoạch và biểu mẫu, rồi tạo đợt báo cáo.")</p></div>"#
    }

    private var table: HTML {
        Table.full(
            "Danh sách đợt báo cáo",
            [.pinned("Đợt báo cáo"), "Trạng thái", "Kỳ báo cáo", "Hạn nộp", "Phải báo cáo"]
                + (mayChange ? ["Thao tác"] : []),
            rows: rows.map(line))
    }

    private func line(_ round: Row) -> HTML {
        #"<tr role="row"><th role="rowheader" scope="row">\#(title(round)) <span class="cov">\#(round.code)</span></th><td role="cell">\#(round.state.html)</td><td role="cell" data-h="Kỳ báo cáo" class="nb">\#(round.period)</td><td role="cell" data-h="Hạn nộp">\#(round.due)</td><td role="cell" data-h="Phải báo cáo" class="nb">\#(round.count)</td>\#(if: mayChange, actions(round))</tr>"#
    }

    private func title(_ round: Row) -> HTML {
        round.address.map { #"<a href="\#($0)">\#(round.title)</a>"# } ?? "\(round.title)"
    }

    private func actions(_ round: Row) -> HTML {
        #"<td role="cell"><a href="\#(round.setupAddress)">Thiết lập<span class="hide"> \#(round.title)</span></a>\#(round.copyAddress.map { " · <a href=\"\($0)\">Tạo đợt tương tự<span class=\"hide\"> \(round.title)</span></a>" })</td>"#
    }
}
