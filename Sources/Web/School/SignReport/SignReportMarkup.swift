extension SignReportPage: View {
    var html: HTML {
        frame.aroundForm(
            to: "\(heading.address)/report/sign",
            """
            \(frame.keys)<input type="hidden" name="_version" value="\(version)">
            <h1>Hiệu trưởng ký nộp</h1>
            <p><b>\(heading.title)</b><br>\(unitName)</p>
            <p class="mute">Đã nhập \(answered) chỉ tiêu, không có lỗi\(if: hasConfirmations, ", \(confirmations) cảnh báo đã giải trình"). <a href="\(heading.address)/report?view=read">Xem lại báo cáo</a></p>
            \(complaint.map(Outcome.complaint))
            \(PINField.html(isFirst: true))
            <p><button class="btn primary big">Nộp báo cáo</button></p>
            """,
            note: #"<a href="\#(heading.address)/report">Chưa nộp, quay lại báo cáo</a>"#)
    }
}
