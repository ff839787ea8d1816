extension ReturnedNotice: View {
    var html: HTML {
        """
        <div class="notice warn set">
        <h2>Bị trả lại để chỉnh sửa</h2>
        \(reason.map { "<p>Lý do: “\($0)”</p>" })
        <p>Nộp lại <b>\(due)</b> (\(daysLeft)).</p>
        <ul>\(cells.map(\.html))</ul>
        </div>
        """
    }
}

extension ReturnedNotice.Cell: View {
    var html: HTML {
        """
        <li class="msg warn">\(Icon.of(isMended ? "saved" : "back"))<span><a href="#\(code)">\(if: number > 0, "\(number). ")\(label)</a>\(if: isMended, " (đã sửa)"): \(reason)</span></li>
        """
    }
}
