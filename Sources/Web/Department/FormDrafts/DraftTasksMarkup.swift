import Reporting

extension DraftTasksPage: View {
    var html: HTML {
        frame.around(
            """
            <div class="wrap narrow">
              <div class="head"><div><p class="crumb"><a href="/forms">Biểu mẫu</a> · <a href="\(address)">\(title)</a></p><h1>Lấy câu hỏi theo nhiệm vụ của kế hoạch</h1><p class="lede">Câu của các biểu mẫu trước đã hỏi cho nhiệm vụ giống thế này. Mã câu giữ nguyên nên so sánh được qua các đợt.</p></div></div>
              <div class="stack">
                \(if: plans.isEmpty, none, else: choosing)
                \(plan.map(taking))
              </div>
            </div>
            """)
    }

    private var none: HTML {
        #"<div class="notice"><p><b>Chưa có kế hoạch nào.</b> <a href="/plans/new">Nhập kế hoạch</a></p></div>"#
    }

    private var choosing: HTML {
        """
        <form class="tools" method="get" action="\(address)/tasks"><p class="wide"><label for="plan">Kế hoạch</label><select id="plan" name="plan">\(plans.map(\.html))</select></p><p><button class="btn">Xem nhiệm vụ</button></p></form>
        """
    }

    private func taking(_ plan: Plan) -> HTML {
        guard !tasks.isEmpty else {
            return
                #"<div class="notice"><p>Kế hoạch này chưa ghi nhiệm vụ nào. <a href="/plans/\#(plan.id.rawValue)">Ghi nhiệm vụ</a></p></div>"#
        }
        return """
            <form class="stack" method="post" action="\(address)/tasks">\(frame.keys)<input type="hidden" name="plan" value="\(plan.id.rawValue)">
            \(tasks.map(section))
            <p class="row"><button class="btn primary big">Đưa các mục đã chọn vào biểu mẫu</button> <a class="btn big" href="\(address)">Bỏ qua</a></p></form>
            """
    }

    private func section(_ task: Task) -> HTML {
        """
        <fieldset class="panel set"><legend>\(task.clause). \(task.text)</legend>
        \(task.offers.map(offer))
        \(if: task.isServed, #"<p class="mute">Biểu mẫu đã có mục cho nhiệm vụ này.</p>"#, else: blank(task))
        </fieldset>
        """
    }

    private func offer(_ offer: Offer) -> HTML {
        #"<p><label class="pick"><input type="checkbox" name="take" value="\#(offer.reference)" checked><span>\#(offer.label)<br><span class="small mute">\#(offer.facts) · \#(offer.from)</span></span></label></p>"#
    }

    private func blank(_ task: Task) -> HTML {
        guard task.offers.isEmpty else { return "" }
        return
            #"<p><label class="pick"><input type="checkbox" name="section" value="\#(task.place)">Chưa có câu nào đã hỏi: lập mục để tự viết câu</label></p>"#
    }
}
