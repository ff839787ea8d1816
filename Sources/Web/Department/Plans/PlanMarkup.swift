extension PlanPage: View {
    var html: HTML {
        frame.around(
            """
            <div class="wrap narrow">
              <div class="head"><div><p class="crumb"><a href="/plans">Kế hoạch</a></p><h1>\(heading)</h1></div></div>
              <div class="stack">
                \(said.map(Outcome.done))
                \(Outcome.faults("Chưa lưu được.", complaints))
                \(if: isNew && mayChange, reading)
                \(form)
                \(if: !isNew && isOfOfficer, making)
                \(if: !isNew, documents)
              </div>
            </div>
            """)
    }

    /// The other way in: a text, from which the fields are read.
    private var reading: HTML {
        """
        <section class="panel set" aria-labelledby="read-h"><h2 id="read-h">Đọc từ văn bản</h2>
          <p class="hint" id="read-hint">Dán văn bản kế hoạch, hoặc chọn tệp: số, ngày, cơ quan, trích yếu, căn cứ, nhiệm vụ, thời hạn được đọc ra để xem lại. Chưa lưu gì.</p>
          <form class="set" method="post" action="/plans/read">\(frame.keys)<p><label for="text">Văn bản kế hoạch</label><textarea id="text" name="text" rows="6" spellcheck="false" aria-describedby="read-hint" required>
        \(pasted)</textarea></p><p><button class="btn">Đọc văn bản</button></p></form>
          <form class="set" method="post" action="/plans/read" enctype="multipart/form-data">\(frame.keys)<p><label for="file">Hoặc chọn tệp <span class="hint">(DOCX, PDF có chữ, TXT, không quá \(SentPlanText.megabytes) MB)</span></label><input id="file" name="file" type="file" accept=".docx,.pdf,.txt" required></p><p><button class="btn">Đọc tệp</button></p></form>
        </section>
        """
    }

    /// Nobody types where nothing can be saved.
    private var locked: HTML { mayChange ? "" : " readonly" }

    private var form: HTML {
        """
        <form class="panel set" method="post" action="\(address)">\(frame.keys)\(if: isNew && mayChange, "<h2>Hoặc nhập tay</h2>")
          \(if: mayChange, Needed.hint)
          <div class="fields">
          <p><label for="number">Số, ký hiệu</label><input id="number" name="number" value="\(typed.number)" maxlength="60" placeholder="14/KH-GDĐT" aria-required="true"\(locked)></p>
          <p><label for="date">Ngày ban hành</label><input id="date" name="date" value="\(typed.date)" inputmode="numeric" placeholder="16/03/2022" aria-required="true"\(locked)></p>
          <p class="wide"><label for="issuer">Cơ quan ban hành</label><input id="issuer" name="issuer" value="\(typed.issuer)" maxlength="200" aria-required="true"\(locked)></p>
          <p class="wide"><label for="subject">Trích yếu</label><textarea id="subject" name="subject" rows="2" maxlength="1000" aria-required="true"\(locked)>
        \(typed.subject)</textarea></p>
          </div>
          <p><label for="tasks">Nhiệm vụ <span class="hint">(mỗi dòng: điều, mục | nội dung)</span></label></p><textarea id="tasks" name="tasks" rows="8" placeholder="II.1 | Quán triệt toàn diện Kết luận số 02-KL/TW"\(locked)>
        \(typed.tasks)</textarea>
          <p><label for="bases">Căn cứ <span class="hint">(mỗi dòng: số | ngày | cơ quan | trích yếu)</span></label></p><textarea id="bases" name="bases" rows="4" placeholder="186/KH-UBND | 03/03/2026 | Ủy ban nhân dân … | Kế hoạch …"\(locked)>
        \(typed.bases)</textarea>
          \(if: mayChange, #"<p><button class="btn primary">Lưu kế hoạch</button></p>"#)
        </form>
        """
    }

    private var making: HTML {
        """
        <form class="panel set" method="post" action="/form-drafts">\(frame.keys)<h2 id="next">Làm tiếp với kế hoạch này</h2><p class="hint">Biểu mẫu: mỗi nhiệm vụ một mục; câu đã hỏi trong các biểu mẫu trước cho nhiệm vụ giống thế được đề xuất.</p><p class="row">\(if: hasTasks, #"<button class="btn" name="plan" value="\#(planID)">Lập biểu mẫu từ nhiệm vụ</button> "#)<a class="btn" href="/rounds/new?plan=\(planID)">Lập đợt báo cáo</a></p></form>
        """
    }

    private var documents: HTML {
        """
        <section class="panel set"><h2>Tài liệu gửi các trường</h2>
          \(if: !files.isEmpty, #"<ul class="log">\#(files.map(line))</ul>"#, else: #"<p class="mute">Chưa có tài liệu.\#(if: mayChange, " Đính kèm bản kế hoạch đã ký và hướng dẫn để các trường tải về.")</p>"#)
          \(if: mayChange, attachment)
        </section>
        """
    }

    private func line(_ file: File) -> HTML {
        #"<li><a href="\#(file.fileAddress)" download>\#(file.title)</a> <span class="small mute">\#(file.name), \#(file.size)</span>\#(if: mayChange, removal(of: file))</li>"#
    }

    private func removal(of file: File) -> HTML {
        #"<form method="post" action="\#(address)/files">\#(frame.keys)<input type="hidden" name="file_id" value="\#(file.fileID)"><button class="btn" name="_do" value="remove">Bỏ<span class="hide"> \#(file.title)</span></button></form>"#
    }

    private var attachment: HTML {
        """
        <form class="set" method="post" action="\(address)/files" enctype="multipart/form-data">\(frame.keys)<div class="fields"><p><label for="title">Tên tài liệu</label><input id="title" name="title" maxlength="200" required placeholder="Kế hoạch số 14/KH-GDĐT (bản đã ký)"></p><p><label for="file">Tệp <span class="hint">(PDF, DOCX, XLSX, không quá 10 MB)</span></label><input id="file" name="file" type="file" accept=".pdf,.docx,.xlsx" required></p></div><p><button class="btn" name="_do" value="attach">Đính kèm</button></p></form>
        """
    }
}
