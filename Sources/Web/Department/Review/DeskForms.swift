import Reporting

/// What the department can do with a report, a form each, below what it has noted of it.
struct DeskForms: View {
    let desk: DeskWork
    /// The page's, `Frame.keys`.
    let keys: HTML

    var html: HTML {
        """
        <section class="panel set no-print" aria-labelledby="desk"><h2 id="desk">Theo dõi, đôn đốc</h2>
        \(stranded)
        \(if: !desk.spoken.isEmpty, #"<ol class="log">\#(desk.spoken.map(\.html))</ol>"#)
        \(if: desk.mayEnter, #"<p><a class="btn" href="\#(desk.address)/entry">\#(Icon.of("paper"))Nhập thay nhà trường (báo cáo giấy)</a></p>"#)
        \(if: desk.isOfficer, contact)
        \(if: desk.isOfficer, paper)
        \(if: desk.mayExtend, extending)
        \(desk.mayExtend ? desk.backTo.map(takingBack) : nil)
        \(if: desk.mayEnter && !desk.waivable.isEmpty, waiving)
        \(if: desk.mayEnter && !desk.waived.isEmpty, applyingAgain)
        \(if: desk.mayExempt, exempting)
        \(if: desk.mayRecall, recalling)
        \(if: desk.mayUnlock, unlocking)
        \(if: desk.isWaiting && desk.isOfficer, refusing)
        </section>
        """
    }

    /// One thing to do: the words that open it, its fields, its button. It stands open where it was
    /// wanted and not done.
    private func step(
        _ step: ReportStep, _ words: HTML, isOpen: Bool? = nil, button: HTML, _ fields: HTML
    ) -> HTML {
        """
        <details class="more"\(if: isOpen ?? (typed(step) != nil), " open")><summary>\(words)</summary>
        <form class="set" method="post" action="\(desk.address)/\(step.rawValue)">\(keys)<input type="hidden" name="_version" value="\(desk.version)">
        \(fields)
        <p><button class="btn" value="\(step.rawValue)">\(button)</button></p></form></details>
        """
    }

    /// What was typed with the step, if it was not taken.
    private func typed(_ step: ReportStep) -> TypedReview? { desk.untaken?.typed(with: step) }

    private var contact: HTML {
        let typed = typed(.contact)
        let kind = typed?.contact ?? .call
        return step(
            .contact, "Ghi cuộc gọi, tin nhắn", button: "Ghi lại",
            """
            <p class="row">\([ContactKind.call, .message].map { $0.pick(isChosen: $0 == kind) })</p>
            \(ReasonField("contact_reason", "Nội dung trao đổi", typed: typed?.reason ?? "").html)
            <p><label for="promised">Trường hẹn nộp ngày <span class="hint">(nếu có)</span></label><input id="promised" name="day" value="\(typed?.day ?? "")" inputmode="numeric" placeholder="25/11/2026"></p>
            """)
    }

    private var paper: HTML {
        let day = typed(.paper)?.day ?? (desk.hasPaper ? desk.paperOn : desk.today)
        return step(
            .paper, desk.hasPaper ? "Sửa ngày nhận bản giấy" : "Đã nhận bản giấy",
            button: "Ghi nhận",
            #"<p><label for="paper">Ngày nhận <span class="hint">(để trống: chưa nhận)</span></label><input id="paper" name="day" value="\#(day)" inputmode="numeric"></p>"#
        )
    }

    private var extending: HTML {
        let typed = typed(.extend).flatMap { $0.endsExtension ? nil : $0 }
        return step(
            .extend, "Gia hạn cho đơn vị này", isOpen: typed != nil, button: "Gia hạn",
            """
            \(DueFields(due: desk.extendedDue, id: "extend", label: "Nộp trước giờ").html)
            \(ReasonField("extend_reason", typed: typed?.reason ?? "").html)
            """)
    }

