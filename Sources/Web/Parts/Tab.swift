/// One of the pages, or parts of one, that a row of links offers.
struct Tab: View {
    let words: String
    let address: String
    /// It is the one that is shown.
    let isChosen: Bool

    /// As an element of the row.
    var html: HTML { "<li>\(Link.to(address, isShown: isChosen, "\(words)"))</li>" }
}
