extension ReportPage: View {
    var html: HTML {
        frame.around(
            """
            <div class="wrap">
              <div class="head">
                <div>
                  <p class="crumb"><a href="\(backAddress)">\(backTitle)</a></p>
                  <h1>\(name)</h1>
                  <p class="lede">\(roundTitle)</p>
                  <p class="facts"><span>\(commune)</span> \(if: !isExempt, "<span>Hạn nộp: <b>\(due)</b></span> ")<a class="no-print" href="\(pastAddress)">Các báo cáo đã gửi</a></p>
                </div>
                \(desk.nextAddress.map { #"<p class="acts no-print"><a class="btn" href="\#($0)">Báo cáo chờ duyệt tiếp theo<span class="hide">: \#(desk.nextName)</span></a></p>"# })
              </div>
              <div class="stack">
                \(outcome)
                \(standing)
                \(waived.map(\.html))
                \(report.map(read) ?? missing)
              </div>
            </div>
            """, bar: desk.bar(over: report))
    }

    private var report: SubmittedReport? { submitted.first }

    private var outcome: HTML? {
        fault.map {
            #"<div class="notice err" role="alert"><p><b>\#($0.undone)</b> \#($0.why.html)</p></div>"#
        } ?? said.map(Outcome.said)
    }

    private func read(_ report: SubmittedReport) -> HTML {
        """
        \(if: isWithdrawn, #"<div class="notice warn"><p><b>Nhà trường đã thu hồi báo cáo để sửa.</b> Dưới đây là phiên bản \#(report.revision) đã nộp, không tính vào số liệu tổng hợp.</p></div>"#)
        \(differences)
        \(report.notices)
        \(values(of: report))
        \(deskForms)
        <section class="panel set" aria-labelledby="history">
          <h2 id="history">Lịch sử báo cáo</h2>
          <ol class="log">
            \(report.history.map(\.html))
          </ol>
        </section>
        """
    }

    private var missing: HTML {
        """
        \(deskForms)
        \(if: !isExempt, #"<div class="notice"><p><b>Nhà trường chưa nộp báo cáo.</b> Số liệu đang nhập chỉ nhà trường xem được.</p></div>"#)
        """
    }

    private var deskForms: HTML {
        desk.isShown && !desk.isEmpty ? DeskForms(desk: desk, keys: frame.keys).html : ""
    }

    /// The figures, within the form that gives the report back where it can be.
    private func values(of report: SubmittedReport) -> HTML {
        guard report.mayMark else {
            return """
                <div class="set">
                \(report.values)
                </div>
                """
        }
        return """
            <form class="set" id="judge" method="post" action="\(desk.address)/return">\(EnterKey.nothing)\(frame.keys)<input type="hidden" name="_version" value="\(desk.version)">
            \(report.values)
            \(desk.returning)
            </form>
            """
    }
}
