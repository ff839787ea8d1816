/// One of the values that a list of a form, or a row of boxes, offers.
struct Choice: View {
    /// As it is sent.
    let value: String
    /// As it is shown.
    let words: String
    let isChosen: Bool

    /// As an option of a list.
    var html: HTML {
        #"<option value="\#(value)"\#(if: isChosen, " selected")>\#(words)</option>"#
    }

    /// As one of several, of which one is chosen.
    func radio(_ name: String) -> HTML {
        #"<label class="pick"><input type="radio" name="\#(name)" value="\#(value)"\#(if: isChosen, " checked")>\#(words)</label>"#
    }

    /// As a box to be ticked.
    func box(_ name: String) -> HTML {
        #"<label class="pick"><input type="checkbox" name="\#(name)" value="\#(value)"\#(if: isChosen, " checked")>\#(words)</label>"#
    }
}
