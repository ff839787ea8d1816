extension SignInPage: View {
    var html: HTML {
        frame.aroundForm(
            to: "/sign-in",
            """
            <h1>Đăng nhập</h1>
            <p class="mute">Dùng tài khoản do \(office) cấp.</p>
            \(kept.map(taking))
            \(complaint.map(refused))
            <p class="set"><label for="user">Tên đăng nhập</label><input id="user" name="user" autocomplete="username" autocapitalize="none" spellcheck="false" value="\(userName)" required\(if: userName.isEmpty, " autofocus")></p>
            <p class="set"><label for="password">Mật khẩu</label><input id="password" name="password" type="password" autocomplete="current-password" required\(if: !userName.isEmpty, " autofocus")></p>
            <p><button class="btn primary big">Đăng nhập</button></p>
            """,
            below: kept.map { $0.toSignIn("Đã đăng nhập ở cửa sổ khác") },
            note:
                "Mỗi đơn vị chỉ xem được báo cáo của mình. Không dùng chung tài khoản. Quên mật khẩu: liên hệ \(office)."
        )
    }

    private func taking(along kept: KeptForm) -> HTML {
        """
        <div class="notice warn" role="status"><p><b>Chưa lưu: phiên làm việc đã kết thúc.</b> Đăng nhập lại để gửi tiếp; nội dung vừa nhập còn nguyên.</p></div>
        \(kept.takenAlong)
        """
    }

    private func refused(_ complaint: String) -> HTML {
        """
        <div class="notice err msg err" id="complaint" role="alert">\(Icon.of("err"))<span>\(complaint)</span></div>
        """
    }
}
