import Reporting

extension ClosedFiguresPage: View {
    var html: HTML {
        frame.around(
            """
            <div class="wrap narrow">
            <div class="head"><div><h1>\(heading)</h1><p class="lede">\(roundTitle)</p>
            <p class="facts"><span>Báo cáo số <b>\(documentNumber)</b> ngày <b>\(documentDate)</b></span> <span>Chốt lúc \(closedAt)</span></p></div><p class="big">\(approved)<small>/\(owed) báo cáo</small></p></div>
            <div class="stack">
            \(if: isNew, #"<div class="notice" role="status"><p><b>Đã chốt số liệu.</b> Số liệu và văn bản dưới đây không thay đổi nữa.</p></div>"#)
            \(replaced.map { #"<div class="notice"><p>\#($0)</p></div>"# })
            \(if: !reason.isEmpty, #"<div class="notice"><p><b>Lý do:</b> \#(reason)</p></div>"#)
            \(if: !missing.isEmpty, #"<div class="notice warn">\#(missing.map(\.html))</div>"#)
            <section class="panel set" aria-labelledby="files"><h2 id="files">Văn bản và số liệu</h2><ul class="log">\(files.map(line))</ul></section>
            \(if: !changes.isEmpty, corrected)
            </div>
            </div>
            """)
    }

    private func line(_ file: File) -> HTML {
        #"<li><a href="\#(file.fileAddress)" download>\#(file.title)</a> <span class="mute nb">\#(file.size)</span> <span class="small mute hash">Mã kiểm tra: \#(file.hash)</span></li>"#
    }

    private var corrected: HTML {
        #"<section class="panel set" aria-labelledby="changes"><h2 id="changes">Số liệu đính chính</h2>\#(CloseFiguresPage.Change.table(changes))</section>"#
    }
}

extension ClosedFiguresPage.Missing: View {
    var html: HTML {
        """
        <p><b>\(words)</b> \(names)\(if: others.isEmpty, ".")</p>\(if: !others.isEmpty, rest)
        """
    }

    private var rest: HTML {
        #"<details class="more"><summary>và \#(VietnameseNumber.text(others.count)) đơn vị khác</summary><p>\#(others.joined(separator: ", ")).</p></details>"#
    }
}
