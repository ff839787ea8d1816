extension TokensPage: View {
    var html: HTML {
        frame.around(
            """
            <div class="wrap">
              <div class="head"><div><h1>Mã kết nối</h1>
                <p class="lede">Để phần mềm khác đọc, gửi dữ liệu qua API. Mỗi phần mềm một mã riêng, với vai trò của một đơn vị.</p></div></div>
              <div class="stack">
                \(shown.map(once))
                \(complaint.map(Outcome.refused))
                \(creation)
                \(if: rows.isEmpty, #"<p class="mute">Chưa có mã kết nối nào.</p>"#, else: table)
              </div>
            </div>
            """)
    }

    private func once(_ token: String) -> HTML {
        #"<div class="notice warn set" role="status"><h2>Mã kết nối mới</h2><p><code class="secret">\#(token)</code></p><p>Chép và cất mã ngay: mã không hiện lại lần nữa.</p></div>"#
    }

    private var creation: HTML {
        """
        <form class="panel fields" method="post" action="/tokens">\(frame.keys)
          <p class="set"><label for="name">Dùng cho phần mềm</label><input id="name" name="name" value="\(name)" maxlength="100" required></p>
          \(unit.html)
          <p class="set"><label for="role">Vai trò</label><select id="role" name="role">\(roles.map(\.html))</select></p>
          <p class="set"><label for="days">Dùng được trong (ngày)</label><input id="days" name="days" type="number" min="1" max="\(longest)" value="\(days)" required></p>
          <p><button class="btn">Tạo mã kết nối</button></p></form>
        """
    }

    private var table: HTML {
        Table.full(
            "Các mã kết nối",
            [
                .pinned("Phần mềm"), "Vai trò", "Đơn vị", "Trạng thái", "Dùng được đến",
                "Dùng gần nhất", .unseen("Thao tác"),
            ], rows: rows.map(line))
    }

    private func line(_ token: Row) -> HTML {
        let revoke: HTML =
            #"<form method="post" action="/tokens/\#(token.id)/revoke">\#(frame.keys)<button class="btn">Thu hồi</button></form>"#
        return
            #"<tr role="row"><th role="rowheader" scope="row">\#(token.name)</th><td role="cell">\#(token.role)</td><td role="cell">\#(token.unit)</td><td role="cell">\#(token.state.html)</td><td role="cell" data-h="Dùng được đến" class="nb">\#(token.until)</td><td role="cell" data-h="Dùng gần nhất" class="nb">\#(token.usedAt)</td><td role="cell">\#(if: token.isGood, revoke)</td></tr>"#
    }
}
