extension [Difference] {
    var table: HTML {
        Table.part(["Chỉ tiêu", "Đang lưu", "Vừa nhập"], rows: map(\.html))
    }
}

extension Difference: View {
    var html: HTML {
        let kept: HTML = #"<span class="mute">(để trống; giữ số đang lưu)</span>"#
        return """
            <tr role="row"><th role="rowheader" scope="row"><a href="#\(code)">\(number). \(label)</a></th><td role="cell" data-h="Đang lưu">\(stored)</td><td role="cell" data-h="Vừa nhập">\(typed)\(if: keepsStored, kept)</td></tr>
            """
    }
}
