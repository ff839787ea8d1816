/// How the files of closings are made, by whoever can write documents.
package struct ClosingMaker: Sendable {
    /// Raised when the same figures would give other documents than before: those of earlier
    /// closings can't be made again then, and are held against their hashes alone.
    package var layout: Int
    package var make: @Sendable (ClosedTotals) throws -> [(name: String, content: [UInt8])]
    /// The file that holds the figures themselves, which every release makes alike.
    package var figures: String
    /// Whether two files hold the same, however they are packed.
    package var isSame: @Sendable ([UInt8], [UInt8]) -> Bool

    package init(
        layout: Int, figures: String,
        make: @escaping @Sendable (ClosedTotals) throws -> [(name: String, content: [UInt8])],
        isSame: @escaping @Sendable ([UInt8], [UInt8]) -> Bool
    ) {
        self.layout = layout
        self.figures = figures
        self.make = make
        self.isSame = isSame
    }
}
