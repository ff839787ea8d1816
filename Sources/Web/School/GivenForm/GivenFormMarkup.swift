extension GivenForm: View {
    var html: HTML {
        """
        <h1>\(title)</h1>
        <p class="lede">\(who). Chỉ lưu; hiệu trưởng nộp cả báo cáo.</p>
        <p class="facts"><span>Hạn nộp của trường: <b>\(due)</b>\(daysLeft.map { " (\($0))" })</span> <span>Số liệu từ \(period), chốt ngày \(dataClose)</span></p>
        """
    }
}

extension GivenClosedPage: View {
    var html: HTML {
        frame.around(
            """
            <div class="wrap narrow stack">
            <div class="head"><div><h1>\(title)</h1><p class="lede">\(who)</p></div></div>
            <div class="notice set"\(if: !differences.isEmpty, #" role="alert""#)><p><b>\(sentence)</b> Mục được giao không sửa được nữa; cần sửa thì báo người giao mục.</p>
            \(if: !differences.isEmpty, typed)</div>
            </div>
            """)
    }

    private var typed: HTML {
        "<p>Những gì vừa nhập không được lưu; các ô khác với báo cáo đang lưu:</p>\(differences.table)"
    }
}
