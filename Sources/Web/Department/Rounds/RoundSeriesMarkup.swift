import Reporting

extension RoundSetupPage {
    /// How a round that is there comes again.
    var repeating: HTML {
        """
        <section class="panel set" id="series"><h2>Kỳ báo cáo lặp lại</h2>
          \(series?.trouble.map { #"<div class="notice warn"><p>\#($0)</p></div>"# })
          \(series?.next.map { "<p>\($0)</p>" })
          <form class="set" method="post" action="\(address)">\(frame.keys)
            \(terms)
            <p class="hint">\(RoundSetupPage.repeatingHint)</p>
            <p><button class="btn" name="_do" value="series">Lưu cách lặp lại</button></p></form>
          \(if: series?.isGoingOn == true, ending)
          \(series.map(rounds))
        </section>
        """
    }

    /// The same of a new round, within its form.
    var repeatingNew: HTML {
        """
        <section class="panel set"><h2>Kỳ báo cáo lặp lại</h2>
          \(terms)
          <p class="hint">\(RoundSetupPage.repeatingHint)</p></section>
        """
    }

    private static let repeatingHint: HTML =
        "Đợt sau lấy theo đợt cuối: tên, kỳ, hạn và mã được dời đi, đơn vị giữ nguyên; sửa được trước khi mở. Tự mở có cùng điều kiện như người mở; chưa mở được thì trang Tổng quan nói lý do."

    private var terms: HTML {
        """
        <div class="fields">
          <p><label for="span">Lặp lại</label><select id="span" name="span"><option value="">\(isNew ? "Một lần" : "Chọn kỳ")</option>\(typed.series.spans.map(\.html))</select></p>
          <p><label for="lead">Chuẩn bị trước ngày chốt số liệu (ngày)</label><input id="lead" name="lead" value="\(typed.series.lead)" inputmode="numeric"></p>
          <p><label for="opens">Tự mở trước ngày chốt (ngày) <span class="hint">(để trống: người mở)</span></label><input id="opens" name="opens" value="\(typed.series.opens)" inputmode="numeric"></p>
        </div>
        """
    }

    private var ending: HTML {
        #"<form method="post" action="\#(address)">\#(frame.keys)<p><button class="btn" name="_do" value="series_end">Thôi lặp lại</button></p></form>"#
    }

    private func rounds(_ series: RoundSeriesView) -> HTML {
        #"<details class="more" open><summary>Các đợt của kỳ lặp lại</summary><ul class="log">\#(series.lines.map(line))</ul></details>"#
    }

    private func line(_ round: RoundSeriesView.Line) -> HTML {
        #"<li><a href="\#(round.address)">\#(round.title)</a> <span class="cov">chốt \#(round.close)</span> \#(round.state.html)\#(round.trouble.map { " <b>Chưa tự mở được: \($0)</b>" })</li>"#
    }

    /// The dates of a period of the decree, to be changed.
    var proposing: HTML {
        let choices = RoundSeries.Span.allCases.map {
            Choice(
                value: $0.rawValue, words: $0.name, isChosen: $0.rawValue == typed.proposing)
        }
        return """
            <div class="tools"><p><label for="propose">Kỳ báo cáo định kỳ</label><select id="propose" name="propose"><option value="">Không đề xuất</option>\(choices.map(\.html))</select></p>
            <p><button class="btn" name="_do" value="propose">Đề xuất thời gian</button></p></div>
            \(typed.proposed.map(source))
            """
    }

    private func source(_ period: DecreePeriod) -> HTML {
        #"<p class="hint" role="status">Đề xuất theo Nghị định 09/2019/NĐ-CP: số liệu từ ngày \#(VietnameseDate.text(period.from)) đến ngày \#(VietnameseDate.text(period.to)). Sửa được; hạn nộp cách ngày chốt như đã ghi, cần thì sửa theo văn bản yêu cầu báo cáo.</p>"#
    }

    /// Schools that join the round while it is open.
    var joining: HTML {
        guard joinable?.isEmpty != true else {
            return #"<p class="hint">Mọi trường báo cáo cho cơ quan đều đã có trong đợt.</p>"#
        }
        return """
            <form class="panel set" id="join" method="post" action="\(address)">\(frame.keys)<h2>Thêm trường vào đợt đang mở</h2>
              <p class="hint">Trường được thêm thấy việc cần nộp ngay, được tính vào số đơn vị phải báo cáo.</p>
              \(joinable.map(boxes) ?? names)
              \(DueFields(due: typed.joining.due, id: "join_due", label: "Hạn nộp riêng, trước giờ (để trống: theo đợt)").html)
              \(ReasonField(SetupWish.join.reasonField, "Lý do thêm", typed: typed.wish == .join ? typed.reason : "").html)
              <p><button class="btn" name="_do" value="join">Thêm trường</button></p></form>
            """
    }

    private func boxes(_ schools: [Choice]) -> HTML {
        #"<details class="more"\#(if: typed.wish == .join, " open")><summary>Chọn trường <span class="cov">\#(schools.count) trường chưa có trong đợt</span></summary><div class="codes">\#(schools.map { $0.box("join") })</div></details>"#
    }

    private var names: HTML {
        """
        <p><label for="join_names">Tên hoặc mã trường, mỗi dòng một trường</label></p><textarea id="join_names" name="join_names" rows="4" maxlength="60000">
        \(typed.joining.names)</textarea>
        """
    }
}
