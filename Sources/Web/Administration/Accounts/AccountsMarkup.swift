extension AccountsPage: View {
    var html: HTML {
        frame.around(
            """
            <div class="wrap">
              <div class="head"><div><h1>Tài khoản</h1></div>
                \(if: isAdmin, #"<p class="acts"><a class="btn" href="/accounts/new">Thêm tài khoản</a> <a class="btn" href="/accounts/import">Thêm từ danh sách</a></p>"#)</div>
              <div class="stack">
                \(added.map(Outcome.done))
                \(search)
                \(if: hasWaiting, letters)
                \(if: rows.isEmpty, nobody, else: table)
                <p class="row mute"><span>\(summary)</span>\(pages.html)\(if: isNarrow, #" <a href="/accounts">Xem tất cả</a>"#)</p>
              </div>
            </div>
            """)
    }

    private var search: HTML {
        """
        <form class="tools" method="get" action="/accounts" role="search" aria-label="Tìm tài khoản">
          <p class="wide"><label for="q">Tìm theo tên người, tên đăng nhập hoặc đơn vị (gõ không dấu cũng được)</label><input id="q" name="q" type="search" value="\(query)" placeholder="cao thang, nv-th" maxlength="100" autocomplete="off"></p>
          <p><label for="state">Trạng thái</label><select id="state" name="state"><option value="">Tất cả</option>\(states.map(\.html))</select></p>
          <p><button class="btn big">Tìm</button></p>
        </form>
        """
    }

    private var letters: HTML {
        """
        <form class="notice row" method="post" action="/accounts/letters">\(frame.keys)<input type="hidden" name="q" value="\(query)"><input type="hidden" name="state" value="\(isOfPage ? state : "waiting")"><input type="hidden" name="after" value="\(isOfPage ? after : "")">
          <p>\(waiting) tài khoản trong \(isOfPage ? "trang" : "danh sách") này chưa đăng nhập lần đầu.</p>
          <p><button class="btn">\(Icon.of("print"))In thư giao tài khoản</button></p></form>
        """
    }

    private var nobody: HTML {
        if pages.next != nil {
            return
                #"<div class="notice" role="status"><p><b>Chưa tìm thấy tài khoản nào trong phần này của danh sách.</b> Bấm “Xem tiếp” để tìm trong phần còn lại, hoặc gõ rõ hơn.</p></div>"#
        }
        return """
            <div class="notice" role="status"><p><b>Không tìm thấy tài khoản nào.</b> Rút ngắn nội dung tìm hoặc <a href="/accounts">xem tất cả tài khoản</a>.</p></div>
            """
    }

    private var table: HTML {
        Table.full(
            "Danh sách tài khoản",
            [
                .pinned("Tên đăng nhập"), "Họ tên", "Vai trò", "Đơn vị", "Trạng thái",
                "Đăng nhập gần nhất",
            ], rows: rows.map(line))
    }

    private func line(_ account: Row) -> HTML {
        #"<tr role="row"><th role="rowheader" scope="row"><a href="\#(account.address)">\#(account.userName)</a></th><td role="cell">\#(account.name)</td><td role="cell">\#(account.role)</td><td role="cell">\#(account.unit)</td><td role="cell">\#(account.state.html)</td><td role="cell" data-h="Đăng nhập gần nhất" class="nb">\#(account.signedInAt)</td></tr>"#
    }
}
