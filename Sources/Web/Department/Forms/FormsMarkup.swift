extension FormsPage: View {
    var html: HTML {
        frame.around(
            """
            <div class="wrap">
              <div class="head"><div><p class="crumb"><a href="/rounds">Đợt báo cáo</a></p><h1>Biểu mẫu</h1></div></div>
              <div class="stack">
                \(if: !faults.isEmpty, #"<div class="notice err set" role="alert"><p><b>Chưa nhập được biểu mẫu.</b></p><ul class="stack">\#(faults.map(\.html))</ul></div>"#)
                \(if: rows.isEmpty, #"<div class="notice"><p><b>Chưa có biểu mẫu nào.</b></p></div>"#, else: table)
                \(if: mayImport, form)
              </div>
            </div>
            """)
    }

    private var table: HTML {
        Table.full(
            "Danh sách biểu mẫu",
            [.pinned("Biểu mẫu"), "Mã", .right("Phiên bản"), .right("Chỉ tiêu")],
            rows: rows.map(line))
    }

    private func line(_ form: Row) -> HTML {
        #"<tr role="row"><th role="rowheader" scope="row"><a href="\#(form.address)">\#(form.title)</a></th><td role="cell" data-h="Mã">\#(form.code)</td><td role="cell" data-h="Phiên bản" class="n">\#(form.version)</td><td role="cell" data-h="Chỉ tiêu" class="n">\#(form.count)</td></tr>"#
    }

    private var form: HTML {
        """
        <form class="panel set" method="post" action="/forms">\(frame.keys)<h2>Nhập biểu mẫu</h2>
          <p><label for="document">Nội dung biểu mẫu (JSON)</label></p><p class="hint">Sửa một biểu mẫu đã có: tải bản sao JSON, sửa, tăng số phiên bản rồi dán vào đây. Phiên bản đã nhập không thay đổi được.</p><textarea id="document" name="document" rows="14" spellcheck="false" required>
        \(text)</textarea>
          <p><button class="btn primary">Kiểm tra và nhập</button></p></form>
        """
    }
}

extension FormsPage.Fault: View {
    var html: HTML {
        #"<li class="set"><p><b>\#(place)</b>: \#(sentence)</p><p><code>\#(excerpt)</code></p></li>"#
    }
}
