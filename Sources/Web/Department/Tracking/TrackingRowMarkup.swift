extension TrackingPage.Row {
    /// With a cell for the box where something can be done with several, be it not with this one.
    func html(withBox: Bool) -> HTML {
        #"<tr role="row">\#(if: withBox, box)<th role="rowheader" scope="row"><a href="\#(address)">\#(name)</a></th><td role="cell">\#(state.html)\#(if: asksUnlock, asking)</td><td role="cell">\#(if: hasTime, time.html)</td><td role="cell" data-h="Nộp lúc" class="nb">\#(submittedAt)</td><td role="cell" data-h="Trả lại">\#(returned)</td><td role="cell">\#(if: hasWarnings, warned)</td><td role="cell" data-h="Bản giấy" class="nb">\#(paper)\#(signed.map(signedBadge))</td><td role="cell" data-h="Đôn đốc">\#(contact)</td><td role="cell" data-h="Thay đổi cuối" class="nb">\#(changedAt)</td><td role="cell" class="nb">\#(commune)</td></tr>"#
    }

    private var asking: HTML {
        #" <span class="st act">\#(Icon.of("bell"))Xin mở khóa</span>"#
    }

    private func signedBadge(_ words: String) -> HTML {
        #" <span class="st ok">\#(Icon.of("ok"))\#(words)</span>"#
    }

    private var warned: HTML {
        #"<span class="st late">\#(Icon.of("warn"))\#(warnings)</span>"#
    }

    private var box: HTML {
        guard mayChoose else { return #"<td role="cell"></td>"# }
        return
            #"<td role="cell" class="tick"><label class="pick"><input type="checkbox" name="unit" value="\#(code)"\#(if: isChosen, " checked")><span class="hide">Chọn \#(name)</span></label></td>"#
    }
}
