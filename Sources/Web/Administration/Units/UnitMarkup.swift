import Reporting

extension UnitPage: View {
    var html: HTML {
        frame.around(
            """
            <div class="wrap narrow">
              <div class="head"><div><p class="crumb"><a href="/units">Đơn vị</a></p><h1>\(heading)</h1>\(if: !isNew, facts)</div></div>
              <div class="stack">
                \(said.map(Outcome.said))
                \(Outcome.faults("Chưa lưu được.", complaints))
                \(if: isClosed, reopening)
                \(fields)
                \(if: !isNew, official)
                \(if: !history.isEmpty, past)
                \(if: !isNew && !isClosed, closing)
              </div>
            </div>
            """)
    }

    private var facts: HTML {
        #"<p class="facts"><span>\#(kindName)</span> <span>\#(levelName)</span> <span>Mã <b>\#(line.code)</b></span>\#(if: isSchool, #" <a href="\#(address)/profile">Hồ sơ nhà trường</a>"#)</p>"#
    }

    private var reopening: HTML {
        """
        <div class="notice warn row"><p><b>Ngừng hoạt động từ ngày \(closedFrom).</b> Không có trong các đợt mở từ ngày đó; số liệu cũ vẫn còn.</p><form method="post" action="\(address)">\(frame.keys)<button class="btn" name="_do" value="reopen">Cho hoạt động lại</button></form></div>
        """
    }

    private var fields: HTML {
        """
        <form class="panel set" method="post" action="\(address)">\(frame.keys)
          \(Needed.hint)
          <div class="fields">
          \(if: isNew, whatItIs, else: form)
          <p class="wide"><label for="name">Tên đầy đủ</label><input id="name" name="name" value="\(line.name)" maxlength="200" aria-required="true"></p>
          <p><label for="short_name">Tên ngắn</label><input id="short_name" name="short_name" value="\(line.shortName)" maxlength="100"></p>
          <p><label for="place">Phần tên để xếp thứ tự</label><input id="place" name="place" value="\(line.place)" maxlength="100" placeholder="Cao Thắng"></p>
          \(reportsTo.html)
          \(commune.html)
          <p><label for="from">\(isNew ? "Hoạt động từ ngày" : "Thay đổi từ ngày") <span class="hint">(để trống: hôm nay)</span></label><input id="from" name="from" value="\(from)" inputmode="numeric" placeholder="\(today)"></p>
          </div>
          <p class="hint">Các đợt báo cáo đã mở giữ nguyên tên và danh sách đơn vị như lúc mở.</p>
          <p><button class="btn primary" name="_do" value="save">\(isNew ? "Thêm đơn vị" : "Lưu")</button></p>
        </form>
        """
    }

    /// What it calls itself can change with its name.
    private var form: HTML {
        """
        <p><label for="form">Loại <span class="hint">(để trống: theo tên)</span></label><select id="form" name="form"><option value=""></option>\(forms.map(\.html))</select></p>
        """
    }

    private var official: HTML {
        """
        <form class="panel set" method="post" action="\(address)">\(frame.keys)<h2>Mã chính thức</h2><div class="fields">
          \((codes?.fields ?? []).map(code))
          <p><label for="code-from">Từ ngày <span class="hint">(để trống: hôm nay)</span></label><input id="code-from" name="from" value="\(codesFrom)" inputmode="numeric" placeholder="\(today)"></p>
        </div><p><button class="btn" name="_do" value="identify">Ghi mã</button></p></form>
        """
    }

    private func code(_ field: UnitCodes.Field) -> HTML {
        #"<p><label for="\#(field.name)">\#(field.scheme.name) <span class="hint">(\#(field.scheme.basis))</span></label><input id="\#(field.name)" name="\#(field.name)" value="\#(field.value)" maxlength="\#(field.scheme.longest)" autocomplete="off" spellcheck="false"></p>"#
    }

    /// Names, places, predecessors and successors, codes, in the order of time.
    private var past: HTML {
        """
        <section class="panel set" aria-labelledby="past"><h2 id="past">Lịch sử đơn vị</h2><ul class="log">\(history.map(line))</ul></section>
        """
    }

    private func line(_ line: UnitHistory.Line) -> HTML {
        let forget: HTML? = line.waitsFor.map { day in
            #" <form method="post" action="\#(address)">\#(frame.keys)<input type="hidden" name="from" value="\#(VietnameseDate.text(day))"><button class="btn" name="_do" value="forget">Bỏ tên này</button></form>"#
        }
        return #"<li\#(if: forget != nil, #" class="row""#)>\#(line.sentence)\#(forget)</li>"#
    }

    /// What stays as it was when the unit was added.
    private var whatItIs: HTML {
        """
        <p><label for="code">Mã <span class="hint">(chữ thường không dấu, không đổi được)</span></label><input id="code" name="code" value="\(line.code)" maxlength="60" aria-required="true" placeholder="th-cao-thang"></p>
        <p><label for="kind">Loại</label><select id="kind" name="kind">\(kinds.map(\.html))</select></p>
        <p><label for="level">Cấp học <span class="hint">(của trường)</span></label><select id="level" name="level"><option value="">Không có</option>\(levels.map(\.html))</select></p>
        """
    }

    private var closing: HTML {
        """
        <form class="panel set" method="post" action="\(address)">\(frame.keys)<h2>Ngừng hoạt động</h2><p class="hint">Khi đơn vị giải thể. Báo cáo đã nộp vẫn còn. Có đơn vị trực thuộc hoặc đơn vị kế tiếp thì ghi ở trang <a href="/units/succession?unit=\(line.code)">Sáp nhập, chia, chuyển đơn vị</a>.</p><p><label for="end">Từ ngày</label><input id="end" name="from" value="\(end)" inputmode="numeric"></p><p><button class="btn" name="_do" value="close">Ghi ngày ngừng hoạt động</button></p></form>
        """
    }
}
