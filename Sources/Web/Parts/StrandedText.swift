/// What was typed into a form that is on the page no more: whoever typed it can take it from there.
struct StrandedText: View {
    let text: String

    /// nil for a text of nothing.
    init?(_ text: String) {
        guard !text.isEmpty else { return nil }
        self.text = text
    }

    var html: HTML { #"<p>Nội dung vừa nhập: <span class="pre">\#(text)</span></p>"# }
}
