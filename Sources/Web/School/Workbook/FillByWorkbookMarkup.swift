import Formats

extension FillByWorkbookPage: View {
    var html: HTML {
        frame.around(
            """
            <div class="wrap narrow">
              <div class="head"><div><p class="crumb"><a href="\(heading.formAddress)">\(heading.title)</a></p><h1>Điền bằng Excel</h1>
              <p class="facts"><span>\(unitName)</span> <span>Hạn nộp: <b>\(heading.due)</b>\(heading.daysLeft.map { " (\($0))" })</span> <span>\(version)</span></p></div></div>
              <div class="stack">
                \(if: isDone, taken)
                \(complaint.map { Outcome.refused("Chưa nhận: " + $0) })
                \(objection.map { #"<p class="notice">\#($0)</p>"# })
                \(if: objection == nil, steps)
              </div>
            </div>
            """)
    }

    private var taken: HTML {
        """
        <div class="notice set" role="status"><p class="st ok">\(Icon.of("saved"))<b>Đã nhận số liệu từ tệp, lưu vào bản nháp.</b></p>
        <p>Báo cáo đã có \(progress) chỉ tiêu bắt buộc.</p>
        <p class="acts"><a class="btn primary" href="\(heading.formAddress)">\(heading.isOnBehalf ? "Kiểm tra, ghi lý do và nộp thay" : "Kiểm tra trên trang nhập liệu và nộp")</a></p></div>
        """
    }

    private var steps: HTML {
        """
        <section class="panel set" aria-labelledby="get"><h2 id="get">1. Tải biểu</h2>
          <p>Biểu riêng của \(unitName) cho đợt này\(if: stored > 0, ", đã điền sẵn \(stored) ô đang lưu")\(if: hasPrevious, ", kèm cột “Đợt trước”"). Chỉ cột “Đợt này” sửa được\(if: isReturned, ", ở các ô được trả lại"); ô chọn có sẵn danh sách\(if: hasTables, "; mỗi bảng ở một trang riêng"). In vừa khổ A4.</p>
          <p class="acts"><a class="btn primary big" href="\(file)" download>\(Icon.of("down"))Tải biểu Excel</a></p>
          <p class="small mute">Mở bằng Excel từ 2010 hoặc LibreOffice. Nhập ngay trong tệp này, đừng chép sang tệp khác.</p></section>
        <form class="panel set" method="post" action="\(file)" enctype="multipart/form-data" aria-labelledby="send">\(frame.keys)
          <h2 id="send">2. Gửi lại biểu đã điền</h2>
          \(if: replacesDraft, #"<p><b>Nhà trường đang nhập dở báo cáo này.</b> Số liệu nhận từ tệp sẽ thay cho ô tương ứng trong bản nháp của trường; bản nháp vẫn còn trong lịch sử.</p>"#)
          <p class="set"><label for="file">\(heading.isOnBehalf ? "Tệp Excel nhà trường gửi" : "Tệp Excel đã điền")</label><input id="file" name="file" type="file" accept=".xlsx,.json" aria-describedby="file-hint" required></p>
          <p class="hint" id="file-hint">Tệp .xlsx, hoặc tệp số liệu (.json) lưu từ biểu không cần mạng, không quá \(FilledWorkbook.longestFile / 1_000_000) MB. Bước sau là xem trước; chưa lưu gì cho đến khi bấm “Nhận”.</p>
          <p class="acts"><button class="btn primary big">Xem trước</button> <a class="btn big" href="\(heading.formAddress)">Quay lại báo cáo</a></p>
          \(if: !heading.isOnBehalf, #"<p class="small mute">Trường không có mạng: gửi tệp này qua thư điện tử cho chuyên viên của cơ quan quản lý để nhập thay.</p>"#)</form>
        """
    }
}
