extension DocumentSheet: View {
    /// As it will be printed, from the names at its head to the signature.
    var html: HTML {
        """
        <article class="sheet doc">
        <div class="mh"><p>\(parent)<br><b class="ruled">\(issuer)</b></p><p><b><span class="nation">CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</span><br><u>Độc lập - Tự do - Hạnh phúc</u></b></p></div>
        <div class="mh"><p>Số: \(symbol)</p><p><i>\(placeAndDate)</i></p></div>
        <h2 class="type">BÁO CÁO<br><span class="ruled">\(subject.map(\.html))</span></h2>
        \(addressed)
        \(blocks.map(\.html))
        <div class="mh ends"><div><p><b><i>Nơi nhận:</i></b></p>\(recipients.map { "<p><small>- \($0)</small></p>" })</div><div>\(authority.map { "<p><b>\($0)</b></p>" })<p class="room"><b>\(signer)</b></p></div></div>
        </article>
        """
    }

    private var addressed: HTML {
        isToOne
            ? #"<p class="to">Kính gửi: \#(addressees.map { "\($0)" })</p>"#
            : #"<div class="to"><p>Kính gửi:</p>\#(addressees.map { "<p>- \($0)</p>" })</div>"#
    }
}

extension DocumentSheet.Block: View {
    var html: HTML {
        let words = runs.map(\.html)
        if isChapter { return "<h3>\(words)</h3>\n" }
        if isSection { return "<h4>\(words)</h4>\n" }
        return isItem ? "<p>- \(words)</p>\n" : "<p>\(words)</p>\n"
    }
}

extension DocumentSheet.Run: View {
    var html: HTML {
        guard let look else { return "\(text)" }
        return #"<span class="\#(look)" title="\#(hint)">\#(text)</span>"#
    }
}
