extension ImportAccountsPage: View {
    var html: HTML {
        frame.around(
            """
            <div class="wrap narrow">
              <div class="head"><div><p class="crumb"><a href="/accounts">Tài khoản</a></p><h1>Thêm tài khoản từ danh sách</h1>
                <p class="lede">Chép các ô từ Excel rồi dán vào đây, kể cả dòng tên cột. Thêm tất cả hoặc không thêm tài khoản nào.</p></div></div>
              <div class="stack">
                \(if: !faults.isEmpty, #"<div class="notice err set" role="alert"><h2>Chưa thêm tài khoản nào</h2><ul>\#(faults.map(line))</ul></div>"#)
                <form class="panel set" method="post" action="/accounts/import">\(frame.keys)
                  <p class="set"><label for="list">Danh sách</label></p>
                  <p class="hint" id="list-hint">Cột bắt buộc: Mã đơn vị, Vai trò (Người nhập, Hiệu trưởng), Họ tên. Cột có thể có: Tên đăng nhập, Chức vụ, Điện thoại, Hộp thư.</p>
                  <textarea id="list" name="list" rows="14" spellcheck="false" aria-describedby="list-hint" required>\(text)</textarea>
                  <p><button class="btn primary big">Kiểm tra và thêm</button></p>
                </form>
                \(ImportAccountsPage.example)
              </div>
            </div>
            """)
    }

    private func line(_ fault: Fault) -> HTML {
        "<li>Dòng \(fault.line): \(fault.sentence)</li>"
    }

    private static let example: HTML = """
        <section class="set"><h2>Ví dụ</h2>
          <div class="scroll" tabindex="0" role="region" aria-label="Ví dụ"><table><thead><tr><th>Mã đơn vị</th><th>Vai trò</th><th>Họ tên</th><th>Chức vụ</th></tr></thead><tbody><tr><td>th-cao-thang</td><td>Hiệu trưởng</td><td>Nguyễn Thị An</td><td>Hiệu trưởng</td></tr><tr><td>th-cao-thang</td><td>Người nhập</td><td>Trần Văn Bình</td><td>Văn thư</td></tr></tbody></table></div>
        </section>
        """
}
