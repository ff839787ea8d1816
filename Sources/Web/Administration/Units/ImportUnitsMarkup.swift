extension ImportUnitsPage: View {
    var html: HTML {
        frame.around(
            """
            <div class="wrap">
              <div class="head"><div><p class="crumb"><a href="/units">Đơn vị</a></p><h1>Nhập đơn vị từ danh sách</h1></div></div>
              <div class="stack">
                \(complaint.map { #"<div class="notice err" role="alert"><p>\#($0)</p></div>"# })
                <form class="panel set" method="post" action="/units/import">\(frame.keys)
                  <p><label for="list">Danh sách</label></p>
                  <p class="hint" id="list-hint">Chép từ bảng tính, hoặc CSV. Cột bắt buộc: Mã, Tên, Loại (Trường, Xã, Phòng). Cột có thể có: Tên ngắn, Cấp học, Báo cáo cho (mã), Xã (mã), Địa danh. Mã đã có: đổi tên, đổi đơn vị cấp trên.</p>
                  <textarea id="list" name="list" rows="10" spellcheck="false" aria-describedby="list-hint" required>
            \(text)</textarea>
                  <p class="row"><button class="btn primary" name="_do" value="preview">Xem trước thay đổi</button>\(if: mayApply, #" <button class="btn" name="_do" value="apply">Nhập: \#(summary)</button>"#)</p>
                </form>
                \(if: !lines.isEmpty, preview)
              </div>
            </div>
            """)
    }

    private var preview: HTML {
        """
        <section class="set"><h2>Danh sách này sẽ làm gì</h2><p>\(summary). Chưa thay đổi gì cho đến khi bấm Nhập.</p>
        \(table)</section>
        """
    }

    private var table: HTML {
        Table.part(
            [.pinned("Mã"), "Tên", "Kết quả", "Thay đổi"], label: "Thay đổi",
            rows: lines.map(\.html))
    }
}

extension ImportUnitsPage.Line: View {
    var html: HTML {
        #"<tr role="row"><th role="rowheader" scope="row">\#(code) <span class="cov">dòng \#(line)</span></th><td role="cell">\#(name)</td><td role="cell">\#(what.html)</td><td role="cell">\#(fault)\#(changes.map(words))</td></tr>"#
    }

    private func words(_ change: ImportUnitsPage.Change) -> HTML {
        #"<span class="nb">\#(change.field): \#(change.before) → \#(change.after)</span> "#
    }
}
