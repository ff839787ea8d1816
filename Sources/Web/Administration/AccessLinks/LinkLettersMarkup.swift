extension LinkLettersPage: View {
    var html: HTML {
        let rule: HTML =
            isPIN
            ? "Giao riêng cho hiệu trưởng, không giao cùng phiếu truy cập."
            : "Giao tận tay hoặc gửi theo đường công văn; không gửi qua nhóm trò chuyện."
        return frame.around(
            """
            <div class="wrap narrow stack">
            \(Slips.head("\(count) phiếu", rule, print: "In phiếu", back: "/links"))
            \(Slips.sheets(letters.map { isPIN ? pin($0) : link($0) }))
            </div>
            """)
    }

    private func link(_ letter: Letter) -> HTML {
        slip(
            from: letter.office,
            """
            <h1>PHIẾU TRUY CẬP NHANH</h1>
            <p class="no2">Kính gửi: <b>\(letter.unitName)</b></p>
            <dl>
            \(letter.address.map { #"<div class="whole"><dt>Đường dẫn riêng của trường</dt><dd><code>\#($0)</code></dd></div>"# })
            <div><dt>Mã truy cập</dt><dd><b class="digits">\(letter.digits)</b></dd></div>
            \(letter.until.map { "<div><dt>Dùng được đến</dt><dd>\($0)</dd></div>" })
            </dl>
            \(letter.qr.map { #"<div class="qr">\#($0.html)<p>Quét mã QR hoặc mở đường dẫn, nhập mã truy cập 6 chữ số, rồi nhập báo cáo. Khi nộp, hiệu trưởng nhập PIN của mình.</p></div>"# })
            """)
    }

    private func pin(_ letter: Letter) -> HTML {
        slip(
            from: letter.office,
            """
            <h1>PHIẾU PIN CỦA HIỆU TRƯỞNG</h1>
            <p class="no2">Kính gửi: Hiệu trưởng <b>\(letter.unitName)</b></p>
            <dl>
            <div><dt>PIN ký nộp báo cáo</dt><dd><b class="digits">\(letter.digits)</b></dd></div>
            </dl>
            <p>PIN này xác nhận hiệu trưởng đồng ý nộp báo cáo khi trường vào bằng đường dẫn. Hiệu trưởng có tài khoản có thể tự đặt PIN khác ở trang Tài khoản cá nhân.</p>
            """)
    }

    private func slip(from office: String, _ content: HTML) -> HTML {
        """
        <article class="sheet slip">
        <p class="from">\(office.uppercasedFirst)</p>
        \(content)
        <p class="after">In ngày \(date). Thất lạc phiếu: báo ngay \(office) để thu hồi và cấp lại.</p>
        </article>

        """
    }
}
