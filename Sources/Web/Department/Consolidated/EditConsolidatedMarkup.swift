extension EditConsolidatedPage: View {
    var html: HTML {
        frame.around(
            """
            <div class="wrap">
            <div class="head"><div><p class="crumb"><a href="\(address)">Báo cáo tổng hợp</a></p><h1>Sửa nội dung báo cáo</h1><p class="lede">\(roundTitle)</p></div></div>
            <div class="stack">
            \(Outcome.faults("Chưa lưu được.", complaints))
            <div class="notice set"><p>Trong cặp ngoặc nhọn là số liệu, như <code>{câu 2: 1.532}</code>: số thứ tự câu hỏi hoặc tên số liệu, và giá trị lúc này. Để nguyên thì số tự thay đổi theo báo cáo của các trường; sửa phần sau dấu hai chấm thì số giữ nguyên như đã sửa và được tô màu; xóa phần đó, còn <code>{câu 2}</code>, thì số lại tự thay đổi.</p>
            <details class="more"><summary>Các số liệu dùng được</summary>\(figures)</details></div>
            \(form)
            </div>
            </div>
            """)
    }

    /// What can be named in the text.
    private var figures: HTML {
        Table.part(["Tên", "Là", "Lúc này"], label: "Các số liệu dùng được", rows: names.map(line))
    }

    private func line(_ name: Name) -> HTML {
        #"<tr role="row" data-figure="\#(name.words)" data-code="\#(name.code)" data-says="\#(name.value)"><th role="rowheader" scope="row"><code>&#123;\#(name.words)&#125;</code></th><td role="cell">\#(name.label)</td><td role="cell">\#(name.value)</td></tr>"#
    }

    private var form: HTML {
        """
        <form class="stack" method="post" action="\(address)/edit" data-guard>\(frame.keys)<input type="hidden" name="base" value="\(base)"><input type="hidden" name="last" value="\(last)">
        <section class="panel beside"><div class="set"><p><label for="subject">Trích yếu</label></p><input type="hidden" name="shown_subject" value="\(shownSubject)"><textarea id="subject" name="subject" rows="2" aria-required="true">
        \(subject)</textarea></div>\(EditConsolidatedPage.shown(subjectRuns, of: "subject"))</section>
        <div>\(chapters.map(\.html))</div>
        <p><input type="hidden" name="annexes" value="yes"><label class="pick"><input type="checkbox" name="annex_tasks" value="yes"\(if: hasTasks, " checked")>Kèm phụ lục kết quả theo nhiệm vụ của kế hoạch</label></p>
        <p><button class="btn primary">Lưu phiên bản mới</button></p>
        </form>
        """
    }
}

extension EditConsolidatedPage {
    /// What the box of that name comes to; scripts write it anew while somebody types.
    fileprivate static func shown(_ runs: [DocumentSheet.Run], of box: String) -> HTML {
        #"<p class="set"><span class="hint">Thành văn</span><output class="says" for="\#(box)" data-says-of="\#(box)">\#(runs.map(\.html))</output></p>"#
    }
}

extension EditConsolidatedPage.Chapter: View {
    var html: HTML {
        """
        <details class="sec\(if: isBelow, " below")"\(if: isOpen, " open")>
        <summary><h2>\(title)</h2><span class="st \(unwritten > 0 ? "act" : "off")">\(blocks.count) ô\(if: unwritten > 0, " · \(unwritten) ô chưa viết")</span></summary>
        \(blocks.map(\.html))
        </details>

        """
    }
}

extension EditConsolidatedPage.Block: View {
    var html: HTML {
        """
        <section class="block set\(if: isOff, " off")\(if: isHeading, " heading")">
        \(if: isQuotes, choice, else: beside)
        <details class="more"\(if: !added.isEmpty, " open")><summary>Thêm đoạn sau, hoặc bỏ<span class="hide"> ô \(number)</span></summary><p><label for="added_\(index)">Đoạn thêm sau ô \(number)</label></p><textarea id="added_\(index)" name="added_\(index)" rows="2">
        \(added)</textarea><label class="pick"><input type="checkbox" name="remove_\(index)" value="yes"\(if: isRemoved, " checked")>Bỏ ô \(number)</label></details>
        </section>

        """
    }

    private var number: Int { index + 1 }

    /// Which schools are quoted.
    private var choice: HTML {
        #"<details class="more"><summary><span class="no">\#(number).</span> \#(kind) <span class="mute">(\#(quoteCount) trường)</span></summary>\#(offered)\#(note.map { #"<p class="hint">\#($0)</p>"# })\#(quotes.map(pick))</details>"#
    }

    /// What the box offered when it was shown.
    private var offered: HTML {
        #"<input type="hidden" name="shown_\#(index)" value="\#(shown)">"#
    }

    private func pick(_ quote: EditConsolidatedPage.Quote) -> HTML {
        #"<label class="pick"><input type="checkbox" name="unit_\#(index)" value="\#(quote.unit)"\#(if: quote.isChosen, " checked")><span><b>\#(quote.name):</b> \#(quote.words)</span></label>"#
    }

    private var beside: HTML {
        let shown = EditConsolidatedPage.shown(runs, of: "text_\(index)")
        return #"<div class="beside"><div class="set">\#(words)</div>\#(shown)</div>"#
    }

    private var words: HTML {
        """
        <p><label for="text_\(index)"><span class="no">\(number).</span> \(kind)</label>\(note.map { #" <span class="hint">\#($0)</span>"# })\(if: isOff, #" <b class="small">không in lúc này</b>"#)</p>\(offered)<textarea id="text_\(index)" name="text_\(index)" rows="\(rows)">
        \(text)</textarea>\(if: !earlier.isEmpty, offer)
        """
    }

    /// The words of the round before, to be kept.
    private var offer: HTML {
        #"<p><span class="hint">Đợt trước viết, đợt này chưa in:</span> \#(earlier.map(\.html))</p><label class="pick"><input type="checkbox" name="keep_\#(index)" value="yes"\#(if: isKept, " checked")>Giữ lời này cho đợt này</label>"#
    }
}
