extension DashboardPage: View {
    var html: HTML {
        frame.around(
            """
            \(if: squares != nil, LevelSquares.symbols)
            <div class="wrap">
              <div class="head">
                <div>
                  <h1>Tổng quan</h1>
                  <p class="lede">\(head.roundTitle)</p>
                  \(head.facts)
                </div>
              </div>
              <div class="dash" data-live="\(head.roundAddress)/version.json">
              \(if: !closings.isEmpty, sent)
              \(hero)
              \(if: hasProgress, progress.html)
              \(communes.map(\.html))
              \(columns.map(\.chart))
              \(if: hasFigures, figures.html)
              \(flows.map(\.html))
              \(columns.map { $0.list(mayOpenReports: mayOpenReports) })
              \(if: hasOutliers, outliers.html(mayOpenReports: mayOpenReports))
              \(if: hasChoices, choices.html)
              \(if: !closed.isEmpty, #"<section class="panel set last no-print w12" aria-labelledby="closed"><h2 id="closed">Báo cáo đã duyệt của các trường</h2><ul class="codes">\#(closed.map(line))</ul>\#(if: closedPages.isSome, "<p class=\"row\">\(closedPages.html)</p>")</section>"#)
              </div>
            </div>
            """)
    }

    /// What was sent upward: the last document, and how it came to be.
    private var sent: HTML {
        #"<section class="panel set no-print w12" aria-labelledby="closings"><h2 id="closings">Số liệu đã chốt</h2>\#(closings.first.map { "<p>\($0.button())</p>" })<ul class="log">\#(closings.map(\.html))</ul></section>"#
    }

    /// How many are in, which, and what is to be done about the others.
    private var hero: HTML {
        """
        <section class="panel hero w12" aria-labelledby="cov">
          \(if: isCounting, leaf.html)
          <p class="big\(if: isLong, " long")" id="cov">\(submitted)<span>/\(due)</span> <small>đơn vị đã nộp · \(share)\(if: hasExempt, " · \(exempt) đơn vị miễn báo cáo")</small></p>
          \(squares.map { $0.html(hasExempt: hasExempt) } ?? bars.html)
          \(toDo.html(mayOpenReports: mayOpenReports))
        </section>
        """
    }

    private func line(_ report: ClosedReport) -> HTML {
        #"<li><a href="\#(report.reportAddress)">\#(report.name)</a></li>"#
    }
}
