/// A form that was not carried out, held until it is sent again at the press of a button: because
/// it was made in another session, or because something is to be done first.
struct ResendPage {
    let frame: Frame
    let kept: KeptForm
    /// What is to be done first, in another window; then the button sends it.
    let due: FirstStep?

    static let title = "Gửi lại nội dung vừa nhập"
}
