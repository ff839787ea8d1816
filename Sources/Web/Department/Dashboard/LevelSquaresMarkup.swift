extension LevelSquares {
    /// A square for each state, once a page; drawn on 14 by 14.
    static let symbols: HTML = """
        <svg hidden>
          <symbol id="u-a" viewBox="0 0 14 14"><rect class="sq a" x="1" y="1" width="12" height="12" rx="1.5"/></symbol>
          <symbol id="u-d" viewBox="0 0 14 14"><rect class="sq" x="1" y="1" width="12" height="12" rx="1.5"/><circle class="k1" cx="7" cy="7" r="2"/></symbol>
          <symbol id="u-e" viewBox="0 0 14 14"><path class="sq" d="M2 7h10"/></symbol>
          <symbol id="u-n" viewBox="0 0 14 14"><rect class="sq" x="1" y="1" width="12" height="12" rx="1.5"/></symbol>
          <symbol id="u-r" viewBox="0 0 14 14"><rect class="sq x" x="1.5" y="1.5" width="11" height="11" rx="1.5"/><path class="cut" d="M3.5 10.500l7-7"/></symbol>
          <symbol id="u-s" viewBox="0 0 14 14"><rect class="sq" x="1" y="1" width="12" height="12" rx="1.5"/><path class="k1" d="M1 13V1l12 12z"/></symbol>
        </svg>
        """

    func html(hasExempt: Bool) -> HTML {
        """
        <div class="set">
          \(rows.map(drawing))
          <p class="key">\(key("a", "Đã duyệt")) \(key("s", "Đã nộp, chờ duyệt")) \(key("d", "Đang nhập, chờ ký")) \(key("r", "Bị trả lại")) \(key("n", "Chưa thực hiện"))\(if: hasExempt, " \(key("e", "Miễn báo cáo"))")</p>
          \(LevelCoverage.table(lines))
        </div>
        """
    }

    private func drawing(_ level: Row) -> HTML {
        #"<p class="lv"><span>\#(level.levelName)</span> <svg viewBox="0 0 \#(width) \#(level.height)" role="img" aria-label="\#(level.sentence)">\#(level.cells.map(square))</svg> <b>\#(level.submittedOfDue)</b></p>"#
    }

    private func square(_ school: Square) -> HTML {
        ##"<g><title>\##(school.title)</title><use href="#u-\##(school.symbol)" x="\##(school.x)" y="\##(school.y)" width="14" height="14"/></g>"##
    }

    private func key(_ symbol: String, _ words: String) -> HTML {
        ##"<span><svg viewBox="0 0 14 14" aria-hidden="true"><use href="#u-\##(symbol)"/></svg>\##(words)</span>"##
    }
}
