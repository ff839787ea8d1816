import Reporting

extension DraftPage: View {
    var html: HTML {
        frame.around(
            """
            <div class="wrap">
              <div class="head"><div><p class="crumb"><a href="/forms">Biểu mẫu</a></p><h1>\(title)</h1><p class="facts"><span class="st">\(Icon.of("draft"))Bản nháp, chưa trường nào thấy</span> \(facts.map { "<span>\($0)</span> " })</p></div><p class="acts"><a class="btn" href="\(address)/trial">\(Icon.of("eye"))Điền thử</a> <a class="btn primary" href="#publish">\(if: faults.isEmpty, "Công bố", else: "Sửa \(faults.count + moreFaults) chỗ rồi công bố")</a></p></div>
              <div class="stack">
                \(said.map(Outcome.done))
                \(complaint.map(Outcome.refused))
                \(if: !faults.isEmpty, wrong)
                <div class="side">
                \(steps)
                <div class="stack" id="sections">
                \(sections.map(part))
                \(newSection)
                \(if: !laidAside.isEmpty, aside)
                \(ruleList)
                \(measureList)
                \(if: !codes.isEmpty, codeTable)
                \(ending)
                </div></div>
              </div>
            </div>
            """)
    }

    private var wrong: HTML {
        """
        <div class="notice err set" role="status"><p><b>Còn \(faults.count + moreFaults) chỗ phải sửa trước khi công bố.</b></p><ul>\(faults.map { #"<li><a href="\#($0.address)">\#($0.place)</a>: \#($0.sentence)</li>"# })\(if: moreFaults > 0, "<li>và \(moreFaults) chỗ khác</li>")</ul></div>
        """
    }

    private var steps: HTML {
        let lines = sections.map { section -> HTML in
            ##"<li><a\##(if: section.isWrong, #" class="bad""#) href="#s-\##(section.code)"><b>\##(section.code)</b> <span class="nm">\##(section.title)</span> <span class="n">\##(section.rows.count)</span>\##(if: section.isWrong, Icon.of("err"))</a></li>"##
        }
        func other(_ letter: HTML, _ address: HTML, _ words: HTML, _ list: [Line]) -> HTML {
            let isWrong = list.contains { !$0.faults.isEmpty }
            return
                #"<li><a\#(if: isWrong, #" class="bad""#) href="\#(address)"><b>\#(letter)</b> <span class="nm">\#(words)</span> <span class="n">\#(list.count)</span>\#(if: isWrong, Icon.of("err"))</a></li>"#
        }
        return """
            <nav class="steps" aria-label="Các phần của biểu mẫu"><ol>\(lines)\(other("Q", "#rules", "Quy tắc kiểm tra", rules))\(other("T", "#measures", "Chỉ số, tỷ lệ", measures))<li><a href="\(address)/outlines/report"><b>V</b> <span class="nm">Đề cương văn bản</span></a></li></ol></nav>
            """
    }

    private func part(_ section: Section) -> HTML {
        """
        <section class="set" aria-labelledby="s-\(section.code)"><h2 id="s-\(section.code)">\(section.code). \(section.title) <span class="cov">\(section.count)</span></h2>
        \(if: !section.rows.isEmpty, "<div>\(section.rows.map(row))</div>")
        <form class="asks" method="post" action="\(address)/sections">\(frame.keys)<input type="hidden" name="section" value="\(section.code)"><p class="grow"><label for="new-\(section.code)">Thêm câu hỏi vào mục \(section.code)</label><input id="new-\(section.code)" name="title" maxlength="1000" autocomplete="off" placeholder="Nội dung câu hỏi"></p><p><label for="type-\(section.code)">Cách trả lời</label><select id="type-\(section.code)" name="type">\(kinds)</select></p><p><button class="btn mini" name="_do" value="question">Thêm</button></p></form>
        <p class="row"><a class="btn mini" href="\(address)?add=\(section.code)#library">Thêm câu đã hỏi</a> \(if: !section.isOpen, #"<a class="btn mini" href="\#(address)?s=\#(section.code)#s-\#(section.code)">Đổi tên, chuyển mục \#(section.code)</a>"#)</p>
        \(if: section.isOpen, sectionForm(section))
        \(section.offered.map { $0.panel(address, frame.keys) })
        </section>
        """
    }

