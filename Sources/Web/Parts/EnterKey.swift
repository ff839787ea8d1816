/// What Enter does in a field: it presses the form's first button (HTML, 4.10.21.2), of several often
/// one that nobody means. A form with several buttons therefore begins with one of these.
enum EnterKey {
    /// Presses a button of that value that is not seen.
    static func presses(_ value: String, _ words: String) -> HTML {
        #"<button class="hide" name="_do" value="\#(value)" tabindex="-1" aria-hidden="true">\#(words)</button>"#
    }

    /// Nothing: what the form does is done by its buttons alone.
    static let nothing: HTML = "<button disabled hidden></button>"

    /// The same of a form of which a button stands before it on the page: the first one counts where
    /// they stand.
    static func nothing(in form: String) -> HTML {
        #"<button disabled hidden form="\#(form)"></button>"#
    }
}
