extension AccountOfPage: View {
    var html: HTML {
        frame.around(
            """
            <div class="wrap narrow">
              <div class="head"><div><p class="crumb"><a href="/accounts">Tài khoản</a></p><h1>\(title)</h1>
                <p class="facts"><span>Tên đăng nhập <b>\(userName)</b></span> <span>\(roleName)</span> <span>\(unitName)</span></p>
                <p class="facts">\(state.html)</p></div></div>
              <div class="stack">
                \(done.map(Outcome.done))
                \(complaint.map(Outcome.refused))
                \(access)
                \(if: isAdmin && !isErased, "\(information)\(data)")
              </div>
            </div>
            """)
    }

    private var access: HTML {
        """
        <section class="panel set" aria-labelledby="in">
          <h2 id="in">Truy cập</h2>
          <ul>\(facts.map { "<li>\($0)</li>" })</ul>
          <div class="acts">
            \(if: mayPrint, letter)
            \(if: mayReset, form("code", #"<button class="btn">Cấp mã mới thay mật khẩu</button>"#))
            \(if: isAdmin && !isOwn && !isErased, ofAdmins)
          </div>
        </section>
        """
    }

    private func form(_ action: String, _ button: HTML) -> HTML {
        #"<form method="post" action="\#(address)/\#(action)">\#(frame.keys)\#(button)</form>"#
    }

    private var letter: HTML {
        #"<form method="post" action="/accounts/letters">\#(frame.keys)<input type="hidden" name="account" value="\#(id)"><button class="btn primary">\#(Icon.of("print"))In thư giao mã</button></form>"#
    }

    private var ofAdmins: HTML {
        let disable: HTML =
            isDisabled
            ? #"<button class="btn" name="disabled" value="false">Cho dùng lại</button>"#
            : #"<button class="btn" name="disabled" value="true">Ngừng sử dụng</button>"#
        return """
            \(if: hasSessions, form("sessions", #"<button class="btn">Kết thúc \#(sessions) phiên đăng nhập</button>"#))
            \(if: hasFactor, form("factor", #"<button class="btn">Gỡ lớp xác thực thứ hai</button>"#))
            \(form("disabled", disable))
            """
    }

    private var information: HTML {
        """
        <section class="panel set" aria-labelledby="who">
          <h2 id="who">Thông tin</h2>
          <form class="fields" method="post" action="\(address)">\(frame.keys)
            \(person.html)
            <p class="set"><label for="role">Vai trò</label><select id="role" name="role">\(roles.map(\.html))</select></p>
            \(unitField.html)
            <p><button class="btn">Lưu</button></p></form>
        </section>

        """
    }

    private var data: HTML {
        """
        <section class="panel set" aria-labelledby="data">
          <h2 id="data">Dữ liệu cá nhân</h2>
          <p><a href="\(address)/data.json" download>Tải toàn bộ dữ liệu của người này</a></p>
          \(if: !isOwn, erasure)
        </section>
        """
    }

    private var erasure: HTML {
        """
        <details class="more"><summary>Xóa thông tin của người này</summary>
        <form class="set" method="post" action="\(address)/erase">\(frame.keys)
          <p>Xóa họ tên, liên hệ, tên đăng nhập và mật khẩu; nhật ký chỉ còn số hiệu tài khoản. Không thể hoàn tác.</p>
          <p class="set"><label for="user_name">Gõ tên đăng nhập “\(userName)” để xác nhận</label><input id="user_name" name="user_name" autocomplete="off" autocapitalize="none" spellcheck="false" required></p>
          <p><button class="btn">Xóa thông tin</button></p></form></details>
        """
    }
}
