extension AccountLettersPage: View {
    var html: HTML {
        frame.around(
            """
            <div class="wrap narrow stack">
            \(Slips.head("\(count) thư", "Giao tận tay hoặc gửi theo đường công văn; không gửi qua nhóm trò chuyện. Mã dùng được một lần.", print: "In thư", back: "/accounts"))
            \(Slips.sheets(letters.map(slip)))
            </div>
            """)
    }

    private func slip(_ letter: Letter) -> HTML {
        """
        <article class="sheet slip">
        <p class="from">\(letter.office.uppercasedFirst)</p>
        <h1>THƯ GIAO TÀI KHOẢN</h1>
        <p class="no2">Kính gửi: <b>\(letter.unitName)</b></p>
        <p>Tài khoản dùng để \(letter.purpose) trên phần mềm Tổng Hợp:</p>
        \(letter.lines.map(account))
        <div class="qr">\(qr.map(\.html))<p>Mở trang <b>\(address)</b> (hoặc quét mã QR), nhập tên đăng nhập, nhập mã một lần vào ô mật khẩu, rồi đặt mật khẩu mới.</p></div>
        <p class="after">In ngày \(date). Chỉ người có tên trong thư được dùng mã của mình. Mã hết hạn hoặc thất lạc: báo \(letter.office) để cấp lại.</p>
        </article>

        """
    }

    private func account(_ line: Line) -> HTML {
        """
        <dl>
        <div><dt>\(line.role)</dt><dd><b>\(line.person)</b></dd></div>
        <div><dt>Tên đăng nhập</dt><dd><code>\(line.userName)</code></dd></div>
        <div><dt>Mã đăng nhập một lần</dt><dd><code>\(line.code)</code></dd></div>
        <div><dt>Dùng được đến</dt><dd>\(line.until)</dd></div>
        </dl>

        """
    }
}
