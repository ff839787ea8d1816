extension PlansPage: View {
    var html: HTML {
        frame.around(
            """
            <div class="wrap">
              <div class="head"><div><p class="crumb"><a href="/rounds">Đợt báo cáo</a></p><h1>Kế hoạch</h1></div>\(if: mayChange, #"<p class="acts"><a class="btn primary" href="/plans/new">Kế hoạch mới</a></p>"#)</div>
              <div class="stack">
                \(if: rows.isEmpty, #"<div class="notice"><p><b>Chưa có kế hoạch nào.</b></p></div>"#, else: table)
              </div>
            </div>
            """)
    }

    private var table: HTML {
        Table.full(
            "Danh sách kế hoạch",
            [.pinned("Số, ký hiệu"), "Ngày ban hành", "Cơ quan ban hành", "Trích yếu"],
            rows: rows.map(line))
    }

    private func line(_ plan: Row) -> HTML {
        #"<tr role="row"><th role="rowheader" scope="row"><a href="\#(plan.address)">\#(plan.number)</a></th><td role="cell" class="nb">\#(plan.date)</td><td role="cell">\#(plan.issuer)</td><td role="cell">\#(plan.subject)</td></tr>"#
    }
}
