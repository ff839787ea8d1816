extension SubmittedReport {
    /// What there is to see in the figures.
    var notices: HTML {
        """
        \(if: hasErrors, #"<div class="notice err"><p><b>\#(errorCount) lỗi theo quy tắc kiểm tra hiện hành.</b> Xem tại từng chỉ tiêu bên dưới.</p>\#(if: !causes.isEmpty, sources)</div>"#)
        \(if: hasUnconfirmed, #"<div class="notice warn"><p><b>\#(unconfirmedCount) cảnh báo chưa có giải trình.</b> Xem tại từng chỉ tiêu bên dưới.</p></div>"#)
        \(if: !flags.isEmpty, #"<div class="notice warn set"><h2>Nên đối chiếu</h2><ul>\#(flags.map(\.html))</ul></div>"#)
        \(if: !confirmed.isEmpty, explained)
        \(old.map(\.html))
        """
    }

    private var explained: HTML {
        """
        <details class="panel set"\(if: !isNarrow, " open")>
          <summary><h2>Cảnh báo đã giải trình</h2></summary>
          \(confirmed.map(\.html))
        </details>
        """
    }

    /// The figures that several of the errors may come from.
    private var sources: HTML {
        "<ul>\(causes.map(source))</ul>"
    }

    private func source(_ cause: CommonCause) -> HTML {
        let place = "#at_\(cause.code)"
        return
            #"<li>Có thể do <a href="\#(place)">\#(cause.name)</a>: liên quan \#(cause.count).</li>"#
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
