import Reporting

extension RoundSetupPage {
    /// The round while it is planned: what it asks, when, and of whom.
    var planning: HTML {
        """
        \(if: plans.isEmpty, #"<div class="notice warn"><p>Chưa có kế hoạch nào. <a href="/plans/new">Nhập kế hoạch</a> trước.</p></div>"#)
        \(if: forms.isEmpty, #"<div class="notice warn"><p>Chưa có biểu mẫu nào. <a href="/forms">Nhập biểu mẫu</a> trước.</p></div>"#)
        <form class="stack" method="post" action="\(address)">\(EnterKey.presses("save", "Lưu"))\(frame.keys)
          \(if: isNew && !typed.like.isEmpty, likeness)
          \(content)
          <section class="panel set"><h2>Thời gian</h2>
          \(proposing)
          \(dates)</section>
          \(if: isNew, repeatingNew)
          \(schools)
          \(opening?.html)
          \(if: isPastDue || isComplainedOf, #"<p class="row"><label class="pick"><input type="checkbox" name="even_past" value="true">Mở dù hạn nộp đã qua</label></p>"#)
          <p class="row"><button class="btn primary big" name="_do" value="save">Lưu</button>\(if: !isNew, #" <button class="btn big" name="_do" value="open">Mở đợt báo cáo</button> <button class="btn big" name="_do" value="open_trial">Mở thử</button>"#)</p>
          \(if: !isNew, #"<p class="hint">Mở đợt: các trường thấy việc cần nộp ngay; danh sách đơn vị được cố định. Mở thử: mở một bản sao ghi rõ THỬ trên mọi trang, văn bản; không tính vào đâu, xóa được; đợt này vẫn chờ mở.</p>"#)
        </form>
        """
    }

    private var likeness: HTML {
        """
        <p class="hint"><input type="hidden" name="like" value="\(typed.like)">Như đợt \(typed.like): tham số và các chỉ tiêu không hỏi cũng lấy theo đợt đó, nếu cùng biểu mẫu.</p>
        """
    }

    private var isComplainedOf: Bool {
        complaints.contains { $0.sentence == RoundFault.dueHasPassed.sentence }
    }

    private var content: HTML {
        """
        <section class="panel set"><h2>Nội dung</h2>
        \(Needed.hint)
        <div class="fields">
          <p class="wide"><label for="title">Tên đợt báo cáo</label><input id="title" name="title" value="\(typed.title)" maxlength="300" aria-required="true"></p>
          \(if: isNew, code)
          <p><label for="plan">Kế hoạch</label><select id="plan" name="plan" aria-required="true" data-fresh="/rounds/new"><option value="">Chọn kế hoạch</option>\(plans.map(\.html))</select><span class="hint">Chưa có: <a href="/plans/new" target="_blank">nhập kế hoạch</a> ở trang khác. Chọn rồi: <button class="plain" name="_do" value="refresh">điền các ô còn trống theo kế hoạch</button>.</span></p>
          <p><label for="form">Biểu mẫu</label><select id="form" name="form" aria-required="true" data-fresh="/rounds/new"><option value="">Chọn biểu mẫu</option>\(forms.map(\.html))</select><span class="hint">Chưa có: <a href="/forms" target="_blank">lập biểu mẫu</a> ở trang khác, rồi <button class="plain" name="_do" value="refresh">lấy lại danh sách</button>; các ô đã điền ở đây còn nguyên.</span></p>
          <p><label for="previous">So sánh với đợt trước</label><select id="previous" name="previous"><option value="">Không so sánh</option>\(rounds.map(\.html))</select></p>
          <p class="wide"><label class="pick"><input type="checkbox" name="wants_head" value="true"\(if: typed.wantsHead, " checked")>Báo cáo phải có hiệu trưởng ký trước khi nộp</label></p>
        </div></section>
        """
    }

