extension SettingsPage: View {
    var html: HTML {
        frame.around(
            """
            <div class="wrap narrow">
              <div class="head"><div><h1>Cấu hình</h1></div></div>
              <div class="stack">
                \(if: isBackupBegun, Outcome.said("Đang sao lưu. Đề nghị tải lại trang này sau ít phút để xem kết quả."))
                \(backups)
                \(access)
                \(retention)
                <section class="panel set" aria-labelledby="data">
                  <h2 id="data">Tình trạng dữ liệu</h2>
                  \(pairs(rows))
                  <p class="small mute">Ghi lại mã chuỗi nhật ký ở nơi khác: mã này cho biết về sau nhật ký có bị sửa hoặc xóa hay không.</p>
                </section>
              </div>
            </div>
            """)
    }

    private var backups: HTML {
        """
        <section class="panel set" aria-labelledby="backup">
          <h2 id="backup">Sao lưu</h2>
          \(backup.html)
          \(pairs(backup.rows))
          <p class="small mute">Mỗi bản sao được khôi phục thử và kiểm tra toàn bộ trước khi giữ. Giữ 7 bản theo ngày, 5 bản theo tuần, 12 bản theo tháng.</p>
          \(if: mayBackUp, #"<form method="post" action="/settings/backup">\#(frame.keys)<button class="btn primary big">Sao lưu ngay</button></form>"#)
        </section>
        """
    }

    private var access: HTML {
        """
        <section class="panel set" aria-labelledby="access">
          <h2 id="access">Truy cập</h2>
          \(if: hasOtherKey, otherKey)
          <form class="set" method="post" action="/settings/access">\(frame.keys)
            <label class="pick"><input type="checkbox" name="second_factor" value="true"\(if: requiresSecondFactor, " checked")>Bắt buộc xác thực lớp thứ hai với chuyên viên, lãnh đạo, người xem và quản trị</label>
            <p><button class="btn">Lưu</button></p></form>
        </section>
        """
    }

    private var otherKey: HTML {
        """
        <div class="notice err msg">\(Icon.of("err"))<span><b>Tệp khóa của máy chủ đã khác trước.</b> Mã đăng nhập một lần, đường dẫn truy cập nhanh, PIN và lớp xác thực thứ hai cũ không dùng được. Đặt lại tệp khóa cũ cạnh cơ sở dữ liệu, hoặc cấp lại.</span></div>
        """
    }

    private var retention: HTML {
        """
        <section class="panel set" aria-labelledby="retention">
          <h2 id="retention">Dữ liệu cá nhân trong nhật ký</h2>
          <form class="set" method="post" action="/settings/retention">\(frame.keys)
            <p class="set"><label for="months">Xóa địa chỉ mạng sau (tháng)</label><input id="months" name="months" type="number" min="1" max="120" value="\(months)" required></p>
            <p><button class="btn">Lưu</button></p></form>
        </section>
        """
    }

    private func pairs(_ rows: [Row]) -> HTML {
        """
        <dl class="pairs">
          \(rows.map(\.html))
        </dl>
        """
    }
}

extension SettingsPage.Row: View {
    var html: HTML {
        "<div><dt>\(name)</dt><dd>\(if: isCode, "<code>\(value)</code>", else: "\(value)")</dd></div>"
    }
}

extension BackupNotice: View {
    var html: HTML {
        """
        <div class="notice \(style) set">
          <p class="msg \(style)">\(Icon.of(icon))<span><b>\(sentence)</b>\(advice.map { " \($0)" })</span></p>
          \(faults.map { #"<p class="small" lang="en">\#($0)</p>"# })
        </div>
        """
    }
}
