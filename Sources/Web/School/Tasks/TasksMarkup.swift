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
            </div>
            <section aria-labelledby="owed-h">
            <h2 class="hide" id="owed-h">Đang chờ nhà trường (\(owedCount))</h2>
            \(owed.map(\.asOwed))
            \(if: owed.isEmpty, #"<p class="notice">Không có báo cáo nào đang chờ nhà trường.</p>"#)
            </section>
            \(if: !done.isEmpty, doneTasks)
            \(if: !closed.isEmpty, closedRounds)
            </div>
            """)
    }

    private var doneTasks: HTML {
        """
        <section aria-labelledby="done-h">
        <h2 id="done-h">Đã nộp trong các đợt đang mở</h2>
        \(done.map(\.asDone))
        </section>
        """
    }

    private var closedRounds: HTML {
        """
        <section aria-labelledby="past-h" class="set">
        <h2 id="past-h">Các đợt đã đóng</h2>
        \(Table.part(["Đợt báo cáo", "Biên nhận", "Nộp lúc", "Thời hạn", "Trạng thái"], rows: closed.map(\.asClosed)))
        </section>
        """
    }
}
