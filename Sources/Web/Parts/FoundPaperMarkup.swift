extension FoundPaper: View {
    var html: HTML {
        """
        <p class="row">\(standing.html)</p><p class="hint">\(advice)</p>
        \(if: !signatures.isEmpty, signed)
        \(if: hasUnknownSignatures && signatures.isEmpty, #"<p class="hint">Chưa đọc được chữ ký số trong tệp.</p>"#)
        """
    }

    private var signed: HTML {
        """
        <p>Tệp có \(signatures.count) chữ ký số:</p>
        <ul>\(signatures.map(\.html))</ul>
        """
    }
}

extension FoundPaper.Signature: View {
    var html: HTML {
        #"<li>Người ký (theo chứng thư): <b>\#(who)</b>. Thời điểm ký ghi trong tệp: \#(signedAt). \#(standing.html) <span class="st off">\#(Icon.of("none"))Chứng thư số chưa được kiểm tra</span></li>"#
    }
}
