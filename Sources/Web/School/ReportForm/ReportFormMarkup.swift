extension ReportFormPage: View {
    var html: HTML {
        frame.around(
            """
            <div class="wrap">
            <div class="head">
            <div>
            <p class="crumb"><a href="\(heading.backAddress)">\(heading.backTitle)</a></p>
            \(title)
            <p class="facts">\(heading.dueAndPlan) <span>Số liệu từ \(heading.period), chốt ngày \(heading.dataClose)</span></p>
            </div>
            \(wayToAll)
            </div>
            <form class="side" id="report-form" method="post" action="\(heading.formAddress)" data-guard\(if: isStale || complaint != nil, " data-unsaved") novalidate>
            \(frame.keys)<input type="hidden" name="_version" value="\(version)">\(EnterKey.presses("save", "Lưu nháp"))
            <nav class="steps" aria-label="Các mục của báo cáo">
            <ol>
            \(sections.map(\.step))
            </ol>
            </nav>
            <div>
            \(if: isStale, stale)
            \(if: !unasked.isEmpty, askedNoMore)
            \(complaint.map(Outcome.refused))
            \(onBehalf.map(\.html))
            \(returned.map(\.html))
            \(waived.map(\.html))
            \(summary.map(\.html))
            <p class="small mute note">Nhập số 0 khi không phát sinh; để trống là chưa trả lời. Mọi chỉ tiêu đều bắt buộc, trừ chỗ có ghi chú. Có thể lưu nháp khi chưa nhập đủ.</p>
            \(sections.map { $0.fields(hasPrevious: previousTitle != nil) })
            \(if: !locked.isEmpty, lockedCells)
            \(previousTitle.map { #"<p class="small mute note">Cột “Đợt trước”: số liệu đã duyệt của đợt “\#($0)”.</p>"# })
            </div>
            </form>
            </div>
            """, bar: actions.html)
    }

    private var title: HTML {
        heading.isOnBehalf
            ? #"<h1>Nhập thay \#(heading.backTitle)</h1><p class="lede">\#(heading.title)</p>"#
            : "<h1>\(heading.title)</h1>"
    }

    private var wayToAll: HTML {
        """
        <p class="acts"><a class="btn" href="\(heading.formAddress)?view=read">\(Icon.of("eye"))Xem cả báo cáo</a> \(if: mayBeDrafted, #"<a class="btn" href="\#(heading.formAddress)/draft.docx" download>\#(Icon.of("down"))Bản thảo để in, ký (Word)</a>"#)</p>
        """
    }

    private var stale: HTML {
        """
        <div class="notice warn set" role="alert">
        <h2>Chưa lưu: báo cáo đã thay đổi ở nơi khác</h2>
        <p>Báo cáo được lưu, nộp, thu hồi hoặc trả lại ở một cửa sổ khác hoặc bởi người khác sau khi mở trang này. \(differing)</p>
        \(if: !differences.isEmpty, differences.table)
        </div>
        """
    }

    private var differing: String {
        differences.isEmpty
            ? "Nội dung vừa nhập giống như đang lưu. Kiểm tra, rồi lưu hoặc nộp lại."
            : "Những gì vừa nhập vẫn còn nguyên bên dưới. Đối chiếu các ô khác nhau, sửa nếu cần, rồi lưu lại."
    }

    private var askedNoMore: HTML {
        """
        <div class="notice warn set" role="alert">
        <h2>Phòng vừa bỏ \(unasked.count) chỉ tiêu khỏi đợt báo cáo</h2>
        <p>Các chỉ tiêu còn lại đã lưu nháp. Nội dung vừa nhập cho chỉ tiêu đã bỏ không được lưu, có thể chép lại tại đây:</p>
        <ul>\(unasked.map { #"<li>\#($0.question): <b class="pre">\#($0.text)</b></li>"# })</ul>
        </div>
        """
    }

    private var lockedCells: HTML {
        """
        <details class="more"><summary>Xem \(locked.count) ô còn lại (đã khóa, giữ nguyên)</summary>
        \(Table.part(["Chỉ tiêu", .right("Đã nộp")], style: "fold answers", rows: locked.map(\.html)))</details>
        """
    }
}

extension ReportFormPage.Locked: View {
    var html: HTML {
        #"<tr role="row"><th role="rowheader" scope="row">\#(number). \#(label)</th><td role="cell" class="v">\#(value)</td></tr>"#
    }
}

extension ReportFormPage.OnBehalf: View {
    var html: HTML {
        """
        \(if: replacesDraft, #"<div class="notice warn"><p><b>Nhà trường đang nhập dở báo cáo này.</b> Số liệu nộp thay sẽ thay cho bản nháp của trường; bản nháp vẫn còn trong lịch sử.</p></div>"#)
        <div class="panel set">\(way)<p><label for="on_behalf_reason">Lý do nhập thay <span class="hint">(ghi trên biên nhận và trong lịch sử; cần có để nộp)</span></label></p>\(complaint.map { message($0, "behalf-e") })<textarea id="on_behalf_reason" name="on_behalf_reason" rows="2" maxlength="1000" placeholder="Trường gửi báo cáo giấy ngày 20/11/2026, chưa có mạng"\(if: complaint != nil, #" aria-invalid="true" aria-describedby="behalf-e""#)>
        \(reason)</textarea></div>
        """
    }

    /// How the school sent it.
    private var way: HTML {
        """
        <fieldset class="set"\(if: channelComplaint != nil, #" aria-describedby="channel-e""#)><legend>Trường gửi bằng <span class="hint">(cần có để nộp)</span></legend>\(channelComplaint.map { message($0, "channel-e") })<p class="row">\(channels.map { $0.radio("on_behalf_channel") })</p></fieldset>
        """
    }

    private func message(_ complaint: String, _ id: String) -> HTML {
        #"<p class="msg err" id="\#(id)">\#(Icon.of("err"))<span>\#(complaint)</span></p>"#
    }
}
