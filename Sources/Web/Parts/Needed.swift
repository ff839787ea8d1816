/// Fields that have to be filled in: those that are `required`, or `aria-required` where the server says
/// all at once what is wrong. The style marks their labels (`department.css`).
enum Needed {
    /// What the mark means, at the head of a form.
    static let hint: HTML = #"<p class="hint">Ô có dấu <b class="need">*</b> phải điền.</p>"#
}
