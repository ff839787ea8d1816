extension FormPreviewPage: View {
    var html: HTML {
        frame.around(
            """
            <div class="wrap">
              <div class="head"><div><p class="crumb"><a href="/forms">Biểu mẫu</a></p><h1>\(title)</h1><p class="facts"><span>\(version)</span> <span>\(count) chỉ tiêu cho cấp học này</span></p></div><div class="acts">\(reference.map(changing))<a class="btn" href="\(copyAddress)" download>\(Icon.of("down"))Bản sao đầy đủ</a><a class="btn" href="\(workbookAddress)" download>\(Icon.of("down"))Bản Excel</a></div></div>
              <div class="stack">
                \(said.map(Outcome.said))
                \(if: !running.isEmpty, going)
                <nav aria-label="Xem theo cấp học"><ul class="counts">\(levels.map(\.html))</ul></nav>
                \(sections.map(\.html))
                <details class="more"><summary>Xem \(ruleCount) quy tắc kiểm tra</summary>\(ruleTable)</details>
                \(documents.html)
              </div>
            </div>
            """)
    }

    /// Where the version is not asked yet, though a round of the form is open.
    private var going: HTML {
        """
        <div class="notice set" role="status"><p><b>Đợt đang mở vẫn dùng phiên bản cũ.</b> Xem trước thay đổi rồi đổi sang phiên bản này:</p><ul>\(running.map { #"<li><a href="\#($0.address)">\#($0.title)</a></li>"# })</ul></div>
        """
    }

    private func changing(_ reference: String) -> HTML {
        #"<form method="post" action="/form-drafts">\#(frame.keys)<input type="hidden" name="from" value="\#(reference)"><button class="btn">Lập phiên bản mới</button></form><a class="btn" href="\#(roundAddress)">Lập đợt báo cáo</a>"#
    }

    private var ruleTable: HTML {
        Table.part(
            ["Quy tắc", "Mức", "Câu hiện khi không đạt"], label: "Quy tắc kiểm tra",
            rows: rules.map(\.html))
    }
}

extension FormPreviewPage.Section: View {
    var html: HTML {
        """
        <section class="set"><h2>\(sectionTitle)</h2>
        \(table)</section>
        """
    }

    private var table: HTML {
        Table.part(
            [.pinned("Chỉ tiêu"), "Trả lời", "Bắt buộc", "Mục của kế hoạch"],
            label: sectionTitle, rows: rows.map(\.html))
    }
}

extension FormPreviewPage.Row: View {
    var html: HTML {
        #"<tr role="row"><th role="rowheader" scope="row"><span class="no">\#(number).</span> \#(label)<br><span class="hint">\#(help)</span></th><td role="cell">\#(answer)</td><td role="cell">\#(required)</td><td role="cell" data-h="Mục">\#(clauses)</td></tr>"#
    }
}

extension FormPreviewPage.Line: View {
    var html: HTML {
        #"<tr role="row"><th role="rowheader" scope="row">\#(id)</th><td role="cell">\#(severity)</td><td role="cell">\#(text)</td></tr>"#
    }
}
