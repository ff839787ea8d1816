extension AttachFilePage: View {
    var html: HTML {
        frame.around(
            """
            <div class="wrap narrow">
              <div class="head"><div><p class="crumb"><a href="\(back)">Báo cáo</a></p><h1>Đính kèm tệp</h1><p class="lede">\(title)</p></div></div>
              <div class="stack">
                \(complaint.map(Outcome.refused))
                \(files.map(attached))
                \(if: mayChange, isFull ? full : upload)
              </div>
            </div>
            """, scripts: field.joinsPhotos && mayChange && !isFull ? [.papers] : [])
    }

    private func attached(_ file: FileLink) -> HTML {
        #"<div class="panel row"><p>Đang đính kèm: \#(file.html)</p>\#(if: mayChange, removal(file))</div>"#
    }

    private func removal(_ file: FileLink) -> HTML {
        #"<form method="post" action="\#(address)">\#(keys)<input type="hidden" name="hash" value="\#(file.hash)"><button class="btn" name="_do" value="remove" aria-label="Bỏ tệp này: \#(file.name)">Bỏ tệp này</button></form>"#
    }

    /// Another one has no room; where one is taken, it takes the place of what is there.
    private var isFull: Bool { most > 1 && files.count >= most }

    private var full: HTML {
        #"<p class="notice">Đã đủ \#(most) tệp. Muốn thêm tệp khác thì bỏ bớt một tệp.</p><p class="acts"><a class="btn primary big" href="\#(back)">Quay lại báo cáo</a></p>"#
    }

    private var count: HTML {
        #"<p class="hint">Đã đính kèm \#(files.count)/\#(most) tệp, mỗi lần thêm một tệp.</p>"#
    }

    private var upload: HTML {
        """
        <form class="panel set" method="post" action="\(address)" enctype="multipart/form-data">\(keys)
          \(field.html)
          \(if: most > 1, count)
          <p class="acts"><button class="btn primary big">Đính kèm</button> <a class="btn big" href="\(back)">Quay lại báo cáo</a></p></form>
        """
    }

    private var keys: HTML {
        #"\#(frame.keys)<input type="hidden" name="_version" value="\#(version)">"#
    }
}
