/// A form that another session's page sent: it is sent again by whoever is signed in now, at the
/// press of a button.
struct ResendPage {
    let frame: Frame
    let kept: KeptForm

    init(frame: Frame, _ kept: KeptForm) {
        (self.frame, self.kept) = (frame, kept)
    }

    static let title = "Gửi lại nội dung vừa nhập"
}
