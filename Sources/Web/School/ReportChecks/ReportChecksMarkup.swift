extension ReportChecksPage: View {
    var html: HTML {
        frame.around(
            """
            <div class="wrap stack">
            <div class="head"><div><p class="crumb"><a href="\(heading.formAddress)">\(heading.title)</a></p><h1>Các phép kiểm tra</h1>
            <p class="facts"><span>Áp dụng cho cấp học: <b>\(level)</b></span> <span>\(form)</span> <span>\(counts)</span></p></div>
            <p class="acts"><a class="btn" href="\(heading.address)/report/checks.xlsx" download>\(Icon.of("down"))Tải danh sách (Excel)</a> <button class="btn" type="button" data-print hidden>\(Icon.of("print"))In</button></p></div>
            <div class="panel set"><p>Báo cáo được kiểm tra đúng theo những điều dưới đây, lúc nhập cũng như lúc nộp.</p>
            <ul><li><b>Lỗi:</b> phải sửa; còn lỗi thì chưa nộp được.</li><li><b>Cảnh báo:</b> nếu số liệu đúng thì giữ nguyên và ghi giải trình.</li><li><b>Lưu ý:</b> chỉ để biết.</li></ul>
            <p>Ngoài ra (E00, mức lỗi): \(ReportChecksPage.general.lowercasedFirst)</p></div>
            \(sections.map(\.html))
            \(if: sections.isEmpty, #"<p class="notice">Biểu mẫu này không có phép kiểm tra nào khác.</p>"#)
            </div>
            """)
    }
}

extension ReportChecksPage.Section: View {
    var html: HTML {
        """
        <section class="set"><h2>\(name)</h2>
        \(table)</section>
        """
    }

    private var table: HTML {
        Table.part(
            ["Chỉ tiêu", "Mức", "Câu báo khi chưa đạt"]
                + (hasExplanations ? ["Giải trình được chấp nhận"] : []),
            label: name, style: "fold rules",
            rows: checks.map { $0.html(hasExplanations: hasExplanations) })
    }
}

extension ReportChecksPage.Check {
    fileprivate func html(hasExplanations: Bool) -> HTML {
        """
        <tr role="row"><th role="rowheader" scope="row">\(cells.enumerated().map(link))<br><span class="mute small">\(rule)</span></th><td role="cell">\(severity.html)</td><td role="cell">\(sentence)\(waived.map { #"<br><b>Được miễn áp dụng cho báo cáo này:</b> \#($0)"# })</td>\(if: hasExplanations, accepted)</tr>
        """
    }

    private var accepted: HTML {
        explanations.isEmpty
            ? #"<td role="cell"></td>"#
            : #"<td role="cell" data-h="Giải trình được chấp nhận"><ul>\#(explanations.map { "<li>\($0)</li>" })</ul></td>"#
    }

    private func link(_ index: Int, _ cell: ReportChecksPage.Cell) -> HTML {
        #"\#(if: index > 0, ", ")<a href="\#(cell.address)"><span class="hide">Chỉ tiêu </span>\#(cell.number)</a>"#
    }
}
