extension OthersFormPage: View {
    var html: HTML {
        frame.around(
            """
            <div class="wrap narrow">
              <div class="panel set">
                <h1>Nội dung vừa nhập là của người khác</h1>
                <p><b>Chưa lưu.</b> Nội dung dưới đây được nhập bằng tài khoản của \(unitName ?? "người khác"), nay đang đăng nhập\(frame.unitName.map { " \($0)" }). Mở cửa sổ mới, đăng xuất rồi đăng nhập lại đúng tài khoản đó, sau đó trở lại đây bấm nút dưới.</p>
                \(kept.toSignIn("Đã đăng nhập lại đúng tài khoản"))
                \(kept.shown)
              </div>
            </div>
            """)
    }
}
