/// A file that is being made, or made.
struct MadeFilePage {
    let frame: Frame
    let title: String
    let roundTitle: String
    let asOf: String
    let fileAddress: String
    let backAddress: String
    let rows: Int
    /// How much of it is made, of a hundred; nil for all.
    let percent: Int?
    /// nil for one that is made when it is asked for.
    let size: String?
}
