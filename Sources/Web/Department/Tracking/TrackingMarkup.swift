extension TrackingPage: View {
    var html: HTML {
        frame.around(
            """
            <div class="wrap land">
              <div class="head">
                <div>
                  <h1>Tình hình gửi nhận báo cáo</h1>
                  <p class="lede">\(head.roundTitle)</p>
                  \(head.facts)
                </div>
                <p class="big">\(submitted)<span>/\(due)</span> <small>đã nộp</small></p>
                <p class="acts">\(if: mayRemind, #"<a class="btn" href="\#(remindersAddress)">\#(Icon.of("bell"))Đôn đốc đơn vị chưa nộp</a> "#)<a class="btn" href="\(registryAddress)">\(Icon.of("paper"))Bản giấy</a></p>
              </div>
              <div class="stack">
                \(opened.map(\.html))
                \(outcome.map(\.html))
                \(complaint.map(Outcome.refused))
                \(narrowing)
                \(if: rows.isEmpty, nothing, else: choosing(table))
                <p class="row mute"><span>\(summary)</span>\(pages.html)\(if: isNarrow, #" <a href="\#(wideAddress)">Xem tất cả</a>"#)</p>
              </div>
            </div>
            """, bar: rows.isEmpty ? "" : chosenBar)
    }

    private var nothing: HTML {
        if pages.next != nil {
            return
                #"<div class="notice" role="status"><p><b>Chưa tìm thấy đơn vị nào trong phần đầu danh sách.</b> Bấm “Xem tiếp” để tìm trong phần còn lại, hoặc gõ rõ tên hơn.</p></div>"#
        }
        return """
            <div class="notice" role="status">
              <p><b>Không tìm thấy đơn vị nào.</b> \(if: isNarrow, #"Bỏ bớt điều kiện lọc, rút ngắn nội dung tìm hoặc <a href="\#(wideAddress)">xem tất cả đơn vị</a>."#, else: "Đợt báo cáo này chưa có đơn vị phải nộp.")</p>
            </div>
            """
    }

    private var table: HTML {
        Table.full(
            "Danh sách đơn vị",
            (steps.isEmpty ? [] : [.ticks]) + [
                .pinned("Đơn vị"), "Trạng thái", "Thời hạn", "Nộp lúc", "Trả lại", "Cảnh báo",
                "Bản giấy", "Đôn đốc", "Thay đổi cuối", .named(head.communes),
            ], rows: rows.map { $0.html(withBox: !steps.isEmpty) })
    }
}
