extension NewAccountPage: View {
    var html: HTML {
        frame.around(
            """
            <div class="wrap narrow">
              <div class="head"><div><p class="crumb"><a href="/accounts">Tài khoản</a></p><h1>Thêm tài khoản</h1>
                <p class="lede">Tài khoản mới có mã đăng nhập một lần, dùng trong 14 ngày. Người dùng đặt mật khẩu khi đăng nhập lần đầu.</p></div></div>
              <div class="stack">
                \(complaint.map(Outcome.refused))
                <form class="panel fields" method="post" action="/accounts">\(frame.keys)
                  \(unit.html)
                  <p class="set"><label for="role">Vai trò</label><select id="role" name="role">\(roles.map(\.html))</select></p>
                  <p class="set"><label for="user_name">Tên đăng nhập <span class="hint">(trường: để trống thì tự đặt, nv-…, ht-…)</span></label><input id="user_name" name="user_name" value="\(userName)" maxlength="64" spellcheck="false" autocapitalize="none" autocomplete="off"></p>
                  \(person.html)
                  <p><button class="btn primary big">Thêm tài khoản</button></p>
                </form>
              </div>
            </div>
            """)
    }
}
