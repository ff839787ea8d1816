extension ReceiptPage: View {
    var html: HTML {
        frame.around(
            """
            <div class="wrap narrow stack">
            <div class="notice no-print row\(if: isReturned, " warn")">
            <p class="st \(state.style)">\(Icon.of(state.icon))<span><b>\(state.words).</b> \(todo)</span></p>
            <p class="acts"><button class="btn primary" type="button" data-print hidden>\(Icon.of("print"))In biên nhận</button> <a class="btn" href="\(address)/report.docx" download>Báo cáo để ký, đóng dấu (Word)</a> \(if: isDone, #"<a class="btn" href="\#(address)/report/signed">Gửi bản đã ký (ảnh, PDF)</a> "#)<a class="btn" href="\(address)/report">Xem báo cáo</a> <a class="btn" href="/">Về việc cần nộp</a></p>
            </div>
            \(if: isProfileUpdated, Outcome.done("Đã cập nhật hồ sơ nhà trường."))
            \(offer.map(update))
            <article class="sheet">
            <div class="mh">
            <p><b>\(owner)</b></p>
            <p><b><span class="nation">CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</span><br><u>Độc lập - Tự do - Hạnh phúc</u></b></p>
            </div>
            <h1>BIÊN NHẬN NỘP BÁO CÁO</h1>
            <p class="no2">Số: <b>\(number)</b></p>
            <dl>
            <div><dt>Đơn vị báo cáo</dt><dd><b>\(unitName)</b> <span class="nb">(\(unitCode))</span></dd></div>
            <div><dt>Báo cáo</dt><dd>\(round)</dd></div>
            <div><dt>Theo</dt><dd>\(plan)</dd></div>
            <div><dt>Phiên bản</dt><dd>\(revision) · \(values) chỉ tiêu</dd></div>
            \(declared.map { "<div><dt>Không phát sinh</dt><dd>\($0)</dd></div>" })
            \(onBehalf.map { "<div><dt>Cơ quan quản lý nhập thay</dt><dd>\($0)</dd></div>" })
            \(channel.map { "<div><dt>Gửi bằng</dt><dd>\($0)</dd></div>" })
            <div><dt>Nộp lúc</dt><dd><b>\(submittedAt)</b> (giờ Việt Nam, +07:00)</dd></div>
            <div><dt>Hạn nộp</dt><dd>\(due)</dd></div>
            <div><dt>Thời hạn</dt><dd><b>\(isLate ? "Nộp muộn" : "Đúng hạn")</b></dd></div>
            <div><dt>Mã đối chiếu</dt><dd><b class="nb">\(matchingCode)</b></dd></div>
            <div><dt>Mã nội dung (SHA-256)</dt><dd><code>\(hash)</code></dd></div>
            </dl>
            <div class="row qr">\(qr.map(\.html))<p><small>Mã đối chiếu cũng in ở cuối trang báo cáo. Mã QR dẫn đến trang kiểm tra: ai cầm biên nhận này đều kiểm tra được tại <a href="\(checkPath)">\(check)</a>; trang đó không cho biết số liệu nào của báo cáo.</small></p></div>
            <p><small>Biên nhận xác nhận việc nhận báo cáo, không thay cho kết quả duyệt. Mã nội dung được tính từ toàn bộ số liệu của phiên bản đã nộp; số liệu thay đổi thì mã khác đi.\(contact.map { " Liên hệ: \($0)." })\(if: frame.isDemonstration, " Dữ liệu minh họa.")</small></p>
            </article>
            </div>
            """)
    }

    private func update(_ question: String) -> HTML {
        """
        <form class="notice no-print set" method="post" action="\(address)/receipt/profile">\(frame.keys)<input type="hidden" name="revision" value="\(revision)">
        <p>\(question)</p>\(if: needsPIN, PINField.html())
        <p class="acts"><button class="btn">Cập nhật hồ sơ</button> <a href="/profile">Xem hồ sơ nhà trường</a></p></form>
        """
    }

    private var todo: HTML {
        if isReturned { return "Cơ quan quản lý đã trả lại báo cáo này để chỉnh sửa." }
        if isDraftAgain { return "Báo cáo đã được thu hồi và chưa nộp lại." }
        if frame.isTrial { return "Đây là đợt thử, không phải gửi bản giấy." }
        return isDone
            ? "Việc còn lại: gửi bản đã ký, đóng dấu (ảnh chụp hoặc PDF) tại đây, bản giấy về cơ quan quản lý."
            : ""
    }
}
