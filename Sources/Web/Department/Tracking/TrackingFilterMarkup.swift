extension TrackingPage {
    /// The ways to a shorter list, and to another order.
    var narrowing: HTML {
        """
        <nav aria-label="Lọc theo trạng thái, thời hạn, yêu cầu mở khóa và bản giấy" class="set">
          <ul class="counts">
            \(chips.states.map(\.html))
          </ul>
          <ul class="counts">
            \(chips.others.map(\.html))
          </ul>
        </nav>
        <form class="tools" method="get" action="\(wideAddress)" role="search" aria-label="Tìm đơn vị">
          \(if: hasStates, #"<input type="hidden" name="state" value="\#(stateText)">"#)\(if: hasTimes, #"<input type="hidden" name="time" value="\#(timeText)">"#)\(if: asksUnlock, #"<input type="hidden" name="unlock" value="waiting">"#)\(if: lacksPaper, #"<input type="hidden" name="paper" value="missing">"#)
          <p class="wide"><label for="q">Tìm đơn vị (gõ không dấu cũng được)</label><input id="q" name="q" type="search" value="\(query)" placeholder="cao thang, doan, mn chi lang" maxlength="100" autocomplete="off"></p>
          <p><label for="level">Cấp học</label><select id="level" name="level"><option value="">Tất cả</option>\(levels.map(\.html))</select></p>
          <p><label for="commune">\(head.communes)</label><select id="commune" name="commune"><option value="">Tất cả</option>\(communes.map(\.html))</select></p>
          <p><label for="sort">Sắp xếp theo</label><select id="sort" name="sort">\(orders.map(\.html))</select></p>
          <p><button class="btn big">Lọc</button></p>
        </form>
        """
    }
}
