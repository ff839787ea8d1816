import Reporting

extension TrackingPage {
    /// The form around the list: what is done with the reports that are ticked in it.
    func choosing(_ table: HTML) -> HTML {
        guard !steps.isEmpty else { return table }
        return """
            <form class="stack" id="chosen" method="post" action="\(stepsAddress)" data-boxes="unit">
            <p class="row">\(frame.keys)\(EnterKey.nothing)<a class="btn" href="\(choiceAddress)" data-tick="\(isAllChosen ? "none" : "all")">\(isAllChosen ? "Bỏ chọn tất cả" : "Chọn tất cả \(rows.count) đơn vị dưới đây")</a></p>
            \(table)
            <section class="panel set no-print" id="many" aria-labelledby="many-h"><h2 id="many-h">Với các đơn vị đã chọn</h2>
            \(stranded)
            \(if: steps.contains(.approve), #"<p>\#(button(.approve, "Duyệt các báo cáo đã chọn", style: "primary"))</p>"#)
            \(if: steps.contains(.approve), #"<p><a href="\#(returnsAddress)">Trả lại nhiều báo cáo vì cùng một chỗ sai</a></p>"#)
            \(if: steps.contains(.extend), extending)
            \(if: steps.contains(.exempt), exempting)
            \(if: steps.contains(.paper), receiving)
            \(if: steps.contains(.contact), contacting)
            </section>
            </form>
            """
    }

    /// What was typed with a step that can be taken no more.
    private var stranded: HTML? {
        guard let step = typed.wanted, !steps.contains(step) else { return nil }
        return StrandedText(typed.text(step))?.html
    }

    /// The same steps at the window's lower edge, while something is ticked.
    var chosenBar: HTML {
        guard !steps.isEmpty else { return "" }
        let others: [HTML] = steps.filter { $0 != .approve }.map {
            ##" · <a href="#many-\##($0.rawValue)">\##(TrackingPage.words($0))</a>"##
        }
        return """
            <div class="bar many no-print"><div class="wrap"><p><b data-count="chosen">Với các đơn vị đã chọn</b>\(others)</p>
            \(if: steps.contains(.approve), button(.approve, "Duyệt", style: "primary"))</div></div>
            """
    }

    private func button(_ step: ReportStep, _ words: HTML, style: String) -> HTML {
        #"<button class="btn \#(style)" form="chosen" formaction="\#(stepsAddress)/\#(step.rawValue)\#(filterQuery)">\#(words)</button>"#
    }

    private static func words(_ step: ReportStep) -> HTML {
        switch step {
        case .extend: "Gia hạn"
        case .exempt: "Miễn báo cáo"
        case .paper: "Nhận bản giấy"
        case .contact: "Ghi đã nhắc"
        default: "Duyệt"
        }
    }

    private func step(_ step: ReportStep, _ fields: HTML) -> HTML {
        """
        <details class="more" id="many-\(step.rawValue)"\(if: typed.wanted == step, " open")><summary>\(TrackingPage.words(step))</summary><div class="set">
        \(fields)
        <p>\(button(step, TrackingPage.words(step), style: ""))</p></div></details>
        """
    }

    private func reason(_ step: ReportStep, _ label: String) -> HTML {
        ReasonField(named: TypedSteps.field(step), label, typed: typed.text(step)).html
    }

    private var extending: HTML {
        step(
            .extend,
            """
            <p class="hint">Một hạn nộp và một lý do cho tất cả; chỉ các đơn vị chưa nộp.</p>
            \(DueFields(due: typed.due, label: "Nộp trước giờ").html)
            \(reason(.extend, "Lý do"))
            """)
    }

    private var exempting: HTML {
        step(
            .exempt,
            """
            <p class="hint">Chỉ các đơn vị chưa nộp; số liệu đã nhập vẫn được giữ.</p>
            \(reason(.exempt, "Lý do miễn"))
            """)
    }

    private var receiving: HTML {
        step(
            .paper,
            #"<p><label for="paper_day">Ngày nhận bản giấy</label><input id="paper_day" name="paper_day" value="\#(typed.paperDay)" inputmode="numeric"></p>"#
        )
    }

    private var contacting: HTML {
        step(
            .contact,
            """
            <p class="row">\([ContactKind.message, .call].map { $0.pick(isChosen: $0 == typed.contact) })</p>
            \(reason(.contact, "Nội dung trao đổi"))
            """)
    }
}
