/// A table in a document: a head that is repeated on each page, and rows of text.
package struct DocumentTable: Hashable, Sendable {
    package enum Alignment: Hashable, Sendable {
        case left, right, centre
    }

    package struct Column: Hashable, Sendable {
        package var title: String
        /// Its part of the table's width, beside the other columns' parts.
        package var share: Int
        package var alignment: Alignment

        package init(_ title: String, share: Int, _ alignment: Alignment = .left) {
            self.title = title
            self.share = share
            self.alignment = alignment
        }
    }

    package enum Row: Hashable, Sendable {
        case cells([String])
        /// A bold line across the table.
        case group(String)
        /// Bold cells: what the rows above add up to.
        case total([String])
    }

    package var columns: [Column]
    package var rows: [Row]

    package init(columns: [Column], rows: [Row]) {
        self.columns = columns
        self.rows = rows
    }
}
