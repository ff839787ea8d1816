import Reporting

extension FirstHourPage: View {
    var html: HTML {
        frame.around(
            """
            <div class="wrap narrow">
              <div class="head"><div><h1>Bắt đầu: đến đợt báo cáo đầu tiên</h1><p class="lede">\(lines.count) bước, khoảng nửa giờ. Dừng lúc nào cũng được: mở lại trang này là thấy bước đang làm.</p></div><p class="big">\(done)<span>/\(lines.count)</span> <small>bước đã xong</small></p></div>
              <div class="stack">
                \(if: !awaited.isEmpty, #"<div class="notice">\#(awaited.map(wait))</div>"#)
                <div>
                \(lines.map(section))
                </div>
              </div>
            </div>
            """)
    }

    private func wait(for others: (who: String, titles: String)) -> HTML {
        "<p>Việc của \(others.who): <b>\(others.titles)</b>.</p>"
    }

    private func section(_ line: Line) -> HTML {
        let step = line.step
        return """
            <details class="sec" id="b\(line.number)"\(if: line.isNext, " open")><summary><h2>\(line.number). \(step.title)</h2> <span class="small mute">\(step.summary)</span> \(step.badge.html)</summary><div class="panel set">
            \(step.notes.map(note))
            \(if: !line.ways.isEmpty, #"<p class="row">\#(buttons(line))</p>"#)
            \(if: !step.doers.contains(role), #"<p class="mute">Việc này do \#(step.doer) làm.</p>"#)
            </div></details>
            """
    }

    /// With its link where the asker may follow it.
    private func note(_ note: FirstHourStep.Note) -> HTML {
        let isMine = note.way?.roles.contains(role) ?? false
        return isMine ? note.html : FirstHourStep.Note(words: note.words).html
    }

    private func buttons(_ line: Line) -> [HTML] {
        line.ways.enumerated().map { index, way in
            let isMain = index == 0 && line.isNext
            return
                #"<a class="btn\#(if: isMain, " primary")" href="\#(way.address)">\#(way.words)</a> "#
        }
    }
}

extension FirstHourStep {
    fileprivate var badge: Badge {
        if isDone { return Badge(icon: "ok", style: "ok", words: "Xong") }
        return isBegun
            ? Badge(icon: "draft", style: "", words: "Đang làm")
            : Badge(icon: "none", style: "off", words: "Chưa làm")
    }
}

extension FirstHourStep.Note: View {
    var html: HTML {
        #"<p class="msg warn">\#(Icon.of("warn"))<span>\#(words)\#(way.map { #" <a href="\#($0.address)">\#($0.words)</a>"# })</span></p>"#
    }
}
