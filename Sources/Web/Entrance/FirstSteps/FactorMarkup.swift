extension FactorPage: View {
    var html: HTML {
        frame.around(
            """
            <div class="wrap narrow">
              <div class="head"><div>\(if: !isDue, #"<p class="crumb"><a href="/account">Tài khoản cá nhân</a></p>"#)<h1>Xác thực lớp thứ hai</h1>
                <p class="lede">Ngoài mật khẩu, mỗi lần đăng nhập cần thêm mã 6 chữ số trên điện thoại. Người biết mật khẩu vẫn không vào được.</p></div></div>
              <div class="stack">
                \(complaint.map(Outcome.complaint))
                \(if: isInUse, inUse)
                \(setUp.map(steps))
                \(if: setUp == nil && !isInUse, start)
              </div>
            </div>
            """)
    }

    private var inUse: HTML {
        """
        <section class="panel set">
          <h2>Đang dùng</h2>
          <p>Còn \(recoveryLeft) mã dự phòng chưa dùng.</p>
          \(if: mayRemove, removal, else: #"<p class="mute">Bắt buộc với vai trò này. Đổi điện thoại: đề nghị quản trị gỡ, rồi thiết lập lại khi đăng nhập.</p>"#)
        </section>
        """
    }

    private var removal: HTML {
        """
        <form class="set" method="post" action="/account/factor">\(frame.keys)
          <p class="set"><label for="code">Mã xác thực hoặc mã dự phòng</label><input id="code" name="code" autocomplete="one-time-code" spellcheck="false" maxlength="20" required></p>
          <p><button class="btn" name="_do" value="remove">Ngừng dùng lớp thứ hai</button></p></form>
        """
    }

    private var start: HTML {
        """
        <form class="panel set" method="post" action="/account/factor">\(frame.keys)
          <p>Cần điện thoại có ứng dụng xác thực. Thiết lập mất khoảng hai phút.</p>
          <p><button class="btn primary big" name="_do" value="prepare">Bắt đầu thiết lập</button></p></form>
        """
    }

    private func steps(_ setUp: SetUp) -> HTML {
        """
        <section class="panel set">
          <h2>1. Quét mã QR bằng ứng dụng xác thực</h2>
          <p class="mute">Dùng Google Authenticator, Microsoft Authenticator, FreeOTP hoặc ứng dụng tương tự.</p>
          <div class="qr">\(setUp.qr.map(\.html))<p>Không quét được thì nhập khóa này vào ứng dụng:<br><code>\(setUp.seed)</code></p></div>
        </section>
        <section class="panel set">
          <h2>2. Ghi lại mã dự phòng</h2>
          <p>Mỗi mã dùng được một lần khi không có điện thoại. Cất ở nơi an toàn; các mã này không hiện lại.</p>
          <ul class="codes">\(setUp.recoveryCodes.map { "<li><code>\($0)</code></li>" })</ul>
        </section>
        <section class="panel set">
          <h2>3. Nhập mã đang hiện trên điện thoại</h2>
          <form class="set" method="post" action="/account/factor">\(frame.keys)
            <p class="set"><label for="code">Mã 6 chữ số</label><input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="20" required></p>
            <p><button class="btn primary big" name="_do" value="confirm">Bật lớp thứ hai</button></p></form>
        </section>
        """
    }
}
