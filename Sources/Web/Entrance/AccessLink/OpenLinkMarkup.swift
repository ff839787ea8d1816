extension OpenLinkPage: View {
    var html: HTML {
        frame.aroundForm(
            to: address,
            """
            \(frame.token)
            <h1>\(unitName)</h1>
            <p class="mute">Nhập mã truy cập 6 chữ số \(isGiven ? "do người giao mục báo riêng" : "ghi trên phiếu của trường").</p>
            \(complaint.map(Outcome.complaint))
            <p class="set"><label for="code">Mã truy cập</label><input id="code" name="code" inputmode="numeric" pattern="[0-9 ]{6,8}" maxlength="8" autocomplete="off" required autofocus></p>
            <p><button class="btn primary big">Vào nhập báo cáo</button></p>
            """,
            note: isGiven
                ? "Đường dẫn này chỉ mở các mục báo cáo được giao cho đồng nghiệp của trường có tên ở trên."
                : "Đường dẫn này chỉ dành cho trường có tên ở trên. Nộp báo cáo cần PIN của hiệu trưởng."
        )
    }
}
