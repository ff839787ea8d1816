extension OwnHistoryPage: View {
    var html: HTML {
        frame.around(
            """
            <div class="wrap narrow">
              <div class="head"><div><p class="crumb"><a href="\(address)">Báo cáo</a></p><h1>Lịch sử báo cáo</h1>
                <p class="lede">\(roundTitle)</p><p class="facts"><span>\(unitName)</span></p></div></div>
              <div class="panel set">
                \(if: history.isEmpty, "<p>Chưa có thay đổi nào.</p>")
                <ol class="log">
                  \(history.map(\.html))
                </ol>
                \(if: isCut, #"<p class="mute">Chỉ hiển thị 200 thay đổi gần nhất.</p>"#)
              </div>
            </div>
            """)
    }
}
