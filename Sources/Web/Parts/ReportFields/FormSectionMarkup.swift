extension FormSection {
    /// Its line in the list of steps.
    var step: HTML {
        let tone = look.tone == "over" ? "bad" : look.tone == "act" ? "ask" : ""
        let count = progress.asked == 0 ? "" : progress.text
        return """
            <li><a class="\(tone)" href="#\(code)"\(if: isCurrent, #" aria-current="step""#)><b>\(code)</b> <span class="nm">\(title)</span> <span class="n">\(count)</span>\(look.icon.map(sign))</a></li>

            """
    }

    private func sign(_ icon: String) -> HTML {
        """
        <svg class="i" role="img" aria-label="\(look.name)"><use href="#i-\(icon)"/></svg>
        """
    }

    /// Its fields; `hasPrevious` where there are figures of the last round beside them.
    func fields(hasPrevious: Bool) -> HTML {
        """
        <details class="sec" id="\(code)"\(if: isOpen, " open")>
        <summary><h2>\(code). \(title)</h2><span class="st \(look.tone)">\(look.icon.map(Icon.of))\(count)</span></summary>
        \(declaration.map(\.html))
        <p class="cols" aria-hidden="true"><span>Chỉ tiêu</span><span>Đợt này</span><span>\(if: hasPrevious, "Đợt trước")</span></p>
        \(if: !givenTo.isEmpty, #"<p class="q small mute">Đã giao cho \#(givenTo.joined(separator: "; ")).</p>"#)
        \(if: toCopy > 1, copying)
        \(lines)
        \(if: !notAsked.isEmpty, #"<p class="q small mute">Nhà trường không phải trả lời ô \#(notAsked.map { "\($0)" }.joined(separator: ", ")).</p>"#)
        \(passed.map(past) ?? next.map(onward))
        </details>

        """
    }

    /// Fields and notes in their order.
    private var lines: [HTML] {
        guard !notes.isEmpty else { return fields.map(\.html) }
        return (0...fields.count).flatMap { place in
            notes.filter { $0.place == place }.map(\.html)
                + (place < fields.count ? [fields[place].html] : [])
        }
    }

    /// Once for what was the same a round ago; what happened since is never copied.
    private var copying: HTML {
        #"<p class="sec-do"><span class="small mute">Số liệu phát sinh trong kỳ không chép được.</span> <button class="btn" name="_copy" value="\#(code)">Chép \#(toCopy) ô từ đợt trước</button></p>"#
    }

    private func onward(_ next: String) -> HTML {
        #"<p class="q go"><button class="btn" name="_next" value="\#(next)">Lưu, sang mục \#(next)</button></p>"#
    }

    private func past(_ next: String) -> HTML {
        #"<p class="q go"><span class="msg err">\#(Icon.of("err"))<span>Còn \#(errors) lỗi ở mục này: sửa, hoặc vẫn sang mục \#(next).</span></span> <button class="btn" name="_past" value="\#(next)">Vẫn sang mục \#(next)</button></p>"#
    }
}

extension FormSection.Note: View {
    var html: HTML {
        #"<p class="q note" id="note-\#(code)"\#(if: !isShown, " hidden")>\#(text)</p>"#
    }
}

extension [FormSection] {
    var hasTables: Bool { contains { $0.fields.contains { $0.kind == .table } } }

    /// What the form of a report needs.
    var scripts: [Frame.Script] {
        let hasPlaces = contains { $0.fields.contains(where: \.isLocation) }
        return (hasTables ? [.tables] : []) + [.report] + (hasPlaces ? [.places] : [])
    }

    /// The list of steps beside them.
    var steps: HTML {
        """
        <nav class="steps" aria-label="Các mục của báo cáo">
        <ol>
        \(map(\.step))
        </ol>
        </nav>
        """
    }
}
