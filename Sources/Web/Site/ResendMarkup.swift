extension ResendPage: View {
    var html: HTML {
        frame.around(
            """
            <div class="wrap narrow">
              <div class="panel set">
                <h1>\(ResendPage.title)</h1>
                <p><b>Chưa lưu.</b> Nội dung được nhập trước khi đăng nhập lại và vẫn còn nguyên. Bấm “Gửi lại” để tiếp tục\(frame.personName.map { " với tài khoản của \($0)" }).</p>
                \(kept.again(csrf: frame.csrf))
              </div>
            </div>
            """)
    }
}
