/// What the department can do with a report, a form each, below what it has noted of it.
struct DeskForms: View {
    let desk: DeskWork
    /// The page's, `Frame.keys`.
    let keys: HTML

    var html: HTML {
        """
        <section class="panel set no-print" aria-labelledby="desk"><h2 id="desk">Theo dõi, đôn đốc</h2>
        \(if: !desk.spoken.isEmpty, #"<ol class="log">\#(desk.spoken.map(\.html))</ol>"#)
        \(if: desk.mayEnter, #"<p><a class="btn" href="\#(desk.address)/entry">\#(Icon.of("paper"))Nhập thay nhà trường (báo cáo giấy)</a></p>"#)
        \(if: desk.isOfficer, contact)
        \(if: desk.isOfficer, paper)
        \(if: desk.mayExtend, extending)
        \(desk.mayExtend ? desk.backTo.map(takingBack) : nil)
        \(if: desk.mayExempt, exempting)
        \(if: desk.mayRecall, recalling)
        \(if: desk.mayUnlock, unlocking)
        \(if: desk.isWaiting && desk.isOfficer, refusing)
        </section>
        """
    }

    /// One thing to do: the words that open it, its fields, its button.
    private func step(
        _ name: String, _ words: HTML, isOpen: Bool = false, button: HTML, _ fields: HTML
    ) -> HTML {
        """
        <details class="more"\(if: isOpen, " open")><summary>\(words)</summary>
        <form class="set" method="post" action="\(desk.address)/\(name)">\(keys)<input type="hidden" name="_version" value="\(desk.version)">
        \(fields)
        <p><button class="btn" value="\(name)">\(button)</button></p></form></details>
        """
    }

    private var contact: HTML {
        step(
            "contacts", "Ghi cuộc gọi, tin nhắn", button: "Ghi lại",
            """
            <p class="row"><label class="pick"><input type="radio" name="kind" value="call" checked>Đã gọi</label><label class="pick"><input type="radio" name="kind" value="message">Đã nhắn</label></p>
            \(ReasonField("contact_reason", "Nội dung trao đổi").html)
            <p><label for="promised">Trường hẹn nộp ngày <span class="hint">(nếu có)</span></label><input id="promised" name="day" inputmode="numeric" placeholder="25/11/2026"></p>
            """)
    }

    private var paper: HTML {
        step(
            "paper", desk.hasPaper ? "Sửa ngày nhận bản giấy" : "Đã nhận bản giấy",
            button: "Ghi nhận",
            #"<p><label for="paper">Ngày nhận <span class="hint">(để trống: chưa nhận)</span></label><input id="paper" name="day" value="\#(desk.hasPaper ? desk.paperOn : desk.today)" inputmode="numeric"></p>"#
        )
    }

    private var extending: HTML {
        step(
            "extend", "Gia hạn cho đơn vị này", button: "Gia hạn",
            """
            \(fields(of: desk.extendedDue, "extend", "Nộp trước (giờ)"))
            \(ReasonField("extend_reason").html)
            """)
    }

    /// `due` is the moment that holds again.
    private func takingBack(to due: String) -> HTML {
        step(
            "extend", "Bỏ gia hạn", button: "Bỏ gia hạn",
            """
            <p><input type="hidden" name="back" value="true">Hạn nộp trở lại như của mọi đơn vị: trước \(due).</p>
            \(ReasonField("back_reason").html)
            """)
    }

    private var exempting: HTML {
        step(
            "exempt", "Miễn báo cáo", button: "Miễn báo cáo",
            ReasonField("exempt_reason", "Lý do miễn (số liệu đã nhập vẫn được giữ)").html)
    }

    private var recalling: HTML {
        step(
            "recall", "Bỏ miễn báo cáo", button: "Bỏ miễn",
            "<p>Đơn vị lại phải báo cáo; số liệu đã nhập trước khi miễn vẫn còn.</p>")
    }

    private var unlocking: HTML {
        step(
            "unlock", "Mở khóa cho trường sửa", isOpen: desk.isWaiting, button: "Mở khóa",
            """
            \(fields(of: desk.due, "unlock", "Nộp lại trước (giờ)"))
            \(ReasonField("unlock_reason", "Trả lời, gửi trường").html)
            """)
    }

    private var refusing: HTML {
        step(
            "refuse-unlock", "Không mở khóa", button: "Trả lời không mở khóa",
            ReasonField("refuse_reason", "Lý do, gửi trường").html)
    }

    private func fields(of due: TypedDue, _ step: String, _ label: String) -> HTML {
        desk.fields(of: due, time: "\(step)_time", label, day: "\(step)_day")
    }
}

extension DeskWork.Spoken: View {
    var html: HTML {
        #"<li><span class="mute nb">\#(when)</span> <span>\#(how): \#(note)\#(if: hasPromised, " <b>Hẹn nộp ngày \(promised).</b>")</span> <span class="small mute">\#(who)</span></li>"#
    }
}
