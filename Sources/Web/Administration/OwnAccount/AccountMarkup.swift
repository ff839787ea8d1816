extension AccountPage: View {
    var html: HTML {
        frame.around(
            """
            <div class="wrap narrow">
              <div class="head"><div><h1>Tài khoản cá nhân</h1>
                <p class="facts"><span>Tên đăng nhập <b>\(userName)</b></span> <span>\(roleName)</span> <span>\(unitName)</span></p></div></div>
              <div class="stack">
                \(done.map(Outcome.done))
                \(failures.map(warning))
                \(contact)
                <section class="panel set" aria-labelledby="way">
                  <h2 id="way">Đăng nhập</h2>
                  <p class="acts"><a class="btn" href="/account/password">Đổi mật khẩu</a> <a class="btn" href="/account/factor">\(isFactorInUse ? "Xác thực lớp thứ hai: đang dùng" : "Bật xác thực lớp thứ hai")</a></p>
                </section>
                \(if: isHead, pin)
                \(whereSignedIn)
              </div>
            </div>
            """)
    }

    private func warning(_ failures: String) -> HTML {
        """
        <div class="notice warn msg">\(Icon.of("warn"))<span>\(failures). Nếu không phải do mình, đề nghị đổi mật khẩu.</span></div>
        """
    }

    private var contact: HTML {
        """
        <section class="panel set" aria-labelledby="who">
          <h2 id="who">Thông tin liên hệ</h2>
          \(complaint.map(Outcome.refused))
          <form class="fields" method="post" action="/account/person">\(frame.keys)
            \(person.html)
            <p><button class="btn">Lưu thông tin</button></p></form>
          <p class="small mute">Chỉ ghi thông tin công vụ. <a href="/account/data.json" download>Tải toàn bộ dữ liệu của tôi</a> · <a href="/privacy">Cách xử lý dữ liệu cá nhân</a></p>
        </section>
        """
    }

    private var pin: HTML {
        """
        <section class="panel set" aria-labelledby="pin-head">
          <h2 id="pin-head">PIN của hiệu trưởng</h2>
          <p>Khi trường vào bằng đường dẫn truy cập nhanh, nộp báo cáo cần PIN 6 chữ số này. \(pinState)</p>
          \(pinComplaint.map(Outcome.refused))
          <form class="fields" method="post" action="/account/pin">\(frame.keys)
            <p class="set"><label for="pin">PIN mới</label>\(pinField("pin", name: "pin"))</p>
            <p class="set"><label for="pin-again">Nhập lại PIN mới</label>\(pinField("pin-again", name: "again"))</p>
            <p><button class="btn">Đặt PIN</button></p></form>
        </section>
        """
    }

    private func pinField(_ id: String, name: String) -> HTML {
        #"<input id="\#(id)" name="\#(name)" type="password" inputmode="numeric" pattern="[0-9]{6}" maxlength="6" autocomplete="off" required>"#
    }

    private var whereSignedIn: HTML {
        """
        <section class="panel set" aria-labelledby="where">
          <h2 id="where">Phiên đăng nhập</h2>
          \(table)
          <form method="post" action="/account/sessions">\(frame.keys)<button class="btn">Đăng xuất khỏi mọi thiết bị</button></form>
        </section>
        """
    }

    private var table: HTML {
        Table.part(
            ["Thiết bị", "Địa chỉ mạng", "Dùng gần nhất", .unseen("Thao tác")],
            label: "Các phiên đang mở", rows: sessions.map(line))
    }

    private func line(_ session: Row) -> HTML {
        let end: HTML =
            #"<form method="post" action="/account/sessions">\#(frame.keys)<button class="btn" name="session" value="\#(session.id)">Kết thúc</button></form>"#
        return
            #"<tr role="row"><th role="rowheader" scope="row">\#(session.browser)\#(if: session.isThis, " <b>(thiết bị này)</b>")</th><td role="cell" data-h="Địa chỉ mạng">\#(session.address)</td><td role="cell" data-h="Dùng gần nhất" class="nb">\#(session.usedAt)</td><td role="cell">\#(if: !session.isThis, end)</td></tr>"#
    }
}
