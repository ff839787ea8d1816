extension [Difference] {
    var table: HTML {
        Table.part(["Chỉ tiêu", "Đang lưu", "Vừa nhập"], rows: map(\.html))
    }
}

extension Difference: View {
    var html: HTML {
        """
        <tr role="row"><th role="rowheader" scope="row">\(question)</th><td role="cell" data-h="Đang lưu">\(stored)</td><td role="cell" data-h="Vừa nhập">\(typed)</td></tr>
        """
    }

    private var question: HTML {
        guard let place else { return #"\#(label) <span class="mute">(không còn hỏi)</span>"# }
        return """
            <a href="#\(place.code)">\(if: place.number > 0, "\(place.number). ")\(label)</a>
            """
    }
}
