extension CheckReceiptPage: View {
    var html: HTML {
        frame.around(
            """
            <div class="wrap narrow stack">
            \(found.map(\.html) ?? none)
            </div>
            """)
    }

    private var none: HTML {
        if !complaint.isEmpty {
            return """
                <h1>Kiểm tra biên nhận</h1>
                \(Outcome.refused(complaint))
                """
        }
        return """
            <h1>Không có biên nhận nào khớp</h1>
            <p>Số biên nhận và mã đối chiếu phải đúng như in trên biên nhận. Kiểm tra lại địa chỉ vừa nhập.</p>
            """
    }
}

extension CheckReceiptPage.Found {
    fileprivate var html: HTML {
        """
        <h1>Biên nhận hợp lệ</h1>
        <div class="panel set">
        <p class="facts"><span>Số: <b>\(number)</b></span></p>
        <p class="facts"><span>Đợt: <b>\(round)</b></span> <span>Nộp lúc <b class="nb">\(submittedAt)</b></span></p>
        <p>\(isLatest ? "Báo cáo này chưa được thay bằng phiên bản mới hơn." : "Sau đó đã có phiên bản mới hơn thay cho báo cáo này.")</p>
        </div>
        """
    }
}
