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
                \(head.roundSwitch)
              </div>
              <div class="stack">
                \(said.map(Outcome.said))
                \(narrowing)
                \(if: rows.isEmpty, nothing, else: list)
                <p class="row mute"><span>\(summary)</span>\(if: isCut, " <span>Thu hẹp bằng bộ lọc để xem phần còn lại.</span>")\(if: isNarrow, #" <a href="\#(wideAddress)">Xem tất cả</a>"#)</p>
              </div>
            </div>
            """)
    }

    private var nothing: HTML {
        """
        <div class="notice" role="status">
          <p><b>Không tìm thấy đơn vị nào.</b> \(if: isNarrow, #"Bỏ bớt điều kiện lọc, rút ngắn nội dung tìm hoặc <a href="\#(wideAddress)">xem tất cả đơn vị</a>."#, else: "Đợt báo cáo này chưa có đơn vị phải nộp.")</p>
        </div>
        """
    }

    /// With a box at every report that can be approved.
    private var list: HTML {
        guard mayApprove else { return table }
        return """
            <form method="post" action="\(approveAddress)">\(frame.keys)
            \(table)
            <p class="row"><button class="btn primary">Duyệt các báo cáo đã chọn</button></p>
            </form>
            """
    }

    private var table: HTML {
        Table.full(
            "Danh sách đơn vị",
            [
                .pinned("Đơn vị"), "Trạng thái", "Thời hạn", "Nộp lúc", "Trả lại", "Cảnh báo",
                "Bản giấy", "Đôn đốc", "Thay đổi cuối", "Xã, phường",
            ] + (mayApprove ? ["Duyệt"] : []),
            rows: rows.map { $0.html(withBox: mayApprove) })
    }
}
