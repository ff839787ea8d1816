/// What units of a commune's rank are: since Luật 72/2025/QH15 took effect on 1/7/2025 there is no
/// thị trấn, and there are đặc khu.
package enum CommuneKinds {
    /// `xã, phường, thị trấn`, `xã, phường, đặc khu`
    package static func words(on day: Day) -> String {
        day < sinceTwoLevels ? "xã, phường, thị trấn" : "xã, phường, đặc khu"
    }

    /// The same at the beginning of a sentence or a column: `Xã, phường, đặc khu`.
    package static func title(on day: Day) -> String { "X" + words(on: day).dropFirst() }

    private static let sinceTwoLevels = Day(number: 20_270)
}
