extension FactorCodePage: View {
    var html: HTML {
        frame.aroundForm(
            to: "/sign-in/code",
            """
            \(frame.token)\(kept.map(\.takenAlong))
            <h1>Xác thực lớp thứ hai</h1>
            <p class="mute">Mở ứng dụng xác thực trên điện thoại và nhập mã 6 chữ số của “Tổng Hợp”. Không có điện thoại: nhập một mã dự phòng.</p>
            \(complaint.map(Outcome.complaint))
            <p class="set"><label for="code">Mã xác thực hoặc mã dự phòng</label><input id="code" name="code" autocomplete="one-time-code" autocapitalize="characters" spellcheck="false" maxlength="20" required autofocus></p>
            <p><button class="btn primary big">Xác nhận</button></p>
            """,
            note: "Mất điện thoại và mã dự phòng: liên hệ quản trị để gỡ lớp xác thực này.")
    }
}
