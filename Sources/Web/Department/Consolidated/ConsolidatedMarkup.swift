extension ConsolidatedPage: View {
    var html: HTML {
        frame.around(
            """
            <div class="wrap narrow">
            <div class="head no-print"><div><h1>Báo cáo tổng hợp</h1><p class="lede">\(roundTitle)</p>
            <p class="facts"><span>Tính trên <b>\(approved)/\(owed)</b> báo cáo đã duyệt</span> <span>Số liệu lúc \(asOf)</span></p></div>
            <p class="acts">\(acts)</p></div>
            <div class="stack">
            \(said.map { #"<div class="notice no-print" role="status"><p>\#($0)</p></div>"# })
            \(closings.first.map(sent))
            \(unwritten.map(\.html))
            \(own.map(ownPart))
            \(if: !missing.isEmpty, #"<div class="notice warn no-print"><p><b>Chưa có báo cáo được duyệt của</b> \#(missing.html).</p></div>"#)
            \(if: hasByHand, #"<div class="notice warn no-print"><p><b>\#(byHand) số liệu đã sửa tay</b>, tô màu trong văn bản; những số này không thay đổi theo báo cáo của các trường.</p></div>"#)
            \(sheet.html)
            \(if: !sheet.annexes.isEmpty, annexes)
            \(if: !closings.isEmpty, #"<section class="panel set no-print" aria-labelledby="closings"><h2 id="closings">Các lần đã chốt</h2><ul class="log">\#(closings.map(\.html))</ul></section>"#)
            \(if: !versions.isEmpty, #"<section class="panel set no-print" aria-labelledby="versions"><h2 id="versions">Các phiên bản đã lưu</h2><ul class="log">\#(versions.map(line))</ul></section>"#)
            </div>
            </div>
            """)
    }

    /// What was sent upward stands first once it was; what has no number yet is called a draft.
    private var acts: HTML {
        let isClosed = !closings.isEmpty
        let editing: HTML =
            #"<a class="btn\#(if: !isClosed, " primary")" href="\#(address)/edit">Sửa nội dung</a> "#
        let draft: HTML =
            #"<a class="btn" href="\#(documentAddress)" download>\#(Icon.of("down"))Bản thảo chưa có số (Word)</a>"#
        return """
            \(closings.first.map { "\($0.button()) " })\(if: mayEdit, editing)<a class="btn" href="\(closingAddress)">\(isClosed ? "Đính chính, chốt lại" : "Chốt số liệu")</a> \(draft) <a class="btn" href="/letterhead">Thể thức văn bản</a>
            """
    }

    /// `closing` is the last one.
    private func sent(_ closing: CloseFiguresPage.Earlier) -> HTML {
        #"<div class="notice no-print"><p><b>Đã chốt: <a href="\#(closing.closingAddress)">\#(closing.documentTitle)</a>.</b> Dưới đây là bản thảo theo số liệu hiện nay, chưa có số.</p></div>"#
    }

    private func ownPart(_ own: OwnPart) -> HTML {
        #"<div class="notice no-print\#(if: own.unanswered > 0, " warn")"><p><a href="\#(own.address)">Phần của cơ quan</a> \#(own.unanswered > 0 ? "còn \(own.unanswered) chỉ tiêu chưa nhập, chưa có trong văn bản." : "đã nhập đủ.")</p></div>"#
    }

    private var annexes: HTML {
        #"<section class="panel set no-print" aria-labelledby="annexes"><h2 id="annexes">Phụ lục kèm theo tệp Word</h2><p><a class="btn" href="\#(annexesAddress)" download>\#(Icon.of("down"))Tải phụ lục (Excel)</a></p><ul class="log">\#(sheet.annexes.map { #"<li><b class="nb">\#($0.annexName)</b> <span>\#($0.annexTitle)</span></li>"# })</ul></section>"#
    }

    private func line(_ version: Version) -> HTML {
        #"<li>\#(Link.to(version.versionAddress, isShown: version.isShown, "Phiên bản \(version.number)")) <span class="mute nb">\#(version.savedAt)</span>\#(if: version.isShown, #" <span class="small">đang xem</span>"#)</li>"#
    }
}
