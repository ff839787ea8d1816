extension JournalPage: View {
    var html: HTML {
        frame.around(
            """
            <div class="wrap">
              <div class="head"><div><h1>Nhật ký</h1><p class="lede">Mọi thay đổi được ghi nối tiếp, không sửa và không xóa được.</p></div>
                <p class="acts"><a class="btn" href="\(csv)" download>Xuất CSV</a> <a class="btn" href="\(xlsx)" download>Xuất Excel</a></p></div>
              <div class="stack">
                \(filter)
                \(if: lines.isEmpty, nothing, else: table)
                <p class="row">\(newest.map { #"<a class="btn" href="\#($0)">Mới nhất</a> "# })\(older.map { #"<a class="btn" href="\#($0)">Cũ hơn</a>"# })</p>
              </div>
            </div>
            """)
    }

    private var filter: HTML {
        """
        <form class="tools" method="get" action="/journal" role="search" aria-label="Lọc nhật ký">
          <p class="wide"><label for="unit">Đơn vị (gõ không dấu cũng được)</label><input id="unit" name="unit" type="search" value="\(unit)" placeholder="cao thang" maxlength="300" autocomplete="off"\(units.list)>\(units.html)</p>
          <p class="wide"><label for="person">Người thực hiện</label><input id="person" name="person" type="search" value="\(person)" placeholder="tên hoặc tên đăng nhập" maxlength="100" autocomplete="off"></p>
          <p><label for="kind">Thao tác</label><select id="kind" name="kind"><option value="">Tất cả</option>\(kinds.map(\.html))</select></p>
          <p><label for="from">Từ ngày</label><input id="from" name="from" type="date" value="\(from)"></p>
          <p><label for="to">Đến ngày</label><input id="to" name="to" type="date" value="\(to)"></p>
          <p><button class="btn big">Lọc</button></p>
        </form>
        """
    }

    private var nothing: HTML {
        if older != nil {
            return
                #"<div class="notice" role="status"><p><b>Chưa tìm thấy sự kiện nào trong phần này của nhật ký.</b> Bấm “Cũ hơn” để tìm tiếp.</p></div>"#
        }
        return """
            <div class="notice" role="status"><p><b>Không có sự kiện nào.</b>\(if: isNarrow, #" Bỏ bớt điều kiện lọc hoặc <a href="/journal">xem tất cả</a>."#)</p></div>
            """
    }

    private var table: HTML {
        Table.full(
            "Các sự kiện",
            [
                "Thao tác", "Đơn vị, đợt báo cáo", "Người thực hiện", "Địa chỉ mạng",
                "Thời gian", .right("Số"),
            ], rows: lines.map(row))
    }

    private func row(_ line: JournalLine) -> HTML {
        #"<tr role="row"><th role="rowheader" scope="row">\#(line.what)\#(line.changes.map(change))</th><td role="cell">\#(unit(line))\#(below(line.round))</td><td role="cell">\#(line.who)\#(below(line.role))</td><td role="cell" data-h="Địa chỉ mạng">\#(line.address)</td><td role="cell" class="nb">\#(line.when)</td><td role="cell" data-h="Số" class="n">\#(line.seq)</td></tr>"#
    }

    private func change(_ change: EventChange) -> HTML {
        #"<br><span class="small">\#(change.words)</span>"#
    }

    /// With the way to its report, for those who may read it.
    private func unit(_ line: JournalLine) -> HTML {
        guard mayRead, let link = line.link else { return "\(line.unit)" }
        return #"<a href="\#(link)">\#(line.unit)</a>"#
    }

    private func below(_ words: String) -> HTML {
        #"<br><span class="small mute">\#(words)</span>"#
    }
}