    private var kinds: [HTML] {
        QuestionFacts.kinds.map {
            Choice(value: $0.value, words: $0.words, isChosen: $0.value == "integer").html
        }
    }

    private func sectionForm(_ section: Section) -> HTML {
        """
        <form class="panel set" method="post" action="\(address)/sections">\(frame.keys)\(EnterKey.presses("save", "Lưu mục \(section.code)"))<input type="hidden" name="section" value="\(section.code)">
        <p><label for="title-\(section.code)">Tên mục \(section.code)</label><input id="title-\(section.code)" name="title" value="\(section.title)" maxlength="300" autocomplete="off"></p>
        <p><label for="clauses-\(section.code)">Mục của kế hoạch <span class="hint">(như II.1; II.4)</span></label><input id="clauses-\(section.code)" name="clauses" value="\(section.clauses)" autocomplete="off"></p>
        <p class="row"><button class="btn primary mini" name="_do" value="save">Lưu mục \(section.code)</button> <button class="btn mini" name="_do" value="up">Chuyển lên</button> <button class="btn mini" name="_do" value="down">Chuyển xuống</button> \(if: section.isEmpty, #"<button class="btn mini" name="_do" value="remove">Bỏ mục \#(section.code)</button>"#)</p></form>
        """
    }

    private func row(_ row: Row) -> HTML {
        guard let editor = row.editor else {
            return
                #"<div class="fq\#(if: !row.faults.isEmpty, " err")" id="q-\#(row.code)"><a href="\#(address)?q=\#(row.code)#q-\#(row.code)">\#(if: row.number > 0, #"<span class="no">\#(row.number).</span>"#) <b>\#(row.label)</b> <small>\#(row.facts)\#(row.faults.map { #" · <b>\#($0)</b>"# })</small></a></div>"#
        }
        return """
            <div class="fq open\(if: !row.faults.isEmpty, " err")" id="q-\(row.code)"><p>\(if: row.number > 0, #"<span class="no">\#(row.number).</span>"#) <b>\(row.label)</b> <small>\(row.facts)</small></p>
            \(row.faults.map(fault))
            \(editor.form(to: address, frame.keys))</div>
            """
    }

    private func fault(_ sentence: String) -> HTML {
        #"<p class="msg err">\#(Icon.of("err"))<span>\#(sentence)</span></p>"#
    }

    private var newSection: HTML {
        """
        <form class="asks" method="post" action="\(address)/sections">\(frame.keys)<p class="grow"><label for="new-section">Thêm mục</label><input id="new-section" name="title" maxlength="300" autocomplete="off" placeholder="Tên mục"></p><p><button class="btn mini" name="_do" value="add">Thêm mục</button></p></form>
        <p class="row"><a class="btn mini" href="\(address)?copy=1#copy">Chép mục từ biểu mẫu khác</a> <a class="btn mini" href="\(address)/tasks">Lấy câu hỏi theo nhiệm vụ của kế hoạch</a></p>
        \(copied.map { $0.panel(address, frame.keys) })
        """
    }

    private var aside: HTML {
        """
        <details class="more" id="removed"><summary>\(laidAside.count) câu đã bỏ</summary><form method="post" action="\(address)/questions">\(frame.keys)<input type="hidden" name="_do" value="restore"><ul class="set">\(laidAside.map { #"<li>\#($0.label) <button class="btn mini" name="question" value="\#($0.code)">Lấy lại<span class="hide"> \#($0.label)</span></button></li>"# })</ul></form></details>
        """
    }

    private var ruleList: HTML {
        """
        <section class="set" id="rules" aria-labelledby="rules-title"><h2 id="rules-title">Quy tắc kiểm tra <span class="cov">\(rules.count) quy tắc</span></h2>
        \(if: !rules.isEmpty, "<ul class=\"panel\">\(rules.map { line($0, "r") })</ul>")
        \(newRule.map { #"<div class="panel set" id="r-new"><h3>Thêm quy tắc</h3>\#($0)</div>"# } ?? adding("r", "Thêm quy tắc", RuleKind.allCases.map { ($0.rawValue, $0.words) }))
        </section>
        """
    }

