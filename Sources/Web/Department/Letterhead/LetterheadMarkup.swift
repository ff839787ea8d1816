extension LetterheadPage: View {
    var html: HTML {
        frame.around(
            """
            <div class="wrap narrow">
              <div class="head"><div><h1>Thể thức văn bản</h1><p class="lede">\(unitName)</p>
                <p class="mute">Những gì in ở đầu và cuối báo cáo, công văn của đơn vị, theo Nghị định số 30/2020/NĐ-CP.</p></div></div>
              <div class="stack">
                \(said.map(Outcome.done))
                \(Outcome.faults("Chưa lưu được.", complaints))
                <form class="panel set" method="post" action="/letterhead">\(frame.keys)
                  \(if: frame.isOfOffice, Needed.hint)
                  \(typed.names(head: head))
                  \(typed.lists)
                  \(if: needsPIN, PINField.html())
                  <p><button class="btn primary">Lưu</button></p>
                </form>
              </div>
            </div>
            """)
    }
}

extension TypedLetterhead {
    /// What is said in one line.
    fileprivate func names(head: String?) -> HTML {
        """
        <div class="fields">
        <p><label for="parent">Cơ quan chủ quản <span class="hint">(dòng trên, có thể để trống)</span></label><input id="parent" name="parent" value="\(parent)" maxlength="200" placeholder="UBND XÃ …"></p>
        <p><label for="issuer">Tên cơ quan ban hành <span class="hint">(in hoa, dòng dưới)</span></label><input id="issuer" name="issuer" value="\(issuer)" maxlength="200" aria-required="true"></p>
        <p><label for="name">Tên cơ quan trong câu văn</label><input id="name" name="name" value="\(name)" maxlength="200" aria-required="true"></p>
        <p><label for="symbol">Chữ viết tắt trong số, ký hiệu</label><input id="symbol" name="symbol" value="\(symbol)" maxlength="30" placeholder="GDĐT, VHXH" aria-required="true"></p>
        <p><label for="drafter">Ký hiệu đơn vị soạn thảo <span class="hint">(có trong số công văn và dòng “Lưu: VT”, có thể để trống)</span></label><input id="drafter" name="drafter" value="\(drafter)" maxlength="30" placeholder="VX, PCCC"></p>
        <p><label for="copies">Số bản lưu <span class="hint">(có thể để trống)</span></label><input id="copies" name="copies" value="\(copies)" maxlength="2" inputmode="numeric"></p>
        <p><label for="place">Địa danh</label><input id="place" name="place" value="\(place)" maxlength="200" aria-required="true"></p>
        <p><label for="signer">Họ và tên người ký <span class="hint">(\(head.map { "để trống thì in tên hiệu trưởng trong tài khoản: \($0)" } ?? "có thể để trống"))</span></label><input id="signer" name="signer" value="\(signer)" maxlength="200"></p>
        </div>
        """
    }

    /// A line each.
    fileprivate var lists: HTML {
        """
        <p><label for="authority">Quyền hạn, chức vụ người ký <span class="hint">(mỗi dòng một ý)</span></label></p><textarea id="authority" name="authority" aria-required="true" rows="2" placeholder="KT. TRƯỞNG PHÒNG">
        \(authority)</textarea>
        <p><label for="addressees">Kính gửi <span class="hint">(báo cáo của đơn vị gửi đến đâu, mỗi dòng một nơi)</span></label></p><textarea id="addressees" name="addressees" rows="2">
        \(addressees)</textarea>
        <p><label for="recipients">Nơi nhận <span class="hint">(mỗi dòng một nơi, không cần gạch đầu dòng)</span></label></p><textarea id="recipients" name="recipients" aria-required="true" rows="4">
        \(recipients)</textarea>
        """
    }
}
