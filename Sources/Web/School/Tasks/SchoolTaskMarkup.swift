extension SchoolTask {
    /// Something for the school to do.
    var asOwed: HTML {
        let state = Badge(
            icon: state.icon, style: state.style,
            words: state.words + (returned.map { ": \($0)" } ?? ""))
        let overdue = Badge(icon: "over", style: "over", words: "Quá hạn")
        return article(
            """
            <p class="row">\(state.html)\(if: isOverdue, " \(overdue.html)")</p>
            <p class="facts"><span>Hạn nộp: <b>\(due)</b></span>\(dueText.map { " <span>Ghi trong kế hoạch: \($0)</span>" }) <span>\(plan)</span>\(contact.map { " <span>Liên hệ: \($0)</span>" }) <span>Số liệu từ \(period)</span>\(saved.map { " <span>Lưu lúc \($0)</span>" })</p>
            <progress value="\(answered)" max="\(asked)" aria-label="Đã nhập \(answered) trong \(asked) chỉ tiêu">\(answered)/\(asked)</progress>
            <p class="small mute">Đã nhập \(answered)/\(asked) chỉ tiêu</p>
            """)
    }

    /// In an open round, with the department.
    var asDone: HTML {
        article(
            """
            <p class="row">\(state.html)\(if: isLate, " \(SchoolTask.late.html)")</p>
            <p class="facts">\(submittedAt.map { #"<span>Nộp lúc <b class="nb">\#($0)</b></span> "# })<span>Hạn nộp: \(due)</span> <span>\(plan)</span></p>
            """)
    }

    private func article(_ facts: HTML) -> HTML {
        """
        <article class="panel task">
        \(leaf.html)
        <div class="set">
        <h3>\(title)</h3>
        \(facts)
        </div>
        <p class="do"><a class="btn\(if: isFirst, " primary") big" href="\(actionAddress)">\(action)<span class="hide">: \(title)</span></a></p>
        </article>

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
