extension FormsPage: View {
    var html: HTML {
        frame.around(
            """
            <div class="wrap">
              <div class="head"><div><h1>Biểu mẫu</h1></div></div>
              <div class="stack">
                \(if: !faults.isEmpty, notice)
                \(said.map(Outcome.said))
                \(if: mayImport, making)
                \(if: rows.isEmpty, #"<div class="notice"><p><b>Chưa có biểu mẫu nào.</b></p></div>"#, else: table)
                \(if: mayImport, form)
              </div>
            </div>
            """)
    }

    private var making: HTML {
        """
        <section class="panel set"><h2>Lập biểu mẫu mới</h2>
          <form class="asks" method="post" action="/form-drafts">\(frame.keys)<p class="grow"><label for="title">Tên biểu mẫu</label><input id="title" name="title" maxlength="300" required autocomplete="off" placeholder="Báo cáo y tế trường học, học kỳ I"></p><p><button class="btn primary">Bắt đầu</button></p></form>
          <p class="hint">Sửa một biểu mẫu đã có: mở biểu mẫu, chọn “Lập phiên bản mới”. Văn bản kế hoạch nhập ở trang <a href="/plans">Kế hoạch</a>.</p>
          \(if: !drafts.isEmpty, #"<h3>Bản nháp</h3><ul>\#(drafts.map { #"<li><a href="\#($0.address)">\#($0.title)</a> <span class="small mute">lưu lúc \#($0.changedAt)</span></li>"# })</ul>"#)
        </section>
        """
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

    private var notice: HTML {
        let more: HTML =
            untold > 0 ? #"<p>Và \#(untold) chỗ khác.</p>"# : ""
        return isRead
            ? #"<div class="notice warn set" role="alert"><p><b>Đã đọc tệp, chưa nhập.</b> Xem các chỗ dưới đây, rồi bấm Kiểm tra và nhập hoặc Đưa vào bản nháp.</p><ul class="stack">\#(faults.map(\.html))</ul>\#(more)</div>"#
            : #"<div class="notice err set" role="alert"><p><b>Chưa nhập được biểu mẫu.</b></p><ul class="stack">\#(faults.map(\.html))</ul>\#(more)</div>"#
    }

    private var form: HTML {
        """
        <details class="more"\(if: !faults.isEmpty, " open")><summary>Nhập biểu mẫu từ tệp</summary>
        <div class="panel set">
        <form class="set" id="import-file" method="post" action="/forms" enctype="multipart/form-data">\(frame.keys)\(EnterKey.nothing)
          <p><label for="file">Tệp biểu mẫu <span class="hint">(.xlsx, .json)</span></label><input id="file" name="file" type="file" accept=".xlsx,.json" required></p><p class="hint">Tệp Excel tự lập có các cột STT, Nội dung, Đơn vị tính, Kiểu, Bắt buộc; tệp tải về từ một biểu mẫu ở đây; hoặc tệp của Kobo, ODK (XLSForm).</p>
          <fieldset><legend>Cấp học được hỏi <span class="hint">(khi tệp không ghi)</span></legend><p class="row">\(levels.map { #"<label><input type="checkbox" name="levels" value="\#($0.code)" checked> \#($0.name)</label>"# })</p></fieldset>
          <p class="row"><button class="btn">Đọc tệp và nhập</button> <button class="btn" form="import-file" formaction="/form-drafts">Đọc tệp, đưa vào bản nháp</button></p></form>
        <form class="set" id="import" method="post" action="/forms">\(frame.keys)
          <p><label for="document">Hoặc dán nội dung biểu mẫu <span class="hint">(JSON)</span></label></p><p class="hint">Phiên bản đã nhập không thay đổi được: sửa thì tăng số phiên bản.</p><textarea id="document" name="document" rows="14" spellcheck="false" required>
        \(text)</textarea>
          <p class="row"><button class="btn">Kiểm tra và nhập</button> <button class="btn" form="import" formaction="/form-drafts">Đưa vào bản nháp để sửa</button></p></form></div></details>
        """
    }
}

extension FormsPage.Fault: View {
    var html: HTML {
        #"<li class="set"><p><b>\#(place)</b>: \#(sentence)</p>\#(if: !excerpt.isEmpty, #"<p><code>\#(excerpt)</code></p>"#)</li>"#
    }
}
