extension ReportPage {
    /// How the report stands, and what was noted of it.
    var standing: HTML {
        """
        <div class="panel set">
          <p class="row"><span>\(state.html)</span> \(if: hasTime, "<span>\(time.html)</span> ")\(submitted.map(\.sent))\(if: !isSubmitted && hasChanged, "<span>Thay đổi lần cuối <b>\(changedAt)</b></span>")</p>
          \(submitted.map(\.proof))
          \(if: hasReason, "<p><b>Lý do:</b> \(reason)</p>")
          \(submitted.flatMap(\.signed).map { $0.html(frame.keys) })
          \(if: desk.maySendSigned, #"<p class="no-print"><a class="btn" href="\#(desk.address)/signed">\#(Icon.of("paper"))Gửi bản đã ký của báo cáo nhập thay</a></p>"#)
          \(if: desk.hasPaper, #"<p class="row">\#(Icon.of("paper"))Đã nhận bản giấy ngày \#(desk.paperOn)</p>"#)
          \(desk.beginning)
          \(desk.request.map { "<p><b>Yêu cầu mở khóa</b> \($0)</p>" })\(desk.answered.map { "<p>\($0)</p>" })
        </div>
        """
    }
}

extension SubmittedReport.SignedPaper {
    fileprivate func html(_ keys: HTML) -> HTML {
        #"<p class="row"><span>Bản đã ký: <a href="\#(address)" download>\#(name)</a> (\#(words))</span> \#(standing.html)</p>\#(found.map { "\($0.html)\($0.again(keys))" })"#
    }
}

extension SubmittedReport {
    /// When and as which revision.
    fileprivate var sent: HTML {
        "<span>Nộp lúc <b>\(submittedAt)</b></span> <span>Phiên bản <b>\(revision)</b></span>\(if: hasReceipt, " <span>Biên nhận <b>\(receiptNumber)</b></span>")\(checks.map { " <span>Gửi bằng <b>\($0.channel)</b></span>" })"
    }

    /// What its content can be told by, and why the department sent it for the school.
    fileprivate var proof: HTML {
        """
        \(if: hasReceipt, #"<p class="small mute">Mã kiểm tra (SHA-256): <code class="hash">\#(receiptHash)</code></p>"#)
        \(checks.map { "<div>\($0.html)</div>" })
        \(if: isOnBehalf, "<p>Cơ quan quản lý nhập thay nhà trường. Lý do: \(onBehalfReason)</p>")
        """
    }
}