    private var measureList: HTML {
        """
        <section class="set" id="measures" aria-labelledby="measures-title"><h2 id="measures-title">Chỉ số, tỷ lệ <span class="cov">\(measures.count) chỉ số</span></h2>
        \(if: !measures.isEmpty, "<ul class=\"panel\">\(measures.map { line($0, "m") })</ul>")
        \(newMeasure.map { #"<div class="panel set" id="m-new"><h3>Thêm chỉ số</h3>\#($0)</div>"# } ?? adding("m", "Thêm chỉ số", MeasureKind.allCases.map { ($0.rawValue, $0.words) }))
        </section>
        """
    }

    private func line(_ line: Line, _ name: String) -> HTML {
        """
        <li class="set got" id="\(name)-\(line.id)"><p><span class="tag">\(line.number)</span> \(if: line.editor == nil, #"<a href="\#(address)?\#(name)=\#(line.id)#\#(name)-\#(line.id)">\#(line.words)</a>"#, else: "<b>\(line.words)</b>")</p>\(line.faults.map(fault))\(line.editor ?? "<p class=\"small mute\">\(line.note)</p>")</li>
        """
    }

    private func adding(
        _ name: String, _ words: HTML, _ kinds: [(value: String, words: String)]
    ) -> HTML {
        let options = kinds.map { Choice(value: $0.value, words: $0.words, isChosen: false).html }
        return """
            <form class="asks" method="get" action="\(address)#\(name)-new"><input type="hidden" name="\(name)" value="new"><p><label for="kind-\(name)">\(words) theo mẫu câu</label><select id="kind-\(name)" name="kind">\(options)</select></p><p><button class="btn mini">Điền mẫu câu này</button></p></form>
            """
    }

    private var codeTable: HTML {
        """
        <details class="more"><summary>Mã các câu hỏi, để viết bằng ngôn ngữ quy tắc</summary><ul>\(codes.filter { $0.number > 0 }.map { "<li>\($0.number). \($0.label): <code>\($0.code)</code></li>" })</ul></details>
        """
    }

    private var ending: HTML {
        """
        <section class="set" id="publish"><h2>Công bố</h2>
        \(if: faults.isEmpty, publishing, else: #"<p>Sửa xong các chỗ nêu ở đầu trang thì công bố được.</p>"#)
        <details class="more" id="parameters"><summary>Tham số, đặt lại được khi mở đợt</summary>
        <form class="set" method="post" action="\(address)">\(frame.keys)<p><label for="parameters-lines">Mỗi dòng một tham số <span class="hint">(như so_buoi = 2; trong quy tắc viết $so_buoi)</span></label><textarea id="parameters-lines" name="parameters" rows="4" spellcheck="false">
        \(parameters.joined(separator: "\n"))</textarea></p><p><button class="btn mini" name="_do" value="parameters">Lưu tham số</button></p></form></details>
        <details class="more"><summary>Đổi tên hoặc bỏ bản nháp</summary>
        <form class="set" method="post" action="\(address)">\(frame.keys)<p><label for="title">Tên biểu mẫu</label><input id="title" name="title" value="\(title)" maxlength="300" autocomplete="off"></p><p><button class="btn mini" name="_do" value="title">Lưu tên</button></p></form>
        <form class="set" method="post" action="\(address)">\(frame.keys)<label class="pick"><input type="checkbox" name="sure" value="1">Bỏ hẳn bản nháp này, không lấy lại được</label><p><button class="btn mini" name="_do" value="remove">Bỏ bản nháp</button></p></form></details>
        </section>
        """
    }

    private var publishing: HTML {
        """
        <form class="notice set" method="post" action="\(address)">\(frame.keys)<p><b>Biểu mẫu đủ điều kiện công bố.</b> Công bố xong thì phiên bản này không sửa được nữa; muốn đổi thì lập phiên bản mới.\(if: !hasOutlines, " Lời của báo cáo do chương trình viết từ các câu hỏi.")</p><p><button class="btn primary" name="_do" value="publish">Công bố</button></p></form>
        """
    }
}
