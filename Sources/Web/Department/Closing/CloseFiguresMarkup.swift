extension CloseFiguresPage: View {
    var html: HTML {
        frame.around(
            """
            <div class="wrap narrow">
            <div class="head"><div><p class="crumb"><a href="\(reportAddress)">Báo cáo tổng hợp</a></p><h1>\(frame.title)</h1><p class="lede">\(roundTitle)</p>
            <p class="facts"><span>Số liệu lúc \(asOf)</span></p></div><p class="big">\(approved)<small>/\(owed) báo cáo đã duyệt</small></p></div>
            <div class="stack">
            \(Outcome.faults("Chưa chốt được.", complaints))
            \(unwritten.map(\.html))
            \(if: gaps.isEmpty, #"<div class="notice"><p><b>Tất cả đơn vị đã có báo cáo được duyệt.</b></p></div>"#)
            \(gaps.map(\.html))
            \(if: !warnings.isEmpty, cautions)
            \(if: isCorrection, corrected)
            \(frozen)
            \(if: isCorrection, #"<section class="panel set" aria-labelledby="earlier"><h2 id="earlier">Các lần đã chốt</h2><ul class="log">\#(earlier.map(\.html))</ul></section>"#)
            </div>
            </div>
            """)
    }

    private var cautions: HTML {
        """
        <div class="notice warn"><h2>Xem lại trước khi chốt</h2><ul>\(warnings.map { "<li>\($0)</li>" })</ul></div>
        """
    }

    private var corrected: HTML {
        """
        <section class="panel set" aria-labelledby="changes"><h2 id="changes">Khác với lần chốt trước</h2>
        \(if: isUnchanged, "<p>Số liệu và lời văn như lần chốt trước; chốt lại chỉ để sửa số hoặc ngày văn bản. Muốn sửa lời văn: sửa báo cáo tổng hợp hoặc thể thức văn bản. Muốn sửa số liệu: mở khóa báo cáo của trường, trường nộp lại, duyệt. Sau đó chốt lại ở đây.</p>")
        \(if: !changes.isEmpty, Change.table(changes))</section>
        """
    }

    private var frozen: HTML {
        """
        <section class="panel set" aria-labelledby="frozen"><h2 id="frozen">Sẽ được giữ nguyên</h2>
        <p>Số liệu tổng hợp, phiên bản báo cáo của từng trường, <a href="\(reportAddress)">báo cáo tổng hợp</a>\(if: hasVersion, " (phiên bản \(version))") và các phụ lục, kèm số và ngày văn bản. \(if: isOpen, "Đợt báo cáo đóng lại; trường muốn sửa phải xin mở khóa.")</p>
        \(if: hasByHand, #"<p class="st warn"><b>Lưu ý:</b> \#(byHand) số liệu trong báo cáo đã sửa tay, có thể khác số liệu của các trường.</p>"#)
        \(closing)
        </section>
        """
    }

    private var closing: HTML {
        if mayClose { return form }
        return #"<p class="mute">Lãnh đạo cơ quan thực hiện việc chốt số liệu.</p>"#
    }

    private var form: HTML {
        """
        <form class="set" method="post" action="\(address)">\(frame.keys)
        <div class="fields"><p><label for="number">Số văn bản <span class="hint">(do văn thư cấp)</span></label><input id="number" name="number" value="\(typed.number)" inputmode="numeric" maxlength="5" required></p>
        <p><label for="date">Ngày văn bản</label><input id="date" name="date" value="\(typed.date)" inputmode="numeric" placeholder="\(today)" required></p></div>
        <p><label for="reason">\(whatReason)</label></p><textarea id="reason" name="reason" rows="2" maxlength="1000">
        \(typed.reason)</textarea>
        <p><button class="btn primary">\(isCorrection ? "Chốt lại số liệu" : "Chốt số liệu")</button></p></form>
        """
    }

    private var whatReason: HTML {
        if isCorrection { return "Lý do đính chính" }
        return !gaps.isEmpty
            ? "Lý do vẫn chốt khi còn thiếu báo cáo"
            : #"Ghi chú <span class="hint">(không bắt buộc)</span>"#
    }
}

extension CloseFiguresPage.Gap: View {
    var html: HTML {
        #"<section class="panel set" aria-labelledby="gap-\#(gapID)"><h2 id="gap-\#(gapID)">\#(title) <span class="cov">\#(count) đơn vị, không được tính</span></h2><ul class="log twin">\#(schools.map(line))</ul>\#(if: hasOthers, #"<p><a href="\#(listAddress)">và \#(others) đơn vị khác</a></p>"#)</section>"#
    }

    private func line(_ school: CloseFiguresPage.School) -> HTML {
        #"<li><a href="\#(school.schoolAddress)">\#(school.name)</a> <span>\#(school.state.html)</span></li>"#
    }
}

extension CloseFiguresPage.Earlier: View {
    /// The way to the document as it was sent.
    func button(_ style: HTML = "btn primary") -> HTML {
        #"<a class="\#(style)" href="\#(documentAddress)" download>\#(Icon.of("down"))\#(documentTitle) (Word)</a>"#
    }

    /// A line of what was closed.
    var html: HTML {
        #"<li><a href="\#(closingAddress)">\#(title)</a> <span class="mute nb">\#(closedAt)</span></li>"#
    }
}
