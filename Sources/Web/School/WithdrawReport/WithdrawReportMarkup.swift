extension WithdrawReportPage: View {
    var html: HTML {
        frame.aroundForm(
            to: heading.formAddress,
            """
            \(frame.keys)<input type="hidden" name="_version" value="\(version)">
            <h1>Thu hồi báo cáo?</h1>
            <p><b>\(heading.title)</b><br>\(unitName), nộp lúc <span class="nb">\(submittedAt)</span></p>
            <p>Thu hồi rồi, cơ quan quản lý không tính số liệu của báo cáo này cho đến khi nộp lại. Số liệu vẫn còn nguyên để sửa; biên nhận và phiên bản đã nộp được giữ trong lịch sử.</p>
            <p>\(time)</p>
            <p><button class="btn primary big" name="_do" value="withdraw">Thu hồi báo cáo</button></p>
            """,
            note: #"<a href="\#(heading.formAddress)">Không thu hồi, quay lại báo cáo</a>"#)
    }

    private var time: HTML {
        isPastDue
            ? "<b>Hạn nộp đã qua:</b> \(due). Thu hồi lúc này thì trường thành chưa nộp, quá hạn, cho đến khi nộp lại."
            : "Phải nộp lại <b>\(due)</b>."
    }
}
