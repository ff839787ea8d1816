/// One of the values that a list of a form, or a row of boxes, offers.
struct Choice {
    /// As it is sent.
    let value: String
    /// As it is shown.
    let words: String
    let isChosen: Bool
}
