extension ImportUnitsPage: View {
    var html: HTML {
        frame.around(
            """
            <div class="wrap">
              <div class="head"><div><p class="crumb"><a href="/units">Đơn vị</a></p><h1>Nhập đơn vị từ danh sách</h1></div></div>
              <div class="stack">
                \(complaint.map { #"<div class="notice err" role="alert"><p>\#($0)</p></div>"# })
                <form class="panel set" method="post" action="/units/import">\(frame.keys)
                  \(sent.area(hint: ImportUnitsPage.hint))
                  \(if: !lines.isEmpty, preview)
                  <p class="row"><button class="btn primary" name="_do" value="preview">Xem trước thay đổi</button>\(digest.map(apply))</p>
                </form>
                \(ListFields.file(to: "/units/import", frame.keys))
              </div>
            </div>
            """)
    }

    private static let hint =
        "Chép từ bảng tính, kể cả dòng tên cột. Cột bắt buộc: Tên. Cột có thể có: Mã, Loại (Trường, "
        + "Xã, Phường, Đặc khu, Phòng), Cấp học, Báo cáo cho, Xã, Tên ngắn, Phần tên để xếp thứ tự, Từ ngày, Ngừng "
        + "từ ngày, Đơn vị kế tiếp (nhiều đơn vị cách nhau bằng dấu chấm phẩy), Mã định danh, Mã trường CSDL ngành. "
        + "Đơn vị khác ghi bằng mã hoặc bằng tên. Mã đã có: đổi tên, đổi đơn vị cấp trên."

    private func apply(_ digest: String) -> HTML {
        #"<input type="hidden" name="seen" value="\#(digest)"> <button class="btn" name="_do" value="apply">Nhập: \#(summary)</button>"#
    }

    private var preview: HTML {
        """
        <section class="set"><h2>Danh sách này sẽ làm gì</h2><p>\(summary). Chưa thay đổi gì cho đến khi bấm Nhập.</p>
        \(notes.map { #"<p class="hint">\#($0)</p>"# })
        \(questions.html)
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
        #"<tr role="row"><th role="rowheader" scope="row">\#(head) <span class="cov">dòng \#(line)</span></th><td role="cell">\#(name)</td><td role="cell">\#(what.html)</td><td role="cell">\#(fault)\#(changes.map(words))</td></tr>"#
    }

    private var head: HTML { question?.input ?? "\(code)" }

    private func words(_ change: ImportUnitsPage.Change) -> HTML {
        #"<span class="nb">\#(change.field): \#(change.before) → \#(change.after)</span> "#
    }
}
