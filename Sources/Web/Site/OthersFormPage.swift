/// A form that was made for somebody else than who has signed in since: it is shown to be copied, or
/// sent once its owner is back.
struct OthersFormPage {
    let frame: Frame
    let kept: KeptForm
    /// Whose it is; nil for another person of the same unit.
    let unitName: String?
}
