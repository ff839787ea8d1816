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
        /// The part of the form that it stands in, above it and its neighbours of the same; nil where
        /// columns are of none.
        package var part: String?

        package init(
            _ title: String, share: Int, _ alignment: Alignment = .left, part: String? = nil
        ) {
            self.title = title
            self.share = share
            self.alignment = alignment
            self.part = part
        }
    }

    /// What a cell says, and the number that it shows.
    package struct Cell: Hashable, Sendable, ExpressibleByStringLiteral {
        package var text: String
        /// For workbooks, its scale being how exact it is shown; nil for what is no number.
        package var number: FixedPoint?
        /// What stands on paper in the place of `text`; nil for the text itself.
        package var short: String?

        package init(_ text: String, number: FixedPoint? = nil, short: String? = nil) {
            self.text = text
            self.number = number
            self.short = short
        }

        /// An answer.
        init(_ number: FixedPoint, of kind: Indicator.Number) {
            self.init(
                kind.text(number),
                number: kind.digits == nil ? number.normalized : kind.shown(number))
        }

        /// A percentage, or a mean of some, with all digits of its scale: `98,0`.
        init(percent: FixedPoint) {
            self.init(VietnameseNumber.text(percent, digits: percent.scale), number: percent)
        }

        package init(stringLiteral text: String) { self.init(text) }

        package init(count: Int64) {
            self.init(VietnameseNumber.text(count), number: FixedPoint(count))
        }

        package init(_ number: FixedPoint) {
            self.init(VietnameseNumber.text(number), number: number.normalized)
        }
    }

    package enum Row: Hashable, Sendable {
        case cells([Cell])
        /// A bold line across the table.
        case group(String)
        /// Bold cells: what the rows above add up to.
        case total([Cell])
    }

    package var columns: [Column]
    package var rows: [Row]
    /// What is to be known of it, a line each, below it.
    package var notes: [String] = []
    /// What short words on paper mean, a line each, above the notes.
    package var legend: [String] = []
    /// It has small letters, however many columns there are.
    package var isDense = false

    package init(columns: [Column], rows: [Row]) {
        self.columns = columns
        self.rows = rows
    }
}
