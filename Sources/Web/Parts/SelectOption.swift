/// One of a select's options.
protocol SelectOption: View {
    var value: String { get }
    var words: String { get }
    var isChosen: Bool { get }
}

extension SelectOption {
    var html: HTML {
        #"<option value="\#(value)"\#(if: isChosen, " selected")>\#(words)</option>"#
    }
}
