extension FormField.Why {
    /// The fields under `name`: sentences to choose from where the form accepts some, and room for
    /// words of one's own. `description` is the id of what says why a reason is asked for.
    func fields(_ name: HTML, description: String? = nil) -> HTML {
        let title: HTML =
            #"\#(name) <span class="hint">(cơ quan quản lý đọc khi kiểm tra\#(if: isWanted, "; cần có để nộp"))</span>"#
        guard !accepted.isEmpty else {
            return #"<p><label for="why_\#(rule)">\#(title)</label></p>\#(text(description))"#
        }
        return
            #"<fieldset class="set"><legend>\#(title)</legend><div class="radios">\#(accepted.map { pick($0, $0) })\#(pick("", "Lý do khác"))</div><p><label for="why_\#(rule)">Ghi thêm <span class="hint">(cần có khi chọn “Lý do khác”)</span></label></p>\#(text(description))</fieldset>"#
    }

    private func pick(_ value: String, _ words: String) -> HTML {
        let isChosen =
            value.isEmpty
            ? reason.sentence == nil && !reason.more.isEmpty
            : value == reason.sentence
        return
            #"<label class="pick"><input type="radio" name="pick_\#(rule)" value="\#(value)"\#(if: isChosen, " checked")>\#(words)</label>"#
    }

    private func text(_ description: String?) -> HTML {
        let ids = [complaint == nil ? nil : "why_\(rule)-e", description].compactMap { $0 }
        return """
            \(complaint.map { #"<p class="msg err" id="why_\#(rule)-e">\#(Icon.of("err"))<span>\#($0)</span></p>"# })<input type="hidden" name="at_\(rule)" value="\(cells)"><textarea id="why_\(rule)" name="why_\(rule)" rows="2"\(if: complaint != nil, #" aria-invalid="true""#)\(if: !ids.isEmpty, #" aria-describedby="\#(ids.joined(separator: " "))""#)>
            \(reason.more)</textarea>
            """
    }
}
