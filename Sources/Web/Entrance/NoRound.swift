import Reporting

/// Where somebody begins who only looks on, while no round is any business of their unit.
struct NoRoundPage {
    let frame: Frame
    let unit: String

    init(_ visit: Visit) throws {
        frame = try Frame(visit, title: "Tổng quan", current: "/")
        unit = visit.asker.unit.name
    }
}

extension NoRoundPage: View {
    var html: HTML {
        frame.around(
            """
            <div class="wrap narrow">
              <div class="head"><div><h1>Tổng quan</h1><p class="lede">\(unit)</p></div></div>
              <div class="notice"><p><b>Chưa có đợt báo cáo nào để xem.</b> Đợt báo cáo hiện ở trang này khi có cơ quan báo cáo cho đơn vị mở đợt.</p></div>
            </div>
            """)
    }
}
