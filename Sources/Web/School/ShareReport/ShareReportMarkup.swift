extension ShareReportPage: View {
    var html: HTML {
        frame.around(
            """
            <div class="wrap narrow stack">
            <div class="head"><div><p class="crumb"><a href="\(back)">\(title)</a></p><h1>Giao từng mục cho đồng nghiệp</h1>
            <p class="lede">Người được giao chỉ thấy và chỉ sửa mục của mình; không nộp được. Hiệu trưởng xem và ký cả báo cáo.</p>
            <p class="facts"><span>Hạn nộp: <b>\(due)</b></span></p></div></div>
            \(done.map(Outcome.done))
            \(shown.map(\.html))
            <section class="set"><h2>Mục nào, ai nhập</h2>
            \(Table.part(["Mục", "Giao cho", "Đã nhập", "Sửa gần nhất"], label: "Các mục của báo cáo", style: "fold", rows: rows.map(\.html)))</section>
            \(if: !lines.isEmpty, links)
            \(objection.map { #"<p class="notice">\#($0) Lúc này không giao thêm được.</p>"# } ?? giving)
            </div>
            """)
    }

    private var links: HTML {
        """
        <section class="set"><h2>Đường dẫn đã tạo</h2>
        \(Table.part(["Người", "Mục", "Dùng được", "Lần vào gần nhất", .unseen("Thao tác")], label: "Đường dẫn đã tạo", style: "fold", rows: lines.map(line)))</section>
        """
    }

    private func line(_ line: Line) -> HTML {
        let open: HTML =
            #"<a class="btn" href="\#(address)?link=\#(line.id)#link">Xem đường dẫn và mã</a> "#
        return
            #"<tr role="row"><th role="rowheader" scope="row">\#(line.name)</th><td role="cell" data-h="Mục">\#(line.sections)</td><td role="cell" data-h="Dùng được">\#(line.state.html)</td><td role="cell" data-h="Lần vào gần nhất">\#(line.usedAt)</td><td role="cell"><form class="acts" method="post" action="\#(address)">\#(frame.keys)<input type="hidden" name="link" value="\#(line.id)">\#(if: line.isGood, open)<button class="btn" name="_do" value="take_back">Thu lại<span class="hide">: \#(line.name)</span></button></form></td></tr>"#
    }

    private var giving: HTML {
        """
        <section class="panel set"><h2>Giao thêm</h2>
        \(complaint.map(Outcome.complaint))
        <form class="set" method="post" action="\(address)">\(frame.keys)
        <fieldset class="set"><legend>Mục được giao</legend><div class="radios">\(rows.map(\.box))</div></fieldset>
        <p class="set"><label for="label">Gọi người được giao là <span class="hint">(không bắt buộc; ví dụ: Cô Hà, y tế)</span></label><input id="label" name="label" maxlength="60" autocomplete="off" value="\(label)"></p>
        <p class="hint">Không cần tài khoản hay thư điện tử: đưa đường dẫn và mã 6 số. Dùng được đến hạn nộp, hoặc đến khi thu lại.</p>
        <p><button class="btn primary big" name="_do" value="give">Tạo đường dẫn và mã</button></p></form></section>
        """
    }
}

extension ShareReportPage.Row: View {
    var html: HTML {
        let (look, count) = (section.look, section.count)
        return
            #"<tr role="row"><th role="rowheader" scope="row">\#(section.code). \#(section.title)</th><td role="cell" data-h="Giao cho">\#(names.joined(separator: "; "))</td><td role="cell" data-h="Đã nhập"><span class="st \#(look.tone)">\#(look.icon.map(Icon.of))\#(count)</span></td><td role="cell" data-h="Sửa gần nhất">\#(touched)</td></tr>"#
    }

    fileprivate var box: HTML {
        #"<label class="pick"><input type="checkbox" name="section" value="\#(section.code)"\#(if: isChosen, " checked")>\#(section.code). \#(section.title)</label>"#
    }
}

extension ShareReportPage.Shown: View {
    var html: HTML {
        """
        <section class="panel set" id="link"><h2>Đường dẫn cho \(name), \(sections)</h2>
        <p>Mã 6 số: <b class="digits">\(digits)</b><br><span class="hint">Đọc qua điện thoại hoặc ghi ra giấy; đừng gửi cùng tin nhắn.</span></p>
        <p class="set"><label for="say">Tin nhắn để gửi qua Zalo, thư</label><textarea class="send" id="say" rows="5" readonly>
        \(message)</textarea></p>
        <p class="acts"><button class="btn" type="button" data-copy="say" hidden>Chép nội dung</button> <button class="btn" type="button" data-share="say" hidden>Gửi bằng ứng dụng khác</button></p>
        \(qr.map { #"<div class="qr">\#($0.html)<p>Hoặc để đồng nghiệp quét mã QR này. Dùng được \#(until).</p></div>"# })</section>
        """
    }
}
