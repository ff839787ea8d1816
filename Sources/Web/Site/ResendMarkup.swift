extension ResendPage: View {
    var html: HTML {
        frame.around(
            """
            <div class="wrap narrow">
              <div class="panel set">
                <h1>\(ResendPage.title)</h1>
                \(due.map(first) ?? ready)
                \(kept.again(csrf: frame.csrf))
                \(if: due != nil, kept.shown)
              </div>
            </div>
            """)
    }

    private var ready: HTML {
        """
        <p><b>Chưa lưu.</b> Nội dung được nhập trước khi đăng nhập lại và vẫn còn nguyên. Bấm “Gửi lại” để tiếp tục\(frame.personName.map { " với tài khoản của \($0)" }).</p>
        """
    }

    private func first(_ step: FirstStep) -> HTML {
        """
        <p><b>Chưa lưu: cần \(step.words) trước.</b> Nội dung vừa nhập vẫn còn nguyên. <a href="\(step.address)" target="_blank">Mở ở cửa sổ mới</a>, làm xong thì trở lại trang này và bấm “Gửi lại”.</p>
        """
    }
}

extension FirstStep {
    fileprivate var words: String {
        switch self {
        case .code: "nhập mã xác thực"
        case .password: "đặt mật khẩu"
        case .notice: "đọc thông báo về xử lý dữ liệu cá nhân"
        case .factor: "thiết lập lớp xác thực thứ hai"
        }
    }
}
