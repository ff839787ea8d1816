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
        \(if: hasTrusted, #"<p class="hint">Chứng thư được kiểm tra theo thời điểm gửi tệp; chưa kiểm tra việc thu hồi chứng thư.</p>"#)
        """
    }

    /// The button that has it read once more, with the keys of a form.
    func again(_ keys: HTML) -> HTML? {
        again.map {
            #"<form class="no-print" method="post" action="\#($0)">\#(keys)<p><button class="btn">Đọc lại tệp</button></p></form>"#
        }
    }
}

extension FoundPaper.Signature: View {
    var html: HTML {
        #"<li>Người ký (theo chứng thư): <b>\#(who)</b>. Thời điểm ký ghi trong tệp: \#(signedAt). \#(standing.html) \#(issuer.html)</li>"#
    }
}
