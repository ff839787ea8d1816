extension PlanReadingPage: View {
    var html: HTML {
        frame.around(
            """
            <div class="wrap">
              <div class="head"><div><p class="crumb"><a href="/plans">Kế hoạch</a></p><h1>Đọc kế hoạch từ văn bản</h1><p class="lede">Số trong văn bản chỉ chỗ đã đọc. Sửa ở các ô; văn bản gốc giữ nguyên. Chưa lưu gì.</p></div><p class="acts"><a class="btn" href="/plans/new">Dán văn bản khác</a></p></div>
              <div class="stack">
                \(Outcome.faults("Chưa lưu được.", complaints))
                \(summary)
                <form class="plan-text" method="post" action="/plans">\(frame.keys)<input type="hidden" name="text" value="\(text)"><input type="hidden" name="file_name" value="\(fileName)">
                  <section class="panel source" id="text" aria-labelledby="text-h" tabindex="0"><h2 id="text-h">Văn bản\(if: !fileName.isEmpty, #" <span class="cov">\#(fileName)</span>"#)</h2><div class="read">\(marked.parts.map(part))</div></section>
                  <div class="stack">
                    <section class="panel" aria-labelledby="plan-h"><h2 id="plan-h">Kế hoạch</h2>\(planFields)</section>
                    <section class="panel" aria-labelledby="round-h"><h2 id="round-h">Dùng khi lập đợt báo cáo</h2><p class="hint">Không lưu trong kế hoạch; chọn “Lưu và lập đợt báo cáo” thì các ô này có sẵn ở trang sau.</p>\(roundFields)</section>
                    <p class="row"><button class="btn primary big">Lưu kế hoạch</button> <button class="btn big" name="_then" value="round">Lưu và lập đợt báo cáo</button></p>
                  </div>
                </form>
              </div>
            </div>
            """)
    }

    private var summary: HTML {
        let links = doubtful.map { one -> HTML in
            ##"<a href="#f\##(one.number)">\##(one.name)</a>"##
        }
        return """
            <div class="notice\(if: !links.isEmpty, " warn")" role="status"><p><b>Đọc được \(readCount) trong \(got.count) phần\(if: !links.isEmpty, ", \(links.count) phần cần xem lại").</b> Phần không có trong văn bản thì để trống; phần viết khác văn bản thì ghi rõ lý do.</p>\(if: !links.isEmpty, "<p>Cần xem lại: \(links.listed).</p>")\(font.map { "<p>Văn bản gõ bằng \($0), đã đọc sang Unicode.</p>" })</div>
            """
    }

    private func part(_ part: MarkedText.Part) -> HTML {
        switch part {
        case .plain(let text): "\(text)"
        case .marked(let text, let number, let id, let isDoubtful):
            #"<mark id="\#(id)"\#(if: isDoubtful, #" class="doubt""#)><sup>\#(number)</sup> \#(text)</mark>"#
        }
    }

    private var planFields: HTML {
        """
        \(field(.number, #"<p><label for="number">Số, ký hiệu</label><input id="number" name="number" value="\#(typed.number)" maxlength="60" aria-required="true" autocomplete="off"></p><p class="hint">Loại văn bản: \#(kind).</p>"#))
        \(field(.date, #"<p><label for="date">Ngày ban hành</label><input id="date" name="date" value="\#(typed.date)" inputmode="numeric" aria-required="true" placeholder="16/03/2022" autocomplete="off"></p>"#))
        \(field(.issuer, #"<p><label for="issuer">Cơ quan ban hành</label><input id="issuer" name="issuer" value="\#(typed.issuer)" maxlength="200" aria-required="true" autocomplete="off"></p>"#))
        \(field(.subject, "<p><label for=\"subject\">Trích yếu</label><textarea id=\"subject\" name=\"subject\" rows=\"4\" maxlength=\"1000\" aria-required=\"true\">\n\(typed.subject)</textarea></p>"))
        \(field(.tasks, "<p><label for=\"tasks\">Nhiệm vụ <span class=\"hint\">(mỗi dòng: điều, mục | nội dung)</span></label><textarea id=\"tasks\" name=\"tasks\" rows=\"12\">\n\(typed.tasks)</textarea></p>"))
        \(field(.bases, "<p><label for=\"bases\">Căn cứ <span class=\"hint\">(mỗi dòng: số | ngày | cơ quan | trích yếu)</span></label><textarea id=\"bases\" name=\"bases\" rows=\"10\">\n\(typed.bases)</textarea></p>"))
        """
    }

    private var roundFields: HTML {
        """
        \(field(.due, due))
        \(field(.destination, #"<p><label for="contact">Nơi nhận báo cáo</label><input id="contact" name="contact" value="\#(proposal.contact)" maxlength="300" autocomplete="off"></p>"#))
        \(field(.period, #"<div class="fields"><p><label for="period_from">Từ ngày</label><input id="period_from" name="period_from" value="\#(proposal.periodFrom)" inputmode="numeric" autocomplete="off"></p><p><label for="period_to">Đến ngày</label><input id="period_to" name="period_to" value="\#(proposal.periodTo)" inputmode="numeric" autocomplete="off"></p></div>"#))
        \(field(.reporters, #"\#(if: !reporters.isEmpty, "<p>\(reporters)</p>")\#(if: !levels.isEmpty, #"<p class="hint">Cấp học: \#(levels.joined(separator: ", ")).</p>"#)"#))
        \(field(.recipients, #"\#(if: !recipients.isEmpty, "<ul>\(recipients.map { "<li>\($0)</li>" })</ul>")"#))
        """
    }

    private var due: HTML {
        """
        <p><label for="due_text">Lời ghi trong kế hoạch</label><input id="due_text" name="due_text" value="\(proposal.dueText)" maxlength="300" autocomplete="off"></p>
        <div class="fields"><p><label for="due_day">Hạn nộp, ngày</label><input id="due_day" name="due_day" value="\(proposal.due.day)" inputmode="numeric" autocomplete="off"></p><p><label for="due_time">Trước giờ <span class="hint">(24:00: hết ngày)</span></label><input id="due_time" name="due_time" value="\(proposal.due.time)" autocomplete="off"></p></div>
        \(dueWords.map { #"<p class="hint">Đọc là: \#($0).</p>"# })
        """
    }

    /// A field with its number, why it wants to be looked at, and what it was read from.
    private func field(_ field: Field, _ inside: HTML) -> HTML {
        guard let got = got[field] else { return inside }
        return """
            <div class="got set\(if: got.wantsLook, " doubt")" id="f\(got.number)">
              <p class="row"><span class="tag">\(got.number)</span> <b>\(got.name)</b></p>
              \(if: got.wantsLook, "<ul class=\"why\">\(got.doubts.map(why))</ul>")
              \(inside)
              \(if: !got.quotes.isEmpty, from(got.quotes))
            </div>
            """
    }

    private func why(_ doubt: String) -> HTML {
        #"<li class="st late">\#(Icon.of("warn"))<span>\#(doubt)</span></li>"#
    }

    private func from(_ quotes: [Got.Quote]) -> HTML {
        let links = quotes.map { quote -> HTML in
            #"<a href="\#(quote.address)">“\#(quote.words)”</a>"#
        }
        guard links.count > 2 else {
            return #"<p class="small mute">Đọc từ: \#(links.listed)</p>"#
        }
        return
            #"<details class="more"><summary>Đọc từ \#(links.count) chỗ</summary><ul class="small">\#(links.map { "<li>\($0)</li>" })</ul></details>"#
    }
}
