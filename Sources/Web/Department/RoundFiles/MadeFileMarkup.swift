import Reporting

extension MadeFilePage: View {
    var html: HTML {
        frame.around(
            """
            <div class="wrap">
              <div class="head"><div><h1>\(title)</h1><p class="lede">\(roundTitle)</p></div></div>
              <div class="stack">
                \(percent.map(making) ?? made)
                <p><a href="\(backAddress)">Về trang trước</a></p>
              </div>
            </div>
            """)
    }

    private var lines: String { "\(VietnameseNumber.text(rows)) đơn vị" }

    private func making(_ percent: Int) -> HTML {
        """
        <div class="notice" role="status">
          <p><b>Đang làm tệp của \(lines): \(percent)%.</b> Trang này tự cập nhật; có thể để đó, làm việc khác rồi quay lại.</p>
          <p><progress max="100" value="\(percent)" aria-label="Đã làm">\(percent)%</progress></p>
        </div>
        """
    }

    private var made: HTML {
        """
        <div class="notice" role="status"><p><b>Tệp đã xong</b>, số liệu của \(lines) lúc \(asOf)\(size.map { ", \($0)" as HTML }).</p></div>
        <p><a class="btn primary big" href="\(fileAddress)" download>\(Icon.of("down"))Tải tệp về</a></p>
        """
    }
}