    /// `due` is the moment that holds again.
    private func takingBack(to due: String) -> HTML {
        let typed = typed(.extend).flatMap { $0.endsExtension ? $0 : nil }
        return step(
            .extend, "Bỏ gia hạn", isOpen: typed != nil, button: "Bỏ gia hạn",
            """
            <p><input type="hidden" name="back" value="true">Hạn nộp trở lại như của mọi đơn vị: \(due).</p>
            \(ReasonField("back_reason", typed: typed?.reason ?? "").html)
            """)
    }

    private var waiving: HTML {
        step(
            .waive, "Miễn áp dụng một quy tắc kiểm tra", button: "Miễn áp dụng",
            """
            \(rules(desk.waivable, id: "waive_rule", "Quy tắc"))
            \(ReasonField("waive_reason", "Lý do (hiện ở mọi nơi có số liệu của trường)", typed: typed(.waive)?.reason ?? "").html)
            """)
    }

    private var applyingAgain: HTML {
        step(
            .endWaiver, "Bỏ miễn áp dụng quy tắc", button: "Bỏ miễn",
            rules(desk.waived, id: "end_rule", "Quy tắc đang được miễn"))
    }

    private func rules(_ choices: [Choice], id: String, _ label: String) -> HTML {
        #"<p><label for="\#(id)">\#(label)</label><select id="\#(id)" name="rule" required><option value="">Chọn…</option>\#(choices.map(\.html))</select></p>"#
    }

    private var exempting: HTML {
        step(
            .exempt, "Miễn báo cáo", button: "Miễn báo cáo",
            ReasonField(
                "exempt_reason", "Lý do miễn (số liệu đã nhập vẫn được giữ)",
                typed: typed(.exempt)?.reason ?? ""
            ).html)
    }

    private var recalling: HTML {
        step(
            .recall, "Bỏ miễn báo cáo", button: "Bỏ miễn",
            "<p>Đơn vị lại phải báo cáo; số liệu đã nhập trước khi miễn vẫn còn.</p>")
    }

    private var unlocking: HTML {
        step(
            .unlock, "Mở khóa cho trường sửa", isOpen: desk.isWaiting || typed(.unlock) != nil,
            button: "Mở khóa",
            """
            \(DueFields(due: desk.unlockedDue, id: "unlock", label: "Nộp lại trước giờ").html)
            \(ReasonField("unlock_reason", "Trả lời, gửi trường", typed: typed(.unlock)?.reason ?? "").html)
            """)
    }

    private var refusing: HTML {
        step(
            .refuseUnlock, "Không mở khóa", button: "Trả lời không mở khóa",
            ReasonField(
                "refuse_reason", "Lý do, gửi trường", typed: typed(.refuseUnlock)?.reason ?? ""
            ).html)
    }

    /// What was typed with a step that can be taken no more since.
    private var stranded: HTML? {
        guard let untaken = desk.untaken, !isOffered(untaken.step) else { return nil }
        return StrandedText(untaken.typed.reason)?.html
    }

    private func isOffered(_ step: ReportStep) -> Bool {
        switch step {
        case .review, .approve, .return: desk.mayJudge
        case .extend: desk.mayExtend
        case .waive: desk.mayEnter && !desk.waivable.isEmpty
        case .endWaiver: desk.mayEnter && !desk.waived.isEmpty
        case .exempt: desk.mayExempt
        case .recall: desk.mayRecall
        case .unlock: desk.mayUnlock
        case .refuseUnlock: desk.isWaiting && desk.isOfficer
        case .paper, .contact: desk.isOfficer
        case .withdraw, .takeBack, .askUnlock: false
        }
    }
}

extension ContactKind {
    /// The radio button of a form that notes how somebody was spoken to.
    func pick(isChosen: Bool) -> HTML {
        #"<label class="pick"><input type="radio" name="kind" value="\#(rawValue)"\#(if: isChosen, " checked")>\#(words)</label>"#
    }
}

extension DeskWork.Spoken: View {
    var html: HTML {
        #"<li><span class="mute nb">\#(when)</span> <span>\#(how): \#(note)\#(if: hasPromised, " <b>Hẹn nộp ngày \(promised).</b>")</span> <span class="small mute">\#(who)</span></li>"#
    }
}
