extension ReportViewPage: View {
    var html: HTML {
        frame.around(
            """
            <div class="wrap narrow stack">
            <div class="head">
            <div>
            <p class="crumb"><a href="\(heading.backAddress)">\(heading.backTitle)</a></p>
            <h1>\(heading.title)</h1>
            <p class="lede">\(unitName)</p>
            <p class="facts">\(state.html) \(if: isOwed, heading.dueAndPlan, else: heading.planAndContact) <span>Số liệu từ \(heading.period)</span></p>
            </div>
            \(actions)
            </div>
            \(if: isDraft, #"<p class="notice"><b>BẢN THẢO.</b> Báo cáo chưa nộp; bản in này chưa có mã đối chiếu.</p>"#)
            \(refused.map(refusal))
            \(unlock.request.map { #"<p class="notice"><b>Yêu cầu mở khóa</b> \#($0) \#(unlock.answer)</p>"# })
            \(if: unlock.mayAsk, unlocking)
            \(notice.map(readOnly))
            \(waived.map(\.html))
            \(sections.map(\.html))
            \(old.map(\.html))
            </div>
            """)
    }

    private var actions: HTML {
        let report = heading.address + "/report"
        return """
            <div class="acts no-print">
            \(if: mayEdit, #"<a class="btn" href="\#(heading.formAddress)">Về trang nhập</a>"#)
            \(if: isDraft, #"<a class="btn" href="\#(heading.formAddress)/draft.docx" download>\#(Icon.of("down"))Bản thảo để in, ký (Word)</a>"#)
            \(if: isSubmitted, #"<a class="btn" href="\#(report)/signed">\#(Icon.of("paper"))Bản đã ký</a>"#)
            \(if: maySign, #"<a class="btn primary" href="\#(report)/sign">\#(Icon.of("head"))Hiệu trưởng ký nộp bằng PIN</a>"#)
            \(if: hasReceipt, #"<a class="btn" href="\#(heading.address)/receipt">\#(Icon.of("paper"))Xem biên nhận</a>"#)
            \(if: hasReceipt, #"<a class="btn" href="\#(report).docx" download>\#(Icon.of("down"))Báo cáo để ký (Word)</a>"#)
            \(if: !heading.isOnBehalf, #"<a class="btn" href="\#(report)/history">Lịch sử</a>"#)
            <button class="btn" type="button" data-print hidden>\(Icon.of("print"))In</button>
            \(if: mayTakeBack, #"<form method="post" action="\#(report)">\#(frame.keys)<input type="hidden" name="_version" value="\#(version)"><button class="btn" name="_do" value="take_back">\#(Icon.of("back"))Rút lại để sửa</button></form>"#)
            \(if: mayWithdraw, #"<a class="btn" href="\#(report)/withdraw">\#(Icon.of("back"))Thu hồi báo cáo</a>"#)
            </div>
            """
    }

    private func refusal(_ sentence: String) -> HTML {
        """
        <div class="notice err set" role="alert">
        <h2>Không thực hiện được</h2>
        <p>\(sentence)\(if: !differences.isEmpty, " Những gì vừa nhập không được lưu; các ô khác với báo cáo đang lưu:")</p>
        \(if: !differences.isEmpty, differences.table)
        </div>
        """
    }

    private var unlocking: HTML {
        #"<details class="more no-print"><summary>Xin mở khóa để sửa báo cáo</summary><form class="panel set" method="post" action="\#(heading.address)/report/unlock">\#(frame.keys)<p><label for="reason">Lý do, cần sửa số liệu nào</label></p><textarea id="reason" name="reason" rows="3" maxlength="1000" required></textarea><p><button class="btn primary">Gửi yêu cầu mở khóa</button></p></form></details>"#
    }

    private func readOnly(_ notice: String) -> HTML {
        #"<p class="notice">\#(notice)\#(reason.map { " Lý do: \($0)" }) Trang này chỉ để xem.</p>"#
    }
}

extension ReportViewPage.Section: View {
    var html: HTML {
        """
        <section class="set">
        <h2>\(name)</h2>
        \(declared.map { "<p><b>Không phát sinh.</b> \($0)</p>" })
        \(if: !rows.isEmpty, answers)
        </section>

        """
    }
}

extension ReportViewPage.Section {
    private var answers: HTML {
        Table.part(columns, style: "fold answers", rows: rows.map(\.html))
    }

    private var columns: [Table.Column] {
        let hasPrevious = rows.contains { $0.previous != nil }
        return ["Chỉ tiêu", .right("Đợt này")] + (hasPrevious ? [.right("Đợt trước")] : [])
    }
}

extension ReportViewPage.Row: View {
    var html: HTML {
        let unreadable: HTML = #" <span class="st over">không đọc được</span>"#
        return
            #"<tr role="row"><th role="rowheader" scope="row">\#(number). \#(label)</th><td role="cell" class="v\#(if: isLong, " long")">\#(value)\#(isNumber ? " \(unit)" : "")\#(if: isUnreadable, unreadable)</td>\#(previous.map(before))</tr>\#(told.map { $0.line(across: previous == nil ? 2 : 3) })"#
    }

    private func before(_ text: String) -> HTML {
        #"<td role="cell" class="v mute\#(if: isLong, " long")" data-h="Đợt trước">\#(text)</td>"#
    }
}