    private var code: HTML {
        #"<p><label for="code">Mã đợt <span class="hint">(dùng trong địa chỉ, sau này không đổi được; để trống: đặt theo tên)</span></label><input id="code" name="code" value="\#(typed.code)" maxlength="60" placeholder="pccc-2027" data-slug="title" autocapitalize="none" spellcheck="false"></p>"#
    }

    var dates: HTML {
        """
        <div class="fields">
          <p><label for="period_from">Kỳ báo cáo từ ngày</label><input id="period_from" name="period_from" value="\(typed.periodFrom)" inputmode="numeric" aria-required="true" placeholder="01/09/2026"></p>
          <p><label for="period_to">Kỳ báo cáo đến ngày</label><input id="period_to" name="period_to" value="\(typed.periodTo)" inputmode="numeric" aria-required="true" placeholder="31/05/2027"></p>
          <p><label for="data_close">Ngày chốt số liệu</label><input id="data_close" name="data_close" value="\(typed.dataClose)" inputmode="numeric" aria-required="true" placeholder="31/05/2027"></p>
          <p><label for="due_day">Hạn nộp, ngày</label><input id="due_day" name="due_day" value="\(dueDay)" inputmode="numeric" aria-required="true" placeholder="10/06/2027"></p>
          <p><label for="due_time">Hạn nộp, trước giờ <span class="hint">(24:00: hết ngày)</span></label><input id="due_time" name="due_time" value="\(dueTime)" aria-required="true" placeholder="17:00"></p>
          \(dueWeekend.map { #"<p class="wide hint" role="status">Hạn nộp rơi vào \#($0), ngày nghỉ: giữ nguyên hoặc sửa lại.</p>"# })
          <p><label for="grace">Cho phép chậm (giờ) mà vẫn tính đúng hạn</label><input id="grace" name="grace" value="\(graceHours)" inputmode="numeric" aria-required="true"></p>
          <p class="wide"><label for="due_text">Thời hạn ghi trong kế hoạch</label><input id="due_text" name="due_text" value="\(typed.dueText)" maxlength="300" aria-required="true" placeholder="trước ngày 10/6/2027"></p>
          \(duePlanned.map { #"<p class="wide msg warn" role="status">\#(Icon.of("warn"))<span>\#($0)</span></p>"# })
          <p class="wide"><label for="contact">Nơi nhận, liên hệ <span class="hint">(bộ phận, điện thoại, thư công vụ của cơ quan; trường đọc trên biểu mẫu, biên nhận, văn bản đôn đốc)</span></label><input id="contact" name="contact" value="\(typed.contact)" maxlength="300" placeholder="Bộ phận Tổng hợp, điện thoại 0220 3736 123"></p>
        </div>
        """
    }

    private var schools: HTML {
        """
        <section class="panel set" id="schools" data-schools><h2>Đơn vị phải báo cáo</h2>
          \(choice.map(\.html))
          \(many)
          <details class="more"\(if: isNew, " open")><summary>Chọn từng trường</summary>
          <div class="codes">\(groups.map(group))</div></details>
        </section>
        """
    }

    private var many: HTML {
        """
        <fieldset class="set"><legend>Chọn nhanh theo cấp học và xã</legend>
          <p class="row">\(levels.map { $0.box("level") })<input type="hidden" name="levels_seen" value="\(seenLevels)"></p>
          <details class="more"><summary>Chỉ một số xã (không chọn xã nào: tất cả)</summary><p class="row">\(communes.map { $0.box("commune") })</p></details>
          <p class="hint">Lưu hoặc mở đợt là chọn các trường của cấp học đã đánh dấu. Đánh dấu từng trường bên dưới thì chỉ tính các trường đó; cấp học chỉ chọn một số trường thì không đánh dấu. Nút này bỏ dấu từng trường, chọn lại theo cấp học và xã.</p>
          <p><button class="btn" name="_do" value="choose">Chọn lại theo cấp học và xã</button></p>
        </fieldset>
        """
    }

    private func group(_ commune: Group) -> HTML {
        #"<fieldset class="set"><legend>\#(commune.name)</legend>\#(commune.schools.map(\.html))</fieldset>"#
    }
}
