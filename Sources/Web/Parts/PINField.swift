/// Where the head signs with the six digits.
enum PINField {
    /// `isFirst` where nothing else is typed on the page.
    static func html(isFirst: Bool = false) -> HTML {
        #"<p class="set"><label for="pin">PIN của hiệu trưởng (6 chữ số)</label><input id="pin" name="pin" type="password" inputmode="numeric" pattern="[0-9]{6}" maxlength="6" autocomplete="off" required\#(if: isFirst, " autofocus")></p>"#
    }
}
