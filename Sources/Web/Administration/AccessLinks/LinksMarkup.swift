extension LinksPage: View {
    var html: HTML {
        frame.around(
            """
            <div class="wrap">
              <div class="head"><div><h1>Truy cập nhanh</h1>
                <p class="lede">Mỗi trường một đường dẫn riêng và mã 6 chữ số để vào nhập báo cáo không cần mật khẩu. Nộp báo cáo cần PIN của hiệu trưởng.</p></div></div>
              <div class="stack">
                \(done.map(Outcome.done))
                \(search)
                \(if: hasMissing, creation)
                <div class="acts">
                  \(if: hasGood, printing("links", "In phiếu truy cập (\(good) trường)"))
                  \(if: hasIssuedPINs, printing("pins", "In phiếu PIN cho hiệu trưởng"))
                </div>
                \(if: rows.isEmpty, nobody, else: table)
                <p class="row mute"><span>\(summary)</span>\(pages.html)\(if: !query.isEmpty, #" <a href="/links">Xem tất cả</a>"#)</p>
              </div>
            </div>
            """)
    }

    private var search: HTML {
        """
        <form class="tools" method="get" action="/links" role="search" aria-label="Tìm trường">
          <p class="wide"><label for="q">Tìm trường (gõ không dấu cũng được)</label><input id="q" name="q" type="search" value="\(query)" placeholder="cao thang, mn chi lang" maxlength="100" autocomplete="off"></p>
          <p><button class="btn big">Tìm</button></p>
        </form>
        """
    }

    private var nobody: HTML {
        if pages.next != nil {
            return
                #"<div class="notice" role="status"><p><b>Chưa tìm thấy trường nào trong phần này của danh sách.</b> Bấm “Xem tiếp” để tìm trong phần còn lại, hoặc gõ rõ tên hơn.</p></div>"#
        }
        let words = query.isEmpty ? "Chưa có trường nào." : "Không tìm thấy trường nào."
        return #"<div class="notice" role="status"><p><b>\#(words)</b></p></div>"#
    }

    /// The schools that the page speaks of.
    private var listed: HTML {
        #"<input type="hidden" name="q" value="\#(query)"><input type="hidden" name="after" value="\#(after)">"#
    }

    private var ofPage: String { isOfPage ? " trong trang này" : "" }

    private var creation: HTML {
        """
        <form class="tools" method="post" action="/links">\(frame.keys)\(listed)
          <p><label for="days">Dùng được trong (ngày)</label><input id="days" name="days" type="number" min="1" max="366" value="60" required></p>
          <p><button class="btn big">Tạo cho \(missing) trường chưa có\(ofPage)</button></p></form>
        """
    }

    private func printing(_ what: String, _ words: String) -> HTML {
        #"<form method="post" action="/links/letters">\#(frame.keys)\#(listed)<button class="btn" name="what" value="\#(what)">\#(Icon.of("print"))\#(words)\#(ofPage)</button></form>"#
    }

    private var table: HTML {
        Table.full(
            "Đường dẫn của các trường",
            [
                .pinned("Trường"), "Đường dẫn", "Dùng được đến", "Dùng gần nhất",
                "PIN hiệu trưởng", .unseen("Thao tác"),
            ], rows: rows.map(line))
    }

    private func line(_ school: Row) -> HTML {
        #"<tr role="row" id="\#(school.code)"><th role="rowheader" scope="row">\#(school.name)</th><td role="cell">\#(school.state.html)</td><td role="cell" data-h="Dùng được đến" class="nb">\#(school.until)</td><td role="cell" data-h="Dùng gần nhất" class="nb">\#(school.usedAt)</td><td role="cell" data-h="PIN hiệu trưởng">\#(school.pin)</td><td role="cell"><details class="more"><summary>Thao tác</summary>\#(actions(school))\#(if: school.isGood, letters(school))</details></td></tr>"#
    }

    private func actions(_ school: Row) -> HTML {
        let revoke: HTML = #"<button class="btn" name="_do" value="revoke">Thu hồi</button> "#
        return
            #"<form class="set" method="post" action="\#(school.address)">\#(frame.keys)<input type="hidden" name="days" value="60"><button class="btn" name="_do" value="make">Tạo đường dẫn mới</button> \#(if: school.isGood, revoke)<button class="btn" name="_do" value="pin">Cấp PIN mới</button></form>"#
    }

    private func letters(_ school: Row) -> HTML {
        let pin: HTML = #" <button class="btn" name="what" value="pins">In phiếu PIN</button>"#
        return
            #"<form class="set" method="post" action="/links/letters">\#(frame.keys)<input type="hidden" name="unit" value="\#(school.code)"><button class="btn" name="what" value="links">In phiếu truy cập</button>\#(if: school.mayPrintPIN, pin)</form>"#
    }
}
