extension RegistryPage: View {
    var html: HTML {
        frame.around(
            """
            <div class="wrap land">
            <div class="head"><div><p class="crumb"><a href="\(trackingAddress)">Tình hình gửi nhận báo cáo</a></p><h1>Bản giấy và tệp mềm</h1><p class="lede">\(head.roundTitle)</p>
            <p class="facts"><span>Tệp mềm <b>\(sent)/\(due)</b></span> <span>Bản giấy <b>\(papers)/\(due)</b></span> <span>Số liệu lúc \(head.asOf)</span></p>\(head.roundSwitch)</div>
            <a class="btn" href="\(address).xlsx" download>\(Icon.of("down"))Sổ nhận (Excel)</a></div>
            <div class="stack">
            \(said.map(Outcome.said))
            \(complaint.map(Outcome.refused))
            \(if: mayNote, form)
            \(table)
            <p class="row mute"><span>Hiển thị \(shown.count) trong \(count) đơn vị; tệp Excel có tất cả</span>\(pages.html)</p>
            </div>
            </div>
            """)
    }

    private var form: HTML {
        """
        <form class="panel set no-print" method="post" action="\(address)">\(frame.keys)<h2>Ghi nhận bản giấy</h2>
        <div class="fields"><p><label for="code">Mã đối chiếu <span class="hint">(in ở cuối trang báo cáo)</span></label><input id="code" name="code" value="\(code)" autocapitalize="characters" placeholder="A37D9-068CF" required autofocus></p><p><label for="day">Ngày nhận</label><input id="day" name="day" value="\(day)" inputmode="numeric" autocomplete="off" placeholder="\(today)"></p></div>
        <p><button class="btn primary">Ghi nhận</button></p>
        <p class="hint">Nhận cả chồng: <a href="\(trackingAddress)?paper=missing">đánh dấu các trường trong danh sách gửi nhận</a>, ghi nhận một lần.</p></form>
        """
    }

    private var table: HTML {
        Table.part(
            [
                "Đơn vị", .named(head.communes), "Tệp mềm: số biên nhận", "Nộp lúc", "Thời hạn",
                "Bản giấy",
            ], label: "Bản giấy và tệp mềm", rows: shown.map(\.html))
    }
}

extension RegistryPage.Row: View {
    var html: HTML {
        #"<tr role="row"><th role="rowheader" scope="row"><a href="\#(schoolAddress)">\#(name)</a></th><td role="cell" data-h="Thuộc">\#(commune)</td><td role="cell" data-h="Biên nhận">\#(receipt)</td><td role="cell" data-h="Nộp lúc" class="nb">\#(submittedAt)</td><td role="cell" data-h="Thời hạn">\#(if: !time.isEmpty, #"<span class="st \#(style)">\#(time)</span>"#)</td><td role="cell" data-h="Bản giấy">\#(paper)\#(if: isOld, old)\#(if: isMissing, #"<span class="mute">chưa nhận</span>"#)</td></tr>"#
    }

    private var old: HTML {
        #" <span class="st over">phiên bản \#(paperRevision), đã nộp phiên bản \#(revision)</span>"#
    }
}
