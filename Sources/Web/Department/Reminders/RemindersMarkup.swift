extension RemindersPage: View {
    var html: HTML {
        frame.around(
            """
            <div class="wrap">
              <div class="head">
                <div>
                  <p class="crumb"><a href="\(trackingAddress)">Tình hình gửi nhận báo cáo</a></p>
                  <h1>Đôn đốc</h1>
                  <p class="lede">\(head.roundTitle)</p>
                  \(head.dueAndNow)
                </div>
                <p class="big">\(count) <small>đơn vị chưa nộp</small></p>
                \(if: !isEmpty, #"<a class="btn" href="\#(letterAddress)" download>\#(Icon.of("down"))Công văn đôn đốc (Word)</a>"#)
                \(head.roundSwitch)
              </div>
              <div class="stack">
                \(said.map(Outcome.said))
                \(unwritten.map(\.html))
                \(guidance)
                \(whole.map(everybody))
                \(communes.map(section))
                \(nextAddress.map { #"<p><a class="btn" rel="next" href="\#($0)">Xem tiếp</a></p>"# as HTML })
              </div>
            </div>
            """)
    }

    private var guidance: HTML {
        isEmpty
            ? #"<div class="notice"><p><b>Không còn đơn vị nào phải nhắc.</b></p></div>"#
            : #"<p class="mute">Chép đoạn văn dưới đây vào nhóm nhắn tin của từng xã, hoặc chép tất cả vào nhóm chung. Chỉ nêu tên các trường chưa nộp.\#(if: mayNote, " Gửi xong, bấm “Đã nhắn, ghi lại”: dòng của mỗi trường hiện lần nhắc gần nhất.")</p>"#
    }

    /// All communes in one text, which need not be read on the page to be copied.
    private func everybody(_ all: Commune) -> HTML {
        """
        <section class="panel set" aria-labelledby="c-all">
          <h2 id="c-all">\(all.name) <span class="cov">\(all.count) đơn vị chưa nộp</span></h2>
          <div class="row"><button class="btn primary" type="button" data-copy="t-all" hidden>Chép tất cả</button>
          \(if: mayNote && all.count <= RemindersPage.mostNoted, note(all, "Đã nhắn tất cả, ghi lại"))</div>
          <details class="more"><summary>Xem nội dung cho tất cả các xã</summary>
          <label class="hide" for="t-all">Nội dung nhắc, \(all.name)</label>
          <textarea id="t-all" rows="\(all.rows)" readonly>
        \(all.text)</textarea></details>
        </section>
        """
    }

    private func section(_ commune: Commune) -> HTML {
        """
        <section class="panel set" aria-labelledby="c-\(commune.id)">
          <h2 id="c-\(commune.id)">\(commune.name) <span class="cov">\(commune.count) đơn vị chưa nộp</span></h2>
          <label class="hide" for="t-\(commune.id)">Nội dung nhắc, \(commune.name)</label>
          <textarea id="t-\(commune.id)" rows="\(commune.rows)" readonly>
        \(commune.text)</textarea>
          <ul class="log">\(commune.schools.map(line))</ul>
          <div class="row"><button class="btn" type="button" data-copy="t-\(commune.id)" hidden>Chép nội dung</button>
          \(if: mayNote, note(commune, "Đã nhắn, ghi lại"))</div>
        </section>
        """
    }

    private func line(_ school: School) -> HTML {
        #"<li><a href="\#(school.schoolAddress)">\#(school.name)</a> <span>\#(school.state.html)</span> <span class="small mute">\#(school.contact)</span></li>"#
    }

    private func note(_ commune: Commune, _ words: HTML) -> HTML {
        #"<form method="post" action="\#(address)">\#(frame.keys)\#(commune.codes.map { #"<input type="hidden" name="unit" value="\#($0)">"# })<button class="btn">\#(words)</button></form>"#
    }
}
