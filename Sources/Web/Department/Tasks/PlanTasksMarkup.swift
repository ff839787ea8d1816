import Reporting

extension PlanTasksPage: View {
    var html: HTML {
        frame.around(
            """
            <div class="wrap">
            <div class="head"><div><h1>Theo nhiệm vụ của kế hoạch</h1><p class="lede">\(planName)</p>
            <p class="facts"><span>\(head.roundTitle)</span> <span>Số liệu lúc \(head.asOf)</span></p>\(head.roundSwitch)</div>
            <p class="acts no-print"><a class="btn" href="\(documentAddress)" download>\(Icon.of("down"))Tải Word</a></p></div>
            <div class="stack">
            \(TotalsWays.html(round, isByTask: true))
            <div class="notice\(if: !missing.isEmpty, " warn")"><p><b>Tính trên \(coverage) báo cáo đã duyệt.</b>\(if: !missing.isEmpty, " Chưa có số liệu của \(missing.html); các trường này không tính là chưa thực hiện.")\(if: !reminded.isEmpty, " Đã đôn đốc: \(reminded).")</p></div>
            \(table)
            <p class="small mute note">Chỉ tiêu phục vụ nhiều nhiệm vụ đứng ở nhiệm vụ được ghi đầu tiên trong biểu mẫu. “Cơ quan đã làm” không cộng vào số liệu của các trường.</p>
            </div>
            </div>
            """)
    }

    private var table: HTML {
        """
        <div class="scroll full" tabindex="0" role="region" aria-label="Kết quả theo nhiệm vụ">
        <table class="fold deeds" role="table" aria-label="Kết quả theo nhiệm vụ">
        \(Table.head(["Chỉ tiêu", "Kết quả", .right("Đã trả lời"), "Trường chưa thực hiện"]))
        \(groups.map(body))
        </table>
        </div>
        """
    }

    private func body(_ group: PlanTasks.Group) -> HTML {
        """
        <tbody role="rowgroup"><tr role="row" class="grp"><th role="rowheader" scope="rowgroup" colspan="4"><span>\(group.task.map { "\($0.clause). \($0.text)" } ?? "Chỉ tiêu khác")</span></th></tr>
        \(group.lines.map(row))\(group.deeds.map(done))</tbody>
        """
    }

    private func row(_ line: PlanTasks.Line) -> HTML {
        """
        <tr role="row"><th role="rowheader" scope="row"><a href="\(totalsAddress)/\(line.indicator.code.rawValue)">\(line.indicator.number). \(line.indicator.label.vietnamese)</a></th><td role="cell" class="long" data-h="Kết quả">\(line.result)\(line.share.map(bar))</td><td role="cell" class="n" data-h="Đã trả lời">\(line.answered)/\(line.asked)</td><td role="cell" class="long" data-h="Chưa thực hiện">\(line.undone.map(named))</td></tr>

        """
    }

    private func bar(_ share: Share) -> HTML {
        #"<svg class="bar1" aria-hidden="true"><rect class="track" width="100%" height="8" rx="1"/><rect class="k1" width="\#(SVGNumber.percent(tenths: share.tenths))" height="8" rx="1"/></svg>"#
    }

    /// The first few by name; all stand on the indicator's page.
    private static let mostNamed = 6

    private func named(_ units: [Unit]) -> HTML {
        guard !units.isEmpty else { return #"<span class="mute">Không còn trường nào</span>"# }
        let first: [HTML] = units.prefix(PlanTasksPage.mostNamed).map {
            #"<a href="\#(ReportAddress(of: $0.code, in: round.address).page)">\#($0.shortName)</a>"#
        }
        let rest = units.count - first.count
        return
            "<b>\(VietnameseNumber.count(Int64(units.count))) trường:</b> \(first.listed)\(if: rest > 0, " và \(VietnameseNumber.count(Int64(rest))) trường khác")"
    }

    private func done(_ deeds: [PlanTasks.Deed]) -> HTML {
        """
        <tr role="row" class="did"><th role="rowheader" scope="row">Cơ quan đã làm</th><td role="cell" class="long" colspan="3">\(if: deeds.isEmpty, "Chưa ghi. ")\(deeds.map { #"<span class="deed">\#($0.question): <b class="pre">\#($0.answer)</b>.</span> "# })\(ownAddress.map { #"<a class="no-print nb" href="\#($0)">\#(deeds.isEmpty ? "Ghi việc cơ quan đã làm" : "Sửa")</a>"# })</td></tr>

        """
    }
}

/// The ways to look at a round's figures.
enum TotalsWays {
    static func html(_ round: Round, isByTask: Bool) -> HTML {
        let ways = [
            ("totals", "Theo chỉ tiêu", !isByTask),
            ("tasks", "Theo nhiệm vụ của kế hoạch", isByTask),
        ]
        let links: [HTML] = ways.map { page, words, isShown in
            #"<li><a href="/rounds/\#(round.address.rawValue)/\#(page)"\#(if: isShown, #" aria-current="true""#)>\#(words)</a></li>"#
        }
        return
            #"<nav class="no-print" aria-label="Cách xem số liệu"><ul class="counts">\#(links)</ul></nav>"#
    }
}
