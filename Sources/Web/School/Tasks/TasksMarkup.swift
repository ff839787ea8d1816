extension TasksPage: View {
    var html: HTML {
        frame.around(
            """
            <div class="wrap narrow stack">
            <div class="head">
            <div>
            <h1>Việc cần nộp</h1>
            <p class="lede">\(unitName) · <span class="nb">\(today)</span></p>
            </div>
            \(if: reportsIncidents, #"<p class="acts"><a class="btn" href="/incidents">\#(Icon.of("err"))Báo cáo đột xuất</a></p>"#)
            </div>
            \(if: open.isEmpty && !isUnfinished, #"<p class="notice">Không có báo cáo nào đang chờ nhà trường.</p>"#)
            \((open + done).map { $0.html(frame) })
            \(if: !trials.isEmpty, tried)
            \(if: !closed.isEmpty, closedRounds)
            <p class="no-print"><a href="\(pastAddress)">Các báo cáo đã gửi, cả cho cơ quan trước đây</a></p>
            \(frame.sender.map(install))
            </div>
            """, scripts: [.install])
    }

    /// Use without a line, which is switched on for this person in this browser (`Public/install.js`).
    private func install(for sender: IntendedSender) -> HTML {
        """
        <section class="panel set" data-install data-of="\(sender.text)" aria-labelledby="install-h" hidden>
        <h2 id="install-h">Mở được khi mất mạng</h2>
        <p>Máy này giữ bản lưu của trang này và các biểu đang nhập, mất mạng vẫn mở và nhập được; số liệu tự gửi khi có mạng. Chỉ bật trên máy, điện thoại của mình.</p>
        <p class="acts"><button class="btn" type="button" data-on>Bật trên máy này</button> <button class="btn" type="button" data-app hidden>Cài thành ứng dụng</button> <button class="btn" type="button" data-off hidden>Tắt, xóa bản lưu</button></p>
        <p class="small mute" role="status" data-said></p>
        </section>
        """
    }

    private var tried: HTML {
        """
        <section aria-labelledby="trial-h" class="set">
        <h2 id="trial-h">Đợt thử, không phải nộp</h2>
        <p class="small mute">Cơ quan quản lý mở để thử biểu mẫu. Nhập, nộp thử được; số liệu không tính vào đâu và bị xóa khi thử xong.</p>
        \(trials.map(\.asTrial))
        </section>
        """
    }

    private var isUnfinished: Bool { done.contains { $0.group == .unfinished } }

    private var closedRounds: HTML {
        """
        <section aria-labelledby="past-h" class="set">
        <h2 id="past-h">Các đợt đã đóng</h2>
        \(Table.part(["Đợt báo cáo", "Biên nhận", "Nộp lúc", "Thời hạn", "Trạng thái"], rows: closed.map(\.asClosed)))
        </section>
        """
    }
}

extension TasksPage.Part {
    fileprivate func html(_ frame: Frame) -> HTML {
        """
        <section aria-labelledby="\(id)">
        <h2 id="\(id)">\(heading)</h2>
        \(tasks.map { [.done, .unfinished, .exempt].contains(group) ? $0.asDone : $0.asOwed(frame) })
        </section>
        """
    }

    private var id: String { "\(group)-h" }

    private var heading: String {
        switch group {
        case .owed: "Còn \(tasks.count) báo cáo phải nộp"
        case .toSign: "Chờ Thầy/Cô ký nộp \(tasks.count) báo cáo"
        case .returned: "Bị trả lại, phải nộp lại"
        case .waiting: "Chờ hiệu trưởng ký, chưa nộp"
        case .unfinished: "Đã nộp, còn việc phải làm"
        case .done: "Đã nộp trong các đợt đang mở"
        case .exempt: "Được miễn trong các đợt đang mở"
        case .closed: "Các đợt đã đóng"
        }
    }
}
