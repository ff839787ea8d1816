extension PasswordPage: View {
    var html: HTML {
        frame.aroundForm(
            to: "/account/password",
            """
            \(frame.keys)
            <h1>\(title)</h1>
            \(if: isFirst, #"<p class="mute">Mã cấp một lần chỉ dùng để vào lần này. Từ lần sau, đăng nhập bằng mật khẩu đặt dưới đây.</p>"#)
            \(complaint.map(Outcome.complaint))
            <p class="hide" aria-hidden="true"><input name="user" value="\(userName)" autocomplete="username" tabindex="-1" readonly></p>
            \(if: !isFirst, #"<p class="set"><label for="old">Mật khẩu hiện tại</label><input id="old" name="old" type="password" autocomplete="current-password" required></p>"#)
            <p class="set"><label for="password">Mật khẩu mới</label><input id="password" name="password" type="password" autocomplete="new-password" minlength="\(shortest)" aria-describedby="advice" required></p>
            <p class="hint" id="advice">Từ \(shortest) ký tự, nên dài từ 15. Có thể dùng một câu dễ nhớ, có dấu và dấu cách. Không dùng tên người, tên trường hoặc mật khẩu nhiều người dùng.</p>
            <p class="set"><label for="again">Nhập lại mật khẩu mới</label><input id="again" name="again" type="password" autocomplete="new-password" minlength="\(shortest)" required></p>
            <p><button class="btn primary big">\(title)</button></p>
            """,
            note: isFirst
                ? nil
                : "Các thiết bị khác đang đăng nhập bằng tài khoản này sẽ phải đăng nhập lại.")
    }
}
