import Storage

extension NextFormPage: View {
    var html: HTML {
        frame.around(
            """
            <div class="wrap">
              <div class="head"><div><p class="crumb"><a href="\(setup)">\(title)</a></p><h1>Đổi phiên bản biểu mẫu</h1><p class="facts"><span>Đang dùng <b>\(current)</b></span></p></div></div>
              <div class="stack">
                \(fault.map { Outcome.refused(Complaint("Chưa đổi. \($0)", at: preview == nil ? "to" : "reason-form")) })
                \(isOpen ? choosing : closed)
                \(shown)
              </div>
            </div>
            """)
    }

    private var closed: HTML {
        """
        <div class="notice"><p>Chỉ đổi được khi đợt báo cáo đang mở. <a href="\(setup)">Về trang thiết lập</a></p></div>
        \(StrandedText(reason)?.html)
        """
    }

    private var choosing: HTML {
        choices.isEmpty
            ? #"<div class="notice"><p>Chưa có phiên bản khác của biểu mẫu này. <a href="/forms">Lập hoặc nhập phiên bản mới</a> trước.</p></div>"#
            : """
            <form class="tools panel" method="get" action="\(address)"><p><label for="to">Phiên bản</label><select id="to" name="to" required><option value="">Chọn phiên bản</option>\(choices.map(\.html))</select></p>
            <p><button class="btn">Xem trước thay đổi</button></p></form>
            """
    }

    private var shown: HTML? { isOpen ? preview.map(shown) : nil }

    private func shown(_ preview: Preview) -> HTML {
        """
        <section class="panel set" aria-labelledby="preview"><h2 id="preview">Đổi sang phiên bản \(preview.version): chưa đổi gì</h2>
        <dl class="nums any"><div><dt>chỉ tiêu mới</dt><dd>\(preview.added.count)</dd></div><div><dt>chỉ tiêu bỏ</dt><dd>\(preview.gone.count)</dd></div><div><dt>chỉ tiêu đổi</dt><dd>\(preview.changed.count)</dd></div><div><dt>bản nháp có câu không dùng được</dt><dd>\(preview.losing.drafts)</dd></div><div><dt>báo cáo đã nộp có câu không dùng được</dt><dd>\(preview.losing.counted)</dd></div></dl>
        \(if: !preview.gone.isEmpty, table("Chỉ tiêu bỏ", preview.gone))
        \(if: !preview.changed.isEmpty, table("Chỉ tiêu đổi", preview.changed))
        \(if: !preview.added.isEmpty, table("Chỉ tiêu mới", preview.added))
        \(if: !preview.rules.isEmpty, "<p>Quy tắc kiểm tra: \(preview.rules).</p>")
        \(if: !preview.measures.isEmpty, "<p>Chỉ số: \(preview.measures).</p>")
        <h3>Điều gì sẽ xảy ra</h3>
        <ul>\(preview.effects.map { "<li>\($0)</li>" })</ul>
        \(if: !preview.missing.isEmpty, asking(preview))
        </section>
        <form class="panel set" method="post" action="\(address)">\(frame.keys)<input type="hidden" name="to" value="\(chosen)">
          \(ReasonField("reason-form", "Lý do đổi", typed: reason).html)
          <p class="row"><button class="btn primary">Đổi sang phiên bản \(preview.version)</button> <a class="btn" href="\(setup)">Không đổi</a></p></form>
        """
    }

    private func asking(_ preview: Preview) -> HTML {
        """
        <div class="notice warn set"><p><b>Báo cáo đã nộp chưa trả lời \(preview.missing.count) câu bắt buộc:</b> \(preview.missing.joined(separator: "; ")).</p><p>Các báo cáo ấy vẫn được tính cho những câu đã trả lời. Muốn hỏi thêm: đổi xong, mở từng báo cáo, đánh dấu các ô này rồi trả lại.</p></div>
        """
    }

    private func table(_ name: String, _ lines: [Line]) -> HTML {
        """
        <h3>\(name)</h3>
        \(Table.part(["Chỉ tiêu", "Thay đổi", "Báo cáo"], style: "fold", rows: lines.map(row)))
        """
    }

    private func row(_ line: Line) -> HTML {
        #"<tr role="row"><th role="rowheader" scope="row">\#(line.label)</th><td role="cell" data-h="Thay đổi">\#(line.words)</td><td role="cell" data-h="Báo cáo">\#(line.effect)</td></tr>"#
    }
}
