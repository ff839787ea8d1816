extension SchoolTask {
    /// Something that its school has to do, or that waits within it.
    func asOwed(_ frame: Frame) -> HTML {
        let overdue = Badge(icon: "over", style: "over", words: "Quá hạn, chưa nộp")
        return article(
            """
            <p class="row">\(if: isOverdue, "\(overdue.html) ")\(badge.html)</p>
            <p class="facts"><span>Hạn nộp: <b>\(due)</b> <a class="nb" href="/rounds/\(round)/due.ics" download>Thêm vào lịch</a></span>\(dueText.map { " <span>Ghi trong kế hoạch: \($0)</span>" }) <span>\(plan)</span>\(contact.map { " <span>Liên hệ: \($0)</span>" }) <span>Số liệu từ \(period)</span>\(saved.map { " <span>Sửa lần cuối lúc \($0)</span>" })</p>
            \(returned.map(cells))
            \(standing.isEmpty ? progress : "<p>\(standing).</p>")
            """, and: group == .waiting ? takeBack(frame) : "", below: letter.isEmpty ? "" : message
        )
    }

    private var badge: Badge {
        switch group {
        case .waiting: Badge(icon: state.icon, style: "act", words: "Chờ hiệu trưởng ký, chưa nộp")
        case .toSign: Badge(icon: state.icon, style: "act", words: "Chờ ký nộp")
        default:
            Badge(
                icon: state.icon, style: state.style,
                words: state.words
                    + (returned.map { $0.cells.isEmpty ? "" : ": \($0.cells.count) ô cần sửa" }
                        ?? ""))
        }
    }

    private var progress: HTML {
        """
        <progress value="\(answered)" max="\(asked)" aria-label="Đã nhập \(answered) trong \(asked) chỉ tiêu">\(answered)/\(asked)</progress>
        <p class="small mute">Đã nhập \(answered)/\(asked) chỉ tiêu</p>
        """
    }

    /// The first cells to mend; the others stand on the form.
    private func cells(_ returned: ReturnedNotice) -> HTML {
        let most = 5
        return """
            \(returned.reason.map { "<p>Lý do: \($0)</p>" })
            \(if: !returned.cells.isEmpty, "<ul>\(returned.cells.prefix(most).map(cell))</ul>")
            \(if: returned.cells.count > most, #"<p class="small mute">và \#(returned.cells.count - most) ô khác</p>"#)
            """
    }

    private func cell(_ cell: ReturnedNotice.Cell) -> HTML {
        """
        <li><b>\(cell.number). \(cell.label)</b>\(if: cell.isMended, " (đã sửa)")\(cell.reason.isEmpty ? "" : ": \(cell.reason)")</li>
        """
    }

    private func takeBack(_ frame: Frame) -> HTML {
        #"<form method="post" action="/rounds/\#(round)/report">\#(frame.keys)<input type="hidden" name="_version" value="\#(version)"><button class="btn big" name="_do" value="take_back">Rút lại để sửa</button></form>"#
    }

    private var message: HTML {
        """
        <details class="more all" open><summary>Tin nhắn nhắc hiệu trưởng</summary><p class="set"><label for="say-\(round)">Chép và gửi qua Zalo, tin nhắn hoặc thư</label><textarea class="send" id="say-\(round)" rows="5" readonly>
        \(letter)</textarea></p><p class="acts"><button class="btn" type="button" data-copy="say-\(round)" hidden>Chép nội dung</button> <button class="btn" type="button" data-share="say-\(round)" hidden>Gửi bằng ứng dụng khác</button></p></details>
        """
    }

    /// In an open round, with the department.
    var asDone: HTML {
        let unsigned = Badge(icon: "warn", style: "act", words: "Còn thiếu bản đã ký, đóng dấu")
        return article(
            """
            <p class="row">\(if: group == .unfinished, "\(unsigned.html) ")\(state.html)\(if: isLate, " \(SchoolTask.late.html)")</p>
            <p class="facts">\(submittedAt.map { #"<span>Nộp lúc <b class="nb">\#($0)</b></span> "# })\(if: group != .exempt, "<span>Hạn nộp: \(due)</span> ")<span>\(plan)</span></p>
            \(if: group == .unfinished, "<p>Gửi bản đã ký không phải sửa số liệu, không đổi phiên bản.</p>")
            \(if: warnings > 0 && isCounted, #"<p class="small mute">\#(warnings) cảnh báo đã giải trình.</p>"#)
            """)
    }

    /// Of a trial, whatever was done with it.
    var asTrial: HTML {
        article(
            """
            <p class="row">\(state.html)</p>
            <p class="facts"><span>Không phải nộp, không tính</span> <span>\(plan)</span>\(contact.map { " <span>Liên hệ: \($0)</span>" })</p>
            \(if: !isCounted, progress)
            """)
    }

    private func article(_ facts: HTML, and more: HTML = "", below: HTML = "") -> HTML {
        """
        <article class="panel task">
        \(leaf.html)
        <div class="set">
        <h3>\(title)</h3>
        \(facts)
        </div>
        <div class="do set">\(ways.enumerated().map(link))\(more)</div>
        \(below)
        </article>

        """
    }

    private func link(_ index: Int, _ way: Way) -> HTML {
        """
        <a class="btn\(if: isFirst && index == 0, " primary") big" href="\(way.to)">\(way.words)<span class="hide">: \(title)</span></a>
        """
    }

    /// A row of the closed rounds.
    var asClosed: HTML {
        """
        <tr role="row">
        <th role="rowheader" scope="row"><a href="/rounds/\(round)/report">\(title)</a></th>
        <td role="cell" data-h="Biên nhận">\(receipt.map { #"<a class="nb" href="/rounds/\#(round)/receipt">\#($0)</a>"# })</td>
        <td role="cell" data-h="Nộp lúc" class="nb">\(submittedAt)</td>
        <td role="cell">\(if: isCounted, (isLate ? SchoolTask.late : SchoolTask.onTime).html)\(if: isOverdue, SchoolTask.missing.html)</td>
        <td role="cell">\(state.html)</td>
        </tr>

        """
    }

    private static let late = Badge(icon: "clock", style: "late", words: "Nộp muộn")
    private static let onTime = Badge(icon: "saved", style: "ok", words: "Đúng hạn")
    private static let missing = Badge(icon: "over", style: "over", words: "Quá hạn, chưa nộp")
}
