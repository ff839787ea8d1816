extension ProfilePage: View {
    var html: HTML {
        frame.around(
            """
            <div class="wrap narrow">
              <div class="head"><div><h1>Hồ sơ nhà trường</h1><p class="lede">\(unitName)</p>
              <p class="mute">Những số liệu ít đổi, nhà trường khai một lần và tự sửa khi có thay đổi. Báo cáo mới lấy sẵn số liệu tại ngày chốt của đợt; báo cáo đã nộp giữ nguyên. Cơ quan quản lý xem được hồ sơ và mọi lần sửa.</p></div></div>
              <div class="stack">
                \(said.map(Outcome.said))
                \(Outcome.faults("Chưa lưu được.", complaints))
                \(profile.map(shown) ?? nothing)
              </div>
            </div>
            """)
    }

    private var nothing: HTML {
        #"<div class="notice"><p>Chưa có đợt báo cáo nào hỏi số liệu của hồ sơ.</p></div>"#
    }

    private func shown(_ profile: UnitProfile) -> HTML {
        """
        \(profile.html)
        <h2 id="correct">Sửa hồ sơ</h2>
        <form class="stack" method="post" action="/profile" data-guard\(if: !complaints.isEmpty, " data-unsaved") novalidate>\(EnterKey.nothing)\(frame.keys)<input type="hidden" name="\(SeenReport.field)" value="\(seen)">
        <section class="sec" aria-labelledby="correct">
        \(fields.map(\.html))
        </section>
        <div class="panel set">
        <div class="fields"><p><label for="from">Số liệu mới tính từ ngày <span class="hint">(để trống: hôm nay)</span></label><input id="from" name="from" value="\(from)" inputmode="numeric" maxlength="20" placeholder="\(today)"></p></div>
        <p><label class="pick"><input type="checkbox" name="before" value="yes"\(if: isOfBefore, " checked")>Khai lùi ngày: số liệu này chỉ tính đến trước lần khai kế tiếp</label></p>
        \(if: needsPIN, PINField.html())
        <p><button class="btn primary">Cập nhật hồ sơ</button></p>
        </div></form>
        """
    }
}
