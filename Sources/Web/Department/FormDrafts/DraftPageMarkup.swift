import Reporting

extension DraftPage: View {
    var html: HTML {
        frame.around(
            """
            <div class="wrap">
              <div class="head"><div><p class="crumb"><a href="/forms">Biểu mẫu</a></p><h1>\(title)</h1><p class="facts"><span class="st">\(Icon.of("draft"))Bản nháp, chưa trường nào thấy</span> \(facts.map { "<span>\($0)</span> " })</p></div><p class="acts"><a class="btn" href="\(address)/effort">Thời gian trả lời</a> <a class="btn" href="\(address)/paper">\(Icon.of("print"))Bản in</a> <a class="btn" href="\(address)/trial">\(Icon.of("eye"))Điền thử</a> <a class="btn primary" href="#publish">\(if: faults.isEmpty, "Đến phần công bố", else: isNew ? "Thêm câu hỏi rồi công bố" : "Sửa \(faults.count + moreFaults) chỗ rồi công bố")</a></p></div>
              <div class="stack">
                \(said.map(Outcome.done))
                \(complaint.map(Outcome.refused))
                \(if: !faults.isEmpty, wrong)
                <div class="side">
                \(steps)
                <div class="stack" id="sections">
                \(sections.html)
                \(copying)
                \(rules.html)
                \(measureList)
                \(if: !codes.isEmpty, codeTable)
                \(ending)
                </div></div>
              </div>
            </div>
            """, scripts: [.drafts])
    }

    private var wrong: HTML {
        """
        <div class="notice\(if: !isNew, " err") set" role="status"><p><b>\(if: isNew, "Việc cần làm trước khi công bố:", else: "Còn \(faults.count + moreFaults) chỗ phải sửa trước khi công bố.")</b></p><ul>\(faults.map { #"<li><a href="\#($0.address)">\#($0.place)</a>: \#($0.sentence)</li>"# })\(if: moreFaults > 0, "<li>và \(moreFaults) chỗ khác</li>")</ul></div>
        """
    }

    private var steps: HTML {
        let lines = sections.sections.map { section -> HTML in
            ##"<li><a\##(if: section.isWrong, #" class="bad""#) href="#s-\##(section.code)"><b>\##(section.code)</b> <span class="nm">\##(section.title)</span> <span class="n">\##(section.rows.count)</span>\##(if: section.isWrong, Icon.of("err"))</a></li>"##
        }
        func other(_ letter: HTML, _ address: HTML, _ words: HTML, _ list: [DraftLine]) -> HTML {
            let isWrong = list.contains { !$0.faults.isEmpty }
            return
                #"<li><a\#(if: isWrong, #" class="bad""#) href="\#(address)"><b>\#(letter)</b> <span class="nm">\#(words)</span> <span class="n">\#(list.count)</span>\#(if: isWrong, Icon.of("err"))</a></li>"#
        }
        return """
            <nav class="steps" aria-label="Các phần của biểu mẫu"><ol>\(lines)\(other("Q", "#rules", "Quy tắc kiểm tra", rules.lines))\(other("T", "#measures", "Chỉ số, tỷ lệ", measures))<li><a href="\(address)/outlines/report"><b>V</b> <span class="nm">Đề cương văn bản</span></a></li><li><a\(if: isOwnWrong, " class=\"bad\"") href="\(address)/own"><b>P</b> <span class="nm">Phần của cơ quan</span> <span class="n">\(ownCount)</span>\(if: isOwnWrong, Icon.of("err"))</a></li></ol></nav>
            """
    }

    private var copying: HTML {
        """
        <p class="row"><a class="btn mini" href="\(address)?copy=1#copy">Chép mục từ biểu mẫu khác</a> <a class="btn mini" href="\(address)/tasks">Lấy câu hỏi theo nhiệm vụ của kế hoạch</a></p>
        \(copied.map { $0.panel(address, frame.keys) })
        """
    }

    private var measureList: HTML {
        """
        <section class="set" id="measures" aria-labelledby="measures-title"><h2 id="measures-title">Chỉ số, tỷ lệ <span class="cov">\(measures.count) chỉ số</span></h2>
        \(if: !measures.isEmpty, "<ul class=\"panel\">\(measures.map { $0.html("m", address) })</ul>")
        \(newMeasure.map { #"<div class="panel set" id="m-new"><h3>Thêm chỉ số</h3>\#($0)</div>"# } ?? DraftLine.adding("m", "Thêm chỉ số", MeasureKind.allCases.map { ($0.rawValue, $0.words) }, address))
        </section>
        """
    }

    private var codeTable: HTML {
        """
        <details class="more"><summary>Mã các câu hỏi, dùng được trong công thức</summary><ul>\(codes.filter { $0.number > 0 }.map { "<li>\($0.number). \($0.label): <code>\($0.code)</code></li>" })</ul></details>
        """
    }

    private var ending: HTML {
        """
        <section class="set" id="publish"><h2>Công bố</h2>
        \(if: faults.isEmpty, publishing, else: #"<p>Sửa xong các chỗ nêu ở đầu trang thì công bố được.</p>"#)
        <details class="more" id="parameters"><summary>Định mức, đặt lại được khi mở đợt</summary>
        <form class="set" method="post" action="\(address)">\(frame.keys)<p><label for="parameters-lines">Mỗi dòng một định mức <span class="hint">(như so_buoi = 2; trong công thức viết $so_buoi)</span></label><textarea id="parameters-lines" name="parameters" rows="4" spellcheck="false">
        \(parameters.joined(separator: "\n"))</textarea></p><p><button class="btn mini" name="_do" value="parameters">Lưu định mức</button></p></form></details>
        \(given.panel(address, frame.keys))
        <details class="more"><summary>Đổi tên hoặc bỏ bản nháp</summary>
        <form class="set" method="post" action="\(address)">\(frame.keys)<p><label for="title">Tên biểu mẫu</label><input id="title" name="title" value="\(title)" maxlength="300" autocomplete="off"></p><p><button class="btn mini" name="_do" value="title">Lưu tên</button></p></form>
        <form class="set" method="post" action="\(address)">\(frame.keys)<label class="pick"><input type="checkbox" name="sure" value="1">Bỏ hẳn bản nháp này, không lấy lại được</label><p><button class="btn mini" name="_do" value="remove">Bỏ bản nháp</button></p></form></details>
        </section>
        """
    }

    private var publishing: HTML {
        """
        <form class="notice set" method="post" action="\(address)">\(frame.keys)<p><b>Biểu mẫu đủ điều kiện công bố.</b> Công bố xong thì phiên bản này không sửa được nữa; muốn đổi thì lập phiên bản mới.\(if: !hasOutlines, " Lời của báo cáo do chương trình viết từ các câu hỏi.")</p>\(unsaid.map { #"<p class="msg warn">\#(Icon.of("warn"))<span>Đề cương báo cáo tổng hợp chưa nhắc đến \#($0): số liệu của các câu này chỉ có ở phụ lục và bảng tổng hợp. <a href="\#(address)/outlines/consolidated">Sửa đề cương</a></span></p>"# })<p><button class="btn primary" name="_do" value="publish">Công bố</button></p></form>
        """
    }
}
