extension SignedCopiesPage: View {
    var html: HTML {
        frame.around(
            """
            <div class="wrap narrow">
              <div class="head"><div><p class="crumb"><a href="\(backAddress)">\(backTitle)</a></p><h1>Bản đã ký</h1><p class="lede">\(title)</p>
              <p class="facts"><span>\(unitName)</span>\(revision.map(submitted))</p></div></div>
              <div class="stack">
                \(if: done == "attached", Outcome.done("Đã nhận bản đã ký. Số liệu và phiên bản báo cáo giữ nguyên."))
                \(if: done == "again", Outcome.done("Đã yêu cầu đọc lại tệp."))
                \(complaint.map(Outcome.refused))
                \(objection.map { #"<p class="notice">\#($0)</p>"# } ?? sending)
                \(found.map { #"<section class="panel set" aria-labelledby="found"><h2 id="found">Đọc bằng máy: \#(copies.first?.name ?? "")</h2>\#($0.html)\#($0.again(frame.keys))</section>"# })
                \(if: !copies.isEmpty, sent)
              </div>
            </div>
            """, scripts: [.papers])
    }

    private func submitted(_ revision: Int) -> HTML {
        #" <span>Phiên bản <b>\#(revision)</b>, nộp lúc \#(submittedAt)</span> <span>Mã đối chiếu <b class="nb">\#(code)</b></span>"#
    }

    private var sending: HTML {
        """
        <form class="panel set" method="post" action="\(address)" enctype="multipart/form-data">\(frame.keys)<input type="hidden" name="revision" value="\(revision ?? 0)">
          \(PaperField(label: copies.isEmpty ? "Chọn tệp PDF hoặc ảnh chụp các trang" : "Chọn tệp khác thay thế", note: "Bản trước vẫn được giữ.", done: address + "?done=attached").html)
          \(if: needsPIN, PINField.html())
          <p class="acts"><button class="btn primary big">Gửi bản đã ký</button> <a class="btn big" href="\(backAddress)">Quay lại</a></p></form>
        """
    }

    private var sent: HTML {
        """
        <section class="set" aria-labelledby="sent"><h2 id="sent">Các bản đã gửi</h2>
        \(Table.part(["Tệp", "Của", "Gửi lúc", "Dung lượng", "Hiện nay"], rows: copies.map(\.html)))
        </section>
        """
    }
}

extension SignedCopiesPage.Copy: View {
    var html: HTML {
        #"<tr role="row"><th role="rowheader" scope="row"><a href="\#(address)" download>\#(name)</a></th><td role="cell" data-h="Của" class="nb">\#(revision)</td><td role="cell" data-h="Gửi lúc" class="nb">\#(addedAt)</td><td role="cell" data-h="Dung lượng" class="nb">\#(size)</td><td role="cell">\#(standing.html)</td></tr>"#
    }
}
