extension HistoryLine: View {
    var html: HTML {
        #"<li><span class="mute nb">\#(when)</span> <span>\#(what)\#(checks.map(\.way))\#(checks.map(\.html))\#(if: !changes.isEmpty, cells)</span> <span class="small mute">\#(who)</span></li>"#
    }

    private var cells: HTML {
        #"<details class="more"><summary>\#(count) chỉ tiêu thay đổi</summary><ul class="small">\#(changes.map(\.html))</ul></details>"#
    }
}

extension CellChange: View {
    var html: HTML {
        "<li>\(if: number > 0, "\(number). ")\(label): <del>\(before)</del> → <ins>\(after)</ins></li>"
    }
}
