extension ReportFormPage: View {
    var html: HTML {
        frame.around(
            """
            <div class="wrap work">
            <div class="head">
            <div>
            \(given?.html ?? head)
            </div>
            </div>
            <form class="side" id="report-form" method="post" action="\(heading.formAddress)" data-cells="\(script.cellsAddress)" data-again="\(StaticFiles.address(of: "again.js"))" data-rules="\(script.rulesAddress)" data-now="\(script.now)" novalidate>
            \(frame.keys)<input type="hidden" name="_version" value="\(script.version)"><input type="hidden" name="_was" value="\(seen)">\(EnterKey.presses("save", "Lưu nháp"))
            \(sections.steps)
            <div>
            \(if: bothCount > 0, chosen)
            \(joined.map { #"<p class="notice" role="status">Đã gộp \#($0) ô do người khác vừa nhập.</p>"# })
            \(if: !unasked.isEmpty, askedNoMore)
            \(said.map(Outcome.said))
            \(complaint.map(Outcome.refused))
            \(returned.map(\.html))
            \(waived.map(\.html))
            \(old.map(\.html))
            \(summary.map(\.html))
            <p class="small mute note">Không phát sinh thì nhập 0; để trống là chưa trả lời.</p>
            \(if: sections.allSatisfy { $0.progress.isFull && !$0.hasProblems }, whole)
            \(sections.map { $0.fields(hasPrevious: previousTitle != nil) })
            \(if: !locked.isEmpty, lockedCells)
            \(previousTitle.map { #"<p class="small mute note">Cột “Đợt trước”: số liệu đã duyệt của đợt “\#($0)”.</p>"# })
            </div>
            </form>
            </div>
            """, bar: given == nil ? actions.html : actions.ofGiven,
            scripts: sections.scripts,
            isCompact: true,
            firstField: firstField)
    }

    private var head: HTML {
        """
        <p class="crumb"><a href="\(heading.backAddress)">\(heading.backTitle)</a></p>
        \(title)
        <p class="facts">\(heading.dueAlone) <span>Số liệu từ \(heading.period), chốt ngày \(heading.dataClose)</span></p>
        <details class="about"><summary>Điền bằng Excel, in giấy, kế hoạch</summary>
        <ul>
        \(ways)
        </ul>
        </details>
        """
    }

    private var title: HTML {
        heading.isOnBehalf
            ? #"<h1>Nhập thay \#(heading.backTitle)</h1><p class="lede">\#(heading.title)</p>"#
            : "<h1>\(heading.title)</h1>"
    }

    /// Other ways to fill it in, and what goes with it.
    private var ways: HTML {
        """
        <li><a href="\(heading.formAddress)/workbook">Điền bằng Excel: tải biểu, gửi lại</a></li>
        \(if: !heading.isOnBehalf, #"<li><a href="\#(heading.formAddress)/checks">Xem trước mọi phép kiểm tra</a></li><li><a href="\#(heading.formAddress)/paper">In biểu trống để thu số liệu trên giấy</a></li>"#)
        \(if: !heading.isOnBehalf, #"<li><a href="\#(heading.formAddress)/share">Giao từng mục cho đồng nghiệp</a></li>"#)
        \(if: !heading.isOnBehalf, #"<li><a href="\#(heading.formAddress)/offline.html" download>Tải biểu để nhập khi không có mạng (một tệp, mở bằng trình duyệt)</a></li>"#)
        <li><a href="\(heading.formAddress)?view=read">Xem và in cả báo cáo</a></li>
        \(if: mayBeDrafted, #"<li><a href="\#(heading.formAddress)/draft.docx" download>Bản thảo để in, ký (Word)</a></li>"#)
        <li><p class="facts">\(heading.planAndContact)</p></li>
        """
    }

    /// Nothing is left to be typed: what is there is read at once, without opening each section.
    private var whole: HTML {
        #"<p class="notice">Đã nhập đủ, không còn lỗi. <a href="\#(heading.formAddress)?view=read">Xem cả báo cáo trên một trang</a></p>"#
    }

    private var chosen: HTML {
        """
        <div class="notice warn set" role="alert">
        <h2>\(bothCount) ô do hai người cùng sửa, cần chọn</h2>
        <p>Các ô khác đã lưu. Mỗi ô dưới đây chọn số đang lưu hoặc số vừa nhập; chưa chọn thì số đang lưu còn nguyên.</p>
        </div>
        """
    }

    private var askedNoMore: HTML {
        """
        <div class="notice warn set" role="alert">
        <h2>Cơ quan quản lý vừa bỏ \(unasked.count) chỉ tiêu khỏi đợt báo cáo</h2>
        <p>Các chỉ tiêu còn lại đã lưu. Nội dung vừa nhập cho chỉ tiêu đã bỏ không được lưu, có thể chép lại tại đây:</p>
        <ul>\(unasked.map { #"<li>\#($0.question): <b class="pre">\#($0.text)</b></li>"# })</ul>
        </div>
        """
    }

    private var lockedCells: HTML {
        """
        <details class="more"><summary>Xem \(locked.count) ô còn lại (đã khóa, giữ nguyên)</summary>
        \(Table.part(["Chỉ tiêu", .right("Đã nộp")], style: "fold answers", rows: locked.map(\.html)))</details>
        """
    }
}

extension ReportFormPage.Locked: View {
    var html: HTML {
        #"<tr role="row"><th role="rowheader" scope="row">\#(if: number > 0, "\(number). ")\#(label)</th><td role="cell" class="v">\#(value)</td></tr>"#
    }
}
