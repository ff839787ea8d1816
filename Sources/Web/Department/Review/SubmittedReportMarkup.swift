extension SubmittedReport {
    /// What there is to see in the figures.
    var notices: HTML {
        """
        \(if: hasErrors, #"<div class="notice err"><p><b>\#(errorCount) lỗi theo quy tắc kiểm tra hiện hành.</b> Xem tại từng chỉ tiêu bên dưới.</p></div>"#)
        \(if: hasUnconfirmed, #"<div class="notice warn"><p><b>\#(unconfirmedCount) cảnh báo chưa có giải trình.</b> Xem tại từng chỉ tiêu bên dưới.</p></div>"#)
        \(if: !flags.isEmpty, #"<div class="notice warn set"><h2>Nên đối chiếu</h2><ul>\#(flags.map(\.html))</ul></div>"#)
        \(if: !confirmed.isEmpty, explained)
        """
    }

    private var explained: HTML {
        """
        <section class="panel set" aria-labelledby="confirmed">
          <h2 id="confirmed">Cảnh báo đã giải trình</h2>
          \(confirmed.map(\.html))
        </section>
        """
    }
}

extension SubmittedReport.Flag: View {
    var html: HTML {
        #"<li class="msg warn">\#(Icon.of("eye"))<span>\#(words)\#(link.map { #" <a href="\#($0)">\#(linkName)</a>"# })</span></li>"#
    }
}

extension SubmittedReport.Confirmed: View {
    var html: HTML {
        #"<div class="set"><p class="msg warn">\#(Icon.of("warn"))<span>\#(words)<br><span class="small mute">\#(cells)</span></span></p><p class="say"><b>Giải trình của trường:</b> “\#(reason)”</p></div>"#
    }
}
