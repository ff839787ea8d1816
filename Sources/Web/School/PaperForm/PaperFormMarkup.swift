extension PaperFormPage: View {
    var html: HTML {
        frame.around(
            """
            <div class="wrap stack">
            <div class="head no-print"><div><p class="crumb"><a href="\(heading.formAddress)">\(heading.title)</a></p><h1>Biểu trống để in</h1><p class="lede">Để thu thập số liệu trong trường, rồi nhập vào báo cáo.</p></div>
            <p class="acts"><button class="btn primary" type="button" data-print hidden>\(Icon.of("print"))In</button></p></div>
            <nav class="no-print" aria-label="Chọn mục để in"><ul class="counts">\(choices.map(\.html))</ul></nav>
            <article class="sheet form">
            <div class="mh"><p><b>\(unitName)</b><br>Mã đơn vị: \(unitCode)</p><p><b>BIỂU THU THẬP SỐ LIỆU</b><br>Đợt \(round), cấp học: \(level)</p></div>
            <p class="ttl"><b>\(heading.title)</b></p>
            <p class="no2 ask">Số liệu từ \(heading.period). Hạn nộp trên hệ thống: \(heading.due)</p>
            <p><small>Không phát sinh thì ghi 0; chưa trả lời thì để trống; đánh dấu × vào ô vuông. Không ghi họ tên người bị nạn, học sinh. Biểu này để thu thập số liệu trong trường, không thay cho báo cáo nộp trên hệ thống.</small></p>
            <div class="scroll" tabindex="0" role="region" aria-label="Biểu thu thập số liệu"><table class="blank"><colgroup><col><col><col class="unit"><col class="prev"><col></colgroup>
            <thead><tr><th scope="col">TT</th><th scope="col">Chỉ tiêu</th><th scope="col" class="unit">ĐVT</th><th scope="col" class="prev">Đợt trước</th><th scope="col">Đợt này</th></tr></thead>
            <tbody>
            \(sections.map(\.html))
            </tbody></table></div>
            \(gaps.map { "<p><small>\($0)</small></p>" })
            <div class="signs"><p><b>NGƯỜI CUNG CẤP SỐ LIỆU</b><br><i>(mục … đến mục …)</i><span></span>Họ và tên: ……………………</p><p><b>NGƯỜI NHẬP BÁO CÁO</b><br><i>Ngày …… tháng …… năm 20……</i><span></span>Họ và tên: ……………………</p></div>
            </article>
            </div>
            """)
    }
}

extension PaperFormPage.Section: View {
    var html: HTML {
        """
        <tr class="part-head"><th scope="rowgroup" colspan="5">\(heading)\(if: mayBeNil, #" <span class="pad"><span class="box"></span>Không phát sinh trong kỳ</span>"#)</th></tr>
        \(rows.map(\.html))
        """
    }
}

extension PaperFormPage.Row: View {
    var html: HTML {
        guard let number else { return #"<tr><td colspan="5"><i>\#(question)</i></td></tr>"# }
        let asked: HTML = "\(question)\(if: !mark.isEmpty, " <small>(\(mark))</small>")"
        if case .rows(let columns, let count) = room {
            let cells = columns.map { _ in "<td></td>" as HTML }
            return """
                <tr><th scope="row">\(number)</th><td colspan="4">\(asked)
                <table class="blank in"><thead><tr>\(columns.map { #"<th scope="col">\#($0)</th>"# as HTML })</tr></thead><tbody>\((0..<count).map { _ in "<tr>\(cells)</tr>" as HTML })</tbody></table></td></tr>
                """
        }
        if case .words = room {
            return
                #"<tr class="long"><th scope="row">\#(number)</th><td colspan="4">\#(asked)</td></tr>"#
        }
        return
            #"<tr><th scope="row">\#(number)</th><td>\#(asked)</td><td class="unit">\#(unit)</td><td class="prev">\#(previous)</td><td>\#(room.html)</td></tr>"#
    }
}

extension PaperFormPage.Room: View {
    var html: HTML {
        switch self {
        case .line, .words, .rows: ""
        case .time: "…… giờ ……"
        case .day: "…… / …… / 20……"
        case .boxes(let options): "\(options.map(box))"
        }
    }

    private func box(_ option: String) -> HTML {
        #"<span class="pad"><span class="box"></span>\#(option)</span> "#
    }
}
