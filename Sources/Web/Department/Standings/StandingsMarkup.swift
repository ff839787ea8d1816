extension StandingsPage: View {
    var html: HTML {
        frame.around(
            """
            <div class="wrap land">
            <div class="head"><div><h1>Thi đua: gửi báo cáo năm \(year)</h1>
            \(if: !rounds.isEmpty, #"<p class="mute">Các đợt có hạn nộp trong năm: \#(rounds.map { "<span>\($0).</span> " })</p>"#)</div>
            \(if: !isSchool, #"<a class="btn" href="\#(fileAddress)" download>\#(Icon.of("down"))Excel</a>"#)</div>
            <div class="stack">
            \(said.map(Outcome.said))
            \(complaint.map(Outcome.refused))
            <nav aria-label="Năm"><ul class="counts">\(years.map(\.html))</ul></nav>
            \(if: !rounds.isEmpty, results, else: #"<p class="notice">Không có đợt báo cáo nào có hạn nộp trong năm này.</p>"#)
            </div>
            </div>
            """)
    }

    private var results: HTML {
        """
        <p class="hint">Số ô phải sửa: số ô bị trả lại để chỉnh sửa; một lần trả lại cả báo cáo tính là một. Số ngày muộn tính theo ngày lịch, trên lần nộp đầu hoặc theo hạn nộp lại.</p>
        \(table)
        \(if: pages.isSome, #"<p class="row mute"><span>Tệp Excel có tất cả các trường</span>\#(pages.html)</p>"#)
        \(if: isSchool, form)
        """
    }

    private var table: HTML {
        Table.part(
            [
                .pinned("Đơn vị"), .right("Phải báo cáo"), .right("Đúng hạn"),
                .right("Nộp muộn"), .right("Số ngày muộn"), .right("Quá hạn chưa nộp"),
                .right("Chưa đến hạn"),
                .right("Trả lại"), .right("Ô phải sửa"), "Ghi chú của trường",
            ], label: "Kết quả gửi báo cáo", rows: shown.map(\.html))
    }

    /// What the school says to its line.
    private var form: HTML {
        """
        <form class="panel set" method="post" action="/standings">\(frame.keys)<input type="hidden" name="year" value="\(year)"><p><label for="note">Ghi chú của trường <span class="hint">(cơ quan quản lý đọc được, như lý do nộp muộn)</span></label></p><textarea id="note" name="note" rows="3" maxlength="1000">
        \(note)</textarea>\(if: needsPIN, PINField.html())<p><button class="btn primary">Lưu ghi chú</button></p></form>
        """
    }
}

extension StandingsPage.Row: View {
    var html: HTML {
        #"<tr role="row"><th role="rowheader" scope="row">\#(name)<br><span class="small mute">\#(commune)</span></th>\#(numbers.map(cell))<td role="cell" data-h="Ghi chú">\#(note)</td></tr>"#
    }

    private var numbers: [(head: String, count: Int)] {
        [
            ("Phải báo cáo", owed), ("Đúng hạn", onTime), ("Nộp muộn", late),
            ("Số ngày muộn", daysLate), ("Quá hạn chưa nộp", missing), ("Chưa đến hạn", ahead),
            ("Trả lại", returns),
            ("Ô phải sửa", errors),
        ]
    }

    private func cell(_ head: String, _ count: Int) -> HTML {
        #"<td role="cell" class="n" data-h="\#(head)">\#(count)</td>"#
    }
}
