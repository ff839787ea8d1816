/// A link to another view of what a page shows.
enum Link {
    /// It says when it leads to what is shown already.
    static func to(_ address: String, isShown: Bool, _ words: HTML) -> HTML {
        #"<a href="\#(address)"\#(if: isShown, #" aria-current="true""#)>\#(words)</a>"#
    }
}

extension [HTML] {
    /// As in a sentence, with commas between them.
    var listed: HTML { "\(Array(prefix(1)))\(dropFirst().map { ", \($0)" })" }
}
