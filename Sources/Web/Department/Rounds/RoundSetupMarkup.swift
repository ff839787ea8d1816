extension RoundSetupPage: View {
    var html: HTML {
        frame.around(
            """
            <div class="wrap">
              <div class="head"><div><p class="crumb"><a href="/rounds">Đợt báo cáo</a></p><h1>\(heading)</h1>\(if: !isNew, facts)</div></div>
              <div class="stack">
                \(said.map(Outcome.done))
                \(Outcome.faults("Chưa lưu được.", complaints))
                \(stranded)
                \(if: isWithdrawn, restoring)
                \(givenAddress.map { #"<p><a class="btn" href="\#($0)">Số liệu cơ quan có sẵn về các trường</a></p>"# })
                \(if: isPlanned, planning)
                \(if: isOpen, changingDates)
                \(if: isOpen, joining)
                \(if: isOpen, disabling)
                \(nextForm.map { #"<p><a class="btn" href="\#($0)">Đổi phiên bản biểu mẫu</a></p>"# })
                \(if: isClosed, #"<div class="notice"><p>Đợt báo cáo đã đóng; số liệu đã khóa.</p></div>"#)
                \(if: !isNew && !isWithdrawn && !isTrial, repeating)
                \(if: mayWithdraw, withdrawing)
                \(if: isTrial, deleting)
              </div>
            </div>
            """)
    }

    /// The reason as it was typed for what could not be done.
    private func reason(of wish: SetupWish) -> String { typed.wish == wish ? typed.reason : "" }

    /// The reason for what can be done no more.
    private var stranded: HTML? {
        let isOffered =
            switch typed.wish {
            case .dates, .disable, .join: isOpen
            case .withdraw: mayWithdraw
            default: true
            }
        return isOffered ? nil : StrandedText(typed.reason)?.html
    }

    private var facts: HTML {
        #"<p class="facts"><span>\#(state.html)</span> <span>Mã đợt <b>\#(typed.code)</b></span></p>"#
    }

    private var restoring: HTML {
        #"<div class="notice warn set"><p><b>Đợt báo cáo đã thu hồi.</b> Lý do: \#(withdrawnReason). Các trường không thấy đợt này; số liệu đã nhập vẫn còn.</p><form method="post" action="\#(address)">\#(frame.keys)<button class="btn" name="_do" value="restore">\#(wasOpened ? "Mở lại" : "Lấy lại") đợt báo cáo</button></form></div>"#
    }

    private var changingDates: HTML {
        """
        <form class="panel set" method="post" action="\(address)">\(frame.keys)<h2>Đổi thời gian cho mọi đơn vị</h2>
          <p class="hint">Đúng hạn, nộp muộn được tính lại theo hạn mới; biên nhận đã cấp giữ nguyên. Gia hạn cho một trường: mở báo cáo của trường đó.</p>
          \(Needed.hint)
          \(dates)
          \(ReasonField(SetupWish.dates.reasonField, "Lý do đổi", typed: reason(of: .dates)).html)
          <p><button class="btn primary" name="_do" value="dates">Đổi thời gian</button></p></form>
        """
    }

    private var disabling: HTML {
        """
        <form class="panel set" method="post" action="\(address)">\(frame.keys)<h2>Chỉ tiêu không hỏi trong đợt này <span class="cov">\(disabledCount) chỉ tiêu</span></h2>
          <p class="hint">Chỉ tiêu tắt đi không hiện trong biểu mẫu và không tính vào số liệu tổng hợp; câu trả lời đã có vẫn được giữ.</p>
          <details class="more"\(if: typed.wish == .disable, " open")><summary>Chọn chỉ tiêu</summary><div class="set">\(indicators.map { $0.box("off") })</div></details>
          \(ReasonField(SetupWish.disable.reasonField, typed: reason(of: .disable)).html)
          <p><button class="btn" name="_do" value="disable">Áp dụng</button></p></form>
        """
    }

    private var deleting: HTML {
        """
        <form class="panel set" id="delete-trial" method="post" action="\(address)">\(frame.keys)<h2>Xóa đợt thử</h2>
          <p class="hint">Mọi báo cáo, số liệu, văn bản, tệp của đợt thử bị xóa hẳn. Nhật ký còn giữ dòng, không còn nội dung.</p>
          <p><label class="pick"><input type="checkbox" id="sure" name="sure" value="true" required>Xóa hẳn</label></p>
          <p><button class="btn" name="_do" value="delete_trial">Xóa đợt thử</button></p></form>
        """
    }

    private var withdrawing: HTML {
        let (heading, hint): (HTML, HTML) =
            wasOpened
            ? (
                "Thu hồi đợt mở nhầm",
                "Chỉ khi chưa trường nào nộp. Các trường không còn thấy đợt này; bản nháp đã nhập vẫn được giữ và trở lại khi mở lại đợt."
            )
            : (
                "Thôi chuẩn bị đợt này",
                "Đợt chưa mở, chưa trường nào thấy. Đợt không còn chờ mở; lấy lại được khi cần."
            )
        return """
            <form class="panel set" method="post" action="\(address)">\(frame.keys)<h2>\(heading)</h2>
              <p class="hint">\(hint)</p>
              \(ReasonField(SetupWish.withdraw.reasonField, typed: reason(of: .withdraw)).html)
              <p><button class="btn" name="_do" value="withdraw">\(wasOpened ? "Thu hồi" : "Thôi chuẩn bị") đợt báo cáo</button></p></form>
            """
    }
}
