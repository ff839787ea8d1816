extension PrivacyPage: View {
    var html: HTML {
        frame.around(
            """
            <div class="wrap narrow">
              <div class="head"><div><h1>Thông báo về xử lý dữ liệu cá nhân</h1></div></div>
              <div class="panel stack">
                <section class="set"><h2>Dữ liệu được lưu</h2>
                  <p>Họ tên, chức vụ, điện thoại và thư điện tử công vụ, tên đăng nhập; tên gọi mà trường ghi cho đồng nghiệp được giao mục (không bắt buộc); thời điểm và địa chỉ mạng của các lần đăng nhập và các thao tác trên báo cáo.</p>
                  <p>Không lưu số định danh, ngày sinh, địa chỉ nhà, ảnh và dữ liệu của học sinh. Thương vong trong báo cáo chỉ là con số.</p></section>
                <section class="set"><h2>Mục đích</h2>
                  <p>Cấp quyền truy cập đúng người, xác nhận ai đã nhập, nộp, duyệt báo cáo và bảo vệ hệ thống. Dữ liệu không dùng vào việc khác và không gửi ra ngoài máy chủ này.</p></section>
                <section class="set"><h2>Ai xem được</h2>
                  <p>Chủ tài khoản; quản trị hệ thống; chuyên viên, lãnh đạo của cơ quan mà đơn vị nộp báo cáo. Đơn vị khác không xem được.</p></section>
                <section class="set"><h2>Thời gian lưu</h2>
                  <p>Thông tin tài khoản được lưu trong thời gian sử dụng tài khoản. Địa chỉ mạng trong nhật ký được xóa sau \(months) tháng. Nhật ký thao tác được lưu theo thời hạn lưu trữ của báo cáo.</p></section>
                <section class="set"><h2>Quyền của chủ dữ liệu</h2>
                  <p>Xem, tải xuống và sửa thông tin của mình tại trang Tài khoản cá nhân. Yêu cầu xóa hoặc có thắc mắc: liên hệ quản trị hệ thống của cơ quan cấp tài khoản. Thông tin của người đã nghỉ việc được xóa khỏi tài khoản và nhật ký; chuỗi nhật ký vẫn kiểm tra được.</p></section>
                <p class="small mute">Căn cứ: Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15 và Nghị định số 356/2025/NĐ-CP.</p>
                \(if: isFirst, #"<form method="post" action="/account/notice">\#(frame.keys)<button class="btn primary big">Đã đọc, tiếp tục</button></form>"#)
              </div>
            </div>
            """)
    }
}
