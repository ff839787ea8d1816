extension UnitsPage: View {
    var html: HTML {
        frame.around(
            """
            <div class="wrap">
              <div class="head"><div><h1>Đơn vị</h1></div>\(if: mayChange, #"<p class="acts"><a class="btn" href="/units/new">Thêm đơn vị</a> <a class="btn" href="/units/import">Nhập từ danh sách</a> <a class="btn" href="/units/succession">Sáp nhập, chia, chuyển</a></p>"#)</div>
              <div class="stack">
                \(said.map(Outcome.said))
                <form class="tools" method="get" action="/units" role="search" aria-label="Tìm đơn vị">
                  <p class="wide"><label for="q">Tìm đơn vị (gõ không dấu cũng được)</label><input id="q" name="q" type="search" value="\(query)" placeholder="cao thang, doan, mn chi lang" maxlength="100" autocomplete="off"></p>
                  <p><button class="btn big">Tìm</button></p>
                </form>
                \(if: rows.isEmpty, nothing, else: table)
                <p class="row mute"><span>\(summary)</span>\(pages.html)\(if: !query.isEmpty, #" <a href="/units">Xem tất cả</a>"#) <a href="/units.xlsx">Tải danh sách (Excel)</a> <a href="/units.csv">CSV</a></p>
              </div>
            </div>
            """)
    }

    private var nothing: HTML {
        if pages.next != nil {
            return
                #"<div class="notice" role="status"><p><b>Chưa tìm thấy đơn vị nào trong phần này của danh sách.</b> Bấm “Xem tiếp” để tìm trong phần còn lại, hoặc gõ rõ tên hơn.</p></div>"#
        }
        return """
            <div class="notice" role="status"><p><b>Không tìm thấy đơn vị nào.</b> Rút ngắn nội dung tìm hoặc <a href="/units">xem tất cả đơn vị</a>.</p></div>
            """
    }

    private var table: HTML {
        Table.full(
            "Danh sách đơn vị",
            [.pinned("Đơn vị"), "Loại", "Cấp học", "Thuộc", "Mã"], rows: rows.map(line))
    }

    private func line(_ unit: Row) -> HTML {
        let name: HTML =
            unit.address.map { #"<a href="\#($0)">\#(unit.name)</a>"# } ?? "\(unit.name)"
        return
            #"<tr role="row"><th role="rowheader" scope="row">\#(name)</th><td role="cell">\#(unit.kind)</td><td role="cell">\#(unit.level)</td><td role="cell">\#(unit.commune)</td><td role="cell" data-h="Mã">\#(unit.code)</td></tr>"#
    }
}
