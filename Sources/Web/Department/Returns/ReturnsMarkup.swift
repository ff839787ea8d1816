import Reporting

extension ReturnsPage: View {
    var html: HTML {
        frame.around(
            """
            <div class="wrap">
            <div class="head"><div><p class="crumb"><a href="\(trackingAddress)">Tình hình gửi nhận báo cáo</a></p><h1>Trả lại nhiều báo cáo</h1><p class="lede">\(roundTitle)</p>
            <p class="facts"><span>Chọn một chỗ sai: các báo cáo đã nộp có chỗ sai đó được liệt kê; mỗi trường chỉ sửa các ô của mình.</span></p></div></div>
            <div class="stack">
            \(said.map(Outcome.done))
            \(Outcome.faults("Chưa trả lại.", complaints))
            \(isPreview ? preview : choosing)
            </div>
            </div>
            """)
    }

    private var trackingAddress: String {
        address.replacing("/returns", with: "/tracking")
    }

    private var choosing: HTML {
        """
        <form class="tools panel" method="get" action="\(address)"><p class="wide"><label for="finding">Chỗ cần sửa</label><select id="finding" name="finding" required><option value="">Chọn</option><optgroup label="Quy tắc kiểm tra">\(rules.map(\.html))</optgroup><optgroup label="Câu hỏi có lỗi, cảnh báo hoặc để trống">\(questions.map(\.html))</optgroup></select></p><p><button class="btn">Tìm báo cáo</button></p></form>
        \(finding.map(found))
        """
    }

    private func found(_ finding: ReturnFinding) -> HTML {
        guard !rows.isEmpty else {
            return """
                <div class="notice" role="status"><p><b>\(pages.next == nil ? "Không có báo cáo đã nộp nào có chỗ này." : "Chưa thấy trong phần đầu danh sách.")</b> Báo cáo trả lại được khi đợt đang mở.</p></div>
                <p class="row mute">\(pages.html)</p>
                """
        }
        return """
            <form class="stack" id="returns" method="post" action="\(address)" data-boxes="unit">\(frame.keys)\(EnterKey.presses("preview", "Xem trước"))<input type="hidden" name="finding" value="\(finding.value)">
            \(Table.full("Báo cáo có chỗ này", [.ticks, .pinned("Đơn vị"), "Ô cần sửa và lý do gửi trường"], rows: rows.map(ticked)))
            \(if: pages.isSome && !isTyped, #"<p class="row mute"><span>Trả lại các báo cáo trên đây rồi xem tiếp.</span>\#(pages.html)</p>"#)
            <section class="panel set" aria-labelledby="note-h"><h2 id="note-h">Với các báo cáo đã chọn <span class="cov" data-count="returns"></span></h2>
            <p><label for="note">Ý kiến chung, gửi từng trường</label></p><textarea id="note" name="reason" rows="3" maxlength="1000" aria-required="true">
            \(note)</textarea>
            \(DueFields(due: due, label: "Nộp lại trước giờ").html)
            <p><button class="btn primary" name="_do" value="preview">Xem trước</button></p></section>
            </form>
            """
    }

    private func ticked(_ row: Row) -> HTML {
        #"<tr role="row"><td role="cell" class="tick"><label class="pick"><input type="checkbox" name="unit" value="\#(row.value)"\#(if: row.isChosen, " checked")><span class="hide">Chọn \#(row.name)</span></label></td>\#(row.told)</tr>"#
    }

    /// What each school would be told, before it is.
    private var preview: HTML {
        """
        <div class="notice warn set" role="status"><p><b>Chưa trả lại.</b> Sẽ trả lại \(rows.count) báo cáo; nộp lại \(dueText).</p><p class="pre">\(note)</p>
        \(if: !others.isEmpty, "<p>Giữ nguyên, vì không còn chỗ này hoặc không trả lại được: \(others.joined(separator: "; ")).</p>")</div>
        \(Table.full("Sẽ gửi từng trường", [.pinned("Đơn vị"), "Ô cần sửa và lý do gửi trường"], rows: rows.map { "<tr role=\"row\">\($0.told)</tr>" }))
        <form class="row" method="post" action="\(address)">\(EnterKey.nothing)\(frame.keys)<input type="hidden" name="finding" value="\(finding?.value ?? "")"><input type="hidden" name="reason" value="\(note)"><input type="hidden" name="due_time" value="\(due.time)"><input type="hidden" name="due_day" value="\(due.day)">\(rows.map { #"<input type="hidden" name="unit" value="\#($0.value)">"# })
        <button class="btn primary big" name="_do" value="return">Trả lại \(rows.count) báo cáo</button> <button class="btn big" name="_do" value="edit">Sửa lại</button></form>
        """
    }

    private var dueText: String { "trước \(due.time) ngày \(due.day)" }
}

extension ReturnsPage.Row {
    /// Its name, and its cells.
    fileprivate var told: HTML {
        #"<th role="rowheader" scope="row"><a href="\#(address)">\#(name)</a></th><td role="cell" data-h="Ô cần sửa"><ul>\#(cells.map(line))</ul></td>"#
    }

    private func line(_ cell: (name: String, place: String, reason: String)) -> HTML {
        #"<li><a href="\#(address)\#(cell.place)">\#(cell.name)</a>: \#(cell.reason)</li>"#
    }
}
