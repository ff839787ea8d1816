extension AttachFilePage: View {
    var html: HTML {
        frame.around(
            """
            <div class="wrap narrow">
              <div class="head"><div><p class="crumb"><a href="\(back)">Báo cáo</a></p><h1>Đính kèm tệp</h1><p class="lede">\(title)</p></div></div>
              <div class="stack">
                \(complaint.map(Outcome.refused))
                \(current.map(attached))
                \(if: mayChange, upload)
              </div>
            </div>
            """, scripts: field.joinsPhotos && mayChange ? [.papers] : [])
    }

    private func attached(_ file: String) -> HTML {
        #"<div class="panel row"><p>Đang đính kèm: <a href="\#(address)/content" download>\#(file)</a></p>\#(if: mayChange, removal)</div>"#
    }

    private var removal: HTML {
        #"<form method="post" action="\#(address)">\#(keys)<button class="btn" name="_do" value="remove">Bỏ tệp này</button></form>"#
    }

    private var upload: HTML {
        """
        <form class="panel set" method="post" action="\(address)" enctype="multipart/form-data">\(keys)
          \(field.html)
          <p class="acts"><button class="btn primary big">Đính kèm</button> <a class="btn big" href="\(back)">Quay lại báo cáo</a></p></form>
        """
    }

    private var keys: HTML {
        #"\#(frame.keys)<input type="hidden" name="_version" value="\#(version)">"#
    }
}
