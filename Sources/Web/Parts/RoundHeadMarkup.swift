extension RoundHead {
    /// Until when reports are due, as of when the page speaks, and the way to the other rounds.
    var facts: HTML {
        "\(dueAndNow)\(roundSwitch)"
    }

    var dueAndNow: HTML {
        #"<p class="facts"><span>Hạn nộp: <b>\#(due)</b></span> \#(if: isClosed, "<span><b>Đợt báo cáo đã đóng, số liệu đã khóa</b></span> ")<span>Số liệu lúc \#(asOf)</span></p>"#
    }

    /// The way to the other rounds; nothing where there are none.
    var roundSwitch: HTML? {
        guard hasOtherRounds else { return nil }
        return
            #"<details class="more rounds"><summary>Đổi đợt báo cáo</summary><ul class="panel">\#(otherRounds.map(link))</ul></details>"#
    }

    private func link(_ round: Other) -> HTML {
        "<li>\(Link.to(round.address, isShown: round.isShown, "\(round.title)"))</li>"
    }
}
