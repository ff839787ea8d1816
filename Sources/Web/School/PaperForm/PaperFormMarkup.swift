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
            \(table.html)
            <div class="signs"><p><b>NGƯỜI CUNG CẤP SỐ LIỆU</b><br><i>(mục … đến mục …)</i><span></span>Họ và tên: ……………………</p><p><b>NGƯỜI NHẬP BÁO CÁO</b><br><i>Ngày …… tháng …… năm 20……</i><span></span>Họ và tên: ……………………</p></div>
            </article>
            </div>
            """)
    }
}
