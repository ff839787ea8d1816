import Reporting

extension IncidentPage: View {
    var html: HTML {
        frame.around(
            """
            <div class="wrap narrow">
              <div class="head"><div><p class="crumb"><a href="/incidents">Báo cáo đột xuất</a></p><h1>\(title)</h1><p class="lede">\(schoolName)</p><p class="facts"><span>\(state.html)</span> \(facts.map { "<span>\($0)</span> " })</p></div>
              <p class="acts"><button class="btn" type="button" data-print hidden>\(Icon.of("print"))In</button> <a class="btn" href="\(address)/report.docx" download>\(Icon.of("down"))Báo cáo vụ việc (Word)</a></p></div>
              <div class="stack">
                \(said.map(Outcome.done))
                \(complaint.map(Outcome.refused))
                \(if: isSchool && isNew, #"<p class="notice">\#(officeName) chưa xác nhận đã nhận tin. Việc gấp đề nghị gọi điện thêm.</p>"#)
                \(if: !isSchool && mayAdd && isNew, acknowledging)
                \(what)
                \(course)
                \(if: mayAdd, isSchool ? ofSchool : ofOffice)
              </div>
            </div>
            """, scripts: isSchool ? [.papers] : [])
    }

    private var what: HTML {
        let table = Table.part(
            ["Nội dung", "Trường báo"],
            rows: answers.map {
                #"<tr role="row"><th role="rowheader" scope="row">\#($0.label)</th><td role="cell" class="pre">\#($0.value)</td></tr>"#
            })
        return
            #"<section class="set" aria-labelledby="what"><h2 id="what">Vụ việc</h2>\#(table)</section>"#
    }

    private var course: HTML {
        #"<section class="panel set" aria-labelledby="course"><h2 id="course">Diễn biến</h2><ol class="log">\#(steps.map(\.html))</ol></section>"#
    }

    private var acknowledging: HTML {
        #"<form method="post" action="\#(address)/acknowledge">\#(frame.keys)<p class="acts"><button class="btn primary big">Đã nhận tin</button></p></form>"#
    }

    private var ofSchool: HTML {
        """
        \(saying(.followedUp, to: "follow-ups", "Báo tiếp", isClosed ? "Vụ việc đã khép; báo tiếp thì được mở lại. Không ghi họ tên học sinh, người bị nạn." : "Không ghi họ tên học sinh, người bị nạn.", "Gửi báo tiếp"))
        <form class="panel set no-print" method="post" action="\(address)/photos" enctype="multipart/form-data">\(frame.keys)<h2>Gửi ảnh, giấy tờ</h2>
          <p class="set"><label for="caption">Ảnh chụp gì <span class="hint">(không bắt buộc)</span></label><input id="caption" name="text" value="\(caption)" maxlength="300" autocomplete="off"></p>
          \(PaperField(label: "Chọn ảnh hoặc tệp PDF", note: "Không chụp rõ mặt học sinh, người bị nạn.", done: address + "?done=photos").html)
          <p class="acts"><button class="btn primary">Gửi ảnh</button></p></form>
        <p class="no-print"><a href="\(address)/correction">Đính chính nội dung đã gửi</a> <span class="hint">(điều đã gửi vẫn được giữ)</span></p>
        """
    }

    private var ofOffice: HTML {
        """
        \(saying(.noted, to: "notes", "Ý kiến gửi trường", nil, "Gửi ý kiến"))
        \(if: !isNew && !isClosed || typed?.kind == .closed, saying(.closed, to: "close", "Khép vụ việc", "Ghi kết quả khắc phục. Khép rồi vẫn xem, in được; trường báo thêm thì mở lại.", "Khép vụ việc"))
        """
    }

    private func saying(
        _ kind: IncidentEntry.Kind, to path: String, _ title: String, _ hint: String?,
        _ button: String
    ) -> HTML {
        let text = typed.flatMap { $0.kind == kind ? $0.text : nil } ?? ""
        return """
            <form class="panel set no-print" method="post" action="\(address)/\(path)" data-guard>\(frame.keys)<h2><label for="text-\(path)">\(title)</label></h2>\(hint.map { #"<p class="hint" id="hint-\#(path)">\#($0)</p>"# })
            <textarea id="text-\(path)" name="text" rows="3" maxlength="\(IncidentEntry.longestText)" required\(hint.map { _ in #" aria-describedby="hint-\#(path)""# })>
            \(text)</textarea>
            <p class="acts"><button class="btn">\(button)</button></p></form>
            """
    }
}

extension IncidentPage.Step: View {
    var html: HTML {
        #"<li><span class="mute nb">\#(when)</span> <b>\#(what)</b> <span class="small mute">\#(who)</span>\#(if: !text.isEmpty, #"<p class="pre full">\#(text)</p>"#)\#(file.map { #"<p class="full">\#($0.html)</p>"# })\#(if: !changes.isEmpty, #"<ul class="small full">\#(changes.map(\.html))</ul>"#)</li>"#
    }
}
