extension [ReportCut.Way] {
    /// The row of links above the table. With scripts the table is narrowed where it stands, and
    /// nothing typed in it is lost.
    var html: HTML {
        guard !isEmpty else { return "" }
        return """
            <nav class="no-print" aria-label="Chọn chỉ tiêu được xem" data-narrow="figures"><ul class="counts">\(map(\.html))</ul></nav>
            <noscript><p class="hint no-print">Chọn trước khi ghi ý kiến: mở cách xem khác thì ý kiến chưa gửi không được giữ.</p></noscript>
            """
    }
}

extension ReportCut.Way: View {
    var html: HTML {
        "<li>\(Link.to(address, isShown: isChosen, "\(words) <b>\(count)</b>"))</li>"
    }
}
