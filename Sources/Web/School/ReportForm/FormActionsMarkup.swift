extension FormActions: View {
    var html: HTML {
        bar(
            "Lưu và kiểm tra",
            #"\#(if: mayGiveBack, giveBack)<button class="btn big" form="report-form" name="_do" value="save" data-unscripted>Lưu nháp</button> <button class="btn primary big" form="report-form" name="_do" value="check">Kiểm tra số liệu</button>"#
        )
    }

    /// Of a colleague, who submits nothing.
    var ofGiven: HTML {
        bar(
            "Lưu",
            #"<button class="btn primary big" form="report-form" name="_do" value="done">Xong phần này</button>"#
        )
    }

    private func bar(_ name: String, _ buttons: HTML) -> HTML {
        """
        <section class="bar one" id="bar" aria-label="\(name)">
        <div class="wrap">
        <p role="status"><span class="st \(isSaved ? "ok" : "off")">\(Icon.of(isSaved ? "saved" : "draft"))<span data-saved>\(saved)</span></span><br><span class="mute" data-counts>\(counts)</span></p>
        <p class="acts">\(buttons)</p>
        </div>
        </section>
        """
    }

    private var giveBack: HTML {
        #"<button class="btn big" form="report-form" name="_do" value="give_back">Trả lại người nhập</button> "#
    }
}
