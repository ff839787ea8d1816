extension ImportAccountsPage: View {
    var html: HTML {
        frame.around(
            """
            <div class="wrap narrow">
              <div class="head"><div><p class="crumb"><a href="/accounts">Tài khoản</a></p><h1>Thêm tài khoản từ danh sách</h1>
                <p class="lede">Chép các ô từ Excel rồi dán vào đây, kể cả dòng tên cột. Thêm tất cả hoặc không thêm tài khoản nào.</p></div></div>
              <div class="stack">
                \(if: wasRead, Outcome.said("Đã đọc tệp vào ô danh sách, chưa thêm tài khoản nào."))
                \(if: !faults.isEmpty, #"<div class="notice err set" role="alert"><h2>Chưa thêm tài khoản nào</h2><ul>\#(faults.map(line))</ul></div>"#)
                <form class="panel set" method="post" action="/accounts/import">\(frame.keys)
                  \(sent.area(hint: ImportAccountsPage.hint))
                  \(notes.map { #"<p class="hint">\#($0)</p>"# })
                  \(questions.html)
                  \(if: asksZeros, "<p>\(zeros.box(AccountListReading.zeros))</p>")
                  <p><button class="btn primary big">Kiểm tra và thêm</button></p>
                </form>
                \(ListFields.file(to: "/accounts/import", frame.keys))
                \(ImportAccountsPage.example)
              </div>
            </div>
            """)
    }

    private static let hint =
        "Cột bắt buộc: Mã đơn vị hoặc Tên trường, Vai trò (Người nhập, Hiệu trưởng), Họ tên. Cột có "
        + "thể có: Tên đăng nhập, Chức vụ, Điện thoại, Thư điện tử công vụ. Danh sách trường có cột Hiệu trưởng "
        + "thì thêm tài khoản cho các hiệu trưởng."

    private var zeros: Choice {
        Choice(
            value: "add", words: "Thêm số 0 vào đầu các số điện thoại bị thiếu",
            isChosen: addsZeros)
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
